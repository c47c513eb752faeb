from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The design system: stylesheets, base templates, parts. It has no models and no domain."""

    name = "folkmoot.web"
    label = "web"
    verbose_name = "Design"
