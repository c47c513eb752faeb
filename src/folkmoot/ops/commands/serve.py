"""`folkmoot serve`."""

from __future__ import annotations

import argparse

from folkmoot.ops import house, serving

HELP = "Serve the organisation's pages."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how many processes."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--processes",
        type=int,
        default=1,
        help="more than one only on PostgreSQL; run `folkmoot work` beside them",
    )


def run(args: argparse.Namespace) -> int:
    """Check the house, then serve it."""
    from django.core.management import call_command
    from django.db import connection

    house.open_house()
    house.require_tables()
    call_command("check", databases=["default"])
    if connection.vendor == "sqlite" and args.processes != 1:
        print("SQLite has one writer, so one process serves it.")
        args.processes = 1
    connection.close()
    return serving.serve(host=args.host, port=args.port, processes=args.processes)
