"""A database made at once is the one that the migrations make."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest

DESCRIBE = """
import json, sys
from folkmoot.ops.house import migrate, open_house
open_house()
from django.core.management import call_command
from django.db import connection
if sys.argv[1] == "step by step":
    call_command("migrate", verbosity=0)
else:
    migrate()
look, tables = connection.introspection, {}
with connection.cursor() as cursor:
    for table in look.table_names(cursor):
        columns = [
            (each.name, str(each.type_code), each.null_ok, each.default)
            for each in look.get_table_description(cursor, table)
        ]
        named = look.get_constraints(cursor, table)
        # SQLite numbers what was given no name, in the order of making.
        bars = [
            (
                "" if bar["foreign_key"] or name.startswith("__") else name,
                sorted((what, str(how)) for what, how in bar.items()),
            )
            for name, bar in named.items()
        ]
        tables[table] = [sorted(columns), sorted(bars)]
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    else:
        cursor.execute("SELECT DISTINCT trigger_name FROM information_schema.triggers ORDER BY 1")
    tables["triggers"] = [name for (name,) in cursor.fetchall()]
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    tables["applied"] = [list(row) for row in cursor.fetchall()]
print(json.dumps(tables))
"""


# Django's own table, of which there is never a row here: its key is wider when it is migrated.
_NOT_OURS = {"auth_group_permissions"}


def described(folder: Path, how: str, database_url: str = "") -> dict[str, list[object]]:
    """Every table, column, constraint, trigger and migration of a database made in one way."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", DESCRIBE, how],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "folkmoot.site.settings",
            "FOLKMOOT_VAR": str(folder),
            "DATABASE_URL": database_url,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def alike(one: dict[str, list[object]], other: dict[str, list[object]]) -> None:
    """Says table by table what is not the same."""
    assert sorted(one) == sorted(other)
    for table in one.keys() - _NOT_OURS:
        made = one[table]
        assert made == other[table], table
    assert one["triggers"]


@pytest.mark.slow
def test_a_database_made_at_once_is_the_one_that_migrations_make(tmp_path):
    at_once = described(tmp_path / "at-once", "at once")
    alike(at_once, described(tmp_path / "stepwise", "step by step"))


@pytest.mark.slow
def test_a_database_made_at_once_is_up_to_date_and_migrating_again_changes_nothing(tmp_path):
    first = described(tmp_path, "at once")
    alike(first, described(tmp_path, "step by step"))


@pytest.mark.postgres
def test_so_it_is_on_postgresql(tmp_path):
    import psycopg

    server = os.environ["FOLKMOOT_TEST_DATABASE_URL"]
    parts = urllib.parse.urlsplit(server)
    urls = []
    with psycopg.connect(server, autocommit=True) as admin:
        for name in ("new_at_once", "new_stepwise"):
            admin.execute(f"DROP DATABASE IF EXISTS {name}")
            admin.execute(f"CREATE DATABASE {name}")
            urls.append(urllib.parse.urlunsplit(parts._replace(path=f"/{name}")))
    at_once = described(tmp_path / "at-once", "at once", urls[0])
    alike(at_once, described(tmp_path / "stepwise", "step by step", urls[1]))
