"""Giving notice of a meeting, or noting that it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import locked_meeting
from folkmoot.apps.assembly.acts_declared import NOTICE_GIVEN
from folkmoot.apps.assembly.letters import notice_letter
from folkmoot.apps.assembly.models import Delegate, Meeting, Notice
from folkmoot.apps.assembly.policy.calling import may_give_notice, seat_of
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.assembly.queries.standing import notice_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Verdict, check_words
from folkmoot.platform import mail


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Notice as it was given, and whether it was in time."""

    given_at: datetime
    how: str
    recipients: int
    without_email: int
    in_time: Verdict


def send_notice(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    how: str = "email",
    given_at: datetime | None = None,
    recipients: int | None = None,
    text: str = "",
) -> tuple[NoticeView, str]:
    """Give notice by e-mail now, or note that it was given by other means.

    By e-mail every member gets a letter of his own with the meeting for the calendar; nobody sees
    anybody's address. Those without an address are counted, so that they can be told otherwise.

    Raises:
        Refused: if the actor may not, the meeting is over or the moment has not come.
    """
    moment = given_at if given_at and how != "email" else at
    with official(NOTICE_GIVEN, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(check_words(text, "The letter"))
        act.require(
            may_run(actor, seat_of(row, at=at)) & may_give_notice(row=row, given_at=moment, at=at)
        )
        entitled = entitled_to_notice(row, at=at)
        addresses = people.emails_of(entitled) if how == "email" else {}
        count = len(entitled) if recipients is None else recipients
        Notice.objects.create(
            meeting=row,
            given_at=moment,
            how=how,
            recipients=count,
            without_email=len(entitled) - len(addresses) if how == "email" else 0,
            text=text.strip(),
            by=str(actor),
            recorded_at=at,
        )
        if addresses:
            letter = notice_letter(row, text=text.strip(), at=at)
            mail.post(
                to=dict.fromkeys(addresses.values()),  # a household with one mailbox gets one
                subject=letter.subject,
                text=letter.text,
                calendar=letter.calendar,
                calendar_name=letter.calendar_name,
            )
        in_time = notice_of(row)
        act.shows(
            meeting=row.key,
            given_at=moment.isoformat(),
            how=how,
            recipients=count,
            in_time=bool(in_time),
        )
        act.seals(text=text.strip())
        act.about(f"meeting:{row.key}")
        missing = len(entitled) - len(addresses) if how == "email" else 0
    return NoticeView(moment, how, count, missing, in_time), act.code


def entitled_to_notice(row: Meeting, *, at: datetime) -> list[str]:
    """Whom a meeting is for: the unit's members, a committee's, a conference's delegates.

    A conference is announced to its delegates and to the secretaries of all units, who tell
    their members; a letter to each of many thousand members is not how a conference is called.
    """
    day = day_of(at, row.zone)
    if row.kind == "committee" and row.body:
        return people.holders(row.unit_slug, row.body, day)
    if row.kind != "conference":
        return list(people.members_of(row.unit_slug, day))
    named = Delegate.objects.filter(delegation__meeting=row).values_list("person_key", flat=True)
    units = people.units_under(row.unit_slug, day)
    secretaries = [key for u in units for key in people.holders(u.slug, "secretary", day)]
    return list(dict.fromkeys([*named, *secretaries]))
