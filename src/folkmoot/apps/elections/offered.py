"""What this room offers to the site: its place, its cards, what can be searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.holding import gather
from folkmoot.apps.elections.policy.offices import CONDUCT, NOMINATE
from folkmoot.apps.elections.queries import ElectionView
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.holdings import register_holding
from folkmoot.web.offers import (
    Beside,
    Card,
    offer_beside,
    offer_cards,
    offer_place,
    offer_search,
)

_NEWS = timedelta(days=14)


def offer() -> None:
    """Offer it all."""
    offer_place(label=gettext_lazy("Elections"), url="/elections/", order=40)
    offer_cards(cards)
    offer_search(kind="election", label=gettext_lazy("Election"))
    offer_beside(beside)
    register_holding("Elections", gather)


def cards(person_key: str, now: datetime) -> Sequence[Card]:
    """What awaits a person in elections: a vote, an answer, a count; and what is going on."""
    found = [view for view in queries.elections() if view.times.nominations_open <= now]
    out: list[Card] = []
    for view in found:
        phase = view.phase(now)
        if phase == "declared":
            if view.declared_at and now - view.declared_at < _NEWS:
                out.append(
                    Card("news", view.title, view.url, _("The result is declared."),
                         view.declared_at)
                )  # fmt: skip
            continue
        mine = [*_own(view, phase, person_key, now)] if person_key else []
        out += mine or [*_for_all(view, phase)]
    if person_key:
        out += _departures(person_key, now)
        out += _vacancies(person_key, now)
    return tuple(out)


def beside(address: str, person_key: str, now: datetime) -> Sequence[Beside]:
    """What is said beside a page of whatever room: the ballots of all members about it."""
    found = [_asked(view, now) for view in queries.ballots_about(address)]
    whole = people.national().slug
    if not found and person_key and people.holds_any(person_key, CONDUCT, whole, day_of(now)):
        says = _("Between meetings, by secret ballot, where a decision or a requisition asks it.")
        url = f"/elections/questions/new?about={address}"
        found.append(Beside(_("Put it to all members"), url, says))
    return found


def _asked(view: ElectionView, now: datetime) -> Beside:
    phase, times = view.phase(now), view.times
    if phase == "declared" and (declared := queries.declaration(view.key)):
        says = _("Carried by the members.") if declared.carried else _("Not carried.")
        return Beside(view.title, view.url, " ".join([says, *declared.working[:1]]), declared.at)
    turned = queries.turnout(view)
    says = {
        "campaign": _("All members vote on it soon."),
        "poll": _("All members vote on it now: %(voted)d of %(electors)d have.")
        % {"voted": turned.voted, "electors": turned.electors},
    }.get(phase, _("The members have voted on it; it waits to be counted."))
    return Beside(
        view.title, view.url, says, times.poll_opens if phase == "campaign" else times.poll_closes
    )


def _own(view: ElectionView, phase: str, person: str, now: datetime) -> Iterator[Card]:
    if phase == "poll" and view.polls_here:
        elector = queries.elector(view, person)
        if elector.on_roll and not elector.voted and people.right_of(person, "vote", now):
            yield Card(
                "awaits", view.title, f"{view.url}/vote",
                _("Your ballot paper is open."), view.times.poll_closes, _("Vote"),
            )  # fmt: skip
    if phase in {"nominations", "acceptance"}:
        line = next((each for each in queries.ledger(view) if each.person_key == person), None)
        if line is not None and line.answer == "" and line.counts:
            yield Card(
                "awaits", view.title, f"{view.url}/answer", _("You have been nominated."),
                view.times.accept_by, _("Accept or decline"),
            )  # fmt: skip
    if phase == "nominations" and people.scopes_of(person, NOMINATE, day_of(now)):
        yield Card(
            "due", view.title, f"{view.url}/nominations",
            _("Nominations are open: what did your meeting decide?"),
            view.times.nominations_close, _("Nominate"),
        )  # fmt: skip
    if phase in {"campaign", "closed"} and _conducts(view, person, now):
        if not view.noticed:
            yield Card(
                "awaits", view.title, f"{view.url}/paper", _("Nominees have answered."),
                view.times.poll_opens, _("Draw the paper"),
            )  # fmt: skip
        elif phase == "closed" and not view.statutory:
            yield Card(
                "awaits", view.title, f"{view.url}/count", _("The poll is closed."),
                None, _("Count and declare"),
            )  # fmt: skip


def _for_all(view: ElectionView, phase: str) -> Iterator[Card]:
    if phase == "nominations":
        yield Card(
            "due", view.title, view.url, _("Nominations are open."), view.times.nominations_close
        )
    elif phase == "poll" and view.polls_here:
        yield Card("due", view.title, view.url, _("The poll is open."), view.times.poll_closes)


def _departures(person: str, now: datetime) -> Iterator[Card]:
    units = people.scopes_of(person, NOMINATE, day_of(now))
    for each in queries.departures(units) if units else ():
        yield Card(
            "news", each.title, f"/elections/{each.election}",
            _("%(name)s voted otherwise than your unit nominated.") % {"name": each.delegate},
        )  # fmt: skip


def _vacancies(person: str, now: datetime) -> Iterator[Card]:
    """A place to be filled by those who stood: would one, and is it time to count?"""
    for each in queries.open_vacancies():
        view = queries.election(each.election)
        title = view.title if view else ""
        asked = next((a for a in each.asked if a.person_key == person), None)
        if asked is not None and asked.willing is None and now <= each.answers_until:
            yield Card(
                "awaits", title, f"{each.url}/answer",
                _("A place has fallen vacant. Would you fill it?"), each.answers_until,
                _("Answer"),
            )  # fmt: skip
        elif view and (now > each.answers_until or not each.silent) and _conducts(
            view, person, now
        ):  # fmt: skip
            yield Card(
                "awaits", title, each.url, _("Those who stood have answered."), None,
                _("Count the papers back"),
            )  # fmt: skip


def _conducts(view: ElectionView, person: str, now: datetime) -> bool:
    return people.holds_any(person, CONDUCT, view.post.unit, day_of(now), or_above=True)
