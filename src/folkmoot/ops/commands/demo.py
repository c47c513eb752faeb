"""`folkmoot demo`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from folkmoot.ops import house, serving
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.progress import step
from folkmoot.ops.served import require_nobody_serves

HELP = "Build the demonstration organisation and serve it."
FOLDER = Path("var/demo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where and how."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=1, help="what names are drawn from")
    parser.add_argument("--fresh", action="store_true", help="build it anew")
    parser.add_argument("--build-only", action="store_true", help="do not serve it")
    parser.add_argument(
        "--check", action="store_true", help="fetch every page as everybody, print a line each"
    )


def run(args: argparse.Namespace) -> int:
    """Build (once a day, or when asked) and serve, or check."""
    began = time.monotonic()
    folder = _own_folder()
    os.environ.setdefault("FOLKMOOT_ORIGIN", f"http://{args.host}:{args.port}")
    if args.fresh or args.check:
        require_nobody_serves(folder, what="Building the demonstration anew")
        _clear(folder)
    house.open_house(as_owner=True)
    house.migrate()
    built = _build_unless_there(seed=args.seed, began=began)
    if args.check:
        from folkmoot.ops.demo.check import check_pages

        return check_pages(host=args.host, port=args.port)
    if args.build_only:
        return 0
    from django.db import connection

    connection.close()
    if built:
        _serve_afresh(host=args.host, port=args.port)
    return serving.serve(host=args.host, port=args.port, processes=1)


def _serve_afresh(*, host: str, port: int) -> NoReturn:
    """Go on as `folkmoot serve`, in a process that has built nothing.

    The building printed paper, and with that the typesetter started threads of its own. The
    server forks its workers; there these threads are missed, and whoever asked for a PDF would
    wait for ever.
    """
    os.environ.pop("FOLKMOOT_AS_OWNER", None)  # the server is the restricted role
    sys.stderr.flush()
    words = ["-m", "folkmoot.ops.main", "serve", "--host", host, "--port", str(port)]
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606  (our own words)


def _own_folder() -> Path:
    # A demonstration never shares a folder with a real organisation.
    folder = Path(os.environ.get("FOLKMOOT_VAR", str(FOLDER))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["FOLKMOOT_VAR"] = str(folder)
    return folder


def _clear(folder: Path) -> None:
    """Forget an earlier demonstration, key and mark included: it is another log."""
    for name in (
        "folkmoot.sqlite3",
        "folkmoot.sqlite3-wal",
        "folkmoot.sqlite3-shm",
        "record.key",
        "record.mark",
        "record.lock",
    ):
        (folder / name).unlink(missing_ok=True)


def _build_unless_there(*, seed: int, began: float) -> bool:
    from folkmoot.apps.record.queries import head
    from folkmoot.ops.demo.build import build
    from folkmoot.platform.clock import now
    from folkmoot.platform.installation import installation

    stamp = installation().demonstration
    if stamp is not None:
        age = now() - datetime.fromisoformat(stamp["anchor"])
        step(f"the demonstration is there, built {age.days} days ago (--fresh builds it anew)")
        return False
    if head().size:
        raise CommandFailed(
            "this database holds a real organisation; a demonstration is built into an empty one. "
            "Unset DATABASE_URL or FOLKMOOT_VAR, or choose another folder."
        )
    build(anchor=datetime.now(tz=UTC), seed=seed, say=step)
    print(f"  built in {time.monotonic() - began:.1f} s", file=sys.stderr)
    return True
