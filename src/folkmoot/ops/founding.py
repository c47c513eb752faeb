"""Founding a real organisation: the whole, its rules, its first member and officer."""

from __future__ import annotations

from folkmoot.apps.people import actions as people
from folkmoot.apps.rulebook.actions import import_document
from folkmoot.core.terms import ActorRef
from folkmoot.platform import installation
from folkmoot.platform.acts import one_transaction
from folkmoot.platform.clock import now

FOUNDING = ActorRef("system", "founding")


def found(
    *,
    name: str,
    short: str,
    zone: str,
    rules: str,
    given_name: str,
    family_name: str,
    email: str,
) -> str:
    """Found it, and return the letter with which its first member claims the account."""
    at = now()
    with one_transaction():
        installation.establish(organisation={"name": name, "short": short, "zone": zone})
        whole, _ = people.found_unit(actor=FOUNDING, at=at, name=name, kind="national")
        import_document(
            actor=FOUNDING,
            at=at,
            slug="rules",
            source=rules,
            format="labelled",
            in_force_on=at.date(),
            title=f"Rules of {name}",
        )
        first, _ = people.admit_person(
            actor=FOUNDING,
            at=at,
            given_name=given_name,
            family_name=family_name,
            unit=whole.slug,
            email=email,
        )
        letter, _ = people.send_claim_letter(actor=FOUNDING, at=at, person=first.key)
        people.appoint(
            actor=FOUNDING, at=at, person=first.key, role="general_secretary", unit=whole.slug
        )
    return (
        f"{letter.name}, membership number {letter.number}\n"
        f"One-time code: {letter.code} (until {letter.expires_at:%d %B %Y})\n"
        f"Open /claim, enter both, and choose how to sign in from then on."
    )
