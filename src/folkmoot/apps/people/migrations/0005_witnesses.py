"""Who brought the evidence of an ending is a reference to the person, no longer a word."""

from django.db import migrations

FIELDS = (
    ("Ending", "by"),
    ("Ending", "second"),
    ("Import", "undone_by"),
    ("Import", "undone_second"),
    ("OfficeEnding", "by"),
)


def fill(apps, schema_editor):
    persons = apps.get_model("people", "Person")
    for model, field in FIELDS:
        rows = apps.get_model("people", model).objects
        for row in rows.filter(**{f"{field}_text__startswith": "person:"}).iterator():
            key = getattr(row, f"{field}_text").partition(":")[2]
            setattr(row, field, persons.objects.filter(key=key).first())
            row.save(update_fields=[field])


class Migration(migrations.Migration):
    dependencies = [("people", "0004_members_whole")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
