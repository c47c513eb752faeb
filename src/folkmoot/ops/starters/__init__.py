"""Rules to begin with, one file for each kind of organisation."""
