"""`folkmoot check`."""

from __future__ import annotations

import argparse
from typing import Any

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
    return _editions()


def _editions() -> int:
    """Make every edition again from the first and the operations, against root, text, record."""
    from folkmoot.apps.record.queries import entry
    from folkmoot.apps.rulebook import queries
    from folkmoot.apps.rulebook.queries.rebuilding import rebuild

    faults, made = [], 0
    for each in rebuild():
        made += 1
        fault = each.fault
        view = queries.edition(each.document, each.sequence)
        if not fault and view is not None and view.certified_seq is not None:
            shown = entry(view.certified_seq)
            fault = _against_record(view, each.operations_digest, shown)
        if fault:
            faults.append(f"Edition {each.sequence} of {each.document}: {fault}.")
    for sentence in faults:
        print(sentence)
    print(f"{made - len(faults)} of {made} editions rebuilt from the first and the operations.")
    return 1 if faults else 0


def _against_record(view: Any, operations_digest: str, shown: Any) -> str:
    """What the entry that certifies an edition says otherwise; empty if it agrees."""
    if shown is None:
        return f"its entry {view.certified_seq} is not in the record"
    said = shown.body
    wanted = {"edition_digest": view.digest, "content_hash": view.content_hash}
    if view.base is not None:
        wanted["operations_digest"] = operations_digest
    for key, value in wanted.items():
        if said.get(key) != value:
            return f"entry {view.certified_seq} of the record has another {key.replace('_', ' ')}"
    return ""
