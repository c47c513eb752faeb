"""What this room offers to the site: places, cards, a search, and words beside other pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.holding import gather
from folkmoot.apps.commons.policy.offices import CONVENE, MODERATE
from folkmoot.apps.commons.policy.taking_part import on_roll
from folkmoot.apps.commons.queries import ConsultationView
from folkmoot.apps.commons.wiping import wipe
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.holdings import register_holding, register_wipe
from folkmoot.core.discourse import say_across
from folkmoot.web.offers import (
    Beside,
    Card,
    offer_beside,
    offer_cards,
    offer_place,
    offer_search,
)

_PROPOSITION = "1"
_ELECTIONS = "/elections/"
_NEWEST = 3
_NEWS = timedelta(days=7)


def offer() -> None:
    """Offer it all."""
    offer_place(label=gettext_lazy("Consultations"), url="/consultations/", order=46)
    offer_place(label=gettext_lazy("News"), url="/news/", order=48)
    offer_place(label=gettext_lazy("Conversation"), url="/conversation/", order=49)
    offer_cards(cards)
    offer_search(kind="consultation", label=gettext_lazy("Consultation"))
    offer_search(kind="publication", label=gettext_lazy("News"))
    offer_beside(beside)
    register_holding("Consultations", gather)
    register_wipe("Consultations", wipe)


def cards(person_key: str, now: datetime) -> Sequence[Card]:
    """What awaits a person: a consultation to respond to, a statement to look at."""
    return (*_cards(person_key, now), *_hustings(person_key, now), *_news(now))


def _cards(person: str, now: datetime) -> Iterator[Card]:
    for view in queries.consultations():
        if view.phase(now) != "open":
            continue
        if person and on_roll(view.roll, person)[0]:
            begun = bool(queries.pseudonym_of(view, person=person))
            says = _("You have begun; more statements came in.") if begun else view.says
            yield Card(
                "due" if begun else "awaits", view.title, f"{view.url}/statement", says,
                view.closes_at, _("Take part"),
            )  # fmt: skip
        else:
            yield Card("due", view.title, view.url, _("A consultation is open."), view.closes_at)
        if person and moderates(person, view, now):
            waits = [each for each in queries.statements(view) if each.waiting or each.asked_again]
            if waits:
                yield Card(
                    "awaits", view.title, f"{view.url}/moderation",
                    _("%(n)d statements wait for a moderator.") % {"n": len(waits)},
                    None, _("Look at them"),
                )  # fmt: skip


def _hustings(person: str, now: datetime) -> Iterator[Card]:
    for view in queries.all_hustings():
        phase = view.phase(now)
        if phase == "questions":
            yield Card("due", view.title, view.url, _("Ask the candidates."), view.questions_close)
        elif phase == "answers" and person in {key for key, _name in queries.candidates(view)}:
            yield Card(
                "awaits", view.title, view.url, _("The members have asked you."),
                view.answers_open, _("Answer them"),
            )  # fmt: skip
        elif phase == "opened" and now - view.answers_open < _NEWS:
            yield Card("news", view.title, view.url, _("Answers are open."), view.answers_open)


def _news(now: datetime) -> Iterator[Card]:
    for each in queries.publications(most=_NEWEST):
        if now - each.at < _NEWS:
            yield Card("news", each.title, each.url, each.unit_name, each.at)


def moderates(person: str, view: ConsultationView, now: datetime) -> bool:
    """Whether a person moderates a consultation."""
    return people.holds_any(person, MODERATE, view.unit, day_of(now), or_above=True)


def beside(address: str, person_key: str, now: datetime) -> Sequence[Beside]:
    """What is said beside a page of whatever room: the consultations about it, in words."""
    if address.startswith(_ELECTIONS):
        return _at_election(address.removeprefix(_ELECTIONS), person_key, now)
    held = queries.consultations(address=address)
    found = [_noted(each) for each in queries.shown_beside(address, now)]
    found += [_told(view, now) for view in held]
    going = any(view.phase(now) != "closed" for view in held)
    if person_key and not going and people.scopes_of(person_key, CONVENE, day_of(now)):
        found.append(
            Beside(
                title=_("Ask the members"),
                url=f"/consultations/new?about={address}",
                says=_("A consultation shows whether it divides them or bridges, before a vote."),
            )
        )
    return found


def _at_election(election: str, person: str, now: datetime) -> Sequence[Beside]:
    """The hustings of an election."""
    says = {
        "questions": _("Questions to the candidates are being asked."),
        "choosing": _("Questions to the candidates have been asked and are being chosen."),
        "answers": _("Candidates are answering, sealed; all answers are opened together."),
        "opened": _("What every candidate answered to the same questions, in the same room."),
    }
    found = [
        Beside(view.title, view.url, says[view.phase(now)], view.answers_open)
        for view in queries.all_hustings(election=election)
    ]
    if person and not found and people.scopes_of(person, CONVENE, day_of(now)):
        url = f"/hustings/new?election={election}"
        found.append(Beside(_("Call a hustings"), url, _("Candidates before the members.")))
    return found


def _noted(each: queries.NoteView) -> Beside:
    return Beside(
        title=_("Context added by members"),
        url=each.url,
        says=each.text,
        note=_("People who otherwise rate differently find it helpful."),
    )


def _told(view: ConsultationView, now: datetime) -> Beside:
    phase = view.phase(now)
    if phase == "coming":
        return Beside(view.title, view.url, _("A consultation on this opens soon."), view.opens_at)
    drawn = queries.map_of(view, now)
    if drawn.opinion is None:
        says = _("A consultation on this is open: see whether it divides or bridges.")
        if phase == "closed":
            says = _("Too few took part in the consultation on this to say anything of it.")
        return Beside(view.title, view.url, says, view.closes_at)
    return Beside(
        title=view.title,
        url=f"{view.url}/map",
        says=say_across(drawn.opinion, _PROPOSITION).sentence,
        at=view.closes_at,
        note=_("As of last midnight; it is still open.") if phase == "open" else "",
    )
