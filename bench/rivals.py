"""Real rival proposals told apart: our words against git's lines.

Every two proposals made on the same base text of a constitution, from
``../shared/data/rulebooks/csh-constitution/proposals``: the class of the pair, the words in
dispute, and whether git's line merge calls it a conflict. Usage: bin/bench rivals
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from folkmoot.core.lawtext import (
    READERS,
    Amendment,
    Document,
    Standing,
    choose_reader,
    counter,
    derive_import,
    stand,
)

PROPOSALS = Path(__file__).resolve().parents[2] / "shared/data/rulebooks/csh-constitution/proposals"
SHOWN = 80


def main() -> int:
    """Print the classes, both counts of conflicts, and the disputed words."""
    if not PROPOSALS.is_dir():
        print(f"the real proposals are not here: {PROPOSALS}")
        return 2
    began = time.process_time()
    kinds: Counter[str] = Counter()
    cross: Counter[tuple[bool, bool]] = Counter()
    for base, heads in same_base().items():
        for (name, one), (other, two) in combinations(heads, 2):
            if one == two:
                continue
            pair = stand(read(base), amendment(base, name, one), amendment(base, other, two))
            kinds[pair.kind] += 1
            ours, git = pair.bound and pair.kind != "identical", git_conflict(base, one, two)
            cross[ours, git] += 1
            if ours or git:
                say(pair, git=git)
    print(f"  {kinds.total()} pairs: " + ", ".join(f"{k} {n}" for k, n in kinds.most_common()))
    print(
        f"  in dispute for both {cross[True, True]}, only by words {cross[True, False]}, "
        f"only by git's lines {cross[False, True]}, for neither {cross[False, False]}"
    )
    print(f"  {time.process_time() - began:.1f} s of CPU")
    return 0


def same_base() -> dict[str, list[tuple[str, str]]]:
    """The proposals by the text they were made on: name and whole proposed text."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for folder in sorted(path for path in PROPOSALS.iterdir() if path.is_dir()):
        for file in sorted(folder.glob("base__*")):
            head = folder / file.name.replace("base__", "head__")
            if not head.exists():
                continue
            base, text = (path.read_bytes().decode("utf-8", "replace") for path in (file, head))
            if base != text:
                found[base].append((folder.name, text))
    return {base: heads for base, heads in found.items() if len(heads) > 1}


@lru_cache(maxsize=8)
def read(base: str) -> Document:
    """A base text as a document."""
    return READERS[choose_reader("x.tex", base)](base, counter("b")).document


@lru_cache(maxsize=64)
def amendment(base: str, name: str, text: str) -> Amendment:
    """A proposal as the operations it makes of its base."""
    reader = READERS[choose_reader("x.tex", base)]
    return Amendment(
        name, derive_import(read(base), reader(text, counter(f"a{name}-")).document)[1]
    )


def git_conflict(base: str, one: str, two: str) -> bool:
    """Whether git's line merge of two proposals conflicts."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("one", "base", "two")]
        for path, text in zip(paths, (one, base, two), strict=True):
            path.write_bytes(text.encode())
        done = subprocess.run(["git", "merge-file", "-p", *paths], capture_output=True, check=False)
    return done.returncode != 0


def say(pair: Standing, *, git: bool) -> None:
    """A pair that either tool holds to be in dispute, with the words."""
    lines = "git conflicts" if git else "git merges"
    also = f" (also {', '.join(pair.also)})" if pair.also else ""
    print(f"  {pair.first} / {pair.second}: {pair.kind}{also}; {lines}")
    for words in pair.words[:3]:
        shown = [short(each) for each in (words.base, words.first, words.second)]
        print(f"      {short(words.place)}: {shown[0]!r}: {shown[1]!r} or {shown[2]!r}")


def short(words: str) -> str:
    """Words that fit a line."""
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else flat[:SHOWN] + "…"


if __name__ == "__main__":
    sys.exit(main())
