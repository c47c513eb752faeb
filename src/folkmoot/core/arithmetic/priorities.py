"""The priorities ballot: each college chooses the topics a conference will debate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.core.arithmetic.cards import CardRoll
from folkmoot.core.arithmetic.errors import NotCountableError, RollError
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value


class Overlap(StrEnum):
    """What happens when two colleges choose the same topic.

    ``NO_REFILL``: it takes a place of each, so fewer topics are debated. ``REFILL``: the places
    left over go to the colleges in turn, in the order of the rule; each adds the topic it ranks
    highest among those not chosen yet.
    """

    NO_REFILL = "no refill"
    REFILL = "refill"


@dataclass(frozen=True, slots=True)
class PrioritiesRule:
    """How topics are chosen (field notes on assemblies, section 6, item 5).

    Attributes:
        topics: everything that may be chosen.
        places: how many topics each college chooses.
        choices: how many topics one delegation may name.
        overlap: what happens when colleges choose the same topic.

    Raises:
        RollError: if a topic stands twice, or a number is below 1.
    """

    topics: tuple[str, ...]
    places: Mapping[str, int]
    choices: int
    overlap: Overlap = Overlap.NO_REFILL

    def __post_init__(self) -> None:
        if len(set(self.topics)) < len(self.topics):
            raise RollError("a topic stands twice")
        if self.choices < 1 or any(number < 1 for number in self.places.values()):
            raise RollError("places and choices are at least 1")


@dataclass(frozen=True, slots=True)
class TopicBallot:
    """A delegation's choice; it votes as one, with its whole weight for every topic named."""

    delegation: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CollegeChoice:
    """What one college chose.

    Attributes:
        college: its name.
        votes: every topic with a vote, most votes first.
        chosen: the topics it chose, most votes first.
        tied: topics equal at the last places, which votes alone cannot part.
        open_places: how many of those places remain to be given to the tied topics.
    """

    college: str
    votes: tuple[tuple[str, int], ...]
    chosen: tuple[str, ...]
    tied: tuple[str, ...]
    open_places: int


@dataclass(frozen=True, slots=True)
class Priorities:
    """The result of a priorities ballot.

    Attributes:
        colleges: each college's choice, in the order of the rule.
        chosen: every topic chosen, each once.
        refilled: those among them that filled places an overlap had left.
        settled: False while a tie is open; then nothing is refilled yet.
        steps: the working.
    """

    colleges: tuple[CollegeChoice, ...]
    chosen: tuple[str, ...]
    refilled: tuple[str, ...]
    settled: bool
    steps: tuple[Reason, ...]

    @property
    def working(self) -> tuple[str, ...]:
        """The working as plain lines."""
        return tuple(step.sentence for step in self.steps)


def check_topic_ballots(
    rule: PrioritiesRule,
    roll: CardRoll,
    ballots: Sequence[TopicBallot],
    *,
    provision: ProvisionRef | None = None,
) -> Verdict:
    """Whether every ballot can be counted; each fault of each ballot is named."""
    colleges = {delegation.key: delegation.college for delegation in roll.delegations}
    seen: set[str] = set()
    against = []
    for ballot in ballots:
        faults = list(_faults(rule, ballot, colleges.get(ballot.delegation), seen))
        against += [Reason(f.code, f.says, f.params, provision, f.remedy) for f in faults]
        seen.add(ballot.delegation)
    return no(*against) if against else yes()


def count_topics(
    rule: PrioritiesRule,
    roll: CardRoll,
    ballots: Sequence[TopicBallot],
    *,
    lot: Sequence[str] = (),
) -> Priorities:
    """Count a priorities ballot.

    Equal topics are never parted silently: where ``lot`` (an order drawn and recorded elsewhere)
    ranks all of them it decides and the working says so; otherwise they are reported as tied.

    Raises:
        NotCountableError: if `check_topic_ballots` refuses.
    """
    verdict = check_topic_ballots(rule, roll, ballots)
    if not verdict:
        raise NotCountableError(verdict)
    steps: list[Reason] = []
    colleges = []
    for college, places in rule.places.items():
        choice = _choose(college, places, _votes(rule, roll, ballots, college), lot)
        colleges.append(choice)
        steps += _choice_lines(choice, places, lot)
    chosen = tuple(dict.fromkeys(topic for college in colleges for topic in college.chosen))
    settled = not any(college.open_places for college in colleges)
    shared = sum(len(college.chosen) for college in colleges) - len(chosen)
    steps += _overlap_lines(rule, colleges, shared)
    refilled: tuple[str, ...] = ()
    if rule.overlap is Overlap.REFILL and settled and shared:
        refilled, settled, more = _refill(colleges, chosen, shared, lot)
        steps += more
    says = "{count} topics are chosen: {topics}."
    everything = chosen + refilled
    params: dict[str, Value] = {"count": len(everything), "topics": ", ".join(everything)}
    steps.append(Reason("priorities.chosen", says, params))
    return Priorities(tuple(colleges), everything, refilled, settled, tuple(steps))


