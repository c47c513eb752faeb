"""The design system as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Layers of CSS, base templates and partials."""

    name = "folkmoot.web"
    label = "web"
