"""The record room as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordConfig(AppConfig):
    """Puts the gate in place that keeps the log append-only."""

    name = "folkmoot.apps.record"
    label = "record"

    def ready(self) -> None:
        from folkmoot.apps.record import gate

        post_migrate.connect(gate.install, sender=self)
