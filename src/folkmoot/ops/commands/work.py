"""`folkmoot work`."""

from __future__ import annotations

import argparse

from folkmoot.ops import house

HELP = "Do queued tasks (mail, papers) in a process of its own; for PostgreSQL."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to stop when nothing is left."""
    parser.add_argument("--until-empty", action="store_true", help="stop when nothing is left")


def run(args: argparse.Namespace) -> int:
    """Work forever, or until the queue is empty."""
    house.open_house()
    from folkmoot.platform.tasks import periodic, worker

    if args.until_empty:
        worker.work_until_empty()
    else:
        periodic.start_thread()
        worker.start_thread().join()
    return 0
