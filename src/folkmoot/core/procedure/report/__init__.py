"""The arrangements report: a motion of its own kind, moved, amended, referred back and voted on."""
