"""What must be known before anything in this room may happen."""
