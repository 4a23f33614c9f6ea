"""One TinyDB file that survives everything."""
