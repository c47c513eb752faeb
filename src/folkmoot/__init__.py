"""Folkmoot: the software on which a member-run organisation governs itself."""

__version__ = "0.1.0"
