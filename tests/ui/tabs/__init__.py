"""Tests of the tabs, one file each."""
