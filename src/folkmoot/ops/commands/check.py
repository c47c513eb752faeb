"""`folkmoot check`."""

from __future__ import annotations

import argparse

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Check the installation: tables, gates, the record against what was published."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> int:
    """Everything that can be checked without changing anything but the newest checkpoint."""
    from django.core.management import call_command

    house.open_house()
    house.require_tables()
    call_command("check", databases=["default"])
    from folkmoot.apps.record.queries import head
    from folkmoot.apps.record.signing import ForkRefused, latest_checkpoint
    from folkmoot.ops.record_check import recompute
    from folkmoot.platform.clock import now

    try:
        checkpoint = latest_checkpoint(at=now())
    except ForkRefused as refusal:
        raise CommandFailed(str(refusal)) from None
    root = recompute()
    if root != checkpoint.root:
        print(f"The record does not hash to its checkpoint: {root} is not {checkpoint.root}.")
        return 1
    print(f"The record holds {head().size:,} entries and hashes to its checkpoint, {root[:16]}….")
    return 0
