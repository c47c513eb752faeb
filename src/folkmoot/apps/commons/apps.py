"""The commons as a Django application."""

from django.apps import AppConfig


class CommonsConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.commons"
    label = "commons"

    def ready(self) -> None:
        """Declare the acts; offer places, cards, a search and what is said beside other pages."""
        from folkmoot.apps.commons import acts_declared  # noqa: F401  (declares the acts)
        from folkmoot.apps.commons.offered import offer
        from folkmoot.apps.commons.periodic import measure, publish_closed, send_news
        from folkmoot.platform.tasks import periodic

        offer()
        periodic.offer(publish_closed)
        periodic.offer(send_news)
        periodic.offer(measure)
