"""Every command says what it is for, and stands in the guides with everything it takes."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from folkmoot import __version__
from folkmoot.core.procedure.catalogue import PARAMETERS
from folkmoot.ops.commands import check
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.main import command_modules, main, parser

ROOT = Path(__file__).resolve().parents[2]
GUIDES = ROOT / "docs" / "guides"
COMMANDS = command_modules()
SURROUNDINGS = re.compile(r"\b(?:FOLKMOOT|DATABASE)_[A-Z_]+\b")


def section(words: str) -> str:
    """What the guide says about a command, line breaks of the page aside."""
    text = (GUIDES / "commands.md").read_text()
    _, heading, rest = text.partition(f"### `folkmoot {words}`\n")
    assert heading, f"docs/guides/commands.md has no section for: folkmoot {words}"
    return " ".join(re.split(r"^##", rest, maxsplit=1, flags=re.MULTILINE)[0].split())


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_has_one_sentence_of_help_and_stands_in_the_guide(words):
    help_ = COMMANDS[words].HELP
    assert help_.endswith(".")
    assert len(help_) < 100
    assert help_ in section(words)


@pytest.mark.parametrize("words", COMMANDS)
def test_everything_a_command_takes_stands_in_the_guide(words):
    one = argparse.ArgumentParser()
    COMMANDS[words].add_arguments(one)
    said = section(words)
    for action in one._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        names = action.option_strings or [str(action.metavar or action.dest)]
        assert names[-1] in said, f"{names[-1]} of `folkmoot {words}` is not in the guide"


def test_the_guide_has_no_command_that_does_not_exist():
    said = re.findall(r"^### `folkmoot (.+)`$", (GUIDES / "commands.md").read_text(), re.MULTILINE)
    assert sorted(said) == sorted(COMMANDS)


def test_every_setting_from_the_environment_stands_in_the_guide():
    sources = [
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "bin").iterdir(),
        *(ROOT / "tests").glob("*"),
    ]
    read = {
        name
        for path in sources
        if path.is_file() and path.suffix in (".py", "")
        for name in SURROUNDINGS.findall(path.read_text())
    }
    said = set(
        re.findall(r"^\| `([A-Z_]+)` \|", (GUIDES / "settings.md").read_text(), re.MULTILINE)
    )
    assert "FOLKMOOT_VAR" in read
    assert said == read


def test_the_guide_to_rule_parameters_is_what_the_command_prints(capsys):
    assert main(["docs", "parameters"]) == 0
    printed = capsys.readouterr().out
    assert (GUIDES / "rule-parameters.md").read_text() == printed, (
        "run: bin/folkmoot docs parameters > docs/guides/rule-parameters.md"
    )


def test_the_guide_to_rule_parameters_leaves_none_out():
    text = (GUIDES / "rule-parameters.md").read_text()
    assert [key for key in PARAMETERS if f"### `{key}`" not in text] == []


def test_without_a_command_the_commands_are_shown(capsys):
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_help_lists_every_command(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert [words for words in COMMANDS if words.split()[0] not in shown] == []


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.strip() == f"folkmoot {__version__}"


def test_a_command_of_two_words_is_found_by_both():
    args = parser().parse_args(["export", "record", "somewhere"])
    assert args.folder == Path("somewhere")


def test_restore_wants_a_backup_or_an_export_but_not_both(capsys):
    for words in ([], ["a", "--entries", "b"]):
        with pytest.raises(SystemExit):
            parser().parse_args(["restore", *words])
    assert "not allowed with argument" in capsys.readouterr().err


def test_a_command_that_cannot_go_on_says_so_in_a_sentence_and_ends_with_one(monkeypatch, capsys):
    def fails(args):
        raise CommandFailed("the roof is off")

    monkeypatch.setattr(check, "run", fails)
    assert main(["check"]) == 1
    assert capsys.readouterr().err == "folkmoot: the roof is off\n"


def test_paths_are_read_from_where_the_command_was_called(tmp_path, monkeypatch, capsys):
    (tmp_path / "old.md").write_text("# Rules\n\nMembers pay.\n")
    (tmp_path / "new.md").write_text("# Rules\n\nMembers vote.\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("FOLKMOOT_CALLED_FROM", str(tmp_path))
    assert main(["compare", "old.md", "./new.md", "--format=unified", "--out=said.patch"]) == 0
    assert "+Members vote." in (tmp_path / "said.patch").read_text()
    monkeypatch.setenv("FOLKMOOT_CALLED_FROM", str(tmp_path))
    assert main(["rivals", "old.md", "new.md", str(tmp_path / "old.md")]) == 0


def test_stopping_a_command_by_hand_is_not_a_failure_with_a_traceback(monkeypatch):
    def stopped(args):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", stopped)
    assert main(["check"]) == 130
