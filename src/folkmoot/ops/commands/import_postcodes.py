"""`folkmoot import postcodes`."""

from __future__ import annotations

import argparse
import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Bring a file of postcodes (ONSPD or NSPL), so that an address finds its unit."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and its columns if they are called otherwise."""
    parser.add_argument("file", metavar="FILE", type=Path, help="CSV, or a ZIP that holds one")
    parser.add_argument("--postcodes", metavar="COLUMN", default="")
    parser.add_argument("--areas", metavar="COLUMN", default="", help="such as pcon or oslaua")


def run(args: argparse.Namespace) -> int:
    """Replace the postcodes by those of the file, all or nothing."""
    house.open_house()
    house.require_tables()
    from folkmoot.apps.people.actions import PostcodeFileError, bring_postcodes

    try:
        with _text_of(args.file) as text:
            many = bring_postcodes(
                csv.reader(text), postcode_column=args.postcodes, area_column=args.areas
            )
    except (PostcodeFileError, csv.Error, zipfile.BadZipFile, UnicodeDecodeError) as fault:
        raise CommandFailed(f"{args.file}: {fault}") from None
    except OSError as fault:
        raise CommandFailed(f"{args.file}: {fault.strerror or fault}") from None
    print(f"{many:,} postcodes are known")
    return 0


@contextmanager
def _text_of(path: Path) -> Iterator[IO[str]]:
    """The list, also out of the archive it is published in: the largest CSV below Data."""
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield text
        return
    with zipfile.ZipFile(path) as archive:
        lists = [info for info in archive.infolist() if info.filename.lower().endswith(".csv")]
        if not lists:
            raise CommandFailed(f"{path}: there is no CSV in the archive")
        largest = max(lists, key=lambda info: info.file_size)
        with archive.open(largest) as raw:
            yield io.TextIOWrapper(raw, "utf-8-sig", newline="")
