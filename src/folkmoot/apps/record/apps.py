"""The record room as a Django application."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RecordConfig(AppConfig):
    """Puts the gate in place that keeps the log append-only."""

    name = "folkmoot.apps.record"
    label = "record"

    def ready(self) -> None:
        from folkmoot.apps.record import gate
        from folkmoot.apps.record.periodic import keep_the_record
        from folkmoot.platform.tasks import periodic
        from folkmoot.web.offers import offer_place

        post_migrate.connect(gate.install, sender=self)
        checks.register(gate.in_place, checks.Tags.database)
        periodic.offer(keep_the_record)
        offer_place(label=_("Record"), url="/record/", order=90)
