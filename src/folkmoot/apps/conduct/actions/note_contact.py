"""Somebody spoke to those who decide about a case: it goes on the file (G13)."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.actions.taking import acting, refuse
from folkmoot.apps.conduct.acts_declared import CONTACT
from folkmoot.apps.conduct.models import Contact
from folkmoot.core.terms import ActorRef


def note_contact(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    by: str,
    to: str,
    about: str,
    happened_at: datetime,
    own: bool,
) -> str:
    """Put a contact on the file.

    Args:
        by, to: who spoke to whom, in words.
        own: whether one of the two reports it. What only others report was made unseen; then the
            panel does not decide, and the next of the draw takes the place.

    Raises:
        Refused: if the actor has no part in the case, or says nothing.
    """
    parts = (
        "respondent", "complainant", "companion", "witness", "clerk", "adjudicator",
        "investigator", "panel", "appeal_panel", "suspender",
    )  # fmt: skip
    with acting(CONTACT, actor=actor, at=at, case=case, parts=parts) as doing:
        if not about.strip() or not by.strip() or happened_at > at:
            raise refuse("contact_empty", "Say who spoke to whom, when, and about what.")
        Contact.objects.create(
            case=doing.row,
            by=by.strip(),
            to=to.strip(),
            about=about.strip(),
            happened_at=happened_at,
            reported_by=actor.key,
            own=own,
            at=at,
        )
        doing.tell = ("respondent", "companion", "clerk")
    return doing.receipt
