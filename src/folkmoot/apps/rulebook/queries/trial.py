"""What would happen if an amendment were made to the newest edition: nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from folkmoot.apps.rulebook.figures import value_of
from folkmoot.apps.rulebook.queries.editions import last_edition
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.core.lawtext import Document, Operation, PreconditionFailed, apply
from folkmoot.core.procedure.catalogue import PARAMETERS as CATALOGUE
from folkmoot.core.procedure.parameter import ParameterError
from folkmoot.core.terms import Reason, Verdict, no, yes


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome.

    Attributes:
        verdict: whether an edition could be certified so.
        base: the newest edition; None if there is no such document.
        tree: how it would read; None if an operation does not fit.
    """

    verdict: Verdict
    base: EditionView | None
    tree: Document | None

    @property
    def settled(self) -> tuple[EditionView, Document]:
        """Base and tree, where the verdict allows the amendment.

        Raises:
            ValueError: where it does not.
        """
        if not self.verdict or self.base is None or self.tree is None:
            raise ValueError("an amendment that may not stand has no outcome")
        return self.base, self.tree


def trial(
    slug: str,
    operations: Sequence[Operation],
    *,
    base_sequence: int | None = None,
    in_force_on: date | None = None,
) -> Trial:
    """Apply operations to the newest edition of a document and say whether they may stand.

    ``base_sequence`` is the edition they were drafted on or carried to (None: the newest),
    ``in_force_on`` the day they shall take effect (None: not asked).
    """
    base = last_edition(slug)
    if base is None:
        return Trial(no(no_document(slug)), None, None)
    verdict = _still_the_base(base, base_sequence) & _not_too_early(base, in_force_on)
    if not operations:
        return Trial(verdict & no(_NOTHING), base, base.tree)
    made = apply(base.tree, operations)
    if isinstance(made, PreconditionFailed):
        return Trial(verdict & made.verdict, base, None)
    return Trial(verdict & figures_verdict(base.tree, made), base, made)


def figures_verdict(old: Document, new: Document) -> Verdict:
    """Whether every figure that an amendment sets can be acted on."""
    before = {(each.key, each.value) for own in old.walk() for each in own.parameters}
    keys = {key for key, _ in before}
    reasons = [
        reason
        for own in new.walk()
        for each in own.parameters
        if (each.key, each.value) not in before
        for reason in _figure_reasons(each.key, each.value, new.cite(own.pid), known=keys)
    ]
    reasons += _twice(old, new)
    return no(*reasons) if reasons else yes()


def _figure_reasons(key: str, written: str, place: str, *, known: set[str]) -> Iterator[Reason]:
    parameter = CATALOGUE.get(key)
    if parameter is not None:
        try:
            value_of(parameter, written)
        except ParameterError as error:
            yield Reason(
                "rulebook.figure_malformed",
                "{place} would set a figure that cannot be acted on: {error}.",
                {"place": place, "error": str(error)},
                remedy="Write the figure in the shape that the page of parameters shows.",
            )
    elif key not in known:
        near = get_close_matches(key, CATALOGUE, n=1)
        yield Reason(
            "rulebook.figure_unknown",
            "{place} would set “{key}”, which is no figure that can be acted on.",
            {"place": place, "key": key, "near": near[0] if near else "one from the list"},
            remedy="Use a figure of the catalogue (perhaps {near}), or say it in words only.",
        )


def _twice(old: Document, new: Document) -> list[Reason]:
    """A figure granted by two provisions, unless it was so before."""

    def granting(tree: Document) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for own in tree.walk():
            for each in own.parameters:
                found.setdefault(each.key, []).append(own.pid)
        return found

    before = granting(old)
    return [
        Reason(
            "rulebook.figure_twice",
            "“{key}” would be set in {one} and again in {other}.",
            {"key": key, "one": new.cite(pids[0]), "other": new.cite(pids[1])},
            remedy="Take the figure out of one of them in the same amendment.",
        )
        for key, pids in granting(new).items()
        if len(pids) > 1 and len(before.get(key, ())) < len(pids)
    ]


def no_document(slug: str) -> Reason:
    """The reason where a document does not exist."""
    return Reason(
        "rulebook.no_such_document",
        "There is no rule document called “{document}”.",
        {"document": slug},
        remedy="Import its first edition, or look up its short name on the page of rules.",
    )


_NOTHING = Reason(
    "rulebook.nothing_changes",
    "The amendment changes nothing, so there is no new edition to certify.",
    remedy="Say what shall read differently.",
)


def _still_the_base(base: EditionView, sequence: int | None) -> Verdict:
    if sequence is None or sequence == base.sequence:
        return yes()
    return no(
        Reason(
            "rulebook.moved_on",
            "The rule book has moved on since edition {wanted}: edition {last} stands now, in "
            "force on {day}.",
            {
                "wanted": sequence,
                "last": base.sequence,
                "day": base.in_force_on.isoformat(),
            },
            remedy="Carry the change over to edition {last} and let its mover accept the result.",
        )
    )


def _not_too_early(base: EditionView, day: date | None) -> Verdict:
    if day is None or day >= base.in_force_on:
        return yes()
    return no(
        Reason(
            "rulebook.commences_too_early",
            "It would come into force on {day}, before edition {last} which it changes and which "
            "does so on {base_day}.",
            {
                "day": day.isoformat(),
                "last": base.sequence,
                "base_day": base.in_force_on.isoformat(),
            },
            remedy="Let it come into force on {base_day} or later.",
        )
    )
