"""A line of a gigabyte is refused with its place, soon and in little memory."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.reading.long_lines import LongLines
from folkmoot.ops.ballot_files import read
from folkmoot.ops.main import main

GIGABYTE = 1 << 30


def test_a_line_of_a_gigabyte_is_refused_before_it_has_been_read(tmp_path, capsys):
    path = tmp_path / "long.blt"
    with path.open("wb") as file:  # a sparse file: only its beginning takes room on the disk
        file.write(b"3 2\n1 1 2 0\n1 ")
        file.truncate(GIGABYTE)
    tracemalloc.start()
    assert main(["count", str(path)]) == 1
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    said = capsys.readouterr().err
    assert said == f"folkmoot: {path}: line 3: longer than 1,000,000 characters\n"
    assert most < 20_000_000


def test_so_is_one_that_only_unpacks_to_it(tmp_path):
    path = tmp_path / "long.blt.gz"
    path.write_bytes(gzip.compress(b"3 2\n" + b"1 " * 15_000_000, compresslevel=1))
    tracemalloc.start()
    with pytest.raises(BallotError, match="longer than 1,000,000") as refused:
        read(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.line == 2
    assert most < 20_000_000


@pytest.mark.parametrize("size", [1, 999_999, 1_000_000, 7_000_001])
def test_the_bound_is_exact_however_the_file_comes_in_pieces(size):
    sound = b"3 2\n" + b"x" * 1_000_000 + b"\n" + b"y" * 1_000_000
    bad = sound + b"y"
    step = max(size, 1000)

    def watched(data: bytes) -> None:
        watch = LongLines()
        for at in range(0, len(data), step):
            watch.feed(data[at : at + step])

    watched(sound)
    with pytest.raises(BallotError) as refused:
        watched(bad)
    assert refused.value.line == 3


def test_a_document_may_be_one_line(tmp_path):
    path = tmp_path / "record.json"
    path.write_bytes(b'{"x": "' + b"y" * 2_000_000 + b'"}')
    assert len(read(path)) == 2_000_009
