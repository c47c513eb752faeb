"""`folkmoot prove conduct` says what it tried, and catches a procedure that was spoilt."""

from __future__ import annotations

import pytest

from folkmoot.ops.main import main


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
