"""What the platform keeps: texts that can be searched, facts of the installation, outages."""

from django.db import models


class SearchText(models.Model):
    """One thing that can be found, in words; the full-text table beside it is rebuilt from it."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    body = models.TextField()
    url = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_text_per_thing")]

    def __str__(self) -> str:
        return self.title


class Fact(models.Model):
    """One fact about this installation: its name, its words, a demonstration's stamp."""

    key = models.CharField(max_length=40, primary_key=True)
    value = models.JSONField()

    def __str__(self) -> str:
        return self.key


class Heartbeat(models.Model):
    """One row: when pages were last known to be served."""

    at = models.DateTimeField()


class Outage(models.Model):
    """Pages were not served from one whole second to (not including) another."""

    start = models.DateTimeField(unique=True)
    end = models.DateTimeField(db_index=True)
