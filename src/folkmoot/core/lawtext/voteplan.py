"""Rivals in groups, every result known before the vote, and the order in which to vote.

A group is what hangs together: amendments whose vote bears on another's. For each, all outcomes
are computed with the digest of the edition they lead to, so that nobody need wait for the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.editions import edition_digest
from folkmoot.core.lawtext.folding import fold
from folkmoot.core.lawtext.operations import touched_words
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.rivalry import without_layout
from folkmoot.core.lawtext.standing import Amendment, Standing, stand_all

VotingRule = Literal["sequential", "inclusive", "ranked", "package"]
LARGEST_GROUP = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a set of votes leads to.

    Attributes:
        carried: the amendments voted for, in the order of the agenda.
        adopted: those of them that stand in the edition.
        fallen: those that no longer fitted when their turn came.
        digest: the digest of the edition (``edition_digest``).
    """

    carried: tuple[str, ...]
    adopted: tuple[str, ...]
    fallen: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Falls:
    """What a vote decides about another: ``name`` falls if the vote is ``if_``."""

    name: str
    if_: Literal["carried", "lost"]
    because: str


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One vote the chair puts.

    Attributes:
        kind: ``vote``: for or against; ``rank``: one ranked ballot among all named;
            ``threshold``: the winner must still reach the majority for rule changes;
            ``package``: all named in one vote, each of which anyone may have separated.
        names: what is put.
        falls: what the result decides about others; those need not be put then.
        replaces: what was carried earlier and gives way if this is carried.
    """

    kind: Literal["vote", "rank", "threshold", "package"]
    names: tuple[str, ...]
    falls: tuple[Falls, ...] = ()
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Amendments of one edition, how they stand to each other, and how they are voted on.

    Attributes:
        pairs: every pair that is not independent, and every independent one.
        groups: the names that hang together, each in agenda order; the others stand alone.
        outcomes: for each group of at most ``LARGEST_GROUP`` every outcome, else none.
        steps: the votes, group after group.
    """

    pairs: tuple[Standing, ...]
    groups: tuple[tuple[str, ...], ...]
    outcomes: tuple[tuple[Outcome, ...], ...]
    steps: tuple[PlanStep, ...]


def plan_votes(
    document: Document, amendments: Sequence[Amendment], *, rule: VotingRule = "sequential"
) -> Plan:
    """Classify every pair, form the groups, compute every outcome, and order the votes.

    ``sequential``: by the agenda, "if carried, the others fall"; ``inclusive``: from the change
    that touches fewest words to the widest, a later one that is carried replaces an earlier it
    clashes with; ``ranked``: one ranked ballot among those that exclude each other, then the
    winner against the threshold; ``package``: one vote on the group, with the right to separate.

    Raises:
        ValueError: if two amendments have one name.
    """
    if len({each.name for each in amendments}) != len(amendments):
        raise ValueError("two amendments have one name")
    pairs = tuple(stand_all(document, amendments))
    groups = tuple(_groups([each.name for each in amendments], pairs))
    by_name = {each.name: each for each in amendments}
    outcomes = tuple(
        tuple(all_outcomes(document, [by_name[name] for name in group]))
        if len(group) <= LARGEST_GROUP
        else ()
        for group in groups
    )
    steps = tuple(step for group in groups for step in _steps(group, pairs, by_name, rule))
    return Plan(pairs, groups, outcomes, steps)


def what_if(
    document: Document, amendments: Sequence[Amendment], carried: Sequence[str]
) -> tuple[Document, Outcome]:
    """The edition if exactly these are carried, voted on in the order given.

    One that no longer fits when its turn comes falls, as a whole; nothing is adapted.

    Raises:
        ValueError: if a name is not that of an amendment.
    """
    unknown = set(carried) - {each.name for each in amendments}
    if unknown:
        raise ValueError(f"there is no amendment {min(unknown)}")
    adopted, fallen = [], []
    for amendment in amendments:
        if amendment.name not in carried:
            continue
        after = apply(document, without_layout(amendment.operations))
        if isinstance(after, Document):
            document = after
            adopted.append(amendment.name)
        else:
            fallen.append(amendment.name)
    voted = tuple(each.name for each in amendments if each.name in carried)
    return document, Outcome(voted, tuple(adopted), tuple(fallen), edition_digest(document))


