"""Counting's speed: whole BLT files counted by the Scottish rule and by Meek, against peers.

Each program runs alone in a process of its own, so that its peak memory is its own. The files come
from the seeded generator beside the data (../shared/tools/gen_ballots.py). Peers that have no fast
reader are given the ballots already in memory as plain lists, and only their own building and
counting is timed. Usage: bin/bench tally [--sizes 100000x20,4000000x20] [--peers pyrankvote,…]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GENERATOR = ROOT.parent / "shared/tools/gen_ballots.py"
SIZES = "1000x20,100000x20,1000000x20,4000000x20,1000000x120"
PEERS = "pyrankvote,votelib,votekit,pref_voting"
SEATS = 9
# A peer is stopped after so many seconds; the line then gives a bound, and says so.
LONGEST = 150
# At this size slower peers are not run: four times their figure at the size before stands in, and
# says so. None of them grows slower than its papers.
SCALED = {"4000000x20": ("1000000x20", 4, ("votelib", "pref_voting"))}
SMALL, REPEATS = 10_000, 100
LARGE, LITTLE = "4000000x20", "1000x20"
# Further rules of our own, counted where the papers are those of a small union.
SMALL_ONLY = ("meek-nz", "warren", "wigm", "ers97", "block", "borda")


def plain(data: bytes) -> list[list[int]]:
    """The papers as lists, the quickest way there is in plain Python."""
    lines = data[: data.index(b"\n0\n")].split(b"\n")[1:]
    return [list(map(int, line.split()[1:-1])) for line in lines]


def ours(rule: str) -> Callable[[bytes], dict[str, Any]]:
    from folkmoot.core.tally.counting import count
    from folkmoot.core.tally.reading.blt import read_blt

    def work(data: bytes) -> dict[str, Any]:
        began = time.perf_counter()
        profile = read_blt(data)
        read = time.perf_counter()
        made = count(profile, rule, seed="bench")
        return {
            "load": read - began,
            "count": time.perf_counter() - read,
            "elected": sorted(made.elected),
        }

    return work


def pyrankvote(data: bytes) -> dict[str, Any]:
    import pyrankvote as peer

    began = time.perf_counter()
    width = int(data.split(None, 1)[0])
    people = [peer.Candidate(str(n)) for n in range(width + 1)]
    ballots = [peer.Ballot([people[c] for c in line]) for line in plain(data)]
    read = time.perf_counter()
    result = peer.single_transferable_vote(people[1:], ballots, SEATS)
    return {
        "load": read - began,
        "count": time.perf_counter() - read,
        "elected": sorted(int(c.name) for c in result.get_winners()),
    }


def votelib(data: bytes) -> dict[str, Any]:
    from collections import Counter

    from votelib.evaluate.sequential import TransferableVoteSelector

    began = time.perf_counter()
    votes = Counter(map(tuple, plain(data)))
    read = time.perf_counter()
    elected = TransferableVoteSelector(transferer="Gregory").evaluate(dict(votes), SEATS)
    return {"load": read - began, "count": time.perf_counter() - read, "elected": sorted(elected)}


def votekit(data: bytes) -> dict[str, Any]:
    from collections import Counter

    from votekit.ballot import RankBallot
    from votekit.elections import FastSTV
    from votekit.pref_profile import RankProfile

    began = time.perf_counter()
    votes = Counter(map(tuple, plain(data)))
    width = int(data.split(None, 1)[0])
    ballots = tuple(
        RankBallot(ranking=tuple(frozenset({str(c)}) for c in line), weight=weight)
        for line, weight in votes.items()
    )
    names = tuple(str(n) for n in range(1, width + 1))
    profile = RankProfile(ballots=ballots, candidates=names, max_ranking_length=width)
    read = time.perf_counter()
    result = FastSTV(profile, m=SEATS).get_elected()
    return {
        "load": read - began,
        "count": time.perf_counter() - read,
        "elected": sorted(int(name) for group in result for name in group),
    }


def pref_voting(data: bytes) -> dict[str, Any]:
    from collections import Counter

    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting.proportional_methods import stv_scottish

    began = time.perf_counter()
    votes = Counter(map(tuple, plain(data)))
    ranked = [{c: place for place, c in enumerate(line, 1)} for line in votes]
    width = int(data.split(None, 1)[0])
    profile = ProfileWithTies(
        ranked, rcounts=list(votes.values()), candidates=list(range(1, width + 1))
    )
    read = time.perf_counter()
    elected = stv_scottish(profile, num_seats=SEATS)
    return {
        "load": read - began,
        "count": time.perf_counter() - read,
        "elected": sorted(map(int, elected)),
    }


PROGRAMS: dict[str, Callable[[], Callable[[bytes], dict[str, Any]]]] = {
    "folkmoot scottish": lambda: ours("scottish"),
    "folkmoot meek-prf": lambda: ours("meek-prf"),
    **{f"folkmoot {rule}": lambda r=rule: ours(r) for rule in SMALL_ONLY},
    "pyrankvote": lambda: pyrankvote,
    "votelib": lambda: votelib,
    "votekit": lambda: votekit,
    "pref_voting": lambda: pref_voting,
}


def alone(program: str, path: Path) -> None:
    """One program, one file; what came of it as a line of JSON, the best of several if small."""
    work = PROGRAMS[program]()
    data = path.read_bytes()
    times = REPEATS if len(data) < SMALL * 30 else 1
    found = min((work(data) for _ in range(times)), key=lambda row: row["load"] + row["count"])
    found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(found))


def measured(program: str, path: Path) -> dict[str, Any] | None:
    """The program in a process of its own; None if it failed; a bound if it took too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", __file__, "--alone", program, "--file", str(path)],
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"  {program:20} stopped after {LONGEST} s: at least that", flush=True)
        return {"load": 0.0, "count": float(LONGEST), "bound": True}
    if done.returncode:
        why = done.stderr.strip().splitlines() or ["no reason given"]
        print(f"  {program:20} failed: {why[-1][:90]}", flush=True)
        return None
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(
        f"  {program:20} read {found['load']:8.4f} s  count {found['count']:8.4f} s  "
        f"{found['megabytes']:5} MB  {found['elected']}",
        flush=True,
    )
    return found


