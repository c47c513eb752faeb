"""Commands as processes of their own, each forked from one that has read the program already.

To read the program takes a command ten times as long as its work on a small house. The house that
a command is to work on stands in one place meanwhile, since a program learns its place as it reads
its settings.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Self

STOCK = """
import io, json, os, sys, traceback
from folkmoot.ops.house import open_house
from folkmoot.ops.main import command_modules, main
open_house()
from django.urls import get_resolver
get_resolver().url_patterns
command_modules()
def work(told):
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(told[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    try:
        if "program" in told:
            sys.argv = ["-c", *told["words"]]
            exec(told["program"], {"__name__": "__main__"})
            return 0
        return main(told["words"])
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    except BaseException:
        traceback.print_exc()
        return 1
for line in sys.stdin:
    if not (child := os.fork()):
        code = work(json.loads(line))
        sys.stdout.flush(), sys.stderr.flush()
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Stock:
    """A process that has read the program, from which commands are forked.

    Attributes:
        place: where the house must stand on which the next command works.
    """

    def __init__(self, folder: Path) -> None:
        self.place = folder / "place"
        self._said = {name: folder / name for name in ("out", "err")}
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("FOLKMOOT_", "DATABASE_", "DJANGO_", "PYTEST"))
        }
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", STOCK],
            env={**kept, "FOLKMOOT_VAR": str(self.place)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, house: Path, *words: str, program: str = "") -> subprocess.CompletedProcess[str]:
        """A command, or a program of Python, with its words, on the house in a folder."""
        assert self._process.stdin
        assert self._process.stdout
        told = {"words": words, **{name: str(path) for name, path in self._said.items()}}
        if program:
            told["program"] = program
        house.mkdir(exist_ok=True)
        house.rename(self.place)
        try:
            print(json.dumps(told), file=self._process.stdin, flush=True)
            code = int(self._process.stdout.readline())
        finally:
            self.place.rename(house)
        out, err = (path.read_text() for path in self._said.values())
        return subprocess.CompletedProcess(words, code, out, err)
