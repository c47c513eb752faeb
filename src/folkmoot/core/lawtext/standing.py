"""How two amendments stand to each other: the ten classes.

Everything is found by applying both orders; where neither order goes through, by the words each
side took away. The last class, a contradiction without common words, only people can rule on:
the machine nominates it and says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.comparing import changed, compare
from folkmoot.core.lawtext.consequences import citations, defined_terms
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.operations import Operation, SetParameter
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.rivalry import rivals, without_layout

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
class DisputedWords:
    """The words two amendments both touch in one provision, and what each makes of them."""

    place: str
    base: str
    first: str
    second: str


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
    one, two = without_layout(a.operations), without_layout(b.operations)
    alone, other = apply(document, one), apply(document, two)
    if isinstance(alone, PreconditionFailed) or isinstance(other, PreconditionFailed):
        return _unfit(a, b, (one, two), (alone, other))
    rivalry = rivals(document, one, two)
    reason = rivalry.refusal.reason.sentence if rivalry.refusal else ""
    if rivalry.kind in {"identical", "stale"}:
        return Standing(a.name, b.name, rivalry.kind, reason=reason)
    words = tuple(_disputed(document, alone, other))
    also = tuple(_also(document, alone, other, (one, two)))
    if rivalry.kind == "overlap" or rivalry.refusal:
        wider = _wider(document, alone, other)
        if wider:
            first, second = (a, b) if wider > 0 else (b, a)
            shown = words if wider > 0 else tuple(_disputed(document, other, alone))
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


Span = tuple[int, int, str]


def _spans(document: Document, after: Document) -> dict[tuple[str, str], list[Span]]:
    """What an amendment takes out of each field, and what it puts there instead."""
    spans: dict[tuple[str, str], list[Span]] = {}
    for provision in document.walk():
        now = after.get(provision.pid)
        for field, was, becomes in (
            ("heading", provision.heading, now.heading if now else ""),
            ("text", provision.text, now.text if now else ""),
        ):
            if was != becomes:
                spans[provision.pid, field] = [
                    (hunk.old_at, hunk.old_at + len(hunk.old), hunk.new)
                    for hunk in changed(compare(was, becomes, coalesce=0))
                ]
    return spans


def _disputed(document: Document, one: Document, two: Document) -> Iterator[DisputedWords]:
    left, right = _spans(document, one), _spans(document, two)
    for where, spans in left.items():
        provision = document.provision(where[0])
        field = provision.heading if where[1] == "heading" else provision.text
        for start, end, new in spans:
            for begin, stop, other in right.get(where, []):
                if start <= stop and begin <= end and (start, end, new) != (begin, stop, other):
                    low, high = min(start, begin), max(end, stop)
                    yield DisputedWords(
                        document.cite(where[0]),
                        field[low:high],
                        field[low:start] + new + field[end:high],
                        field[low:begin] + other + field[stop:high],
                    )


def _wider(document: Document, one: Document, two: Document) -> int:
    """1 if the first takes out all that the second changes and more, -1 the other way, else 0."""
    left, right = _spans(document, one), _spans(document, two)
    if _covers(document, one, two, left, right):
        return 1
    return -1 if _covers(document, two, one, right, left) else 0


def _covers(
    document: Document,
    wide: Document,
    narrow: Document,
    wider: dict[tuple[str, str], list[Span]],
    narrower: dict[tuple[str, str], list[Span]],
) -> bool:
    strictly = any(pid not in wide and pid in narrow for pid in (p.pid for p in document.walk()))
    for provision in narrow.walk():
        if provision.pid not in document:
            above = narrow.place(provision.pid).parent
            while above is not None and above not in document:
                above = narrow.place(above).parent
            if above is None or above in wide:
                return False
    for where, spans in narrower.items():
        for start, end, _ in spans:
            around = [s for s in wider.get(where, []) if s[0] <= start and end <= s[1]]
            if not around:
                return False
            strictly = strictly or any((s[0], s[1]) != (start, end) for s in around)
    return bool(narrower) and strictly


def _also(
    document: Document,
    one: Document,
    two: Document,
    operations: tuple[Sequence[Operation], Sequence[Operation]],
) -> Iterator[StandingClass]:
    if _new_labels(document, one) & _new_labels(document, two):
        yield "label collision"
    if _cites_lost(document, one, two) or _cites_lost(document, two, one):
        yield "referential"
    keys = [{(o.key, o.after) for o in each if isinstance(o, SetParameter)} for each in operations]
    same_figure = any(k == key and v != value for k, v in keys[0] for key, value in keys[1])
    terms, others = _new_terms(document, one), _new_terms(document, two)
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


def _cites_lost(document: Document, one: Document, two: Document) -> bool:
    """Whether the second newly cites, or uses a term of, what the first takes away or renames."""
    known = {(pid, cited) for pid, _, cited in citations(document)}
    for pid, _, cited in citations(two):
        fresh = (pid, cited) not in known
        if fresh and cited in document and _gone_or_renamed(document, one, cited):
            return True
    here, there = defined_terms(document), defined_terms(one)
    lost = [
        term
        for term, pid in here.items()
        if there.get(term) != pid or one.provision(pid).text != document.provision(pid).text
    ]
    for provision in two.walk():
        was = document.get(provision.pid)
        for term in lost:
            if provision.text.count(term) > (was.text.count(term) if was else 0):
                return True
    return False


def _gone_or_renamed(document: Document, after: Document, pid: str) -> bool:
    return pid not in after or after.label(pid) != document.label(pid)


def _new_terms(document: Document, after: Document) -> dict[str, str]:
    known = defined_terms(document)
    return {
        term: after.provision(pid).text
        for term, pid in defined_terms(after).items()
        if term not in known
    }
