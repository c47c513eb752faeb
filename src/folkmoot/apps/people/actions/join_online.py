"""Joining by oneself: an application, a code by e-mail, a provisional membership."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from folkmoot.apps.people.actions.new_person import Personal, write_membership, write_person
from folkmoot.apps.people.actions.numbering import new_key
from folkmoot.apps.people.actions.subjects import the_unit
from folkmoot.apps.people.acts_declared import JOINED_ONLINE
from folkmoot.apps.people.codes import matches, sealed
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import (
    Account,
    Application,
    Declared,
    Membership,
    Organisation,
    Person,
    Provision,
)
from folkmoot.apps.people.policy import joining as policy
from folkmoot.apps.people.policy import members
from folkmoot.apps.people.queries.organisations import organisation_named
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.membership import provisional_until
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform import mail
from folkmoot.platform.acts import Refused, one_transaction, require
from folkmoot.platform.installation import installation

_DIGITS = 8


def apply_to_join(
    *,
    at: datetime,
    who: Personal,
    unit: str,
    member_class: str = "full",
    declared: Sequence[Mapping[str, str]] = (),
) -> str:
    """Keep an application until its code comes back; return its key. Nobody has joined yet.

    ``declared`` holds ``named``, ``act`` and ``until`` (an ISO day, empty for "still").

    Raises:
        Refused: if there is no such unit or class, no name, or too many codes were sent.
    """
    the_unit(unit, on=day_of(at))
    require(
        members.has_a_name(who.given_name, who.family_name)
        & members.is_class(member_class)
        & policy.may_apply(who.email, at)
    )
    key, code = new_key(at), f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
    with one_transaction():
        Application.objects.filter(sent_at__lt=at - policy.KEPT).delete()
        Application.objects.create(
            key=key,
            email=who.email.strip(),
            facts={
                "given_name": who.given_name,
                "family_name": who.family_name,
                "phone": who.phone,
                "address": who.address,
                "unit": unit,
                "member_class": member_class,
                "declared": [dict(each) for each in declared],
            },
            code_hash=sealed(f"join:{key}", code),
            sent_at=at,
        )
        mail.post(
            to=[who.email.strip()],
            subject=_("Your code for joining %(name)s") % {"name": installation().name},
            text=_(
                "%(code)s is your code. Type it on the page where you filled in the form; then "
                "you have joined.\n\nIf you did not ask for it, do nothing: what was typed is "
                "deleted in a week.\n"
            )
            % {"code": code},
        )
    return key


def confirm_joining(*, at: datetime, application: str, code: str) -> tuple[PersonView, str]:
    """Join: the code has come back. The membership begins today, provisionally.

    A wrong code uses up a try, and that is kept whatever else happens.

    Raises:
        Refused: if the code is wrong, or the application too old.
    """
    row = _tried(application, code, at)
    facts = row.facts
    today = day_of(at)
    with official(JOINED_ONLINE, actor=ActorRef("system", "joining"), at=at) as act:
        act.lock(Application, pk=row.pk)
        the_unit(facts["unit"], on=today)
        person = write_person(
            Personal(
                facts["given_name"],
                facts["family_name"],
                row.email,
                facts["phone"],
                facts["address"],
            ),
            at=at,
        )
        Account.objects.filter(person=person).update(claimed_at=at)
        until = begin(
            person, unit=facts["unit"], member_class=facts["member_class"], on=today, at=at,
            declared=facts["declared"],
        )  # fmt: skip
        row.delete()
        _welcome(person, until)
        act.seals(person=person.key, unit=facts["unit"], until=until.isoformat())
        act.about(f"person:{person.key}")
        act.receipt_for(f"person:{person.key}")
    view = PersonView(person.key, person.number, person.given_name, person.family_name)
    return view, act.code


def begin(
    person: Person,
    *,
    unit: str,
    member_class: str,
    on: date,
    at: datetime,
    declared: Sequence[Mapping[str, Any]],
) -> date:
    """Write a provisional membership and what was declared; return when it stops being one."""
    made = write_membership(person, unit=unit, member_class=member_class, start=on, at=at)
    until = provisional_until(on, rules_on(on))
    Provision.objects.create(membership=made, until=until, recorded_at=at)
    write_declared(person, made, declared, at)
    return until


def write_declared(
    person: Person,
    membership: Membership | None,
    declared: Sequence[Mapping[str, Any]],
    at: datetime,
) -> None:
    """Write down what a person declared, each matched with the register where it is there."""
    for each in declared:
        slug = organisation_named(each["named"])
        Declared.objects.create(
            person=person,
            membership=membership,
            organisation=Organisation.objects.filter(slug=slug).first() if slug else None,
            named=each["named"][:160],
            act=each["act"],
            until=date.fromisoformat(each["until"]) if each.get("until") else None,
            recorded_at=at,
        )


def _tried(application: str, code: str, at: datetime) -> Application:
    row = Application.objects.filter(key=application).first()
    if row is None:
        raise Refused(no(Reason("join.unknown", "There is no such application.")))
    right = matches(f"join:{row.key}", "".join(code.split()), row.code_hash)
    if not right:
        with one_transaction():
            Application.objects.filter(pk=row.pk, tries_left__gt=0).update(
                tries_left=F("tries_left") - 1
            )
    require(policy.code_opens(row, right=right, at=at))
    return row


def _welcome(person: Person, until: date) -> None:
    mail.post(
        to=[person.email],
        subject=_("You have joined %(name)s") % {"name": installation().name},
        text=_(
            "Dear %(name)s,\n\nyour membership number is %(number)s; you sign in with it. Your "
            "membership is provisional until %(until)s. If nobody objects by then you are a "
            "member like any other, without anybody doing anything. If somebody objects you are "
            "told at once, with the reasons, and can answer.\n"
        )
        % {
            "name": person.given_name or person.family_name,
            "number": person.number,
            "until": until.isoformat(),
        },
    )
