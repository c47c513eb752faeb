"""What this room offers to the site: a place, cards, and what time alone brings about.

And what is held on a person, for that person to take out.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from folkmoot.apps.conduct.actions import erase_due_evidence, take_due_effects
from folkmoot.apps.conduct.queries import held
from folkmoot.apps.conduct.views.cards import cards
from folkmoot.apps.conduct.views.nearby import beside
from folkmoot.apps.people.holdings import Section, register_holding
from folkmoot.platform.clock import now
from folkmoot.platform.tasks import periodic
from folkmoot.web.offers import offer_cards, offer_place, offer_within

_ORDER = 60


def offer() -> None:
    """Called once, when the applications are ready."""
    offer_place(label=_("Fair process"), url="/cases/", order=_ORDER)
    offer_cards(cards)
    offer_within(beside)
    periodic.offer(take_due_effects)
    periodic.offer(erase_due_evidence)
    register_holding("Cases", _held)


def _held(person: str) -> list[Section]:
    return held.gather(person, now())
