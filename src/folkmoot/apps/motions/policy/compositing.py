"""What must be known when motions become one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.motions.models import Answer, Motion, Parent
from folkmoot.apps.motions.policy.powers import powers_of
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.apps.motions.queries.words import current
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.powers import COMMITTEE
from folkmoot.core.procedure.rules import compositing as rule
from folkmoot.core.procedure.rules.provenance import ComposedSentence
from folkmoot.core.procedure.rules.sentences import trace_sentences
from folkmoot.core.terms import Reason, Verdict, no, yes

SPEAKERS = frozenset({"mover", "officer", "delegate"})


def text_of(motion: Motion) -> str:
    """A motion's words as compositing compares them."""
    return current(motion).body


def parents_of(composite: Motion) -> list[Parent]:
    """The motions that a composite was drawn up from, in the order of their numbers."""
    return sorted(composite.parents.select_related("motion"), key=lambda row: row.motion.key)


def last_answer(parent: Parent) -> bool | None:
    """What the parent's unit said last; None while it has not answered."""
    row = parent.answers.order_by("-pk").first()
    return row.joins if row else None


def composite_facts(composite: Motion, *, mover: str = "", seconder: str = "") -> MotionFacts:
    """The facts for forming a composite."""
    rows = parents_of(composite)
    texts = {row.motion.key: text_of(row.motion) for row in rows}
    sentences = tuple(
        ComposedSentence(origin.text, "parent", origin.found_in[0])
        if origin.found_in
        else ComposedSentence(origin.text, "new")
        for origin in trace_sentences(text_of(composite), texts)
    )
    return MotionFacts(
        composite=rule.CompositeFacts(
            kind=composite.kind,  # type: ignore[arg-type]
            parents=tuple(_parent(row, texts[row.motion.key]) for row in rows),
            sentences=sentences,
            mover=mover,
            seconder=seconder,
        )
    )


def joining_facts(parent: Parent) -> MotionFacts:
    """The facts for a motion that becomes part of a composite."""
    composite = parent.composite
    return MotionFacts(
        joining=rule.JoiningFacts(
            topic=parent.motion.topic,
            composite=composite.key,
            composite_topic=composite.topic,
            consented=last_answer(parent),
            consented_by=_answered_by(parent),
        )
    )


def leaving_facts(parent: Parent, *, on_agenda: bool) -> MotionFacts:
    """The facts for a motion that leaves its composite."""
    return MotionFacts(leaving=rule.LeavingFacts(parent.composite.key, on_agenda))


def _parent(row: Parent, text: str) -> rule.Parent:
    unit = places_of(row.motion.unit).adopting.name
    return rule.Parent(
        number=row.motion.key,
        unit=unit,
        topic=row.motion.topic,
        text=text,
        consented=last_answer(row),
        consented_by=_answered_by(row),
    )


def _answered_by(parent: Parent) -> str:
    row = parent.answers.order_by("-pk").first()
    return people.name_of(row.by) if row else ""


def may_draw_up(motions: Sequence[Motion], person: str, *, at: datetime) -> Verdict:
    """Whether a person may draft a composite of these motions."""
    verdict = yes()
    if len(motions) < 2:  # noqa: PLR2004  (one motion is no composite)
        verdict &= no(
            Reason(
                "compositing.too_few",
                "A composite is made of two motions or more.",
                remedy="Choose the like motions.",
            )
        )
    for each in motions:
        if COMMITTEE not in powers_of(each, person, at=at):
            verdict &= no(
                Reason(
                    "compositing.not_yours",
                    "Composites are drawn up by the arrangements committee.",
                    remedy="Ask the committee.",
                )
            )
            break
    astray = [each.key for each in motions if standing_of(each, at=at).state != "in_order"]
    if astray:
        verdict &= no(
            Reason(
                "compositing.not_in_order",
                "Only motions that are in order, and not yet on the agenda, are composited; "
                "that is not so of {motions}.",
                {"motions": ", ".join(astray)},
                remedy="Leave them out, or rule on them first.",
            )
        )
    apart = {(each.kind, each.document, each.conference) for each in motions}
    if len(apart) > 1:
        verdict &= no(
            Reason(
                "compositing.unlike",
                "These motions are of different kinds, books or conferences.",
                remedy="Composite like with like.",
            )
        )
    return verdict


def may_redraw(composite: Motion, person: str, *, at: datetime) -> Verdict:
    """Whether a person may change the words of a composite that was drawn up.

    Once a unit has answered, it answered to these very words.
    """
    verdict = yes()
    if COMMITTEE not in powers_of(composite, person, at=at):
        verdict &= no(
            Reason(
                "compositing.not_yours",
                "Composites are drawn up by the arrangements committee.",
                remedy="Ask the committee.",
            )
        )
    if Answer.objects.filter(parent__composite=composite).exists() or (
        standing_of(composite, at=at).state != "new"
    ):
        verdict &= no(
            Reason(
                "compositing.answered",
                "Units have answered to the words of composite {motion}, so they stand.",
                {"motion": composite.key},
                remedy="Draw up another composite, and ask again.",
            )
        )
    return verdict


def may_answer(motion: Motion, person: str, *, at: datetime) -> Verdict:
    """Whether a person speaks for a motion's unit."""
    if SPEAKERS & {power.kind for power in powers_of(motion, person, at=at)}:
        return yes()
    return no(
        Reason(
            "compositing.not_your_motion",
            "The mover, an officer or a delegate of the unit answers for motion {motion}.",
            {"motion": motion.key},
            remedy="Ask the secretary of the unit.",
        )
    )
