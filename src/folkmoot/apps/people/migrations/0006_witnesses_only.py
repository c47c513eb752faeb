"""The words that were replaced go."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0005_witnesses")]
    operations = [
        migrations.RemoveField(model_name=model.lower(), name=f"{field}_text")
        for model, field in (
            ("Ending", "by"),
            ("Ending", "second"),
            ("Import", "undone_by"),
            ("Import", "undone_second"),
            ("OfficeEnding", "by"),
        )
    ]
