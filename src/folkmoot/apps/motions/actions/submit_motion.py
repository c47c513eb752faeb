"""An officer sends the motion to head office, or its mover lodges it directly."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.actions.findable import make_findable
from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import SUBMITTED
from folkmoot.apps.motions.models import Motion, Quota, Submission
from folkmoot.apps.motions.policy.sending import sending_facts
from folkmoot.apps.motions.queries.places import conference_of, places_of, rules_for
from folkmoot.apps.motions.queries.words import current
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef
from folkmoot.platform import mail


def submit_motion(*, actor: ActorRef, at: datetime, motion: str) -> Submission:
    """Send a motion that its unit has passed. Gives a receipt.

    Raises:
        Refused: naming every rule in the way (deadline, quota, length, adoption, office).
    """
    return _send(actor=actor, at=at, motion=motion, step="submit")


def lodge_motion(*, actor: ActorRef, at: datetime, motion: str) -> Submission:
    """The mover sends the motion, because the officer has had it long enough. Gives a receipt.

    Raises:
        Refused: as `submit_motion`, and if the officer still has time.
    """
    return _send(actor=actor, at=at, motion=motion, step="lodge")


def _send(*, actor: ActorRef, at: datetime, motion: str, step: str) -> Submission:
    rules = rules_for(at)
    with official(SUBMITTED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        sender = places_of(row.unit).adopting
        conference = conference_of(row)
        # Two motions of one unit meet on this row, whatever their own rows say.
        Quota.objects.get_or_create(unit=sender.slug, conference=row.conference)
        act.lock(Quota, unit=sender.slug, conference=row.conference)
        version = current(row)
        taken = take(act, row, step, facts=sending_facts(row, version, rules, at=at), rules=rules)
        submission = Submission.objects.create(
            taken=taken,
            motion=row,
            version=version,
            unit=sender.slug,
            lodged_directly=step == "lodge",
        )
        make_findable(row, version)
        _tell(row.mover, motion, conference.title, at)
        act.shows(
            motion=motion,
            unit=sender.name,
            kind=row.get_kind_display(),
            conference=conference.title,
            text=digest([version.title, version.body, version.statement, version.operations]),
            lodged_directly="yes" if step == "lodge" else "no",
        )
        act.about(f"unit:{sender.slug}", conference.ref)
        act.receipt_for(f"person:{row.mover}")
    on_record(act, taken)
    return submission


def _tell(mover: str, motion: str, conference: str, at: datetime) -> None:
    address = people.email_of(mover)
    if address:
        mail.post(
            to=[address],
            subject=f"Motion {motion} has reached head office",
            text=(
                f"Motion {motion} for {conference} was received on "
                f"{at:%d %B %Y at %H:%M:%S} UTC. Its receipt stands on its page."
            ),
        )
