"""A member says where letters shall go."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.subjects import locked_person
from folkmoot.apps.people.acts_declared import EMAIL_CHANGED
from folkmoot.apps.people.folding import initials
from folkmoot.apps.people.policy import authority
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef
from folkmoot.platform import mail


def change_email(*, actor: ActorRef, at: datetime, person: str, email: str) -> str:
    """Take an address over into the file, by the member's own act; the old one is told.

    The caller has made sure that the address is hers, by a code sent there.

    Raises:
        Refused: if it is anybody else's act.
    """
    with official(EMAIL_CHANGED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(
            authority.is_self(
                actor,
                person=person,
                code="email.not_own",
                says="Only the member can change the address that opens the account.",
            )
        )
        before, row.email = row.email, email.strip()
        row.save(update_fields=["email"])
        if before and before != row.email:
            mail.post(
                to=[before],
                subject=_("Your address was changed"),
                text=_(
                    "Letters for member %(initials)s no longer come to this address. If this was "
                    "not you, tell the secretary of your unit at once.\n"
                )
                % {"initials": initials(row.given_name, row.family_name)},
            )
        act.seals(person=person)
        act.about(f"person:{person}")
    return act.code
