"""What the units' meetings decided about a motion, pulled from the assembly room."""

from __future__ import annotations

from collections.abc import Sequence

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.queries.lawfulness import meeting_facts
from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.core.procedure.meetings.competence import CompetenceFacts, UnitDecision
from folkmoot.core.procedure.rules.kinds import Kind


def subject_of(motion_key: str) -> str:
    """How other rooms point at a motion."""
    return f"motion:{motion_key}"


def decisions_at(motion: Motion, unit_slug: str) -> Sequence[assembly.DecisionView]:
    """What a unit's own meetings decided about the motion and nobody has noted yet."""
    noted = set(Taken.objects.filter(motion=motion).values_list("reference", flat=True))
    found = assembly.decisions_about(subject_of(motion.key))
    return [each for each in found if each.unit_slug == unit_slug and each.ref not in noted]


def decisions_at_conference(motion: Motion) -> Sequence[assembly.DecisionView]:
    """What the conference decided about the motion and nobody has noted yet."""
    noted = set(Taken.objects.filter(motion=motion).values_list("reference", flat=True))
    found = assembly.decisions_about(subject_of(motion.key))
    return [
        each for each in found if each.meeting_key == motion.conference and each.ref not in noted
    ]


def decision_facts(motion: Motion, decision: assembly.DecisionView) -> UnitDecision:
    """A decision as the law asks for it.

    A motion agreed without a vote counts as carried by those present.

    Raises:
        LookupError: if the meeting is gone, which no act can bring about.
    """
    facts = meeting_facts(decision.meeting_key, at=decision.at)
    if facts is None:
        raise LookupError(f"there is no meeting {decision.meeting_key!r}")
    here = facts.quorum.room + facts.quorum.online + facts.quorum.phone
    votes = decision.figures
    kind: Kind = motion.kind  # type: ignore[assignment]
    return UnitDecision(
        unit=decision.unit_name,
        competence=CompetenceFacts(
            tier=facts.tier,
            meeting=facts.notice.kind,
            kind=kind,
            in_notice=subject_of(motion.key) in facts.subjects,
        ),
        notice=facts.notice,
        quorum=facts.quorum,
        votes_for=int(votes.votes_for) if votes else here,
        votes_against=int(votes.votes_against) if votes else 0,
        decided_at=decision.at,
        proposer=places_of(decision.unit_slug).proposer,
    )
