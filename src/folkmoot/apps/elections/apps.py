"""The elections room as a Django application."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class ElectionsConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.elections"
    label = "elections"

    def ready(self) -> None:
        """Declare the acts; offer a place, cards and a search to the site."""
        from folkmoot.apps.elections import acts_declared, box_tables  # noqa: F401  (acts)
        from folkmoot.apps.elections.offered import offer
        from folkmoot.apps.elections.periodic import shuffle_boxes
        from folkmoot.apps.elections.ready import open_booths
        from folkmoot.platform import ready
        from folkmoot.platform.tasks import periodic

        post_migrate.connect(box_tables.install, sender=self)
        checks.register(box_tables.in_place, checks.Tags.database)
        offer()
        periodic.offer(shuffle_boxes)
        ready.offer(open_booths)
