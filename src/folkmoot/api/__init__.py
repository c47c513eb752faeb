"""The HTTP API over queries and actions."""
