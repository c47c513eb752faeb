"""Amendments carried from an older edition onto the current one: by words, and by git's lines.

Real amendments with the text that people finally adopted, from ``../shared/data/assembly``; each is
merged by ``folkmoot.core.lawtext.rebase`` and by ``git merge-file`` in the same run. Every clean
merge of ours that is not the adopted text is listed: with the words, or, where no word differs but
white space does, with what git made of the row. Usage: bin/bench rebase
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from folkmoot.core.lawtext import changed, compare, read_markdown, rebase

ASSEMBLY = Path(__file__).resolve().parents[2] / "shared" / "data" / "assembly"
SETS = {
    "manifesto": "amendments-openpolitics-manifesto.jsonl.gz",
    "skule": "amendments-skule-bylaws.jsonl.gz",
    "wca": "amendments-thewca-wca-documents.jsonl.gz",
}
SHOWN = 90
WHY = {
    "conflict": "git conflicts here: what was adopted is what a person typed to settle it",
    "different": "git merges it otherwise than was adopted too: a person edited afterwards",
    "equal but for white space": "git agrees with what was adopted",
    "equal": "git agrees with what was adopted",
}
KINDS = ("equal", "equal but for white space", "different", "conflict")


def main() -> int:
    """Print the numbers of both tools; the exit code says whether ours are better."""
    if not ASSEMBLY.is_dir():
        print(f"the real amendments are not here: {ASSEMBLY}")
        return 2
    ours, gits = Counter[str](), Counter[str]()
    for name, file in SETS.items():
        mine, theirs = measure(name, ASSEMBLY / file)
        ours, gits = ours + mine, gits + theirs
    say("all", "folkmoot", ours)
    say("all", "git", gits)
    better = ours["equal"] > gits["equal"] and ours["conflict"] < gits["conflict"]
    print(f"  {'met   ' if better else 'MISSED'} more equal to the adopted text, fewer conflicts")
    alone = ours["different where git is not"]
    print(
        f"  {'MISSED' if alone else 'met   '} clean merges with other words than were adopted: "
        f"{ours['different']}, of which git merges {ours['different'] - alone} to the same words"
    )
    return 0 if better and not alone else 1


def measure(name: str, file: Path) -> tuple[Counter[str], Counter[str]]:
    """Both tools over the rows of one set that were drafted against an older edition."""
    ours, gits = Counter[str](), Counter[str]()
    seconds = 0.0
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            if not row["drafted_against_older_edition"]:
                continue
            began = time.process_time()
            text = rebase(row["base"], row["current"], row["amendment"], read_markdown).text
            seconds += time.process_time() - began
            by_git = git_merge(row)
            kind, git_kind = kind_of(text, row["adopted"]), kind_of(by_git, row["adopted"])
            ours[kind] += 1
            gits[git_kind] += 1
            if text is None or kind == "equal":
                continue
            agrees = by_git is not None and by_git.split() == text.split()
            if kind == "different":
                print(f"  {name} row {number}: {row['title'][:60]} (git: {git_kind})")
                differences(text, row["adopted"])
                print(f"    {WHY[git_kind]}")
                ours["different where git is not"] += not agrees
            else:
                like = "merges it to the same text" if by_git == text else f"has it {git_kind}"
                print(f"  {name} row {number}: no word differs, white space does; git {like}")
    say(name, "folkmoot", ours)
    say(name, "git", gits)
    print(f"  {name}: {seconds:.1f} s of CPU for {gits.total()} amendments")
    return ours, gits


def kind_of(text: str | None, adopted: str) -> str:
    """How a merge stands to what was adopted."""
    if text is None:
        return "conflict"
    if text == adopted:
        return "equal"
    return KINDS[1] if text.split() == adopted.split() else "different"


def git_merge(row: dict[str, Any]) -> str | None:
    """The line merge by git of the same three texts; None for a conflict."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name in ("current", "base", "amendment"):
            paths.append(Path(folder) / name)
            paths[-1].write_bytes(row[name].encode())
        done = subprocess.run(["git", "merge-file", "-p", *paths], capture_output=True, check=False)
    return None if done.returncode else done.stdout.decode()


def differences(ours: str, adopted: str) -> None:
    """The words in which a clean merge differs from what people adopted."""
    for hunk in changed(compare(ours, adopted)):
        if hunk.old.split() != hunk.new.split():
            print(f"    merged: {short(hunk.old)} / adopted: {short(hunk.new)}")


def short(words: str) -> str:
    """Words that fit a line."""
    flat = " ".join(words.split())
    return repr(flat if len(flat) <= SHOWN else flat[:SHOWN] + "…")


def say(name: str, tool: str, counts: Counter[str]) -> None:
    """One line of numbers."""
    said = ", ".join(f"{kind} {counts[kind]}" for kind in KINDS)
    print(f"  {name:10} {tool:9} {said}")


if __name__ == "__main__":
    sys.exit(main())
