"""Amendments carried from an older edition onto the current one: by words, and by git's lines.

Real amendments with the text that people finally adopted, from ``../shared/data/assembly``; each is
merged by ``folkmoot.core.lawtext.rebase`` and by ``git merge-file`` in the same run. Every clean
merge of ours that is not the adopted text to the letter is listed with the words at the place and
what git made of the row: where git does not make the same text, the run fails. Usage: bin/bench
rebase
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from folkmoot.core.lawtext import read_markdown, rebase

ASSEMBLY = Path(__file__).resolve().parents[2] / "shared" / "data" / "assembly"
SETS = {
    "manifesto": "amendments-openpolitics-manifesto.jsonl.gz",
    "skule": "amendments-skule-bylaws.jsonl.gz",
    "wca": "amendments-thewca-wca-documents.jsonl.gz",
}
SHOWN = 90
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
    other = ours["equal but for white space"] + ours["different"]
    alone = ours["git makes another"]
    print(
        f"  {'MISSED' if alone else 'met   '} clean merges that are not the adopted text: {other}, "
        f"of which git makes {other - alone} the very same (a person edited afterwards)"
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
            ours["git makes another"] += by_git != text
            like = "the same text" if by_git == text else f"another: {git_kind}"
            print(f"  {name} row {number}: {row['title'][:60]} (git: {like})")
            differences(text, row["adopted"])
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
    """Where a clean merge differs from what people adopted, white space shown."""
    matcher = SequenceMatcher(None, ours.splitlines(), adopted.splitlines(), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            merged, said = ours.splitlines()[a:b], adopted.splitlines()[c:d]
            print(f"    merged: {short(merged)} / adopted: {short(said)}")
    ends = [text[len(text.rstrip()) :] for text in (ours, adopted)]
    if ends[0] != ends[1]:
        last = short(ours.rstrip().splitlines()[-1:])
        print(f"    behind the last line {last}, merged: {ends[0]!r} / adopted: {ends[1]!r}")


def short(lines: list[str]) -> str:
    """The end of some lines, that fits one."""
    flat = "\n".join(lines)
    return repr(flat if len(flat) <= SHOWN else "…" + flat[-SHOWN:])


def say(name: str, tool: str, counts: Counter[str]) -> None:
    """One line of numbers."""
    said = ", ".join(f"{kind} {counts[kind]}" for kind in KINDS)
    print(f"  {name:10} {tool:9} {said}")


if __name__ == "__main__":
    sys.exit(main())
