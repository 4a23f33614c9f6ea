"""Forms that other programs and people read: one file each."""
