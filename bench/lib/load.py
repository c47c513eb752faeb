"""A small closed-loop load: some connections, each asking again as soon as it is answered."""

from __future__ import annotations

import http.client
import os
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 8
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run came to: requests for each CPU second of the server, and waits in seconds."""

    per_cpu_second: float
    p50: float
    p99: float
    requests: int


def cpu_seconds(session: int) -> float:
    """The CPU time of a server and every process it started (they share its session)."""
    total = 0
    for each in Path("/proc").iterdir():
        if not each.name.isdigit():
            continue
        try:
            fields = (each / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == session:
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


def measure(
    port: int, session: int, paths: Sequence[str], *, cookie: str = "", seconds: float = 5.0
) -> Measured:
    """Ask for the paths in turn over `CONNECTIONS` connections for a while, after warming up."""
    run(port, paths, cookie=cookie, seconds=seconds / 4)
    before = cpu_seconds(session)
    waits = sorted(run(port, paths, cookie=cookie, seconds=seconds))
    used = cpu_seconds(session) - before
    return Measured(
        len(waits) / used, waits[len(waits) // 2], waits[len(waits) * 99 // 100], len(waits)
    )


def run(port: int, paths: Sequence[str], *, cookie: str, seconds: float) -> list[float]:
    """The waits of every request. Raises SystemExit if an answer is not 200."""
    waits: list[float] = []
    wrong: list[str] = []
    ends = time.perf_counter() + seconds
    headers = {"Cookie": cookie} if cookie else {}

    def work(first: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        mine, place = [], first
        while (began := time.perf_counter()) < ends:
            path = paths[place % len(paths)]
            place += 1
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.client.OK:
                wrong.append(f"{path} was answered {answer.status}")
                break
            mine.append(time.perf_counter() - began)
        waits.extend(mine)
        connection.close()

    threads = [threading.Thread(target=work, args=(n * 7,)) for n in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds + 60)
    if wrong:
        raise SystemExit(wrong[0])
    return waits
