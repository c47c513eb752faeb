"""`folkmoot docs api`."""

from __future__ import annotations

import argparse
import json

from folkmoot.ops import house

HELP = "Print the schema of the API (OpenAPI), made from its routes."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    """Print it as JSON."""
    house.open_house()
    from folkmoot.api.v1 import reference

    print(json.dumps(reference(), indent=1))
    return 0
