"""Consultations worked out, beside red-dwarf.

Usage: bin/bench discourse [--sets brexit-consensus,football-concussions]

Each program works out the same votes in a process of its own, on one thread: processor time of
working out (the votes read beforehand) and of reading, so that a busy machine changes no ratio, and
the most memory of the process. The last set is the largest there is. Groups of large conversations
depend on where a program starts, so those are shown, and what is held to published values are the
figures in the tests. Ours must give the same bytes each time, or the run fails.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "shared/data/discourse/polis"
SETS = "brexit-consensus,scoop-hivemind.taxes,ssis.land-bank-farmland.2rumnecbeh.2021-08-01"
LONGEST = 900
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT"), "1"
)
REPEATS = 3


def ours(path: Path) -> dict[str, Any]:
    from folkmoot.core.discourse import bundle, read_votes, work_out

    began = time.process_time()
    votes = read_votes(path.read_text())
    read = time.process_time()
    times, digests = [], set()
    for _ in range(REPEATS):
        start = time.process_time()
        found = work_out(votes)
        told = json.dumps(bundle(found))
        times.append(time.process_time() - start)
        digests.add(hashlib.sha256(told.encode()).hexdigest())
    assert len(digests) == 1, "the same votes gave different bytes"
    return {
        "read": read - began,
        "work": min(times),
        "groups": found.sizes(),
    }


def red_dwarf(path: Path) -> dict[str, Any]:
    from reddwarf.implementations import polis

    began = time.process_time()
    latest = {}  # it takes each vote once: the last, as in ours
    with path.open() as file:
        for row in sorted(csv.DictReader(file), key=lambda row: int(row["timestamp"])):
            latest[row["voter-id"], row["comment-id"]] = {
                "participant_id": int(row["voter-id"]),
                "statement_id": int(row["comment-id"]),
                "vote": int(row["vote"]),
                "modified": int(row["timestamp"]),
            }
    votes = list(latest.values())
    read = time.process_time()
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        found = polis.run_pipeline(votes=votes, random_state=1)
        times.append(time.process_time() - start)
    sizes = found.participants_df["cluster_id"].value_counts()
    return {
        "read": read - began,
        "work": min(times),
        "groups": tuple(int(size) for size in sizes),
    }


PROGRAMS: dict[str, Callable[[Path], dict[str, Any]]] = {"folkmoot": ours, "red-dwarf": red_dwarf}


def measured(program: str, path: Path) -> dict[str, Any] | None:
    """The program in a process of its own; None if it failed or took too long."""
    words = [sys.executable, "-W", "ignore", __file__, "--alone", program, "--file", str(path)]
    try:
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
            env={**os.environ, **ONE_THREAD},
        )
    except subprocess.TimeoutExpired:
        print(f"  {program:10} more than {LONGEST} s")
        return None
    if done.returncode:
        print(f"  {program:10} failed: {done.stderr.strip().splitlines()[-1][:90]}")
        return None
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(
        f"  {program:10} read {found['read']:7.3f} s  work {found['work']:7.3f} s  "
        f"{found['megabytes']:4} MB  groups {found['groups']}",
        flush=True,
    )
    return found


def main() -> int:
    """Every set, both programs, the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sets", default=SETS)
    parser.add_argument("--alone")
    parser.add_argument("--file", type=Path)
    args = parser.parse_args()
    if args.alone:
        found = PROGRAMS[args.alone](args.file)
        found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps(found))
        return 0
    if not FOLDER.is_dir():
        print(f"the consultations are not here: {FOLDER}")
        return 2
    missed = False
    for name in args.sets.split(","):
        print(name, flush=True)
        path = FOLDER / name / "votes.csv"
        mine, theirs = measured("folkmoot", path), measured("red-dwarf", path)
        if mine is None or theirs is None:
            missed = True
            continue
        print(
            f"  {theirs['work'] / mine['work']:.1f} times as fast, "
            f"{mine['megabytes'] / theirs['megabytes']:.2f} of the memory"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
