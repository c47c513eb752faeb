"""Amendments as they are put: in parts, with a day to begin and to end, a proviso, an authority.

Forms that rule books know: parts taken separately ("last paragraph lost, remaining carried");
consequential changes, which stand only if what they follow from stands; editorial corrections,
which somebody is empowered to make and which may not change the sense; commencement and sunset;
provisos ("provided that …", RONR); an amendment of an amendment, worded on the text it would make.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.deriving import derive
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.inverting import invert
from folkmoot.core.lawtext.operations import Insert, Operation, SetParameter
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.rivalry import without_layout

Nature = Literal["main", "consequential", "editorial"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an amendment: what can be voted on by itself.

    Attributes:
        name: how the part is called when it is put.
        operations: what it does, on the edition as the parts before it leave it.
        nature: ``main``; ``consequential``: it follows from the parts named in ``follows``;
            ``editorial``: a correction that changes no sense.
        follows: the parts without which it has no ground; of a main part, those it needs.
        authority: the provision or decision that allows a consequential or editorial part to be
            made without being moved.

    Raises:
        ValueError: if a part that is not main names no authority, or a consequential one nothing
            that it follows from; or an editorial one sets a figure, which is never a correction.
    """

    name: str
    operations: tuple[Operation, ...]
    nature: Nature = "main"
    follows: tuple[str, ...] = ()
    authority: str = ""

    def __post_init__(self) -> None:
        if self.nature != "main" and not self.authority:
            raise ValueError(f"{self.name}: by what authority is it {self.nature}?")
        if self.nature == "consequential" and not self.follows:
            raise ValueError(f"{self.name}: of what is it the consequence?")
        if self.nature == "editorial" and any(isinstance(o, SetParameter) for o in self.operations):
            raise ValueError(f"{self.name}: a figure is no slip of the pen")


@dataclass(frozen=True, slots=True)
class Proposal:
    """An amendment with all that is put together with it.

    Attributes:
        parts: in the order in which they are applied.
        begins: the day it comes into force; None for the day the rules say.
        ends: the day from which it no longer holds; None for never.
        proviso: what it is subject to, in words; it stands with the edition, not in its text.

    Raises:
        ValueError: if two parts have one name, a part follows from one that is not before it, or
            it would end before it begins.
    """

    parts: tuple[Part, ...]
    begins: date | None = None
    ends: date | None = None
    proviso: str = ""

    def __post_init__(self) -> None:
        before: set[str] = set()
        for part in self.parts:
            if part.name in before:
                raise ValueError(f"two parts are called {part.name}")
            if missing := set(part.follows) - before:
                raise ValueError(f"{part.name} follows from {min(missing)}, which is not before it")
            before.add(part.name)
        if self.begins and self.ends and self.ends <= self.begins:
            raise ValueError("it would end before it begins")


@dataclass(frozen=True, slots=True)
class Adopted:
    """What a vote in parts came to.

    Attributes:
        document: the edition.
        stand: the parts that stand in it.
        fallen: the parts that were carried, or follow of themselves, and fell because a part they
            follow from was lost.
        operations: what was applied, in order.
    """

    document: Document
    stand: tuple[str, ...]
    fallen: tuple[str, ...]
    operations: tuple[Operation, ...]


def adopt(
    document: Document, proposal: Proposal, *, carried: Collection[str]
) -> Adopted | PreconditionFailed:
    """The edition if exactly these parts are carried.

    Consequential and editorial parts need no vote: the former stand exactly if all they follow from
    stand, the latter always. A main part falls if a part it needs is lost. What stands must apply
    exactly, or the whole is refused; nothing is adapted.

    Raises:
        ValueError: if a name is not that of a part.
    """
    if unknown := set(carried) - {part.name for part in proposal.parts}:
        raise ValueError(f"there is no part {min(unknown)}")
    stand: list[str] = []
    fallen: list[str] = []
    operations: list[Operation] = []
    for part in proposal.parts:
        if part.nature == "main" and part.name not in carried:
            continue
        if not set(part.follows) <= set(stand):
            fallen.append(part.name)
            continue
        stand.append(part.name)
        operations += part.operations
    after = apply(document, operations)
    if isinstance(after, PreconditionFailed):
        return after
    return Adopted(after, tuple(stand), tuple(fallen), tuple(operations))


def severable(document: Document, proposal: Proposal) -> dict[str, tuple[str, ...]]:
    """For each main part, the other main parts without which it does not fit the edition.

    Empty for a part that can be voted on by itself. Found by applying: a part that fits the edition
    alone needs nobody; otherwise the fewest parts before it that make it fit.
    """
    needs: dict[str, tuple[str, ...]] = {}
    main = [part for part in proposal.parts if part.nature == "main"]
    for at, part in enumerate(main):
        needed = main[:at]
        if _fits(document, [part]):
            needed = []
        for candidate in list(needed):
            rest = [each for each in needed if each is not candidate]
            if _fits(document, [*rest, part]):
                needed = rest
        needs[part.name] = tuple(each.name for each in needed)
    return needs


def in_parts(document: Document, operations: Sequence[Operation]) -> Proposal:
    """An amendment cut into a part for each provision it concerns, so that each can be put alone.

    A part is called as its provision is cited; what comes in is called by where it comes in. What
    operations say of one provision stays together, in their order.
    """
    groups: dict[str, list[Operation]] = {}
    for operation in without_layout(operations):
        groups.setdefault(_subject(operation, document), []).append(operation)
    return Proposal(tuple(Part(name, tuple(some)) for name, some in groups.items()))


def _subject(operation: Operation, document: Document) -> str:
    pid = operation.parent if isinstance(operation, Insert) else operation.target
    place = document.cite(pid) if pid in document else "what is new"
    return f"what comes into {place}" if isinstance(operation, Insert) else place


def at_sunset(
    before: Document, adopted: Sequence[Operation], current: Document
) -> tuple[Operation, ...] | PreconditionFailed:
    """What takes a temporary amendment out again, tried on the edition of the day it ends.

    ``before`` is the edition it was made on. Words amended since then are not overwritten: if the
    way back does not fit the current edition exactly, the failed precondition says where, and
    people decide.
    """
    back = invert(adopted, before)
    if isinstance(back, PreconditionFailed):
        return back
    words = without_layout(back)
    after = apply(current, words)
    return after if isinstance(after, PreconditionFailed) else words


def amend_amendment(
    document: Document, operations: Sequence[Operation], amendment: Sequence[Operation]
) -> tuple[Operation, ...] | PreconditionFailed:
    """The amendment as amended: ``amendment`` is worded on the text that ``operations`` would make.

    The result applies to the edition itself and makes what both together would.
    """
    proposed = apply(document, operations)
    if isinstance(proposed, PreconditionFailed):
        return proposed
    wanted = apply(proposed, amendment)
    return wanted if isinstance(wanted, PreconditionFailed) else derive(document, wanted)


def _fits(document: Document, parts: Sequence[Part]) -> bool:
    operations = [operation for part in parts for operation in part.operations]
    return isinstance(apply(document, operations), Document)
