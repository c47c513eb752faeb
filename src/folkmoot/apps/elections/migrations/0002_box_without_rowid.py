"""On SQLite a row's hidden number tells when it was written: the box and the register have none."""

from django.db import migrations

TABLES = ("elections_mark", "elections_ballot")


def without_rowid(apps, schema_editor):
    """Make both tables anew, kept in the order of their random keys."""
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
            made = cursor.fetchone()[0]
            if made.rstrip().upper().endswith("WITHOUT ROWID"):
                continue
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type = 'index' "
                "AND sql IS NOT NULL",
                [table],
            )
            indexes = [row[0] for row in cursor.fetchall()]
            cursor.execute(f"SELECT * FROM {table}")
            held = cursor.fetchall()
            cursor.execute(f"DROP TABLE {table}")
            cursor.execute(f"{made} WITHOUT ROWID")
            for row in held:
                marks = ", ".join(["%s"] * len(row))
                cursor.execute(f"INSERT INTO {table} VALUES ({marks})", row)
            for index in indexes:
                cursor.execute(index)


class Migration(migrations.Migration):

    dependencies = [("elections", "0001_initial")]

    operations = [migrations.RunPython(without_rowid, migrations.RunPython.noop)]
