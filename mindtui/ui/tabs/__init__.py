"""The tabs of places that have several, one file each."""
