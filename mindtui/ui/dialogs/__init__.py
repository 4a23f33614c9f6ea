"""Dialogs: each returns a finished value, and Escape returns None."""
