"""The rulebook room as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulebookConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.rulebook"
    label = "rulebook"

    def ready(self) -> None:
        from folkmoot.apps.rulebook import acts_declared  # noqa: F401  (declares on import)
        from folkmoot.apps.rulebook.cards import cards
        from folkmoot.web.offers import offer_cards, offer_place, offer_search

        offer_place(label=_("Rules"), url="/rules/", order=10)
        offer_search(kind="provision", label=_("Provision of the rules"))
        offer_cards(cards)
