"""`folkmoot export rulebook`."""

from __future__ import annotations

import argparse
from pathlib import Path

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Write an edition for other programs, or all editions as a git repository."
FORMATS = ("akn", "docx", "epub", "git", "json", "md", "pdf", "source")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which document, which edition, how, where."""
    parser.add_argument("--slug", default="party", help="the document's short name in its address")
    parser.add_argument(
        "--edition", type=int, default=None, help="its number; the newest if it is left out"
    )
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument(
        "out", metavar="OUT", type=Path, help="the file; for git a folder that does not exist yet"
    )


def run(args: argparse.Namespace) -> int:
    """Nothing is changed in the installation."""
    house.open_house()
    house.require_tables()
    from folkmoot.apps.rulebook import queries
    from folkmoot.ops import rulebook_git

    if queries.document(args.slug) is None:
        raise CommandFailed(f"there is no rule document called {args.slug}")
    if args.format == "git":
        if args.out.exists():
            raise CommandFailed(f"{args.out} exists; name a folder that does not")
        commits = rulebook_git.export(args.slug, args.out)
        print(f"{commits} editions in {args.out}, a commit each")
        return 0
    view = (
        queries.last_edition(args.slug)
        if args.edition is None
        else queries.edition(args.slug, args.edition)
    )
    if view is None:
        raise CommandFailed(f"{args.slug} has no edition {args.edition}")
    args.out.write_bytes(_written(view, args.format))
    print(f"edition {view.sequence} of {args.slug} in {args.out}")
    return 0


def _written(view, how: str) -> bytes:  # noqa: ANN001  (an EditionView; no import before setup)
    from folkmoot.apps.rulebook import queries
    from folkmoot.apps.rulebook.exports import EXPORTS, edition_json

    if how == "source":
        return queries.source_of(view)
    if how == "json":
        return edition_json(view)
    return EXPORTS[how].write(view)
