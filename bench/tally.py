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
LONGEST = 900


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
    "pyrankvote": lambda: pyrankvote,
    "votelib": lambda: votelib,
    "votekit": lambda: votekit,
    "pref_voting": lambda: pref_voting,
}


def alone(program: str, path: Path) -> None:
    """One program, one file; what came of it as a line of JSON."""
    work = PROGRAMS[program]()
    data = path.read_bytes()
    found = work(data)
    found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(found))


def measured(program: str, path: Path) -> dict[str, Any] | None:
    """The program in a process of its own; None if it failed or took too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", __file__, "--alone", program, "--file", str(path)],
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"  {program:20} more than {LONGEST} s")
        return None
    if done.returncode:
        print(f"  {program:20} failed: {done.stderr.strip().splitlines()[-1][:90]}")
        return None
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(
        f"  {program:20} read {found['load']:8.3f} s  count {found['count']:8.3f} s  "
        f"{found['megabytes']:5} MB  {found['elected']}",
        flush=True,
    )
    return found


def main() -> None:
    """Every size, every program, and the ratio to the fastest peer."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--peers", default=PEERS)
    parser.add_argument("--alone")
    parser.add_argument("--file", type=Path)
    args = parser.parse_args()
    if args.alone:
        alone(args.alone, args.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes.split(","):
            papers, width = size.split("x")
            path = Path(folder) / f"{size}.blt"
            subprocess.run(
                [sys.executable, str(GENERATOR), "--n", papers, "--cands", width, str(path)],
                check=True,
            )
            print(f"{size}, {SEATS} seats, {path.stat().st_size / 1e6:.1f} MB", flush=True)
            mine = measured("folkmoot scottish", path)
            measured("folkmoot meek-prf", path)
            theirs = [measured(peer, path) for peer in args.peers.split(",") if peer]
            times = [found["load"] + found["count"] for found in theirs if found]
            if mine and times:
                ratio = min(times) / (mine["load"] + mine["count"])
                print(f"  {ratio:.1f} times as fast as the fastest peer", flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
