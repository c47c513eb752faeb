"""Beside another program's counts: a cross-check, not the truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from folkmoot.core.tally import count, read_blt

DATA = Path(__file__).parents[4] / "shared/data/counting"
RULES = {"ScottishSTV": "scottish", "MeekSTV": "meek-prf", "WarrenSTV": "warren"}


@pytest.mark.data
@pytest.mark.slow
def test_the_scottish_tables_are_equal_and_meek_and_warren_elect_the_same():
    path = DATA / "openstv17_peer_outputs.json"
    if not path.is_file():
        pytest.skip("../shared/data/counting is not here")
    files = {found.name: found for found in DATA.rglob("*.blt")}
    seen = dict.fromkeys(RULES, 0)
    for theirs in json.loads(path.read_text()):
        if theirs["method"] not in RULES or theirs["blt"] not in files:
            continue
        papers = read_blt(files[theirs["blt"]].read_bytes())
        made = count(papers, RULES[theirs["method"]], seats=theirs["seats"], seed="lot")
        assert set(made.elected) == set(theirs["winners"]), (theirs["blt"], theirs["method"])
        if theirs["method"] == "ScottishSTV":
            assert [list(stage.votes) for stage in made.stages] == theirs["counts"]
        seen[theirs["method"]] += 1
    assert min(seen.values()) >= 30
