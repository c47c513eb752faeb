"""Opening the house: Django with this installation's settings, its tables in place."""

from __future__ import annotations

import os

from folkmoot.ops.failure import CommandFailed

ROLE_RIGHTS = "SELECT, INSERT, UPDATE, DELETE"
APPEND_ONLY = ("record_entry", "record_node", "record_checkpoint", "record_privatebatch")


def open_house(*, as_owner: bool = False) -> None:
    """Set Django up. ``as_owner`` uses the role that may change tables, where there are two."""
    if as_owner:
        os.environ["FOLKMOOT_AS_OWNER"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.site.settings")
    import django

    django.setup()


def migrate(*, quietly: bool = True) -> None:
    """Bring the tables and gates up to date, and give the server's role its rights."""
    from django.core.management import call_command

    from folkmoot.ops.new_database import is_new, make_tables

    if is_new():
        make_tables()
    else:
        call_command("migrate", interactive=False, verbosity=0 if quietly else 1)
    _grant()


def require_tables() -> None:
    """Refuse to go on with a database that is not up to date.

    Raises:
        CommandFailed: saying what to run.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandFailed("the database is not up to date; run: folkmoot migrate")


def _grant() -> None:
    # On PostgreSQL the server runs as a role that cannot change tables, nor any entry of the
    # record: what the triggers refuse, the rights refuse as well.
    from urllib.parse import unquote, urlsplit

    from django.db import connection

    role = unquote(urlsplit(os.environ.get("DATABASE_URL", "")).username or "")
    if connection.vendor != "postgresql" or role in ("", connection.settings_dict["USER"]):
        return
    quoted = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quoted}")
        cursor.execute(f"GRANT {ROLE_RIGHTS} ON ALL TABLES IN SCHEMA public TO {quoted}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}")
        for table in APPEND_ONLY:
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {quoted}")
