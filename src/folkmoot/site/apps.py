"""The site as a Django application."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The composition of the rooms."""

    name = "folkmoot.site"
    label = "site"

    def ready(self) -> None:
        """Offer what is made ready before the first visitor comes."""
        from folkmoot.platform import ready
        from folkmoot.site.ready import frame_of_pages

        ready.offer(frame_of_pages)
