"""Numbers out of records: pure functions on the standard library. Import from the modules."""
