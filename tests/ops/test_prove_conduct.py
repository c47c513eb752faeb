"""`folkmoot prove conduct` says what it tried, and catches a procedure that was spoilt."""

from __future__ import annotations

import pytest

from folkmoot.ops.main import main

UNHEARD = """
name = "A short way"
[[states]]
key = "deemed_resigned"
title = "deemed to have resigned"
end = true
[[steps]]
key = "deem"
title = "Deem to have resigned"
who = "executive"
from = ["received"]
to = "deemed_resigned"
"""


@pytest.mark.slow
def test_the_shipped_procedure_is_proved_with_its_table_of_guards(capsys):
    assert main(["prove", "conduct"]) == 0
    shown = capsys.readouterr().out
    assert "736 states" in shown
    assert shown.endswith("0 violations\n")
    assert "prepared           G7   needed   breaks G7" in shown


def test_a_guard_left_out_is_caught_with_the_shortest_way(capsys):
    assert main(["prove", "conduct", "--without-guard", "reasons"]) == 1
    assert "VIOLATION of G15: complain > " in capsys.readouterr().out


def test_a_step_left_out_is_held_by_its_guards_and_caught_without_them(capsys):
    skipped = ["prove", "conduct", "--without-step", "hold_hearing"]
    assert main(skipped) == 0
    without = ["--without-guard", "heard", "--without-guard", "questions"]
    assert main([*skipped, *without]) == 1
    shown = capsys.readouterr().out
    assert "G8" in shown
    assert "disclose > decide" in shown


def test_a_guard_or_step_that_does_not_exist_is_refused(capsys):
    assert main(["prove", "conduct", "--without-guard", "kindness"]) == 1
    assert main(["prove", "conduct", "--without-step", "kindness"]) == 1
    assert "kindness" in capsys.readouterr().err


def test_an_own_procedure_that_excludes_unheard_is_caught_with_its_way_in_plain_words(
    capsys, tmp_path
):
    own = tmp_path / "own.toml"
    own.write_text(UNHEARD)
    assert main(["prove", "conduct", "--procedure", str(own)]) == 1
    shown = capsys.readouterr().out
    assert "VIOLATION" in shown
    assert "1. Complain (anybody)." in shown
    assert "2. Deem to have resigned (executive)." in shown
    assert "736" not in shown


def test_an_own_procedure_with_longer_times_is_fair(capsys, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("[periods]\nreply_within = 35\nappeal_within = 42\n")
    assert main(["prove", "conduct", "--procedure", str(own)]) == 0
    assert capsys.readouterr().out.endswith("0 violations\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("guards = ", "no TOML"),
        ("kind = 1", "'kind' is not known"),
        ('without = ["mercy"]', "there is no guard 'mercy'"),
        ('[[steps]]\nkey = "a"\nwho = "b"\nfrom = ["limbo"]', "there is no state 'limbo'"),
        ("[periods]\nreply_within = -1", "'reply_within' is not a number of days"),
    ],
)
def test_an_own_procedure_that_cannot_be_read_says_where(capsys, tmp_path, text, why):
    own = tmp_path / "own.toml"
    own.write_text(text)
    assert main(["prove", "conduct", "--procedure", str(own)]) == 1
    assert why in capsys.readouterr().err
