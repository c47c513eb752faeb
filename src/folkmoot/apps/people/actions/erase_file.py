"""Erasing what names a person. The key stays, so that the record and every proof hold."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.people.actions.subjects import locked_person
from folkmoot.apps.people.acts_declared import ERASED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.holdings import wipe_elsewhere
from folkmoot.apps.people.models import (
    Account,
    Declared,
    Dues,
    JoinerAnswer,
    JoinerReview,
    Look,
    Membership,
    Objection,
    Person,
    Question,
    Reminder,
    RollChallenge,
    SlipToConfirm,
)
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import erasure as policy
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.membership.rules import KEPT_AFTER, day_before
from folkmoot.core.terms import ActorRef

SCHEDULE = ActorRef("system", "retention")
AT_ONCE = 200


def erase_own_file(*, actor: ActorRef, at: datetime, person: str) -> str:
    """Have the own file erased, after leaving.

    Raises:
        Refused: if it is somebody else's, or the person is a member or still needed.
    """
    with official(ERASED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(
            authority.is_self(
                actor,
                person=person,
                code="erasure.not_own",
                says="Nobody has a file erased for somebody else.",
                remedy="After the time the rules set it is erased by itself.",
            )
        )
        act.require(policy.may_be_erased(person, own=True, on=day_of(at)))
        wipe(row, at)
        act.seals(person=person)
        act.about(f"person:{person}")
    return act.code


def erase_what_is_due(*, at: datetime) -> int:
    """Erase the files whose time is over, for everybody alike; return how many.

    Called by the software itself, a few hundred at a time.
    """
    today = day_of(at)
    before = day_before(today, KEPT_AFTER, rules_on(today))
    if before is None:
        return 0
    still = Membership.objects.filter(end=None) | Membership.objects.filter(end__gt=before)
    left = Membership.objects.exclude(person__in=still.values("person")).values("person")
    due = Person.objects.filter(erased_at=None, pk__in=left).order_by("pk")
    keys = [
        key
        for key in due.values_list("key", flat=True)[:AT_ONCE]
        if policy.may_be_erased(key, own=False, on=today)
    ]
    if not keys:
        return 0
    with official(ERASED, actor=SCHEDULE, at=at) as act:
        for row in Person.objects.filter(key__in=keys):
            wipe(row, at)
        act.seals(persons=keys)
    return len(keys)


def wipe(row: Person, at: datetime) -> None:
    """Take out names, addresses and free words; leave days and facts under the key."""
    wipe_elsewhere(row.key)
    Account.objects.filter(person=row).delete()
    row.claim_letters.all().delete()
    for model in (Declared, Dues, Reminder, Look):
        model.objects.filter(person=row).delete()
    JoinerAnswer.objects.filter(membership__person=row).delete()
    JoinerReview.objects.filter(membership__person=row).delete()
    SlipToConfirm.objects.filter(person=row).update(facts={})
    Question.objects.filter(person=row).update(says="")
    RollChallenge.objects.filter(line__person=row).update(says="", answer="")
    Objection.objects.filter(membership__person=row).update(reasons="", answer="")
    Objection.objects.filter(by=row).update(reasons="")
    Person.objects.filter(pk=row.pk).update(
        number=f"X{row.pk}",
        given_name="",
        family_name="",
        email="",
        phone="",
        address="",
        sought="",
        died_on=None,
        erased_at=at,
    )
