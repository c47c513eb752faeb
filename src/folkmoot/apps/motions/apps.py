"""The motions room as a Django application."""

from django.apps import AppConfig


class MotionsConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.motions"
    label = "motions"
