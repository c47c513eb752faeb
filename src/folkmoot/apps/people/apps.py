"""The people room as a Django application."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class PeopleConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.people"
    label = "people"

    def ready(self) -> None:
        from folkmoot.apps.people import acts_declared, byte_order, gate, offered  # noqa: F401  (declares acts)

        post_migrate.connect(byte_order.install, sender=self)
        # Migrations cannot keep triggers: Django's SQLite table remakes drop them.
        pre_migrate.connect(gate.before_migrations, sender=self)
        post_migrate.connect(gate.install, sender=self)
        checks.register(gate.in_place, checks.Tags.database)
        offered.offer()
