"""`folkmoot export rulebook`, and editions rebuilt by `folkmoot check`."""

from __future__ import annotations

import subprocess

import pytest

from apps.rulebook.conftest import enact, party  # noqa: F401  (fixtures of the rule book's room)
from apps.rulebook.small_party import reworded
from folkmoot.apps.rulebook.models import Edition
from folkmoot.apps.rulebook.queries import edition, source_of
from folkmoot.ops import house
from folkmoot.ops.commands.check import _editions
from folkmoot.ops.commands.export_rulebook import FORMATS
from folkmoot.ops.main import main


@pytest.fixture
def two(party, enact, monkeypatch):  # noqa: F811
    enact(*reworded("2.I.B", "automatically excluded", "liable to be excluded"))
    monkeypatch.setattr(house, "open_house", lambda **_: None)
    return party


def git(folder, *words) -> bytes:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, check=True).stdout


def test_every_edition_is_a_commit_and_reads_back_byte_for_byte(two, tmp_path, capsys):
    repository = tmp_path / "rules"
    assert main(["export", "rulebook", "--format", "git", str(repository)]) == 0
    assert "2 editions" in capsys.readouterr().out
    for number in (1, 2):
        shown = git(repository, "show", f"edition-{number}:party.rules")
        assert shown == source_of(edition("party", number))
    log = git(repository, "log", "--format=%an|%s|%b", "-1").decode()
    assert log.startswith("Nether Wallop local party|Edition 2: Motion 2026-17|")
    assert f"Edition-Root: {edition('party', 2).digest}" in log
    assert "liable to be" in log
    again = tmp_path / "again"
    main(["export", "rulebook", "--format", "git", str(again)])
    assert git(again, "rev-parse", "main") == git(repository, "rev-parse", "main")


@pytest.mark.parametrize("how", [each for each in FORMATS if each != "git"])
def test_one_edition_is_written_in_every_format(two, tmp_path, how):
    out = tmp_path / "out"
    assert main(["export", "rulebook", "--format", how, "--edition", "2", str(out)]) == 0
    assert out.stat().st_size > 500


def test_what_is_not_there_is_said(two, tmp_path, capsys):
    out = str(tmp_path)
    assert main(["export", "rulebook", "--format", "git", out]) == 1
    assert main(["export", "rulebook", "--format", "md", "--edition", "9", out]) == 1
    assert main(["export", "rulebook", "--format", "md", "--slug", "none", out]) == 1
    said = capsys.readouterr().err
    assert "exists" in said
    assert "no edition 9" in said
    assert "called none" in said


def test_check_makes_every_edition_again_and_looks_them_up_in_the_record(two, capsys):
    assert _editions() == 0
    assert "2 of 2 editions rebuilt" in capsys.readouterr().out
    row = Edition.objects.get(sequence=2)
    Edition.objects.filter(pk=row.pk).update(
        certified_seq=Edition.objects.get(sequence=1).certified_seq
    )
    from folkmoot.apps.rulebook.queries import shelf

    shelf._held.clear()
    assert _editions() == 1
    assert "another edition digest" in capsys.readouterr().out


def test_an_edition_in_akoma_ntoso_is_taken_over_again_word_for_word(two, tmp_path, capsys):
    out = tmp_path / "rules_2026-05-01.akn"
    main(["export", "rulebook", "--format", "akn", str(out)])
    assert main(["import", "rulebook", "--slug", "again", str(out)]) == 0
    assert "edition 1, 10 provisions" in capsys.readouterr().out
    again, rules = edition("again", 1), edition("party", 2)
    told = [(p.kind, p.label, p.heading, p.text, p.parameters) for p in again.tree.walk()][1:]
    assert (
        told == [(p.kind, p.label, p.heading, p.text, p.parameters) for p in rules.tree.walk()][1:]
    )
    assert again.in_force_on.isoformat() == "2026-05-01"
    out.write_text("<akomaNtoso/>")
    assert main(["import", "rulebook", "--slug", "again", str(out)]) == 1
    assert "no document of Akoma Ntoso" in capsys.readouterr().err
