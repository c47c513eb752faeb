"""What this room offers to the site: its place, its cards, what can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.policy.declaring import approvals_of
from folkmoot.apps.campaigns.policy.offices import CAMPAIGN, approving_role
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules.campaigning import APPROVALS
from folkmoot.core.terms import ActorRef
from folkmoot.web.offers import Card, offer_cards, offer_place, offer_search, offer_titles

_NEWS = timedelta(days=14)


def offer() -> None:
    """Offer it all."""
    offer_place(label=gettext_lazy("Campaigns"), url="/campaigns/", order=60)
    offer_cards(cards)
    offer_titles(title_of_advert)
    offer_search(kind="message", label=gettext_lazy("Paid message"))


def cards(person_key: str, now: datetime) -> Sequence[Card]:
    """Drafts that await an officer; for everybody, what was declared of late."""
    out: list[Card] = []
    if person_key:
        out += _drafts(person_key, now)
    for view in queries.messages():
        declared = view.last("declared")
        if declared and now - declared.at < _NEWS and view.state != "ended":
            says = _("Declared: who pays, and what is said to whom.")
            out.append(Card("news", view.title, view.url, says, declared.at))
    return tuple(out)


def _drafts(person_key: str, now: datetime) -> list[Card]:
    on = day_of(now)
    rules = rulebook.rule_set(on=on)
    actor = ActorRef("person", person_key)
    mine = people.scopes_of(person_key, CAMPAIGN, on)
    out = []
    for view in queries.drafts_of([people.national().slug]):
        approved = len(approvals_of(view)) >= (rules.count(APPROVALS) or 0)
        role = approving_role(actor, unit=view.unit, on=on, rules=rules)
        if not approved and role and view.wording.by != str(actor):
            out.append(
                Card("awaits", view.title, view.url, _("A paid message waits for an approval."),
                     None, _("Read and approve"))
            )  # fmt: skip
        elif approved and any(people.is_within(view.unit, scope) for scope in mine):
            out.append(
                Card("awaits", view.title, view.url, _("It is approved and can be declared."),
                     None, _("Declare it"))
            )  # fmt: skip
    return out


def title_of_advert(address: str) -> str:
    """What an advert's page is called; empty where there is none."""
    key = address.removeprefix("/campaigns/adverts/")
    if key == address or not (key.isascii() and key.isdigit()):
        return ""
    found = queries.advert(int(key))
    return _("An advert of %(sponsor)s") % {"sponsor": found.sponsor} if found else ""
