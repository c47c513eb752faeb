"""The rule book's speed and honesty: comparing a hundred pages, replaying every real rule book.

The peers in the same run: ``difflib`` (with its junk heuristic, and without) and diff-match-patch
(without its clock) on a part of the same pair; on the whole difflib with the heuristic, and
diff-match-patch with a clock that stops it after ten seconds; ``git diff --word-diff`` on
all of it. Times are CPU times, so a busy machine does not matter much. The real rule books are read
from ``../shared/data/rulebooks``. Usage: bin/bench lawtext [--quick]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from importlib import util
from pathlib import Path
from typing import Any

from folkmoot.core.lawtext import (
    READERS,
    Step,
    changed,
    choose_reader,
    compare,
    count_words,
    is_word,
    replay_steps,
    swap,
    tokens,
    without_layout,
)

RULEBOOKS = Path(__file__).resolve().parents[2] / "shared" / "data" / "rulebooks"
LONGEST = "skule-engineering-society"
SETS = {
    "debian-constitution": "x.txt",
    "pep-0013": "x.rst",
    "de-partg": "x.md",
    "de-vereinsg": "x.md",
    "de-gg": "x.md",
    "colab-coop": "x.md",
    "commonhaus-bylaws": "x.md",
    "csh-constitution": "x.tex",
    "wa-43rd-district-democrats": "x.tex",
    LONGEST: "x.md",
}
QUICK = ("debian-constitution", "pep-0013", "de-partg", "de-vereinsg")
PORTION = 12_000
WORDS_TO_A_PAGE = 400
SECONDS_BAR, HUNKS_BAR, TOUCHED_BAR = 0.5, 500, 1.5


def main() -> int:
    """Print every figure with its bar; the exit code says whether all bars were met."""
    if not RULEBOOKS.is_dir():
        print(f"the real rule books are not here: {RULEBOOKS}")
        return 2
    met = compare_a_hundred_pages()
    names = QUICK if "--quick" in sys.argv else tuple(SETS)
    return 0 if replay_the_sets(names) and met else 1


def compare_a_hundred_pages() -> bool:
    """The longest pair of editions, against difflib on a part and git on the whole."""
    editions = editions_of(LONGEST)
    old, new = editions[0], editions[-1]
    pages = count_words(new) / WORDS_TO_A_PAGE
    print(f"comparing {len(old):,} with {len(new):,} characters ({pages:.0f} pages)")
    seconds, hunks = timed(lambda: changed(compare(old, new)))
    print(f"  folkmoot            {seconds:8.3f} s  {len(hunks):6,} hunks")
    seconds_git, hunks_git = git_word_diff(old, new)
    print(f"  git --word-diff     {seconds_git:8.3f} s  {hunks_git:6,} changed runs")
    part_old, part_new = "".join(tokens(old)[:PORTION]), "".join(tokens(new)[:PORTION])
    ours, few = timed(lambda: changed(compare(part_old, part_new)))
    theirs, many = timed(lambda: difflib_hunks(part_old, part_new))
    print(f"  on the first {PORTION:,} tokens: folkmoot {ours:.3f} s, {len(few)} hunks;")
    print(f"    difflib {theirs:.3f} s, {many} hunks: {theirs / ours:.1f} times our time")
    slow, fine = once(lambda: difflib_hunks(part_old, part_new, junk=False))
    print(f"    difflib without its heuristic {slow:.1f} s, {fine} hunks: {slow / ours:.0f} times")
    if not util.find_spec("diff_match_patch"):
        print("    diff-match-patch is not here: bin/bench brings it")
        return bar("comparison", seconds, SECONDS_BAR, "s") & bar(
            "hunks", len(hunks), HUNKS_BAR, ""
        )
    slow, fine = once(lambda: match_patch_hunks(part_old, part_new, clock=0))
    print(f"    diff-match-patch, no clock {slow:.1f} s, {fine} hunks: {slow / ours:.0f} times")
    slow, fine = once(lambda: difflib_hunks(old, new))
    print(
        f"  difflib, all of it    {slow:6.1f} s  {fine:6,} hunks: {slow / seconds:.0f} times ours"
    )
    slow, fine = once(lambda: match_patch_hunks(old, new, clock=10))
    print(
        f"  diff-match-patch, all {slow:6.1f} s  {fine:6,} hunks: {slow / seconds:.0f} times ours"
        " (a clock stops it after ten seconds, so its script is not its best)"
    )
    fast = bar("comparison", seconds, SECONDS_BAR, "s")
    return bar("hunks", len(hunks), HUNKS_BAR, "") and fast


def replay_the_sets(names: tuple[str, ...]) -> bool:
    """Derive, serialise, apply every step; swap neighbours; count words."""
    reproduced = total = 0
    worst = 0.0
    swaps: Counter[str] = Counter()
    began = time.process_time()
    for name in names:
        texts = editions_of(name)
        reader = READERS[choose_reader(SETS[name], texts[0])]
        start = time.process_time()
        steps = list(replay_steps(texts, reader))
        seconds = time.process_time() - start
        good = sum(step.reproduced for step in steps)
        ratio = max(float(step.ratio) for step in steps)
        these = swapped(steps)
        words = f"{sum(s.touched for s in steps):,} for {sum(s.changed for s in steps):,}"
        print(
            f"  {name:28} {good:3} of {len(steps):3}  {seconds:7.2f} s  words {words:18}"
            f" worst step {ratio:.2f}  swaps {dict(these)}"
        )
        reproduced, total = reproduced + good, total + len(steps)
        worst, swaps = max(worst, ratio), swaps + these
    pairs = sum(swaps.values())
    print(f"  in all {time.process_time() - began:.1f} s of CPU, swaps included")
    print(
        f"  pairs {pairs}, commute {swaps['commute']}, refused {swaps['refused']},"
        f" silently different {swaps['different']}"
    )
    print(f"  {reproduced} of {total} editions reproduced")
    few = bar("words touched for each changed, worst step", worst, TOUCHED_BAR, "")
    return reproduced == total and not swaps["different"] and few


def swapped(steps: list[Step]) -> Counter[str]:
    """What becomes of each pair of neighbouring changes when they change places."""
    found: Counter[str] = Counter()
    for first, middle, last in zip(steps, steps[1:], steps[2:], strict=False):
        a, b = without_layout(middle.operations), without_layout(last.operations)
        if a and b:
            found[swap(first.document, a, b)] += 1
    return found


def editions_of(name: str) -> list[str]:
    """The texts of a set in order."""
    files = sorted(path for path in (RULEBOOKS / name).iterdir() if path.name[:3].isdigit())
    return [path.read_bytes().decode("utf-8") for path in files]


def difflib_hunks(old: str, new: str, *, junk: bool = True) -> int:
    """The changed runs the standard library finds between the same words."""
    left = [token for token in tokens(old) if is_word(token)]
    right = [token for token in tokens(new) if is_word(token)]
    matcher = SequenceMatcher(None, left, right, autojunk=junk)
    return sum(tag != "equal" for tag, *_ in matcher.get_opcodes())


def match_patch_hunks(old: str, new: str, *, clock: int) -> int:
    """The changed runs diff-match-patch finds, after its clean-up for readers."""
    from diff_match_patch import diff_match_patch

    peer = diff_match_patch()
    peer.Diff_Timeout = clock
    found = peer.diff_main(old, new)
    peer.diff_cleanupSemantic(found)
    runs, inside = 0, False
    for sign, _ in found:
        runs += sign != 0 and not inside
        inside = sign != 0
    return runs


def once(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds and result of one run, for what is slow."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def git_word_diff(old: str, new: str) -> tuple[float, int]:
    """CPU seconds and changed runs of git's word diff."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("old", "new")]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_bytes(text.encode())
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = ["git", "diff", "--no-index", "--word-diff=porcelain", "--histogram", *paths]
        out = subprocess.run(command, capture_output=True, check=False).stdout.decode()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, sum(line[:1] in {"+", "-"} for line in out.splitlines()[4:])


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds and result of the better of two runs."""
    best, result = float("inf"), None
    for _ in range(2):
        began = time.process_time()
        result = work()
        best = min(best, time.process_time() - began)
    return best, result


def bar(what: str, value: float, most: float, unit: str) -> bool:
    """Print a bar and whether it was met."""
    met = value <= most
    print(f"  {'met   ' if met else 'MISSED'} {what}: {value:.3g} {unit} (bar: {most:g} {unit})")
    return met


if __name__ == "__main__":
    sys.exit(main())
