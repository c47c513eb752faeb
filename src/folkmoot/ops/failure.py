"""How a command says that it cannot go on."""


class CommandFailed(Exception):
    """A command cannot go on; the sentence says what, where, why and what next."""
