"""Forms that other programs and people read."""
