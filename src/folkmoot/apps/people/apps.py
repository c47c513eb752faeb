"""The people room as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.people"
    label = "people"

    def ready(self) -> None:
        from folkmoot.apps.people import acts_declared, offered  # noqa: F401  (declares acts)

        offered.offer()
