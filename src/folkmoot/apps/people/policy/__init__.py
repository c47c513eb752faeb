"""May this happen? Facts from the queries, an answer with its reasons."""
