"""Other processes that work figures out, so that no screen waits for them and every core helps."""
