"""The conduct room as a Django application."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class ConductConfig(AppConfig):
    """What this room offers to the site is offered in `ready`."""

    name = "folkmoot.apps.conduct"
    label = "conduct"

    def ready(self) -> None:
        """Declare the acts; keep the gate; offer a place and cards; let time have its effect."""
        from folkmoot.apps.conduct import acts_declared, gate  # noqa: F401  (declares the acts)
        from folkmoot.apps.conduct.offered import offer

        # Migrations cannot keep triggers: Django's SQLite table remakes drop them.
        pre_migrate.connect(gate.before_migrations, sender=self)
        post_migrate.connect(gate.install, sender=self)
        checks.register(gate.in_place, checks.Tags.database)
        offer()
