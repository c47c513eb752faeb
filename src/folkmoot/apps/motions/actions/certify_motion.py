"""The carried rule change becomes the next edition of the rule book."""

from __future__ import annotations

from datetime import date, datetime, time

from folkmoot.apps.assembly.queries.outlines import outline
from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import CERTIFIED
from folkmoot.apps.motions.models import Certification, Motion
from folkmoot.apps.motions.policy.hall import enactment_facts, voted_version
from folkmoot.apps.motions.queries.places import places_of, rules_for
from folkmoot.apps.motions.queries.words import operations_of
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.actions import certify_edition
from folkmoot.core.terms import ActorRef


def certify_motion(
    *, actor: ActorRef, at: datetime, motion: str, in_force_on: date
) -> Certification:
    """Make the new edition from the very words that were voted on, and certify it.

    The operations are applied to the newest edition, whose preconditions must hold exactly; where
    another change carried at the same conference has made them fail, the refusal says so and both
    stand until the conference or its chair has ruled.

    Raises:
        Refused: if the motion was not carried, the actor may not certify, the words do not fit,
            or the date is too early.
    """
    rules = rules_for(at)
    with official(CERTIFIED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        begins = rules.calendar.moment(in_force_on, time(0))
        facts = enactment_facts(row, in_force_at=max(begins, at), at=at)
        taken = take(
            act,
            row,
            "certify",
            facts=facts,
            rules=rules,
            named={"commencement": max(begins, at)},
        )
        edition = certify_edition(
            actor=actor,
            at=at,
            document=row.document,
            base_sequence=_newest(row.document),
            operations=operations_of(voted_version(row)),
            in_force_on=in_force_on,
            enactment=enactment_of(row),
            proviso=voted_version(row).proviso,
            ends_on=voted_version(row).ends,
        )
        certification = Certification.objects.create(
            taken=taken,
            motion=row,
            document=row.document,
            edition=edition.sequence,
            in_force_on=in_force_on,
        )
        act.shows(
            motion=motion,
            document=row.document,
            title=edition.document_title,
            edition=edition.sequence,
            in_force_on=in_force_on.isoformat(),
        )
        act.about(edition.ref)
    on_record(act, taken)
    return certification


def _newest(document: str) -> int:
    edition = rulebook.last_edition(document)
    return edition.sequence if edition else 0


def enactment_of(motion: Motion) -> rulebook.Enactment:
    """The decision of conference, as an edition names it."""
    declared = motion.taken.filter(step="declare_carried").order_by("-pk").first()
    units = {places_of(each).adopting.name for each in _units(motion)}
    conference = outline(motion.conference)
    vote = f"carried at {conference.title if conference else motion.conference}"
    if declared is not None and declared.note:
        vote = f"{vote}, {declared.note}"
    return rulebook.Enactment(
        record_seq=declared.seq if declared else None,
        label=f"Motion {motion.key}",
        address=f"/motions/{motion.key}",
        mover_text=" and ".join(sorted(units)),
        vote_text=vote,
    )


def _units(motion: Motion) -> list[str]:
    if motion.composite:
        return [parent.motion.unit for parent in motion.parents.select_related("motion")]
    return [motion.unit]
