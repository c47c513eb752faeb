"""Are like cases treated alike? The organisation's own outcomes, and anybody's table."""
