"""How two amendments stand to each other: the ten classes.

Everything is found by applying both orders; where neither order goes through, by the words each
side took away. The last class, a contradiction without common words, only people can rule on:
the machine nominates it and says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.consequences import citations, defined_terms
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.footprints import DisputedWords, Span, disputed, spans, wider_of
from folkmoot.core.lawtext.operations import Operation, SetParameter
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.rivalry import rivals_known, without_layout

StandingClass = Literal[
    "stale",
    "identical",
    "independent",
    "order-dependent",
    "overlap",
    "subsumes",
    "requires",
    "label collision",
    "referential",
    "semantic",
]


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment as it is put: its name on the agenda and its operations."""

    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one amendment stands to another of the same edition.

    Attributes:
        first: the name of the one; of ``subsumes`` the wider, of ``requires`` the dependent.
        second: the name of the other.
        kind: the class that decides how they are voted on.
        also: further classes that are shown but keep nobody from voting on both.
        words: what they dispute, of an overlap, a subsumption or a question of order.
        reason: why, as a plain sentence; empty where the class says it all.
    """

    first: str
    second: str
    kind: StandingClass
    also: tuple[StandingClass, ...] = ()
    words: tuple[DisputedWords, ...] = ()
    reason: str = ""

    @property
    def bound(self) -> bool:
        """Whether the vote on one bears on the vote on the other."""
        return self.kind not in {"independent", "stale"}


def stand(document: Document, a: Amendment, b: Amendment) -> Standing:
    """The class of a pair. Layout is left out: the law is the words."""
    return next(iter(stand_all(document, (a, b))))


def stand_all(document: Document, amendments: Sequence[Amendment]) -> Iterator[Standing]:
    """The class of every pair; what is found out about one amendment is found out once."""
    base = _Known(document, document)
    tried = [_Tried(each, base) for each in amendments]
    for one, other in combinations(tried, 2):
        yield _stand(base, one, other)


class _Known:
    """What is found out about an edition, each thing when it is first asked for."""

    def __init__(self, base: Document, edition: Document) -> None:
        self.base, self.edition = base, edition

    @cached_property
    def citations(self) -> list[tuple[str, str]]:
        """Who cites whom."""
        return [(pid, cited) for pid, _, cited in citations(self.edition)]

    @cached_property
    def terms(self) -> dict[str, str]:
        """The terms it defines, and where."""
        return defined_terms(self.edition)

    @cached_property
    def spans(self) -> dict[tuple[str, str], list[Span]]:
        """What it takes out of each field of the base, and what it has there instead."""
        return spans(self.base, self.edition)

    @cached_property
    def new_labels(self) -> set[str]:
        """The numbers that no provision of the base has in this way."""
        return _new_labels(self.base, self.edition)


class _Tried:
    """An amendment, and what it alone makes of the edition."""

    def __init__(self, amendment: Amendment, base: _Known) -> None:
        self.name = amendment.name
        self.amendment = amendment
        self.operations = without_layout(amendment.operations)
        self.after = apply(base.edition, self.operations)
        self._base = base

    @cached_property
    def made(self) -> _Known:
        """The edition it makes.

        Raises:
            ValueError: if it makes none.
        """
        if isinstance(self.after, PreconditionFailed):
            raise ValueError(f"{self.name} does not apply")  # noqa: TRY004 - not a matter of types
        return _Known(self._base.edition, self.after)


def _stand(base: _Known, a: _Tried, b: _Tried) -> Standing:
    document = base.edition
    if isinstance(a.after, PreconditionFailed) or isinstance(b.after, PreconditionFailed):
        operations = (a.operations, b.operations)
        return _unfit(a.amendment, b.amendment, operations, (a.after, b.after))
    rivalry = rivals_known(document, (a.operations, a.after), (b.operations, b.after))
    reason = rivalry.refusal.reason.sentence if rivalry.refusal else ""
    if rivalry.kind in {"identical", "stale"}:
        return Standing(a.name, b.name, rivalry.kind, reason=reason)
    words = tuple(disputed(document, a.made.spans, b.made.spans))
    also = tuple(_also(base, a, b))
    if rivalry.kind == "overlap" or rivalry.refusal:
        edges = [(each.made.edition, each.made.spans) for each in (a, b)]
        wider = wider_of(document, edges[0], edges[1])
        if wider:
            first, second = (a, b) if wider > 0 else (b, a)
            shown = words
            if wider < 0:
                shown = tuple(disputed(document, b.made.spans, a.made.spans))
            return Standing(first.name, second.name, "subsumes", also, shown, reason)
    return Standing(a.name, b.name, rivalry.kind, also, words, reason)


def _unfit(
    a: Amendment,
    b: Amendment,
    operations: tuple[Sequence[Operation], Sequence[Operation]],
    alone: tuple[Document | PreconditionFailed, Document | PreconditionFailed],
) -> Standing:
    """One of the two does not fit the edition: does it fit what the other makes of it?"""
    pairs = ((a, b, operations[0], alone[0], alone[1]), (b, a, operations[1], alone[1], alone[0]))
    for one, other, own, fits, base in pairs:
        ready = isinstance(fits, PreconditionFailed) and isinstance(base, Document)
        if ready and isinstance(base, Document) and isinstance(apply(base, own), Document):
            return Standing(one.name, other.name, "requires")
    failed = next(each for each in alone if isinstance(each, PreconditionFailed))
    return Standing(a.name, b.name, "stale", reason=failed.reason.sentence)


def _also(base: _Known, a: _Tried, b: _Tried) -> Iterator[StandingClass]:
    one, two = a.made, b.made
    if one.new_labels & two.new_labels:
        yield "label collision"
    if _cites_lost(base, one, two) or _cites_lost(base, two, one):
        yield "referential"
    keys = [
        {(o.key, o.after) for o in each.operations if isinstance(o, SetParameter)}
        for each in (a, b)
    ]
    same_figure = any(k == key and v != value for k, v in keys[0] for key, value in keys[1])
    terms, others = _new_terms(base, one), _new_terms(base, two)
    same_term = any(others.get(term, text) != text for term, text in terms.items())
    if same_figure or same_term:
        yield "semantic"


def _new_labels(document: Document, after: Document) -> set[str]:
    return {
        after.label(provision.pid)
        for provision in after.walk()
        if after.label(provision.pid)
        and (provision.pid not in document or document.label(provision.pid) == "")
    }


def _cites_lost(base: _Known, one: _Known, two: _Known) -> bool:
    """Whether the second newly cites, or uses a term of, what the first takes away or renames."""
    document = base.edition
    known = set(base.citations)
    for pid, cited in two.citations:
        fresh = (pid, cited) not in known
        if fresh and cited in document and _gone_or_renamed(document, one.edition, cited):
            return True
    lost = [
        term
        for term, pid in base.terms.items()
        if one.terms.get(term) != pid
        or one.edition.provision(pid).text != document.provision(pid).text
    ]
    if not lost:
        return False
    for provision in two.edition.walk():
        was = document.get(provision.pid)
        if was is not None and was.text == provision.text:
            continue
        for term in lost:
            if provision.text.count(term) > (was.text.count(term) if was else 0):
                return True
    return False


def _gone_or_renamed(document: Document, after: Document, pid: str) -> bool:
    return pid not in after or after.label(pid) != document.label(pid)


def _new_terms(base: _Known, made: _Known) -> dict[str, str]:
    return {
        term: made.edition.provision(pid).text
        for term, pid in made.terms.items()
        if term not in base.terms
    }
