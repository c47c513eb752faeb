"""`folkmoot`: the command line."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from folkmoot import __version__
from folkmoot.ops import commands
from folkmoot.ops.failure import CommandFailed


def command_modules(*, only: str = "") -> dict[str, ModuleType]:
    """Every command by its words (``"export record"``), each a module of `folkmoot.ops.commands`.

    ``only`` names the one module that is wanted, since importing them all takes a while.

    A command module has ``HELP`` (one sentence), ``add_arguments(parser)`` and ``run(args)``,
    which returns the exit code. ``export_record`` is called as ``folkmoot export record``; a module
    whose words are not those of its file says them in ``WORDS`` (``"card-vote"``).
    """
    modules = [
        importlib.import_module(f"{commands.__name__}.{info.name}")
        for info in pkgutil.iter_modules(commands.__path__)
        if only in ("", info.name)
    ]
    return {_words(module): module for module in modules}


def _words(module: ModuleType) -> str:
    """What is typed to call a command."""
    name = module.__name__.rpartition(".")[2]
    return str(getattr(module, "WORDS", name.replace("_", " ")))


def _wanted(arguments: Sequence[str]) -> str:
    """The module of the command that is called, or empty if that is not clear at once."""
    known = {info.name for info in pkgutil.iter_modules(commands.__path__)}
    said = [word.replace("-", "_") for word in arguments[:2]]
    return next((name for name in ("_".join(said), said[0] if said else "") if name in known), "")


def parser(*, only: str = "") -> argparse.ArgumentParser:
    """The parser of every command, or of the one in a module."""
    top = argparse.ArgumentParser(
        prog="folkmoot",
        description="The software on which a member-run organisation governs itself.",
    )
    top.add_argument("--version", action="version", version=f"folkmoot {__version__}")
    first = top.add_subparsers(metavar="COMMAND", required=True)
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    for words, module in command_modules(only=only).items():
        head, _, tail = words.partition(" ")
        if tail and head not in groups:
            group = first.add_parser(head, help=f"{head} something: see `folkmoot {head} --help`")
            groups[head] = group.add_subparsers(metavar="WHAT", required=True)
        place, name = (groups[head], tail) if tail else (first, head)
        one = place.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(one)
        one.set_defaults(run=module.run)
    return top


def _from_there(args: argparse.Namespace, typed: Sequence[str], folder: Path) -> None:
    """Read the paths that were typed as from the folder in which they were typed.

    ``bin/folkmoot`` works in the folder of the program, wherever it is called.
    """
    said = {Path(word.partition("=")[2] if word.startswith("--") else word) for word in typed}

    def there(value: object) -> object:
        known = isinstance(value, Path) and value in said and value.name not in {"", "-"}
        return folder / value if known else value  # type: ignore[operator]

    for name, value in vars(args).items():
        setattr(args, name, list(map(there, value)) if isinstance(value, list) else there(value))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    args = parser(only=_wanted(typed)).parse_args(typed)
    if folder := os.environ.pop("FOLKMOOT_CALLED_FROM", ""):
        _from_there(args, typed, Path(folder))
    try:
        return int(args.run(args) or 0)
    except CommandFailed as failure:
        print(f"folkmoot: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
