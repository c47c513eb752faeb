"""What was put into the rules for a time, until when, and how it would be taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from folkmoot.apps.rulebook.models import Edition, Sunset
from folkmoot.apps.rulebook.queries.editions import edition as edition_numbered
from folkmoot.apps.rulebook.queries.editions import last_edition
from folkmoot.apps.rulebook.queries.history import operations_of
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.core.lawtext import (
    Document,
    Operation,
    PreconditionFailed,
    apply,
    operation_from_data,
)
from folkmoot.core.lawtext.proposals import at_sunset
from folkmoot.core.terms import Verdict, yes


@dataclass(frozen=True, slots=True)
class SunsetView:
    """Until when the change that an edition made holds.

    Attributes:
        document, edition: whose change it is.
        ends_on: the day from which it no longer holds.
        first: the day as it was first decided, if it has been put off since; else None.
        seq: the entry of the record of the decision that set the day.
        label, address: that decision.
        expired_by: the number of the edition that took it out again, if one has.
    """

    document: str
    edition: int
    ends_on: date
    first: date | None
    seq: int | None
    label: str
    address: str
    expired_by: int | None


@dataclass(frozen=True, slots=True)
class WayBack:
    """The newest edition without the change.

    Attributes:
        verdict: whether the operations that take it out fit the newest edition.
        base, tree, operations: that edition, how it would read, and what would be done to it.
    """

    verdict: Verdict
    base: EditionView | None = None
    tree: Document | None = None
    operations: Sequence[Operation] = ()

    @property
    def settled(self) -> tuple[EditionView, Document, Sequence[Operation]]:
        """Base, tree and operations, where they fit.

        Raises:
            ValueError: where they do not.
        """
        if not self.verdict or self.base is None or self.tree is None:
            raise ValueError("the way back does not fit")
        return self.base, self.tree, self.operations


def sunset_of(document: str, edition: int) -> SunsetView | None:
    """Until when the change of an edition holds; None if it was not made for a time."""
    found = _views(
        Sunset.objects.filter(edition__sequence=edition, edition__document__slug=document)
    )
    return found[0] if found else None


def sunsets(document: str = "") -> list[SunsetView]:
    """Everything made for a time and not yet taken out, the next to end first."""
    rows = Sunset.objects.filter(edition__expired_by=None)
    found = _views(rows.filter(edition__document__slug=document) if document else rows)
    return sorted(found, key=lambda each: (each.ends_on, each.document, each.edition))


def way_back(document: str, edition: int) -> WayBack:
    """The newest edition without what an edition put in; nothing amended since is overwritten.

    Raises:
        LookupError: if there is no such edition, or it is the first.
    """
    made, newest = edition_numbered(document, edition), last_edition(document)
    before = edition_numbered(document, made.base) if made and made.base else None
    if made is None or before is None or newest is None:
        raise LookupError(f"no change by edition {edition} of {document}")
    adopted = [operation_from_data(body) for body in operations_of(made)]
    back = at_sunset(before.tree, adopted, newest.tree)
    if isinstance(back, PreconditionFailed):
        return WayBack(back.verdict)
    tree = apply(newest.tree, back)
    if isinstance(tree, PreconditionFailed):
        return WayBack(tree.verdict)
    return WayBack(yes(), newest, tree, back)


def _views(rows: object) -> list[SunsetView]:
    values = list(
        rows.order_by("pk").values_list(  # type: ignore[attr-defined]
            "edition__document__slug", "edition__sequence", "ends_on", "seq", "label", "address",
            "edition_id",
        )
    )  # fmt: skip
    ended = dict(
        Edition.objects.filter(expires_id__in={each[6] for each in values}).values_list(
            "expires_id", "sequence"
        )
    )
    found: dict[int, SunsetView] = {}
    for document, edition, ends_on, seq, label, address, pk in values:
        before = found.get(pk)
        first = (before.first or before.ends_on) if before else None
        found[pk] = SunsetView(
            document, edition, ends_on, first, seq, label, address, ended.get(pk)
        )
    return list(found.values())
