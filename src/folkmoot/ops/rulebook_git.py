"""A rule document as a git repository: one commit for each edition, read back to be sure."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime, time
from pathlib import Path

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.formats import media_type
from folkmoot.apps.rulebook.queries import EditionView
from folkmoot.apps.rulebook.queries.history import wording_of
from folkmoot.ops.failure import CommandFailed
from folkmoot.platform.installation import installation

_NOT_IN_A_NAME = re.compile(r"[<>\n\0]")


def export(slug: str, folder: Path) -> int:
    """Write the repository into a new folder and read every edition back out of it.

    The author is who moved the change, dated by the day of the decision; the committer is the
    house, dated by the moment of certification; the message holds wording, decision, roots. Each
    edition is tagged. The same editions make the same commits on every machine.

    Returns:
        How many editions there are.

    Raises:
        CommandFailed: if there is no git, or what is read back is not what was certified.
    """
    views = list(reversed(queries.editions(slug)))
    name = f"{slug}.{media_type(views[0].format)[1]}"
    _git(folder.parent, "init", "--quiet", "--initial-branch=main", str(folder))
    stream = b"".join(_commit(view, name, mark) for mark, view in enumerate(views, start=1))
    _git(folder, "fast-import", "--quiet", given=stream)
    _git(folder, "reset", "--quiet", "--hard", "main")
    for view in views:
        if _git(folder, "show", f"edition-{view.sequence}:{name}") != queries.source_of(view):
            raise CommandFailed(f"edition {view.sequence} was not read back as it was certified")
    commits = int(_git(folder, "rev-list", "--count", "main"))
    if commits != len(views):
        raise CommandFailed(f"git counts {commits} commits for {len(views)} editions")
    return commits


def _commit(view: EditionView, name: str, mark: int) -> bytes:
    source, message = queries.source_of(view), _message(view).encode()
    decided = datetime.combine(view.adopted_on, time(12), tzinfo=UTC)
    author = _NOT_IN_A_NAME.sub(" ", view.enactment.mover_text or installation().name)
    house = _NOT_IN_A_NAME.sub(" ", installation().name)
    lines = [
        "commit refs/heads/main",
        f"mark :{mark}",
        f"author {author} <> {int(decided.timestamp())} +0000",
        f"committer {house} <> {int(view.certified_at.timestamp())} +0000",
        f"data {len(message)}",
    ]
    head = "\n".join(lines).encode() + b"\n" + message + b"\n"
    body = f"M 100644 inline {name}\ndata {len(source)}\n".encode() + source + b"\n"
    tag = f"reset refs/tags/edition-{view.sequence}\nfrom :{mark}\n\n".encode()
    return head + body + tag


def _message(view: EditionView) -> str:
    why = view.enactment
    subject = f"Edition {view.sequence}: {why.label or view.note or view.title}"
    decided = ", ".join(part for part in (why.mover_text, why.vote_text) if part)
    entry = "" if view.certified_seq is None else f"Record-Entry: {view.certified_seq}"
    trailers = [
        f"Edition-Root: {view.digest}",
        f"Content-SHA256: {view.content_hash}",
        f"In-Force: {view.in_force_on.isoformat()}",
        entry,
    ]
    parts = [subject, decided, wording_of(view), "\n".join(filter(None, trailers))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _git(folder: Path, *words: str, given: bytes | None = None) -> bytes:
    try:
        done = subprocess.run(
            ["git", *words], cwd=folder, input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise CommandFailed(f"git cannot be called: {error}") from None
    if done.returncode:
        raise CommandFailed(f"git {words[0]} failed: {done.stderr.decode(errors='replace')}")
    return done.stdout
