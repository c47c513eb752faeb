"""The campaigns room as a Django application."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Declare the acts; offer a place, cards and a search to the site."""
        from folkmoot.apps.campaigns import acts_declared  # noqa: F401  (declares the acts)
        from folkmoot.apps.campaigns.offered import offer

        offer()
