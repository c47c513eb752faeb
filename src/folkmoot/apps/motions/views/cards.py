"""What the home page says of motions: what awaits a person, what is due, what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.queries.places import OFFICERS, rules_for
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.lists import sits_on_committee
from folkmoot.apps.motions.views.next_steps import QUIET, ahead
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.kinds import KINDS
from folkmoot.web.offers import Card

RECENT = timedelta(days=14)
SOON = timedelta(days=21)
MOST = 12
_NO_AWAITING = QUIET | {"copies", "card"}
_FOR_THE_CHAIR = frozenset({"challenge/decision", "result", "certification"})


def cards(person: str, at: datetime) -> Sequence[Card]:
    """The cards of this room, most pressing first."""
    if not person:
        return tuple(_news(at))
    awaits = [*_steps(person, at), *_rulings_to_make(person, at), *_at_conference(person, at)]
    awaits.sort(key=lambda card: (card.at is None, card.at or at))
    return (*awaits, *_deadlines(at), *_news(at))


def _steps(person: str, at: datetime) -> Iterator[Card]:
    """What this person can do next with each motion that concerns them."""
    for line in _concerning(person, at)[:MOST]:
        view = queries.motion(line.key, at=at)
        if view is None or view.ended:
            continue
        for step in ahead(person, view, at=at).mine:
            if step.noun in _NO_AWAITING:
                continue
            by = step.by or _closes(view, at)
            yield Card(
                "awaits", view.title, step.url, f"{line.key}, {_(line.state_title)}", by, step.label
            )
            break


def _concerning(person: str, at: datetime) -> list[queries.MotionLine]:
    """One's own motions, and those of the units of which one is an officer."""
    found = {line.key: line for line in queries.mine(person, at=at)}
    for unit in people.scopes_of(person, OFFICERS, surroundings.today(at)):
        for line in queries.of_unit(unit, at=at):
            found.setdefault(line.key, line)
    return list(found.values())


def _closes(view: queries.MotionView, at: datetime) -> datetime | None:
    if view.public:
        return None
    closing = surroundings.closing(view.kind, view.conference, rules_for(at))  # type: ignore[arg-type]
    return closing.moment if closing else None


def _rulings_to_make(person: str, at: datetime) -> Iterator[Card]:
    if not sits_on_committee(person, at=at):
        return
    for line in queries.conferences_open(at=at):
        waiting = queries.awaiting_ruling(line.key, at=at)
        for motion in waiting[:MOST]:
            yield Card(
                "awaits",
                motion.title,
                f"{motion.url}/ruling",
                _("%(key)s from %(unit)s awaits a ruling.")
                % {"key": motion.key, "unit": motion.unit_name},
                None,
                _("Rule on it"),
            )


def _at_conference(person: str, at: datetime) -> Iterator[Card]:
    """What the chair declares and the general secretary certifies."""
    offices = people.scopes_of(person, ("chair", "general_secretary"), surroundings.today(at))
    if people.national().slug not in offices:
        return
    states = ("challenged", "moved", "counted", "carried")
    for meeting in assembly.conferences()[:2]:
        for line in queries.public_motions(meeting.key, at=at, states=states)[:MOST]:
            view = queries.motion(line.key, at=at)
            steps = ahead(person, view, at=at).mine if view else ()
            for step in steps:
                if step.noun in _FOR_THE_CHAIR:
                    says = f"{line.key}, {_(line.state_title)}"
                    yield Card("awaits", line.title, step.url, says, step.by, step.label)
                    break


def _deadlines(at: datetime) -> Iterator[Card]:
    rules = rules_for(at)
    for line in queries.conferences_open(at=at):
        for kind in KINDS:
            closing = surroundings.closing(kind, line.key, rules)
            if closing is not None and at < closing.moment <= at + SOON:
                yield Card(
                    "due",
                    _("%(kind)s for %(conference)s")
                    % {"kind": surroundings.kind_title(kind), "conference": line.title},
                    reverse("motions:new"),
                    _("The last moment at which it may reach head office."),
                    closing.moment,
                )


def _news(at: datetime) -> Iterator[Card]:
    words = {
        "in_order": _("%(unit)s: ruled in order."),
        "out_of_order": _("%(unit)s: ruled out of order."),
    }
    for ruling in queries.rulings()[:4]:
        if at - RECENT <= ruling.at <= at:
            yield Card(
                "news",
                f"{ruling.motion} {ruling.title}",
                f"/motions/{ruling.motion}",
                words[ruling.outcome] % {"unit": ruling.unit_name},
                ruling.at,
            )
    decided = ("moved", "counted", "carried", "certified", "in_force", "lost")
    lines = [
        line
        for meeting in assembly.conferences()[:2]
        for line in queries.public_motions(meeting.key, at=at, states=decided)
    ]
    for line in lines[:4]:
        if line.since is not None and at - RECENT <= line.since <= at:
            yield Card(
                "news", f"{line.key} {line.title}", line.url, _(line.state_title), line.since
            )
