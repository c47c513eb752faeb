"""Pages for each CPU second of the server, against the same page in default Django style.

The page is the list of motions, fifty rows, for somebody who is signed in. The twin
(bench/lib/twin) is that page as Django's documentation would write it: rows with a status column,
{% url %} and |date in each row, sessions in the database. Both run in this one run, on the same
database, under the same server with the same threads (and on PostgreSQL two processes), asked over
loopback by eight connections that ask again as soon as they are answered. What is compared is
requests for each second of CPU time that the server's processes used, so that a busy machine does
not matter much; waits do suffer from one.

Usage: bin/bench web [--seconds 5] [--only sqlite|postgresql]
"""

from __future__ import annotations

import argparse
import gzip
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
from contextlib import suppress
from pathlib import Path

from lib.load import Measured, measure
from lib.served import ROOT, Served, served

TWICE = 2.0
PER_CPU_SECOND = 450.0
TWIN_THERE = 187.0  # what the same default page made on the machine on which that was hoped for
P99 = 0.040
TEN_TIMES = 10.0
FIRST_VISIT = 150_000
PROCESSES = 2  # of each server on PostgreSQL, as the administrator's guide has it; SQLite has one
LINKED = re.compile(r'<(?:link|script|img)[^>]*?(?:href|src)="([^"]+)"')
IN_CSS = re.compile(r"url\([\"']?([^)\"']+)")


class Twin:
    """The twin and its server, in a database of its own beside that of the house."""

    def __init__(self, house: Served) -> None:
        self.folder = house.folder.parent / "twin"
        self.folder.mkdir()
        url = house.surroundings["DATABASE_URL"]
        if url:
            house.script(CREATE_TWIN)
            parts = urllib.parse.urlsplit(url)
            url = urllib.parse.urlunsplit(parts._replace(path="/twin"))
        self.surroundings = {
            **house.surroundings,
            "FOLKMOOT_VAR": str(self.folder),
            "DATABASE_URL": url,
            "PYTHONPATH": str(ROOT / "bench"),
        }
        self.port = house.port + 1
        done = self._python("-m", "lib.twin.build", capture_output=True, text=True)
        self.session = done.stdout.strip()

    def start(self, *, processes: int) -> None:
        """Serve as `folkmoot serve` does."""
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-W",
                "ignore",
                "-c",
                SERVE_TWIN.format(port=self.port, processes=processes),
            ],
            env=self.surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        import http.client

        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            with suppress(OSError):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/")
                if connection.getresponse().status == http.client.OK:
                    return
            time.sleep(0.05)
        raise SystemExit("the twin did not answer in time")

    def end(self) -> None:
        """End it and its worker."""
        import os

        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(30)

    def _python(self, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "ignore", *words]
        return subprocess.run(command, env=self.surroundings, check=True, timeout=300, **more)  # type: ignore[call-overload, no-any-return]


CREATE_TWIN = """
from folkmoot.ops.house import open_house
open_house()
from django.db import connection
connection.cursor().execute("CREATE DATABASE twin")
"""

SERVE_TWIN = """
from granian import Granian
from granian.constants import Interfaces
if __name__ == "__main__":
    Granian("lib.twin.wsgi:application", address="127.0.0.1", port={port},
            interface=Interfaces.WSGI, workers={processes}, blocking_threads=4,
            log_enabled=False).serve()
"""


def first_visit(house: Served, path: str = "/") -> int:
    """Bytes of a page and everything it links, every font named in its stylesheets included."""
    seen: set[str] = set()
    total, waiting = 0, [path]
    while waiting:
        address = waiting.pop()
        if address in seen or not address.startswith("/"):
            continue
        seen.add(address)
        status, body = house.get(address, **{"Accept-Encoding": "gzip"})
        if status != 200:
            raise SystemExit(f"{address} was answered {status}")
        total += len(body)
        if body.startswith(b"\x1f\x8b"):
            body = gzip.decompress(body)
        if address.endswith(".css"):
            found = IN_CSS.findall(body.decode())
            waiting += [urllib.parse.urljoin(address, each) for each in found]
        elif address == path:
            waiting += LINKED.findall(body.decode())
    return total


def say(what: str, value: str, bar: str, met: bool) -> bool:
    """One line of the report."""
    print(f"  {what:<44} {value:>22}   {bar:<24} {'met' if met else 'MISSED'}")
    return met


def shown(measured: Measured) -> str:
    """Requests for each CPU second, and the wait of the slowest hundredth."""
    return f"{measured.per_cpu_second:,.0f}/CPU-s, p99 {measured.p99 * 1000:.0f} ms"


def trial(database: str, *, seconds: float) -> bool:
    """One database."""
    with (
        tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as folder,
        served(Path(folder), database) as house,
    ):
        session = house.build("esme")
        house.program(ROOT / "bench/lib/many_motions.py")
        twin = Twin(house)
        processes = 1 if database == "sqlite" else PROCESSES
        house.start(processes=processes)
        twin.start(processes=processes)
        try:
            pid = house.process.pid if house.process else 0
            theirs = measure(
                twin.port,
                twin.process.pid,
                ["/motions/"],
                cookie=f"sessionid={twin.session}",
                seconds=seconds,
            )
            ours = measure(
                house.port,
                pid,
                ["/motions/"],
                cookie=f"sessionid={session}",
                seconds=seconds,
            )
            record = measure(
                house.port,
                pid,
                ["/record/", *(f"/record/{seq}" for seq in range(30))],
                seconds=seconds,
            )
            size = first_visit(house)
        finally:
            twin.end()
    print(f"{database}:")
    print(f"  {'the twin: 50 motions, signed in':<44} {shown(theirs):>22}")
    ratio = ours.per_cpu_second / theirs.per_cpu_second
    times = record.per_cpu_second / ours.per_cpu_second
    return all(
        [
            say("50 motions, signed in", shown(ours), "", True),
            say("  against the twin", f"{ratio:.1f} x", f">= {TWICE:g} x", ratio >= TWICE),
            say(
                "  as on the machine where the twin made 187",
                f"{ratio * TWIN_THERE:,.0f}/CPU-s",
                f"about {PER_CPU_SECOND:g}",
                ratio * TWIN_THERE >= PER_CPU_SECOND,
            ),
            say("  p99 at 8 connections", f"{ours.p99 * 1000:.0f} ms", "< 40 ms", ours.p99 < P99),
            say("31 public pages of the record", shown(record), "", True),
            say("  against the list", f"{times:.1f} x", f">= {TEN_TIMES:g} x", times >= TEN_TIMES),
            say("first visit", f"{size / 1000:.0f} kB", "< 150 kB", size < FIRST_VISIT),
        ]
    )


def main() -> int:
    """Both databases, or one; the exit code says whether every bar was met."""
    parser = argparse.ArgumentParser(prog="bin/bench web")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    args = parser.parse_args()
    databases = [args.only] if args.only else ["sqlite", "postgresql"]
    met = [trial(database, seconds=args.seconds) for database in databases]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
