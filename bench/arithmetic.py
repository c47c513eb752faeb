"""Power in weighted votes: exact Banzhaf for 188 members, beside two published packages.

Usage: bin/bench arithmetic [--total 20000] [--members 188]

Each program runs in a process of its own. The bar: 188 members with 20,000 votes in 0.05 s or
less. The published values (Electoral College, Security Council, Council of the Six, Nice) are
checked in the same run, from ``../shared/data/counting/power``, and written beside it for the
peers as well.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

PUBLISHED = Path(__file__).resolve().parents[2] / "shared/data/counting/power/weighted_games.json"
BAR = 0.05
LONGEST = 240
REPEATS = 7


def board(members: int, total: int) -> tuple[int, ...]:
    """A board with few large and many small members: weights fall as 1/rank, and make the total."""
    parts = [Fraction(1, rank) for rank in range(1, members + 1)]
    weights = [max(1, int(part / sum(parts) * total)) for part in parts]
    weights[0] += total - sum(weights)
    return tuple(weights)


def ours(weights: Sequence[int], quota: int) -> list[Fraction]:
    from folkmoot.core.arithmetic import WeightedGame, banzhaf

    return list(banzhaf(WeightedGame(tuple(weights), quota)).absolute)


def powerindices(weights: Sequence[int], quota: int) -> list[Fraction]:
    from powerindices import compute_pbi

    return [Fraction(float(value)) for value in compute_pbi(quota, list(weights))]


def tucoopy(weights: Sequence[int], quota: int) -> list[Fraction]:
    from tucoopy.power.banzhaf import banzhaf_index_weighted_voting

    found = banzhaf_index_weighted_voting(list(weights), quota, normalized=False)
    return [Fraction(float(value)) for value in found]


PROGRAMS: dict[str, Callable[[Sequence[int], int], list[Fraction]]] = {
    "folkmoot": ours,
    "powerindices": powerindices,
    "tucoopy": tucoopy,
}


def alone(program: str) -> None:
    """One program on the games of standard input; times and values as a line of JSON."""
    compute = PROGRAMS[program]
    found = []
    for weights, quota in json.load(sys.stdin):
        times = []
        for _ in range(REPEATS):
            began = time.perf_counter()
            values = compute(weights, quota)
            times.append(time.perf_counter() - began)
            if times[-1] > 1:
                break
        found.append({"seconds": min(times), "values": [str(value) for value in values]})
    print(json.dumps(found))


def measured(program: str, games: Sequence[tuple[Sequence[int], int]]) -> list[Any] | None:
    """The program in a process of its own; None if it failed or took too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", __file__, "--alone", program],
            input=json.dumps(games),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"  {program:13} more than {LONGEST} s")
        return None
    if done.returncode:
        print(f"  {program:13} failed: {done.stderr.strip().splitlines()[-1][:90]}")
        return None
    return json.loads(done.stdout.splitlines()[-1])


def compared(title: str, weights: Sequence[int], quota: int) -> float:
    """Print every program's time and how far it is from exact; return our seconds."""
    print(f"{title}: {len(weights)} members, {sum(weights)} votes, quota {quota}", flush=True)
    exact = [Fraction(value) for value in ours(weights, quota)]
    mine = 0.0
    for program in PROGRAMS:
        found = measured(program, [(weights, quota)])
        if found is None:
            continue
        values = [Fraction(value) for value in found[0]["values"]]
        # tucoopy gives swings, the others parts of all coalitions of the others
        scale = 2 ** (len(weights) - 1) if max(values) > 1 else 1
        off = max(
            (abs(value / scale - right) / right if right else abs(value))
            for value, right in zip(values, exact, strict=True)
        )
        seconds = found[0]["seconds"]
        mine = seconds if program == "folkmoot" else mine
        ratio = "" if program == "folkmoot" else f"  {seconds / mine:8.1f} times ours"
        says = "exact" if not off else f"off by {float(off):.1e}"
        print(f"  {program:13} {seconds:10.6f} s  {says:18}{ratio}", flush=True)
    return mine


def published() -> bool:
    """Whether every published value is met, each printed."""
    if not PUBLISHED.is_file():
        print(f"the published values are not here: {PUBLISHED}")
        return False
    from folkmoot.core.arithmetic import WeightedGame, banzhaf, shapley_shubik

    right = True
    for each in json.loads(PUBLISHED.read_text()):
        if "weights" not in each:
            continue
        held = each["weights"]
        weights = tuple(held.values()) if isinstance(held, dict) else tuple(held)
        names = tuple(held) if isinstance(held, dict) else ()
        game = WeightedGame(weights, each["quota"], names)
        swings, orders = banzhaf(game).swings, shapley_shubik(game)
        checks = []
        for key, value in each.get("banzhaf_swings", {}).items():
            place = {"permanent": 0, "other": -1}.get(key)
            if place is None:
                place = names.index(key) if names else weights.index(int(key))
            checks.append(swings[place] == value)
        told = each.get("shapley_shubik")
        if isinstance(told, dict):
            checks += [str(orders[0]) == told["permanent"], str(orders[-1]) == told["other"]]
        elif told:
            checks += [str(mine) == theirs for mine, theirs in zip(orders, told, strict=True)]
        print(f"  {each['name']}: {sum(checks)} of {len(checks)} published values equal")
        right = right and all(checks)
    return right


def main() -> int:
    """Published values, then the board, then a larger one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=188)
    parser.add_argument("--total", type=int, default=20_000)
    parser.add_argument("--alone")
    args = parser.parse_args()
    if args.alone:
        alone(args.alone)
        return 0
    print("published")
    right = published()
    compared("Council of the Six", (4, 4, 4, 2, 2, 1), 12)
    compared("small board", board(40, 1_000), 501)
    weights = board(args.members, args.total)
    seconds = compared("board", weights, sum(weights) // 2 + 1)
    print(f"bar {BAR} s: {'met' if seconds <= BAR else 'MISSED'} ({seconds:.4f} s)")
    return 0 if right and seconds <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
