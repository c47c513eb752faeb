"""Work that follows an act: rows in the same database, done by a thread or a command."""
