"""The pattern book at /design: every part in every state, with invented matter."""
