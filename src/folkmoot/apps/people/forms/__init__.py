"""What people fill in: shapes and words, no rules."""
