"""The platform as a Django application."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class PlatformConfig(AppConfig):
    """Installs what migrations cannot keep: full-text tables and the checks at start."""

    name = "folkmoot.platform"
    label = "platform"

    def ready(self) -> None:
        from folkmoot.platform import search
        from folkmoot.platform.checks import database_is_safe

        checks.register(database_is_safe, checks.Tags.database)
        # The one use of a signal: Django's table remakes drop what stands beside a table.
        post_migrate.connect(search.install, sender=self)
