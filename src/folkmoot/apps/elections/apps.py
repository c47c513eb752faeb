"""The elections room as a Django application."""

from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.elections"
    label = "elections"

    def ready(self) -> None:
        """Declare the acts; offer a place, cards and a search to the site."""
        from folkmoot.apps.elections import acts_declared  # noqa: F401  (declares the acts)
        from folkmoot.apps.elections.offered import offer
        from folkmoot.apps.elections.periodic import shuffle_boxes
        from folkmoot.platform.tasks import periodic

        offer()
        periodic.offer(shuffle_boxes)
