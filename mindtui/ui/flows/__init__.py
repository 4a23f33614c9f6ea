"""What happens after a key, step by step: ask with a dialog, then tell the journal."""
