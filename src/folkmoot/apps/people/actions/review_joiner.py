"""Looking at one joiner of many before a freeze."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.subjects import locked_person, witness
from folkmoot.apps.people.acts_declared import JOINER_REVIEWED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import JoinerReview, Membership
from folkmoot.apps.people.policy import authority, members
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.membership import check_finding
from folkmoot.core.terms import ActorRef
from folkmoot.platform import mail


def review_joiner(
    *, actor: ActorRef, at: datetime, person: str, finding: str, reasons: str
) -> tuple[str, str]:
    """Write down what was found about one joiner: clear, or something to ask.

    It keeps nobody off a roll. Who is asked gets the question by mail; whoever has more against a
    joiner than a question objects to the admission.

    Raises:
        Refused: if the actor keeps no file there, or the finding has no reasons of the own.
    """
    today = day_of(at)
    with official(JOINER_REVIEWED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(
            authority.keeps_the_file_of(actor, person=person, on=today)
            & members.is_current(person, today)
            & check_finding(finding, reasons, own=actor.key == person, rules=rules_on(today))
        )
        held = Membership.objects.get(person=row, end=None)
        JoinerReview.objects.create(
            membership=held,
            finding=finding,
            reasons=reasons.strip(),
            by=witness(actor),
            recorded_at=at,
        )
        if finding == "asked" and row.email:
            mail.post(
                to=[row.email],
                subject=_("A question about your joining"),
                text=_(
                    "%(asks)s\n\nAnswer on your page of your admission. It keeps you off no roll.\n"
                )
                % {"asks": reasons.strip()},
            )
        act.seals(person=person, finding=finding, reasons=digest(reasons.strip()))
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return finding, act.code
