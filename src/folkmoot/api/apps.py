"""The API as a Django application, for its one template."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """It has no tables of its own."""

    name = "folkmoot.api"
    label = "api"
