"""The house calculator: prepared houses, one's own, and what would change the result.

Nothing is kept: what is asked stands in the address, or in the text that was sent.
"""
