"""What must be known when a motion is sent to head office."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.models import Motion, Submission, Version
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.known import Known
from folkmoot.apps.motions.queries.places import Places, closing_of, conference_of, places_of
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.rules.form import FormFacts
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.rules.quota import QuotaFacts, SentMotion
from folkmoot.core.procedure.rules.submission import LodgingFacts, SenderFacts
from folkmoot.core.procedure.rules.timing import ContemporaryFacts, DeadlineFacts, cut_off
from folkmoot.core.procedure.ruleset import RuleSet

OUT_FOR_GOOD = frozenset({"ruled_out"})


def sending_facts(
    motion: Motion,
    version: Version,
    rules: RuleSet,
    *,
    at: datetime,
    known: Known | None = None,
) -> MotionFacts:
    """The facts for the steps "submit" and "lodge".

    Args:
        known: the motion's units and conference, where they have been read already.
    """
    kind: Kind = motion.kind  # type: ignore[assignment]
    places = known.places if known else places_of(motion.unit)
    conference = (known.conference if known else None) or conference_of(motion)
    closes = closing_of(kind, conference, rules)
    standing = standing_of(motion, at=at)
    return MotionFacts(
        form=FormFacts(kind, version.title, version.body, version.statement),
        quota=quota_facts(motion, places, conference.title, at=at),
        deadline=DeadlineFacts(kind, closes),
        contemporary=contemporary_facts(motion, rules),
        sender=SenderFacts(
            places.tier,
            places.proposing.name,
            places.proposer,
            adopted=standing.state == "adopted",
        ),
        lodging=LodgingFacts(
            ready_at=standing.since or at,
            closes=closes,
            officer=f"the secretary of {places.adopting.name}",
        ),
    )


def quota_facts(motion: Motion, places: Places, conference: str, *, at: datetime) -> QuotaFacts:
    """What the sending unit has sent to the same conference already."""
    kind: Kind = motion.kind  # type: ignore[assignment]
    earlier = (
        Submission.objects.filter(unit=places.adopting.slug, motion__conference=motion.conference)
        .exclude(motion__key=motion.key)
        .select_related("motion")
        .prefetch_related("motion__taken")
    )
    sent = []
    for row in earlier:
        state = standing_of(row.motion, at=at).state
        sent.append(
            SentMotion(
                row.motion.key,
                row.motion.kind,  # type: ignore[arg-type]
                withdrawn=state == "withdrawn",
                ruled_out=state in OUT_FOR_GOOD,
            )
        )
    return QuotaFacts(kind, places.adopting.name, conference, tuple(sent))


def contemporary_facts(motion: Motion, rules: RuleSet) -> ContemporaryFacts | None:
    """What the motion is about and after when it must have happened, where the rules ask."""
    kind: Kind = motion.kind  # type: ignore[assignment]
    if not rules.text(f"motion.{kind}.event_after"):
        return None
    limit = cut_off(rules, kind, opens_at=conference_of(motion).starts_at)
    return ContemporaryFacts(kind, limit, motion.event, motion.event_at)
