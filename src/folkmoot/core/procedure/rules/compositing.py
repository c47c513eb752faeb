"""Rule group 6: compositing (field notes on assemblies, section 6.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KIND_WORDS, KINDS, Kind
from folkmoot.core.procedure.rules.provenance import (
    PARAMETERS as PROVENANCE_PARAMETERS,
)
from folkmoot.core.procedure.rules.provenance import (
    PROVENANCE,
    ComposedSentence,
    check_provenance,
)
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

CONSENT = "compositing.consent"
REPRESENTATIVES = "compositing.representatives"
SAME_TOPIC = "compositing.same_topic"
NO_SECONDER = "compositing.kinds_without_seconder"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=CONSENT,
        type="flag",
        default=True,
        sentence="A motion becomes part of a composite only if its mover consents.",
        otherwise="The arrangements committee may composite motions without their movers' consent.",
        example="When on: Northfield stays out, so its motion goes to conference as it is.",
        kinder="on",
        kinder_to="movers",
    ),
    Parameter(
        key=REPRESENTATIVES,
        type="count",
        unit="people",
        default=2,
        sentence="Each unit sends at most {value} to a compositing meeting.",
        otherwise="A unit may send as many people as it likes to a compositing meeting.",
        example="With 2: a third delegate from Northfield may listen but not take part.",
        kinder="higher",
        kinder_to="units with large delegations",
    ),
    Parameter(
        key=SAME_TOPIC,
        type="flag",
        default=True,
        sentence="Only motions of one topic group may be composited.",
        otherwise="Motions of different topics may be composited.",
        example="When on: motions on rents and on buses cannot become one.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=NO_SECONDER,
        type="list",
        default=("rule_change",),
        choices=KINDS,
        sentence="These kinds of motion need no seconder: {value}.",
        otherwise="Every motion needs a seconder.",
        example="With rule change: a composite rule change names a mover only.",
        kinder="higher",
        kinder_to="movers",
    ),
    *PROVENANCE_PARAMETERS,
)

READS = (CONSENT, SAME_TOPIC, NO_SECONDER, PROVENANCE)
ATTENDANCE_READS = (REPRESENTATIVES,)
JOINING_READS = (CONSENT, SAME_TOPIC)


@dataclass(frozen=True, slots=True)
class Parent:
    """A motion that goes into a composite.

    Attributes:
        number: how people refer to it.
        unit: who sent it.
        topic: its topic group.
        text: its words, in which sentences said to be its own must be found.
        consented: True, False (stays out) or None (not asked, or no answer).
        consented_by: who answered for the unit.
    """

    number: str
    unit: str
    topic: str
    text: str
    consented: bool | None = None
    consented_by: str = ""


@dataclass(frozen=True, slots=True)
class CompositeFacts:
    """A composite about to be formed.

    Attributes:
        kind: its kind.
        parents: the motions it is made of.
        sentences: its text, sentence by sentence.
        mover, seconder: the units chosen to move and to second it; empty while not chosen.
    """

    kind: Kind
    parents: tuple[Parent, ...]
    sentences: tuple[ComposedSentence, ...]
    mover: str = ""
    seconder: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceFacts:
    """A unit's people at a compositing meeting."""

    unit: str
    representatives: int
    sent_motion: bool = True


@dataclass(frozen=True, slots=True)
class JoiningFacts:
    """A motion about to become part of a composite."""

    topic: str
    composite: str
    composite_topic: str
    consented: bool | None
    consented_by: str = ""


@dataclass(frozen=True, slots=True)
class LeavingFacts:
    """A motion about to leave a composite it is part of."""

    composite: str
    on_agenda: bool


