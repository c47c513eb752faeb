"""`folkmoot import postcodes`, `undo import` and `freeze roll`, as somebody types them."""

from __future__ import annotations

import zipfile

import pytest

from folkmoot.apps.people import actions, queries
from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.main import parser
from folkmoot.platform.clock import now

pytestmark = pytest.mark.django_db
ONS = "pcds,pcon\nAB1 2CD,E14000001\nAB1 2CE,E14000002\n"
LIST = "number,given_name,family_name,unit,class,since\nZ1,Zo,Lund,westbrook,full,2025-01-31\n"


@pytest.fixture(autouse=True)
def _open(monkeypatch):
    monkeypatch.setattr(house, "open_house", lambda: None)
    monkeypatch.setattr(house, "require_tables", lambda: None)


def folkmoot(*words):
    args = parser().parse_args([str(word) for word in words])
    return args.run(args)


def number(world, who):
    return queries.person(world.key(who)).number


def test_postcodes_come_as_a_list_or_in_the_archive_they_are_published_in(world, tmp_path, capsys):
    path = tmp_path / "ons.csv"
    path.write_text(ONS)
    assert folkmoot("import", "postcodes", path) == 0
    archive = tmp_path / "ONSPD.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("User Guide/notes.csv", "a\n")
        packed.writestr("Data/ONSPD_MAY_2026_UK.csv", ONS + "AB1 2CF,E14000002\n")
    assert folkmoot("import", "postcodes", archive) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 postcodes are known",
        "3 postcodes are known",
    ]
    with pytest.raises(CommandFailed, match="no column for areas"):
        folkmoot("import", "postcodes", path, "--areas", "oslaua")
    with pytest.raises(CommandFailed, match="No such file"):
        folkmoot("import", "postcodes", tmp_path / "nothing.csv")
    assert queries.postcodes_known() == 3


def test_a_batch_is_undone_by_two_numbers_and_not_by_one(world, tmp_path, capsys):
    actions.appoint(
        actor=world.greta, at=now(), person=world.key("farid"), role="secretary",
        unit="ploughshare", authority="appointed",
    )  # fmt: skip
    path = tmp_path / "members.csv"
    path.write_text(LIST)
    one, two = number(world, "greta"), number(world, "farid")
    folkmoot("import", "members", path, "--as", one)
    batch = capsys.readouterr().out.partition("batch ")[2].partition(",")[0]
    with pytest.raises(CommandFailed, match="Two people"):
        folkmoot("undo", "import", batch, "--as", one, "--second", one)
    assert folkmoot("undo", "import", batch, "--as", one, "--second", two) == 0
    assert "1 memberships of batch" in capsys.readouterr().out


def test_a_roll_is_frozen_and_its_sums_are_printed(world, capsys):
    words = ("freeze", "roll", "ballot", "--title", "A ballot", "--as", number(world, "greta"))
    assert folkmoot(*words, "--on", now().date()) == 0
    out = capsys.readouterr().out
    assert "eligible" in out
    assert queries.roll("ballot").root in out
    with pytest.raises(CommandFailed, match="never drawn up again"):
        folkmoot(*words, "--on", now().date())
