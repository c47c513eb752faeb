"""Facts gathered and put to the law."""
