"""Ballot files, read."""
