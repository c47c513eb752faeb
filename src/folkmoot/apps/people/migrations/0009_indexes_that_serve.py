"""PostgreSQL: keys and sought names in the order of bytes, so that one index does for each.

Django gives a text a second index for ``LIKE`` where the order is that of a language. These texts
are no language: in the order of bytes the first index serves ``LIKE``, the order and the equal,
and names come in the same order as on SQLite. On both databases the index of a unit's members
serves the foreign key as well.
"""

import django.db.models.deletion
from django.db import migrations, models

TEXTS = (
    ("people_person", "key", 26),
    ("people_person", "number", 12),
    ("people_person", "sought", 170),
    ("people_account", "username", 12),
)
_LIKES = """SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()
AND tablename = %s AND indexname LIKE %s"""


def in_the_order_of_bytes(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    quote = schema_editor.quote_name
    with schema_editor.connection.cursor() as cursor:
        for table, column, width in TEXTS:
            cursor.execute(_LIKES, [table, f"{table}_{column}_%_like"])
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP INDEX {quote(name)}")
            cursor.execute(
                f"ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} "
                f'TYPE varchar({width}) COLLATE "C"'
            )


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0008_rights_withheld'),
    ]

    operations = [
        migrations.RunPython(in_the_order_of_bytes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='unitmembership',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='unit_memberships', to='people.unit'),
        ),
    ]