def check_composite(facts: CompositeFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the composite may be formed (rule group 6).

    Refuses with ``compositing.too_few_parents``, ``compositing.no_consent``,
    ``compositing.stays_out``, ``compositing.topics``, ``compositing.no_mover``,
    ``compositing.no_seconder``, ``compositing.unknown_parent``, ``compositing.no_origin`` or
    ``compositing.not_in_parent``.
    """
    del at
    verdict = yes()
    if len(facts.parents) < 2:  # noqa: PLR2004 - one motion is no composite
        verdict &= rules.refuse(
            CONSENT,
            "compositing.too_few_parents",
            "A composite is made of two motions or more.",
            remedy="Add another motion, or let this one go forward as it is.",
        )
    for parent in facts.parents:
        verdict &= _consent(parent, rules)
    return (
        verdict
        & _one_topic(facts, rules)
        & _people(facts, rules)
        & check_provenance(
            facts.sentences, {parent.number: parent.text for parent in facts.parents}, rules
        )
    )


def check_joining(facts: JoiningFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a motion may become part of a composite (rule group 6).

    Refuses with ``compositing.no_consent``, ``compositing.stays_out`` or ``compositing.topics``.
    """
    del at
    parent = Parent("this motion", "its mover", facts.topic, "", facts.consented)
    verdict = _consent(parent, rules)
    if rules.flag(SAME_TOPIC) and facts.topic != facts.composite_topic:
        verdict &= _other_topics((facts.topic, facts.composite_topic), rules)
    return verdict


def check_leaving(facts: LeavingFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a motion may still leave its composite (rule group 6).

    Refuses with ``compositing.on_agenda``.
    """
    del at
    if not facts.on_agenda:
        return yes()
    return rules.refuse(
        CONSENT,
        "compositing.on_agenda",
        "{composite} is on the agenda, so its parts can no longer leave it.",
        remedy="Move that the composite be voted on in parts.",
        composite=facts.composite,
    )


def check_compositing_attendance(facts: AttendanceFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether so many people may take part for a unit (rule group 6).

    Refuses with ``compositing.too_many_representatives`` or ``compositing.no_motion``.
    """
    del at
    if not facts.sent_motion:
        return rules.refuse(
            REPRESENTATIVES,
            "compositing.no_motion",
            "{unit} has no motion in this group.",
            remedy="You may listen; units with a motion in the group take part.",
            unit=facts.unit,
        )
    limit = rules.count(REPRESENTATIVES)
    if limit is None or facts.representatives <= limit:
        return yes()
    return rules.refuse(
        REPRESENTATIVES,
        "compositing.too_many_representatives",
        "{unit} has {here} people at the meeting. It may have {limit}.",
        remedy="Choose who speaks for you; the others may listen.",
        unit=facts.unit,
        here=facts.representatives,
        limit=limit,
    )


def _consent(parent: Parent, rules: RuleSet) -> Verdict:
    if parent.consented or not rules.flag(CONSENT):
        return yes()
    if parent.consented is None:
        return rules.refuse(
            CONSENT,
            "compositing.no_consent",
            "{unit} has not consented to {motion} becoming part of the composite.",
            remedy="Ask them, or form the composite without their motion.",
            unit=parent.unit,
            motion=parent.number,
        )
    return rules.refuse(
        CONSENT,
        "compositing.stays_out",
        "{unit} chose that {motion} stays out of the composite.",
        remedy="Form the composite without it; it goes forward as it is.",
        unit=parent.unit,
        motion=parent.number,
    )


def _one_topic(facts: CompositeFacts, rules: RuleSet) -> Verdict:
    topics = tuple(sorted({parent.topic for parent in facts.parents}))
    if len(topics) <= 1 or not rules.flag(SAME_TOPIC):
        return yes()
    return _other_topics(topics, rules)


def _other_topics(topics: tuple[str, ...], rules: RuleSet) -> Verdict:
    return rules.refuse(
        SAME_TOPIC,
        "compositing.topics",
        "The motions belong to different topic groups: {topics}.",
        remedy="Composite each group on its own, or ask the committee to regroup them.",
        topics=", ".join(topics),
    )


def _people(facts: CompositeFacts, rules: RuleSet) -> Verdict:
    verdict = yes()
    if not facts.mover:
        verdict &= rules.refuse(
            NO_SECONDER,
            "compositing.no_mover",
            "Nobody has been chosen to move the composite.",
            remedy="Let the units whose motions are in it choose one of them.",
        )
    if not facts.seconder and facts.kind not in rules.names(NO_SECONDER):
        verdict &= rules.refuse(
            NO_SECONDER,
            "compositing.no_seconder",
            "A composite {kind} needs a seconder, and none has been chosen.",
            remedy="Let the units whose motions are in it choose one of them.",
            kind=KIND_WORDS[facts.kind],
        )
    return verdict