def _faults(
    rule: PrioritiesRule, ballot: TopicBallot, college: str | None, seen: set[str]
) -> Iterator[Reason]:
    params: dict[str, Value] = {"delegation": ballot.delegation, "choices": rule.choices}
    if college not in rule.places:
        says, remedy = "{delegation} has no vote in this ballot.", "Check the roll of delegations."
        yield Reason("priorities.unknown_delegation", says, params, None, remedy)
    if ballot.delegation in seen:
        says, remedy = "{delegation} voted twice.", "Find out which of its ballots stands."
        yield Reason("priorities.double_vote", says, params, None, remedy)
    if len(ballot.topics) > rule.choices:
        says = "{delegation} names {named} topics, and may name {choices}."
        more: dict[str, Value] = params | {"named": len(ballot.topics)}
        yield Reason("priorities.too_many", says, more, None, "Name fewer topics.")
    for topic in dict.fromkeys(ballot.topics):
        more = params | {"topic": topic}
        if topic not in rule.topics:
            says, remedy = "{delegation} names “{topic}”, which is not on the list.", "Correct it."
            yield Reason("priorities.unknown_topic", says, more, None, remedy)
        if ballot.topics.count(topic) > 1:
            says, remedy = "{delegation} names “{topic}” more than once.", "Name it once."
            yield Reason("priorities.topic_twice", says, more, None, remedy)


def _votes(
    rule: PrioritiesRule, roll: CardRoll, ballots: Sequence[TopicBallot], college: str
) -> dict[str, int]:
    weights = {delegation.key: delegation.weight for delegation in roll.of_college(college)}
    votes = dict.fromkeys(rule.topics, 0)
    for ballot in ballots:
        for topic in ballot.topics:
            votes[topic] += weights.get(ballot.delegation, 0)
    return {topic: number for topic, number in votes.items() if number}


def _choose(
    college: str, places: int, votes: Mapping[str, int], lot: Sequence[str]
) -> CollegeChoice:
    chosen: list[str] = []
    tied: tuple[str, ...] = ()
    for group in _groups(votes, lot):
        if len(chosen) + len(group) > places:
            tied = group if len(chosen) < places else ()
            break
        chosen += group
    ranking = tuple((topic, votes[topic]) for group in _groups(votes, lot) for topic in group)
    open_places = places - len(chosen) if tied else 0
    return CollegeChoice(college, ranking, tuple(chosen), tied, open_places)


def _groups(votes: Mapping[str, int], lot: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Topics by falling votes; equals stay together unless the lot ranks every one of them."""
    for number in sorted(set(votes.values()), reverse=True):
        equals = sorted(topic for topic, count in votes.items() if count == number)
        if all(topic in lot for topic in equals):
            yield from ((topic,) for topic in sorted(equals, key=list(lot).index))
        else:
            yield tuple(equals)


def _refill(
    colleges: Sequence[CollegeChoice], chosen: tuple[str, ...], places: int, lot: Sequence[str]
) -> tuple[tuple[str, ...], bool, list[Reason]]:
    refilled: list[str] = []
    steps: list[Reason] = []
    idle = 0
    turn = 0
    while len(refilled) < places and idle < len(colleges):
        college = colleges[turn % len(colleges)]
        turn += 1
        left = {t: n for t, n in college.votes if t not in chosen and t not in refilled}
        group = next(_groups(left, lot), ())
        params: dict[str, Value] = {"college": college.college, "topics": ", ".join(group)}
        if len(group) > 1:
            says = "{college} cannot refill: {topics} have equal votes; draw a lot between them."
            steps.append(Reason("priorities.tie", says, params))
            return tuple(refilled), False, steps
        idle = 0 if group else idle + 1
        if group:
            refilled += group
            says = "{college} refills a place with its next topic, {topics}."
            steps.append(Reason("priorities.refilled", says, params))
    return tuple(refilled), True, steps


def _choice_lines(choice: CollegeChoice, places: int, lot: Sequence[str]) -> Iterator[Reason]:
    said = ", ".join(f"{topic} {number}" for topic, number in choice.votes)
    params: dict[str, Value] = {
        "college": choice.college,
        "places": places,
        "votes": said or "none",
        "chosen": ", ".join(choice.chosen) or "nothing",
    }
    says = "{college}: votes {votes}; {places} places: {chosen}."
    yield Reason("priorities.college", says, params)
    numbers = dict(choice.votes)
    last = choice.chosen[-1] if choice.chosen else None
    cut_off = [t for t in numbers if last and t not in choice.chosen and t in lot]
    if last and any(numbers[topic] == numbers[last] for topic in cut_off):
        says = "{college}: topics with {number} votes each were parted by lot."
        yield Reason("priorities.lot", says, params | {"number": numbers[last]})
    if choice.tied:
        says = (
            "{college}: {tied} have equal votes for the last places ({open});"
            " draw a lot between them."
        )
        more: dict[str, Value] = {"tied": ", ".join(choice.tied), "open": choice.open_places}
        yield Reason("priorities.tie", says, params | more)


def _overlap_lines(
    rule: PrioritiesRule, colleges: Sequence[CollegeChoice], shared: int
) -> Iterator[Reason]:
    if not shared:
        return
    named = [topic for college in colleges for topic in college.chosen]
    twice = dict.fromkeys(topic for topic in named if named.count(topic) > 1)
    says = "Chosen by more than one college: {topics}; places left over: {count} ({rule})."
    params: dict[str, Value] = {
        "topics": ", ".join(twice),
        "count": shared,
        "rule": rule.overlap.value,
    }
    yield Reason("priorities.overlap", says, params)
