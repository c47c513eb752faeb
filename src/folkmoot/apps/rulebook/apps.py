"""The rulebook room as a Django application."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.rulebook"
    label = "rulebook"
