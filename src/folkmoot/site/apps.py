"""The site as a Django application."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The composition of the rooms."""

    name = "folkmoot.site"
    label = "site"
