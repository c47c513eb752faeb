"""The twin as a Django application."""

from django.apps import AppConfig


class TwinConfig(AppConfig):
    """Motions and where they stand, as rows."""

    name = "lib.twin"
    label = "twin"
