"""The letter by which a member takes possession of the account, and its use."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.subjects import locked_person
from folkmoot.apps.people.acts_declared import CLAIMED, LETTER_SENT
from folkmoot.apps.people.codes import matches, sealed
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.folding import initials
from folkmoot.apps.people.models import Account, ClaimLetter, Person
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import claims as policy
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import crockford
from folkmoot.core.terms import ActorRef
from folkmoot.platform import mail
from folkmoot.platform.acts import one_transaction, require

VALID_FOR = timedelta(days=42)
TRIES = 5
_CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class LetterText:
    """What is to be printed. The code exists here and on paper, nowhere else."""

    name: str
    address: str
    number: str
    code: str
    expires_at: datetime


def send_claim_letter(*, actor: ActorRef, at: datetime, person: str) -> tuple[LetterText, str]:
    """Make a letter with a one-time code. Letters made before are void from now on.

    Raises:
        Refused: if the actor keeps no file of the member.
    """
    with official(LETTER_SENT, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(
            authority.keeps_the_file_of(actor, person=person, on=day_of(at))
            & policy.may_be_sent(row)
        )
        ClaimLetter.objects.filter(person=row, used_at=None, expires_at__gt=at).update(
            expires_at=at
        )
        code = _new_code()
        letter = ClaimLetter.objects.create(
            person=row,
            code_hash=sealed(f"letter:{row.key}", _bare(code)),
            sent_at=at,
            expires_at=at + VALID_FOR,
            tries_left=TRIES,
        )
        _tell(row)
        act.seals(person=person, expires=letter.expires_at.isoformat())
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return LetterText(str(row), row.address, row.number, code, letter.expires_at), act.code


def claim_account(*, at: datetime, number: str, code: str) -> tuple[Account, str]:
    """Take possession of an account with the number and the code of a letter.

    A wrong code uses up a try even though nothing else happens, and that is kept in a
    transaction of its own. Who does not know the code learns nothing: neither whether the number
    exists nor whether a letter is spent.

    Raises:
        Refused: if the code is wrong, expired, spent or used.
    """
    letter, right = _try(number, code)
    if letter is None:
        require(policy.not_right())
        raise AssertionError  # `require` has raised
    person = letter.person
    with official(CLAIMED, actor=ActorRef("person", person.key), at=at) as act:
        held = act.lock(ClaimLetter, pk=letter.pk)
        act.require(policy.opens(held, right=right, tries_before=letter.tries_left, at=at))
        held.used_at = at
        held.save(update_fields=["used_at"])
        account = Account.objects.get(person=person)
        account.claimed_at = account.claimed_at or at
        account.save(update_fields=["claimed_at"])
        act.seals(person=person.key, letter=held.pk)
        act.about(f"person:{person.key}")
    return account, act.code


def _tell(person: Person) -> None:
    # Whoever prints the letter has seen the code; the member hears of it by another way.
    if person.email:
        mail.post(
            to=[person.email],
            subject=_("A letter for your account is on its way"),
            text=_(
                "%(initials)s, a letter with a code for your account was printed today. If it "
                "does not come within a week, or you did not ask for it, tell the secretary.\n"
            )
            % {"initials": initials(person.given_name, person.family_name)},
        )


def _try(number: str, code: str) -> tuple[ClaimLetter | None, bool]:
    bare = "".join(number.split()).upper()
    letter = (
        ClaimLetter.objects.filter(person__number=bare)
        .select_related("person")
        .order_by("-sent_at", "-pk")
        .first()
    )
    if letter is None:
        return None, False
    right = matches(f"letter:{letter.person.key}", _bare(code), letter.code_hash)
    if not right:
        with one_transaction():
            ClaimLetter.objects.filter(pk=letter.pk, tries_left__gt=0).update(
                tries_left=F("tries_left") - 1
            )
    return letter, right


def _new_code() -> str:
    letters = crockford(secrets.randbits(5 * _CODE_LENGTH), length=_CODE_LENGTH)
    return "-".join(letters[place : place + 4] for place in range(0, _CODE_LENGTH, 4))


def _bare(code: str) -> str:
    """The code as it counts: read aloud and typed badly it is still the same."""
    kept = "".join(c for c in code.upper() if c.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))