def whole(found: dict[str, Any]) -> float:
    """Reading and counting, in seconds."""
    return float(found["load"] + found["count"])


def size_measured(
    size: str, folder: Path, peers: list[str], before: dict[str, dict[str, dict[str, Any]]]
) -> dict[str, dict[str, Any]]:
    """Every program at one size; ``before`` has the rows of all sizes so far, by size and name."""
    papers, width = size.split("x")
    path = folder / f"{size}.blt"
    subprocess.run(
        [sys.executable, str(GENERATOR), "--n", papers, "--cands", width, str(path)], check=True
    )
    print(f"{size}, {SEATS} seats, {path.stat().st_size / 1e6:.1f} MB", flush=True)
    smaller, factor, scaled = SCALED.get(size, ("", 1, ()))
    rows: dict[str, dict[str, Any]] = {}
    more = [f"folkmoot {rule}" for rule in SMALL_ONLY] if size == LITTLE else []
    for program in ["folkmoot scottish", "folkmoot meek-prf", *more, *peers]:
        known = before.get(smaller, {}).get(program)
        if program in scaled and known:
            rows[program] = {"load": 0.0, "count": whole(known) * factor, "bound": True}
            print(f"  {program:20} {factor} times {smaller}: {whole(known) * factor:.1f} s, scaled")
        elif found := measured(program, path):
            rows[program] = found
    path.unlink()
    mine, theirs = rows.get("folkmoot scottish"), {p: rows[p] for p in peers if p in rows}
    if mine and theirs:
        fastest = min(theirs, key=lambda peer: whole(theirs[peer]))
        ratio = whole(theirs[fastest]) / whole(mine)
        print(f"  {ratio:.1f} times as fast as the fastest peer, {fastest}", flush=True)
        mine["ratio"] = ratio
    return rows


def bars(rows: dict[str, dict[str, dict[str, Any]]]) -> None:
    """What was promised, and whether it holds in this run."""
    print("Bars", flush=True)

    def bar(says: str, figure: float, unit: str, *, holds: bool) -> None:
        print(f"  {'met' if holds else 'missed':7} {says}: {figure:.4g} {unit}", flush=True)

    scottish = rows.get(LARGE, {}).get("folkmoot scottish")
    meek = rows.get(LARGE, {}).get("folkmoot meek-prf")
    if scottish:
        ratio, megabytes = scottish.get("ratio", 0.0), scottish["megabytes"]
        if ratio:
            bar("Scottish 4M x 20, 25 times the fastest peer", ratio, "times", holds=ratio >= 25)
        bar("... within 5 s read and counted", whole(scottish), "s", holds=whole(scottish) <= 5)
        bar("... within 0.5 GB", megabytes, "MB", holds=megabytes <= 512)
        bar("... counted within 1 s", scottish["count"], "s", holds=scottish["count"] <= 1)
    if meek:
        bar("Meek 4M x 20 counted within 1 s", meek["count"], "s", holds=meek["count"] <= 1)
    for program, small in rows.get(LITTLE, {}).items():
        if program.startswith("folkmoot"):
            took = small["count"] * 1000
            bar(f"1,000 ballots within 5 ms, {program}", took, "ms", holds=took <= 5)


def main() -> None:
    """Every size, every program, the ratio to the fastest peer, and the bars."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--peers", default=PEERS)
    parser.add_argument("--alone")
    parser.add_argument("--file", type=Path)
    args = parser.parse_args()
    if args.alone:
        alone(args.alone, args.file)
        return
    peers = [peer for peer in args.peers.split(",") if peer]
    rows: dict[str, dict[str, dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes.split(","):
            rows[size] = size_measured(size, Path(folder), peers, rows)
    bars(rows)


if __name__ == "__main__":
    main()
