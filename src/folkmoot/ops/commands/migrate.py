"""`folkmoot migrate`."""

from __future__ import annotations

import argparse

from folkmoot.ops import house

HELP = "Bring the database up to date and put its gates in place."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    """As the owner of the tables, where the server has a role of its own."""
    house.open_house(as_owner=True)
    house.migrate(quietly=False)
    return 0
