"""Nobody takes the database of a running server away."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from folkmoot.ops.commands import demo, restore
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.served import marked_as_served, server_of

ADDRESS = "http://127.0.0.1:8123/"


@pytest.mark.parametrize(
    ("command", "words", "what"),
    [
        (demo, ["--fresh"], "Building the demonstration anew"),
        (demo, ["--check"], "Building the demonstration anew"),
        (restore, ["backup"], "Restoring"),
    ],
)
def test_a_database_is_not_replaced_beneath_a_server_which_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command, words, what
) -> None:
    monkeypatch.setenv("FOLKMOOT_VAR", str(tmp_path))
    monkeypatch.setenv("FOLKMOOT_ORIGIN", "http://127.0.0.1:8000")
    monkeypatch.setattr(command.house, "open_house", lambda **_: None)
    kept = tmp_path / "folkmoot.sqlite3"
    kept.write_bytes(b"a house")
    asked = argparse.ArgumentParser()
    command.add_arguments(asked)
    with marked_as_served(tmp_path, ADDRESS), pytest.raises(CommandFailed) as no:
        command.run(asked.parse_args(words))
    said = str(no.value)
    for word in (str(tmp_path), ADDRESS, what, "Stop it", "FOLKMOOT_VAR"):
        assert word in said
    assert kept.read_bytes() == b"a house"


def test_a_server_that_has_ended_stands_in_nobodys_way(tmp_path: Path) -> None:
    assert server_of(tmp_path) == ""
    with marked_as_served(tmp_path, ADDRESS), marked_as_served(tmp_path, ADDRESS):
        assert ADDRESS in server_of(tmp_path)
    assert server_of(tmp_path) == ""
