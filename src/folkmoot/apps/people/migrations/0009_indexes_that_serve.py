"""The index of a unit's members serves the foreign key as well; `byte_order` sees to the texts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0008_rights_withheld'),
    ]

    operations = [
        migrations.AlterField(
            model_name='unitmembership',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='unit_memberships', to='people.unit'),
        ),
    ]
