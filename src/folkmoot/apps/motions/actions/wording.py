"""Writing a version of the words down, with what it touches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from folkmoot.apps.motions.models import Motion, Origin, Touch, Version
from folkmoot.apps.motions.queries.words import as_data
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Document, Operation, lawful_wording
from folkmoot.core.lawtext.commencing import commencing_words
from folkmoot.core.procedure.rules.sentences import trace_sentences


def write_version(
    motion: Motion,
    *,
    by: str,
    at: datetime,
    title: str,
    body: str,
    statement: str,
    operations: Sequence[Operation],
    begins: date | None = None,
    proviso: str = "",
    ends: date | None = None,
) -> Version:
    """The next version. For a rule change the body is the lawful wording of its operations."""
    edition = rulebook.edition(motion.document, motion.base_edition) if motion.document else None
    last = motion.versions.order_by("-number").values_list("number", flat=True).first()
    version = Version.objects.create(
        motion=motion,
        number=(last or 0) + 1,
        at=at,
        by=by,
        title=title.strip(),
        body=_worded(operations, edition.tree, begins, proviso, ends) if edition else body.strip(),
        statement=statement.strip(),
        operations=as_data(operations),
        begins=begins if edition else None,
        proviso=proviso.strip() if edition else "",
        ends=ends if edition else None,
    )
    if edition is not None:
        Touch.objects.bulk_create(
            Touch(version=version, pid=pid, label=edition.tree.cite(pid))
            for pid in touched(operations, edition.tree)
        )
    return version


def _worded(
    operations: Sequence[Operation],
    tree: Document,
    begins: date | None,
    proviso: str,
    ends: date | None,
) -> str:
    parts = (lawful_wording(operations, tree), commencing_words(begins, proviso, ends))
    return "\n".join(filter(None, parts))


def touched(operations: Sequence[Operation], tree: Document) -> list[str]:
    """The provisions of the old text that operations change, or into which they put something."""
    names = ("target", "parent", "source")
    found = [
        str(getattr(each, name)) for each in operations for name in names if hasattr(each, name)
    ]
    return [pid for pid in dict.fromkeys(found) if tree.get(pid) is not None]


def trace(version: Version, parents: dict[str, str]) -> None:
    """Keep where each sentence of a composite comes from."""
    Origin.objects.bulk_create(
        Origin(version=version, position=place, sentence=each.text, parents=list(each.found_in))
        for place, each in enumerate(trace_sentences(version.body, parents), start=1)
    )
