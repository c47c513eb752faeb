"""One file per rule group: its parameters, its facts, its checks."""
