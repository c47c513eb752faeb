"""A backup comes back whole, and never so that the record tells a second story.

Each command runs as a process of its own on real files, as an administrator runs it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from ops.forked import Stock

pytestmark = pytest.mark.slow

ACTS = """
import sys
from folkmoot.ops.house import open_house
open_house()
from folkmoot.apps.record.act_types import declare
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef
from folkmoot.platform.clock import now
kind = declare("test.greeted", says="{who} was greeted.", clear=("who",))
for number in range(int(sys.argv[1])):
    with official(kind, actor=ActorRef("person", "01ADA"), at=now()) as act:
        act.shows(who=f"guest {number}")
"""


class House:
    """An installation in a folder, and what is done to it."""

    def __init__(self, folder: Path, stock: Stock) -> None:
        self.folder, self.stock = folder, stock

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.stock.run(self.folder, *words)

    def does(self, *words: str) -> str:
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def acts(self, number: int) -> None:
        done = self.stock.run(self.folder, str(number), program=ACTS)
        assert done.returncode == 0, done.stderr

    @property
    def mark(self) -> int:
        return json.loads((self.folder / "record.mark").read_text())["size"]


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    with Stock(tmp_path_factory.mktemp("stock")) as stock:
        yield stock


@pytest.fixture(scope="module")
def pattern(tmp_path_factory, stock):
    """An installation with three acts, made once; each test gets a copy."""
    made = House(tmp_path_factory.mktemp("pattern") / "var", stock)
    made.does("migrate")
    made.acts(3)
    made.does("check")  # signs the record for the first time
    return made


@pytest.fixture
def house(pattern, tmp_path, stock):
    shutil.copytree(pattern.folder, tmp_path / "var")
    return House(tmp_path / "var", stock)


def test_a_backup_brings_back_what_was_there_and_the_members_files(house, tmp_path):
    (house.folder / "files").mkdir()
    (house.folder / "files" / "leaflet.pdf").write_bytes(b"%PDF")
    assert "the record held 3 entries" in house.does("backup", str(tmp_path / "b"))
    (house.folder / "folkmoot.sqlite3").unlink()
    (house.folder / "files" / "leaflet.pdf").unlink()
    assert "stands at 3 entries and is signed" in house.does("restore", str(tmp_path / "b"))
    assert (house.folder / "files" / "leaflet.pdf").read_bytes() == b"%PDF"
    assert "The record holds 3 entries" in house.does("check")


def test_keys_and_the_mark_are_not_in_a_backup(house, tmp_path):
    assert (house.folder / "record.key").is_file()
    house.does("backup", str(tmp_path / "b"))
    assert sorted(each.name for each in (tmp_path / "b").iterdir()) == ["folkmoot.sqlite3"]


def test_a_backup_older_than_what_was_published_is_not_signed_until_an_export_mends_it(
    house, tmp_path
):
    house.does("backup", str(tmp_path / "b"))
    house.acts(4)
    house.does("export", "record", str(tmp_path / "export"))
    assert house.mark == 7
    refused = house.run("restore", str(tmp_path / "b"))
    assert refused.returncode == 1
    assert "The record holds 3 entries, but a checkpoint of 7 has been published" in refused.stderr
    assert "folkmoot restore --entries DIR" in refused.stderr
    checked = house.run("check")
    assert checked.returncode == 1
    assert "older than what the world has seen" in checked.stderr
    assert "Traceback" not in checked.stderr

    mended = house.does("restore", "--entries", str(tmp_path / "export"))
    assert "brought 4 entries back" in mended
    assert "stands at 7 entries and is signed" in mended
    house.acts(1)
    assert "The record holds 8 entries" in house.does("check")
    assert house.mark == 8


def test_what_stood_in_the_place_of_the_database_is_kept_beside_it(house, tmp_path):
    house.does("backup", str(tmp_path / "b"))
    house.does("restore", str(tmp_path / "b"))
    assert (house.folder / "folkmoot.sqlite3.before-restore").is_file()


def test_an_export_of_another_record_is_refused_and_changes_nothing(house, tmp_path):
    shutil.copytree(house.folder, tmp_path / "other")
    (tmp_path / "other" / "record.key").unlink()
    other = House(tmp_path / "other", house.stock)
    other.acts(2)
    other.does("export", "record", str(tmp_path / "theirs"))
    refused = house.run("restore", "--entries", str(tmp_path / "theirs"))
    assert refused.returncode == 1
    assert "not signed by this log" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "The record holds 3 entries" in house.does("check")


def test_a_folder_that_is_no_backup_is_refused_with_its_name(house, tmp_path):
    (tmp_path / "wrong").mkdir()
    refused = house.run("restore", str(tmp_path / "wrong"))
    assert refused.returncode == 1
    assert f"{tmp_path / 'wrong'} holds no folkmoot.sqlite3" in refused.stderr
    assert "The record holds 3 entries" in house.does("check")


def test_a_folder_that_is_no_export_is_refused_with_its_name(house, tmp_path):
    (tmp_path / "wrong").mkdir()
    refused = house.run("restore", "--entries", str(tmp_path / "wrong"))
    assert refused.returncode == 1
    assert str(tmp_path / "wrong") in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("words", [("backup",), ("export", "record")])
def test_a_folder_that_is_not_empty_is_refused(house, tmp_path, words):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "old").write_text("keep me")
    refused = house.run(*words, str(tmp_path / "full"))
    assert refused.returncode == 1
    assert "is not empty" in refused.stderr
    assert (tmp_path / "full" / "old").read_text() == "keep me"


def test_a_database_that_is_not_up_to_date_is_not_served_or_checked(tmp_path, stock):
    empty = House(tmp_path / "empty", stock)
    refused = empty.run("check")
    assert refused.returncode == 1
    assert "run: folkmoot migrate" in refused.stderr
