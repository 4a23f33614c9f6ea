"""MindTUI: a private notebook for mood and stress in the terminal."""

__version__ = "0.1.0"
