"""The conduct room as a Django application."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.conduct"
    label = "conduct"

    def ready(self) -> None:
        """Declare the acts; offer a place and cards; let time have its effect."""
        from folkmoot.apps.conduct import acts_declared  # noqa: F401  (declares the acts)
        from folkmoot.apps.conduct.offered import offer

        offer()
