"""Who may see and work on a draft, and how its words stand before the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.queries.outlines import outline
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.policy.compositing import may_redraw
from folkmoot.apps.motions.policy.sending import quota_facts
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import closing_of, places_of, rules_for
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Operation
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.findings import findings
from folkmoot.core.procedure.rules.form import FormFacts
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.rules.timing import DeadlineFacts
from folkmoot.core.terms import Reason, Verdict, check_words, no, yes

DRAFTING = frozenset({"draft", "not_passed"})


@dataclass(frozen=True, slots=True)
class Checked:
    """One rule, and whether the draft meets it as it stands."""

    title: str
    verdict: Verdict


def works_on(motion: Motion, person: str) -> bool:
    """Whether a person is the mover or a companion."""
    return person == motion.mover or motion.companions.filter(person=person).exists()


def may_work_on(motion: Motion, person: str, *, at: datetime) -> Verdict:
    """Whether a person may change the words now."""
    if motion.composite:
        return may_redraw(motion, person, at=at)
    verdict = yes()
    if not works_on(motion, person):
        verdict &= no(
            Reason(
                "draft.not_yours",
                "Only the mover and the companions work on this draft.",
                remedy="Ask the mover to invite you.",
            )
        )
    if standing_of(motion, at=at).state not in DRAFTING:
        verdict &= no(
            Reason(
                "draft.settled",
                "The words are before a meeting or have been passed, so they stand as they are.",
                remedy="Take the motion back to the draft first, or move an amendment.",
            )
        )
    return verdict


def place_may_change(motion: Motion, changed: Mapping[str, object], *, at: datetime) -> Verdict:
    """Whether a draft may go to another unit or conference, or be about another event or topic.

    Args:
        changed: the fields that would be another than they are, with their new values.
    """
    if not changed:
        return yes()
    if motion.composite or standing_of(motion, at=at).state != "draft":
        return no(
            Reason(
                "draft.place_settled",
                "Where motion {motion} is proposed and what it is about are settled: "
                "it has been before a meeting.",
                {"motion": motion.key},
                remedy="Take a copy of it, and propose that.",
            )
        )
    verdict = yes()
    if "unit" in changed and str(changed["unit"]) not in people.units([str(changed["unit"])]):
        verdict &= no(
            Reason(
                "draft.no_such_unit",
                "There is no unit “{unit}”.",
                {"unit": str(changed["unit"])},
                remedy="Choose a unit you belong to.",
            )
        )
    if "conference" in changed:
        meeting = outline(str(changed["conference"]))
        if meeting is None or meeting.kind != "conference" or meeting.over:
            verdict &= no(
                Reason(
                    "draft.no_such_conference",
                    "There is no conference “{conference}” that is still to come.",
                    {"conference": str(changed["conference"])},
                    remedy="Choose one that is not over.",
                )
            )
    return verdict


def draft_check(
    *,
    kind: Kind,
    title: str,
    body: str,
    statement: str,
    document: str,
    operations: Sequence[Operation],
    unit: str,
    conference: str,
    at: datetime,
) -> list[Checked]:
    """Each rule that can be looked at before the motion is sent, with its verdict.

    Args:
        body: for an ordinary motion its text, for a rule change its wording.
        unit: where it will be proposed; empty while that is open.
    """
    rules = rules_for(at)
    meeting = assembly.conference(conference)
    facts = MotionFacts(form=FormFacts(kind, title, body, statement))
    if meeting is not None:
        facts = replace(facts, deadline=DeadlineFacts(kind, closing_of(kind, meeting, rules)))
        if unit:
            draft = Motion(kind=kind, unit=unit, conference=meeting.key)
            quota = quota_facts(draft, places_of(unit), meeting.title, at=at)
            facts = replace(facts, quota=quota)
    checked = [
        Checked(finding.title, finding.verdict)
        for finding in findings(kind, facts=facts, rules=rules, at=at)
        if finding.outcome in {"met", "broken"}
    ]
    if document:
        fits = rulebook.trial(document, operations).verdict
        checked.append(Checked("It fits the rules as they stand", fits))
    return checked


def words_fit(
    title: str, body: str, statement: str, *, topic: str = "", event: str = ""
) -> Verdict:
    """Whether the words of a draft can be kept; how many a motion may have is a rule of its own."""
    return (
        check_words(title, "The heading", most=200, needed=True)
        & check_words(body, "The text")
        & check_words(statement, "The supporting statement")
        & check_words(topic, "The topic", most=60)
        & check_words(event, "The event", most=200)
    )
