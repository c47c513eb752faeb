"""Real amendments drafted on an older edition, beside the text that people adopted, and git."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from folkmoot.core.lawtext import read_markdown, rebase

Row = dict[str, str]


def drafted_on_an_older_edition(file: Path) -> Iterator[tuple[int, Row]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            if row["drafted_against_older_edition"]:
                yield number, row


def merged_by_git(row: Row, folder: Path) -> str | None:
    paths = [folder / name for name in ("current", "base", "amendment")]
    for path in paths:
        path.write_bytes(row[path.name].encode())
    done = subprocess.run(["git", "merge-file", "-p", *paths], capture_output=True, check=False)
    return None if done.returncode else done.stdout.decode()


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "many", "edited_afterwards"),
    [
        ("openpolitics-manifesto", 92, [16, 17, 33, 68]),
        pytest.param("skule-bylaws", 22, [], marks=pytest.mark.slow),
    ],
)
def test_no_clean_merge_is_other_than_was_adopted_unless_git_makes_the_very_same(
    shared_data: Path, tmp_path: Path, name: str, many: int, edited_afterwards: list[int]
) -> None:
    file = shared_data / "assembly" / f"amendments-{name}.jsonl.gz"
    adopted: list[str] = []
    ours: list[str | None] = []
    gits: list[str | None] = []
    other = []
    for number, row in drafted_on_an_older_edition(file):
        adopted.append(row["adopted"])
        ours.append(rebase(row["base"], row["current"], row["amendment"], read_markdown).text)
        gits.append(merged_by_git(row, tmp_path))
        if ours[-1] not in {None, adopted[-1]}:
            other.append(number)
            assert ours[-1] == gits[-1]  # to the letter
            assert (ours[-1] or "").rstrip() == adopted[-1].rstrip()
    assert other == edited_afterwards
    assert len(adopted) == many
    assert equal(ours, adopted) > equal(gits, adopted)
    assert ours.count(None) < gits.count(None)


def equal(merged: list[str | None], adopted: list[str]) -> int:
    return sum(one == other for one, other in zip(merged, adopted, strict=True))
