"""The road of a motion: the first procedure written in this language."""
