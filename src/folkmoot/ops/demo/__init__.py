"""The demonstration: a fictional party, its rule book and its year."""
