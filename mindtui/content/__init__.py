"""Texts and catalogs that ship with the program, as data files with a typed door."""
