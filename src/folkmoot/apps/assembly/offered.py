"""What this room offers to the site: its place, its cards, what can be searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.assembly import queries
from folkmoot.apps.assembly.policy.offices import RUNNERS
from folkmoot.apps.assembly.queries import MeetingView, held
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.assembly.queries.standing import notice_deadline
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.holdings import register_holding
from folkmoot.platform.installation import installation
from folkmoot.web.offers import Card, offer_cards, offer_place, offer_search

MOST_COMING = 4
_RECENTLY = timedelta(days=120)


def offer() -> None:
    """Offer it all."""
    offer_place(label=gettext_lazy("Meetings"), url="/meetings/", order=30)
    offer_cards(cards)
    offer_search(kind="meeting", label=gettext_lazy("Conference"))
    offer_search(kind="resolution", label=gettext_lazy("Resolution"))
    register_holding("Meetings", held.gather)


def cards(person_key: str, now: datetime) -> Sequence[Card]:
    """What awaits a person at meetings: a card to cast, notice to give, minutes, the next date."""
    if not person_key:
        return tuple(_coming((), now))
    today = day_of(now, installation().zone)
    units = [unit.slug for unit in people.units_of(person_key, today)]
    runs = people.scopes_of(person_key, RUNNERS, today)
    return (
        *_card_votes(person_key),
        *_departures(runs, now),
        *_votes_to_close(runs, now),
        *_to_write_down(runs, now),
        *_notices_due(runs, now),
        *_minutes_waiting(runs, now),
        *_coming(units, now),
    )


def _card_votes(person_key: str) -> Iterator[Card]:
    for vote in queries.open_card_votes(queries.meetings_as_delegate(person_key)):
        yield Card(
            kind="awaits",
            title=_("Card vote %(number)d") % {"number": vote.number},
            url=vote.url,
            says=vote.question,
            action=_("Cast my share"),
        )


def _votes_to_close(runs: Sequence[str], now: datetime) -> Iterator[Card]:
    lines = queries.upcoming(runs, now=now, most=20)
    sitting = tuple(line.key for line in lines if line.unit_slug in runs and line.status == "open")
    for vote in queries.open_card_votes(sitting) if sitting else ():
        yield Card(
            kind="awaits",
            title=_("Card vote %(number)d is open") % {"number": vote.number},
            url=vote.url,
            says=vote.question,
            action=_("See which cards are in, and close it"),
        )


def _departures(runs: Sequence[str], now: datetime) -> Iterator[Card]:
    if not runs:
        return
    zone = installation().zone
    for each in queries.card_departures(runs, since=now - _RECENTLY, zone=zone):
        told = {"unit": each.mandate.unit_name, "instruction": each.mandate.instruction}
        yield Card(
            kind="news",
            title=each.question,
            url=each.vote_url,
            says=_("The card of %(unit)s was not cast as its meeting decided: %(instruction)s.")
            % told,
        )


def _to_write_down(runs: Sequence[str], now: datetime) -> Iterator[Card]:
    for line in queries.upcoming(runs, now=now, most=20):
        if line.unit_slug not in runs or line.status != "called" or line.starts_at > now:
            continue
        if line.kind == "conference":
            continue
        yield Card(
            kind="awaits",
            title=line.title,
            url=f"/meetings/met/{line.unit_slug}",
            says=_("It has begun, or is over: when, who came, what was decided."),
            action=_("Record the meeting"),
        )


def _notices_due(runs: Sequence[str], now: datetime) -> Iterator[Card]:
    for meeting in _views(runs, now):
        if meeting.status != "called" or queries.notices(meeting.key) or meeting.starts_at < now:
            continue
        rules = rules_on(day_of(meeting.starts_at, meeting.zone))
        last = notice_deadline(
            convened_as=meeting.convened_as, starts_at=meeting.starts_at, rules=rules
        )
        yield Card(
            kind="awaits",
            title=_("Give notice: %(title)s") % {"title": meeting.title},
            url=f"{meeting.url}/notice",
            says=_("Notice in time goes out by %(moment)s.") % {"moment": last.text}
            if last
            else "",
            at=last.moment if last else None,
            action=_("Give notice"),
        )


def _minutes_waiting(runs: Sequence[str], now: datetime) -> Iterator[Card]:
    for line in queries.unapproved(runs, since=now - _RECENTLY):
        yield Card(
            kind="awaits",
            title=_("Minutes to approve: %(title)s") % {"title": line.title},
            url=f"{line.url}/minutes",
            says=_("The next meeting approves them."),
            action=_("Read them"),
        )


def _coming(units: Sequence[str], now: datetime) -> Iterator[Card]:
    lines = [
        line
        for line in queries.upcoming(units, now=now, most=20)
        if line.starts_at >= now or line.status == "open"
    ]
    for line in lines[:MOST_COMING]:
        yield Card(
            kind="due" if line.starts_at >= now else "news",
            title=line.title,
            url=line.url,
            says=line.unit_name if line.status != "open" else _("In session now."),
            at=line.starts_at,
        )


def _views(runs: Sequence[str], now: datetime) -> Iterator[MeetingView]:
    for line in queries.upcoming(runs, now=now, most=20):
        if line.unit_slug in runs and line.status == "called":
            found = queries.meeting(line.key)
            if found:
                yield found
