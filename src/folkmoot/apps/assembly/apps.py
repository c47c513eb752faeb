"""The assembly room as a Django application."""

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.assembly"
    label = "assembly"

    def ready(self) -> None:
        from folkmoot.apps.assembly import acts_declared, offered  # noqa: F401  (declares acts)

        offered.offer()
