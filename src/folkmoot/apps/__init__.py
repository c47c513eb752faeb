"""The house: one room per app."""
