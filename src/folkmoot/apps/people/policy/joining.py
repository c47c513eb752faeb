"""May somebody apply, object, dismiss an objection, or be reinstated?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from folkmoot.apps.people import queries
from folkmoot.apps.people.models import Application
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.queries.joining import AdmissionView, undecided_by
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.core.procedure.membership import check_answer, check_objection
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

KEPT = timedelta(days=7)
A_DAY = 3


def may_apply(email: str, at: datetime) -> Verdict:
    """Whether an address may be sent another code; three a day are enough for a household."""
    today = Application.objects.filter(email__iexact=email, sent_at__gt=at - timedelta(days=1))
    if today.count() < A_DAY:
        return yes()
    return no(
        Reason(
            "join.too_many",
            "Several codes were sent to this address today.",
            remedy="Use the last one, or try again tomorrow.",
        )
    )


def code_opens(row: Application, *, right: bool, at: datetime) -> Verdict:
    """Whether a code confirms an application: right, in time, and not tried too often."""
    if row.tries_left <= 0 or at > row.sent_at + KEPT:
        return no(
            Reason(
                "join.spent",
                "This application is too old, or its code was tried too often.",
                remedy="Fill in the form again; a new code is sent.",
            )
        )
    if right:
        return yes()
    return no(Reason("join.wrong_code", "This is not the code we sent.", remedy="Look again."))


def may_object(actor: ActorRef, admission: AdmissionView, *, says: str, on: date) -> Verdict:
    """Whether a member may object to an admission: one of the same unit, in time, with reasons."""
    own = actor == ActorRef("person", admission.person.key)
    verdict = check_objection(
        until=admission.until,
        own=own,
        undecided=undecided_by(actor.key, on),
        says=says,
        rules=rules_on(on),
        on=on,
    )
    units = [unit.slug for unit in queries.units_of(admission.person.key, on)]
    mine = {unit.slug for unit in queries.units_of(actor.key, on)}
    if not mine.intersection(units):
        verdict &= no(
            Reason("objection.not_a_member", "Only a member of the organisation can object.")
        )
    if any(o.by == actor.key and o.settled_on is None for o in admission.objections):
        verdict &= no(Reason("objection.made", "You have objected to this admission already."))
    return verdict


def may_answer(
    actor: ActorRef, person: str, *, objection: int | None, says: str, on: date
) -> Verdict:
    """Whether somebody may answer an objection to their admission, or a finding about them."""
    found = queries.admission(person, on)
    if objection is None:
        waiting = found is not None and queries.finding_about(person) is not None
    else:
        standing = {o.key for o in found.objections if o.stands(on)} if found else set()
        waiting = objection in standing
    own = actor == ActorRef("person", person)
    return check_answer(own=own, waiting=waiting, says=says, rules=rules_on(on))


def may_dismiss(actor: ActorRef, *, person: str, by: str, answer: str, on: date) -> Verdict:
    """Whether an officer dismisses an objection, in favour of the member and with reasons."""
    verdict = authority.keeps_the_file_of(actor, person=person, on=on)
    if actor.key in (by, person):
        verdict &= no(
            Reason("objection.own_decision", "Nobody decides what they are themselves part of.")
        )
    if not answer.strip():
        verdict &= no(Reason("objection.no_answer", "A decision gives its reasons."))
    return verdict


def may_withdraw(actor: ActorRef, *, by: str) -> Verdict:
    """Whether an objection is withdrawn by whoever made it."""
    if actor == ActorRef("person", by):
        return yes()
    return no(Reason("objection.not_yours", "Only whoever objected can withdraw it."))
