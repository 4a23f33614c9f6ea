"""Tests of the flows, one file each."""
