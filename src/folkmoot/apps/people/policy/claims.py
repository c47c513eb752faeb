"""Does a letter open an account?"""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.people.models import Account, ClaimLetter, Person
from folkmoot.core.terms import Reason, Verdict, no, yes

_ASK = "Ask the secretary of your unit for a new letter."


def not_right() -> Verdict:
    """The one answer to whoever does not know the code."""
    return no(
        Reason(
            "claim.not_right",
            "Number and code do not belong together.",
            remedy="Check both against the letter. After five wrong codes a letter is spent; the "
            "secretary of your unit can send a new one.",
        )
    )


def may_be_sent(person: Person) -> Verdict:
    """Whether a member needs a letter: not who has signed in already and can be sent a code.

    Whoever prints a letter could use it, so none is made for an account in use.
    """
    in_use = Account.objects.filter(person=person).exclude(last_login=None).exists()
    if not (in_use and person.email):
        return yes()
    return no(
        Reason(
            "claim.in_use",
            "This member uses the account already and can be sent codes by e-mail.",
            remedy="If the address is lost, enter a new one from a signed letter.",
        )
    )


def opens(letter: ClaimLetter, *, right: bool, tries_before: int, at: datetime) -> Verdict:
    """Whether a letter opens the account: the right code, in time, unspent and unused."""
    if not right:
        return not_right()
    if letter.used_at is not None:
        return no(
            Reason(
                "claim.used",
                "This letter has been used already; a code works once.",
                {},
                None,
                _ASK,
            )
        )
    if tries_before == 0 or letter.tries_left == 0:
        return no(
            Reason(
                "claim.spent", "This letter is spent: its code was tried too often.", {}, None, _ASK
            )
        )
    if letter.expires_at <= at:
        return no(
            Reason(
                "claim.expired",
                "This letter is too old, or a newer one replaced it.",
                {},
                None,
                _ASK,
            )
        )
    return yes()
