"""The places, one file each with its style sheet beside it."""
