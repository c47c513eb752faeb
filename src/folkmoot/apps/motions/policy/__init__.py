"""Facts gathered, the law asked."""
