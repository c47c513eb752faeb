"""Rival amendments: found by applying both orders, never by guessing.

The first floor: five classes, of which every warning to a mover can be made. Subsumption,
dependence, label collisions, references and the grouping for a voting plan stand on it later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.editions import edition_digest
from folkmoot.core.lawtext.operations import ANYWHERE, Insert, Move, Operation, SetLayout
from folkmoot.core.lawtext.refusals import PreconditionFailed

RivalClass = Literal["stale", "identical", "independent", "order-dependent", "overlap"]
SwapClass = Literal["commute", "refused", "different"]


@dataclass(frozen=True, slots=True)
class Rivalry:
    """How two amendments of one edition stand to each other.

    Attributes:
        kind: ``stale``: one of them does not even fit the edition; ``identical``: they make the
            same text, adopt one; ``independent``: both orders give the same text;
            ``order-dependent``: both can stand, but the result depends on which comes first;
            ``overlap``: they dispute the same words, only one can stand.
        refusal: why the one cannot follow the other, or is stale; None where both can stand.
    """

    kind: RivalClass
    refusal: PreconditionFailed | None = None


Tried = tuple[Sequence[Operation], Document | PreconditionFailed]
"""Operations without layout, and what they alone make of the edition."""


def rivals(document: Document, a: Sequence[Operation], b: Sequence[Operation]) -> Rivalry:
    """How two amendments drafted on the same edition stand to each other. Layout is left out."""
    a, b = without_layout(a), without_layout(b)
    return rivals_known(document, (a, apply(document, a)), (b, apply(document, b)))


def rivals_known(document: Document, one: Tried, other: Tried) -> Rivalry:
    """The same of two amendments that have each been applied alone already, without layout."""
    (a, after_a), (b, after_b) = one, other
    if isinstance(after_a, PreconditionFailed):
        return Rivalry("stale", after_a)
    if isinstance(after_b, PreconditionFailed):
        return Rivalry("stale", after_b)
    if _reads(after_a, identities=False) == _reads(after_b, identities=False):
        return Rivalry("identical")
    ab, ba = apply(after_a, b), apply(after_b, a)
    if isinstance(ab, Document) and isinstance(ba, Document):
        return Rivalry("independent" if _reads(ab) == _reads(ba) else "order-dependent")
    refusal = next(each for each in (ab, ba) if isinstance(each, PreconditionFailed))
    one_way = isinstance(ab, Document) or isinstance(ba, Document)
    ordered = one_way or _one_place(document, a, b)
    return Rivalry("order-dependent" if ordered else "overlap", refusal)


def commutes(document: Document, a: Sequence[Operation], b: Sequence[Operation]) -> bool:
    """Whether ``a`` then ``b`` and ``b`` then ``a`` both apply and give the same words."""
    return swap(document, a, b) == "commute"


def swap(document: Document, a: Sequence[Operation], b: Sequence[Operation]) -> SwapClass:
    """What happens when two consecutive changes change places.

    ``different`` (both orders apply and give different words) is what must never happen to two
    changes adopted one after the other. Layout is left out: the law is the words.

    Raises:
        ValueError: if ``a`` then ``b`` does not apply to the document in the first place.
    """
    a, b = without_layout(a), without_layout(b)
    usual = _then(apply(document, a), b)
    misfit = usual if isinstance(usual, PreconditionFailed) else None
    if misfit is not None:
        raise ValueError(f"the changes do not apply in the order given: {misfit.reason.sentence}")
    swapped = _then(apply(document, b), a)
    if isinstance(swapped, PreconditionFailed):
        return "refused"
    same = isinstance(usual, Document) and _reads(usual) == _reads(swapped)
    return "commute" if same else "different"


def without_layout(operations: Sequence[Operation]) -> tuple[Operation, ...]:
    """The operations that change words, numbers or places."""
    return tuple(each for each in operations if not isinstance(each, SetLayout))


def _then(
    document: Document | PreconditionFailed, operations: Sequence[Operation]
) -> Document | PreconditionFailed:
    return document if isinstance(document, PreconditionFailed) else apply(document, operations)


def _one_place(document: Document, a: Sequence[Operation], b: Sequence[Operation]) -> bool:
    """Whether they only dispute the order of what both put in one place."""
    a, b = _at_ease(a), _at_ease(b)
    return all(isinstance(_then(apply(document, x), y), Document) for x, y in ((a, b), (b, a)))


def _at_ease(operations: Sequence[Operation]) -> tuple[Operation, ...]:
    """The operations without a demand on the right-hand neighbour of what they put in."""
    return tuple(
        replace(each, before=ANYWHERE) if isinstance(each, Insert | Move) else each
        for each in operations
    )


def _reads(document: Document, *, identities: bool = True) -> str:
    return edition_digest(document, with_identities=identities)
