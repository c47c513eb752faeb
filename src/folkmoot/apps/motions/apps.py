"""The motions room as a Django application."""

from django.apps import AppConfig


class MotionsConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.motions"
    label = "motions"

    def ready(self) -> None:
        """Declare the acts; offer a place, cards and a search to the site."""
        from folkmoot.apps.motions import acts_declared  # noqa: F401  (declares the acts)
        from folkmoot.apps.motions.queries import held
        from folkmoot.apps.motions.views.cards import cards
        from folkmoot.apps.people.holdings import register_holding
        from folkmoot.web import offers

        offers.offer_place(label="Motions", url="/motions/", order=30)
        offers.offer_cards(cards)
        offers.offer_search(kind="motion", label="Motion")
        register_holding("Motions", held.gather)
