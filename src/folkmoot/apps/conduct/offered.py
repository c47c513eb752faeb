"""What this room offers to the site."""


def offer() -> None:
    """Called once, when the applications are ready."""