def all_outcomes(document: Document, amendments: Sequence[Amendment]) -> Iterator[Outcome]:
    """Every outcome of a group, from none carried to all.

    Each shared beginning is made once, on the document folded to what the group can change, so
    that a group of twelve in a long rule book takes about a second.
    """
    worded = [without_layout(each.operations) for each in amendments]
    folded = fold(document, (operation for each in worded for operation in each))
    pending: list[tuple[int, Document, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
        (0, folded.document, (), (), ())
    ]
    digests: dict[tuple[str, ...], str] = {}
    made: dict[tuple[str, ...], Document | PreconditionFailed] = {}
    while pending:
        at, standing, carried, adopted, fallen = pending.pop()
        if at == len(amendments):
            if adopted not in digests:
                digests[adopted] = folded.digest(standing)
            yield Outcome(carried, adopted, fallen, digests[adopted])
            continue
        name = amendments[at].name
        after = made.get((*adopted, name))
        if after is None:
            after = made[*adopted, name] = apply(standing, worded[at])
        if isinstance(after, Document):
            pending.append((at + 1, after, (*carried, name), (*adopted, name), fallen))
        else:
            pending.append((at + 1, standing, (*carried, name), adopted, (*fallen, name)))
        pending.append((at + 1, standing, carried, adopted, fallen))


def _groups(names: Sequence[str], pairs: Sequence[Standing]) -> Iterator[tuple[str, ...]]:
    leader = {name: name for name in names}

    def first_of(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    for pair in pairs:
        if pair.bound:
            leader[first_of(pair.second)] = first_of(pair.first)
    together: dict[str, list[str]] = {}
    for name in names:
        together.setdefault(first_of(name), []).append(name)
    for group in together.values():
        yield tuple(group)


def _steps(
    group: tuple[str, ...],
    pairs: Sequence[Standing],
    by_name: Mapping[str, Amendment],
    rule: VotingRule,
) -> Iterator[PlanStep]:
    inside = [pair for pair in pairs if pair.bound and pair.first in group]
    if len(group) == 1:
        yield PlanStep("vote", group)
    elif rule == "package":
        yield PlanStep("package", group)
    elif rule == "ranked":
        yield PlanStep("rank", group)
        yield PlanStep("threshold", group)
    else:
        order = list(group)
        if rule == "inclusive":
            order.sort(key=lambda name: touched_words(by_name[name].operations))
        order = _needs_first(order, inside)
        for at, name in enumerate(order):
            later = set(order[at + 1 :])
            falls = tuple(_falls(name, later, inside, widening=rule == "inclusive"))
            earlier = set(order[:at]) if rule == "inclusive" else set()
            yield PlanStep("vote", (name,), falls, tuple(_clashing(name, earlier, inside)))


def _needs_first(order: list[str], pairs: Sequence[Standing]) -> list[str]:
    """What another requires is voted on before it."""
    placed: list[str] = []
    needs = {(p.first, p.second) for p in pairs if p.kind == "requires"}

    def place(name: str, above: frozenset[str]) -> None:
        if name in placed or name in above:
            return
        for other in order:
            if (name, other) in needs:
                place(other, above | {name})
        placed.append(name)

    for name in order:
        place(name, frozenset())
    return placed


def _falls(
    name: str, later: set[str], pairs: Sequence[Standing], *, widening: bool
) -> Iterator[Falls]:
    for pair in pairs:
        other = pair.second if pair.first == name else pair.first
        if name not in {pair.first, pair.second} or other not in later:
            continue
        if pair.kind == "requires" and pair.first == other:
            yield Falls(other, "lost", f"{other} requires {name}")
        elif pair.kind == "identical":
            yield Falls(other, "carried", f"{other} makes the same change")
        elif pair.kind in {"overlap", "subsumes"} and not widening:
            yield Falls(other, "carried", f"{other} concerns words that {name} changes")


def _clashing(name: str, earlier: set[str], pairs: Sequence[Standing]) -> Iterator[str]:
    for pair in pairs:
        other = pair.second if pair.first == name else pair.first
        clash = pair.kind in {"overlap", "subsumes"}
        if clash and name in {pair.first, pair.second} and other in earlier:
            yield other
