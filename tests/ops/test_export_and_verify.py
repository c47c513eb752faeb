"""What is exported can be checked by two programs that share no code, and they agree."""

from __future__ import annotations

import importlib.util
import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from folkmoot.apps.record.proofs import export_files
from folkmoot.core.ledger import verification
from folkmoot.ops.commands.verify_record import listing

pytestmark = pytest.mark.django_db
ONE_FILE = Path(verification.__file__).with_name("verify_record.py")
NOW = datetime(2026, 9, 1, tzinfo=UTC)


@pytest.fixture
def exported(world, tmp_path) -> Path:
    """The record of the small world, as files."""
    folder = tmp_path / "export"
    for path, data in export_files(at=NOW):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def by_us(folder: Path) -> list[str]:
    """The places our verifier finds fault with."""
    report = verification.verify_export(
        lambda: listing(folder), lambda path: (folder / path).read_bytes()
    )
    return sorted({fault.place for fault in report.faults})


def by_the_one_file(folder: Path) -> list[str]:
    """The places the one-file verifier finds fault with."""
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, str(ONE_FILE), str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.returncode == 0) == ("record verified" in done.stdout)
    return [line for line in done.stdout.splitlines() if line][-1:]


def test_both_verify_the_export_of_a_living_record(exported):
    assert by_us(exported) == []
    assert by_the_one_file(exported)[0].startswith("record verified:")
    assert importlib.util.spec_from_file_location("one", ONE_FILE) is not None


def test_two_hundred_changes_drops_and_additions_are_all_caught(exported, tmp_path):
    chance = random.Random(7)
    files = sorted(path for path in exported.rglob("*") if path.is_file())
    for number in range(200):
        spoilt = tmp_path / "spoilt"
        shutil.copytree(exported, spoilt)
        place = _spoil(spoilt, chance.choice(files).relative_to(exported), number, chance)
        found = by_us(spoilt)
        assert found, f"change {number} of {place} was not noticed"
        assert any(place in each for each in found), f"{place} is not among {found}"
        if number % 20 == 0:
            assert by_the_one_file(spoilt)[0].startswith("NOT verified")
        shutil.rmtree(spoilt)


def _spoil(folder: Path, path: Path, number: int, chance: random.Random) -> str:
    target = folder / path
    if number % 3 == 0:
        data = bytearray(target.read_bytes())
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        target.write_bytes(data)
    elif number % 3 == 1:
        target.unlink()
    else:
        target = target.with_name(f"{target.name}-{number}")
        target.write_bytes(b"more")
    return target.relative_to(folder).as_posix()
