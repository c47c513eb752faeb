"""Scottish STV against every official stage table at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.official import Comparison, compare, read_official
from folkmoot.core.tally.reading.blt import read_blt

DATA = Path(__file__).parents[4] / "shared/data/counting"
TABLES = {
    "glasgow2007/Linn-2007.blt": "linn07.csv",
    "scot2022/dundee_2022_ward1.blt": "dundee22_strathmartine.csv",
}


def against(ballots: Path, stages: Path) -> Comparison:
    return compare(
        count(read_blt(ballots.read_bytes()), "scottish"), read_official(stages.read_bytes())
    )


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize(("year", "wards"), [("scot2017", 211), ("scot2022", 205)])
def test_every_ward_elects_the_same_and_every_sound_figure_is_equal(year, wards):
    folder = DATA / year
    if not folder.is_dir():
        pytest.skip("../shared/data/counting is not here")
    files = sorted(folder.glob("*.blt"))
    assert len(files) == wards
    for ballots in files:
        found = against(ballots, ballots.with_suffix(".official.json"))
        assert found.agrees, f"{ballots.name}: {found.differences[:3]}"


@pytest.mark.data
@pytest.mark.parametrize(("ballots", "stages"), TABLES.items())
def test_the_non_transferable_column_is_equal_too(ballots, stages):
    if not DATA.is_dir():
        pytest.skip("../shared/data/counting is not here")
    found = against(DATA / ballots, DATA / "scot2022_dundee_stages" / stages)
    assert found.agrees, found.differences[:3]
    assert found.figures > 20
