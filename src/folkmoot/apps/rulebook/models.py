"""The rule book: documents, their editions, and what each edition is made of.

What is written down once and never changed: the document, the edition's source byte for byte,
which permanent identifier each provision of it has, and the operations that made it. The other
columns of a provision, and the tables of changes and parameters, are projections that
`folkmoot.apps.rulebook.actions.projections` builds again from those at any time.
"""

from django.db import models


class RuleDocument(models.Model):
    """One rule book, by the short name in its address. Its row is locked while it is changed."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=20, default="en-GB")
    format = models.CharField(max_length=20)  # how its source is written: see `formats`
    rank = models.IntegerField(default=100)  # where two grant one figure, the lower rank prevails


class Edition(models.Model):
    """The document as it reads from a certain day. Several may come into force on one day."""

    document = models.ForeignKey(RuleDocument, models.PROTECT, related_name="editions")
    sequence = models.IntegerField()
    title = models.CharField(max_length=300)
    origin = models.CharField(max_length=10)  # "imported", "enacted", "corrected", "expired"
    adopted_on = models.DateField()
    in_force_on = models.DateField()
    source = models.BinaryField()  # UTF-8, byte for byte
    content_hash = models.CharField(max_length=64)  # SHA-256 of the source
    digest = models.CharField(max_length=64)  # core.lawtext.edition_digest: words and identities
    base = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    certified_at = models.DateTimeField()
    wording = models.TextField(blank=True)  # the operations in lawful words
    note = models.TextField(blank=True)  # a correction: why, by what authority; else the proviso

    # Of an edition that takes a temporary change out again: the edition that made the change.
    expires = models.OneToOneField("self", models.PROTECT, null=True, related_name="expired_by")

    # The entry of the record that certifies it, written in the same transaction.
    certified_seq = models.BigIntegerField(null=True)
    receipt = models.CharField(max_length=14, blank=True)

    # Why: the Enactment. It points up by address only, so that this room knows no motions.
    enactment_seq = models.BigIntegerField(null=True)
    enactment_label = models.CharField(max_length=200, blank=True)
    enactment_address = models.CharField(max_length=300, blank=True)
    enactment_mover = models.CharField(max_length=300, blank=True)
    enactment_vote = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "sequence"], name="one_edition_per_sequence"
            )
        ]
        indexes = [
            models.Index(fields=["document", "in_force_on", "sequence"], name="edition_in_force")
        ]


class Sunset(models.Model):
    """From which day the words of an edition no longer hold. Rows are only added; the last holds.

    The first row of an edition is written with its certificate, a later one when a meeting has
    decided that the change shall hold longer.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="sunsets")
    ends_on = models.DateField()
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)  # the entry of the record of the act
    label = models.CharField(max_length=200, blank=True)  # the decision, as of an Enactment
    address = models.CharField(max_length=300, blank=True)


class Provision(models.Model):
    """One provision of one edition: (edition, order) has the permanent identifier ``pid``."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="provisions")
    order = models.IntegerField()  # in reading order, the document itself is 0
    pid = models.CharField(max_length=60, db_index=True)

    # From here on a projection of the edition's source.
    parent = models.CharField(max_length=60, blank=True)
    depth = models.SmallIntegerField()
    kind = models.CharField(max_length=60)
    label = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, db_index=True)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "order"], name="one_provision_per_place"),
            models.UniqueConstraint(fields=["edition", "pid"], name="one_place_per_provision"),
        ]


class AppliedOperation(models.Model):
    """One operation that made an edition of its base, as data (`core.lawtext.serial`)."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="operations")
    order = models.IntegerField()
    body = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "order"], name="one_operation_per_place")
        ]


class ProvisionChange(models.Model):
    """What an edition did to a provision: a projection of the edition and its base."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="changes")
    order = models.IntegerField()
    pid = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=12)  # see `queries.changes.Kind`

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "pid", "kind"], name="one_change_of_a_kind")
        ]


class RuleParameter(models.Model):
    """A figure that a provision grants, from one edition until another: a projection."""

    document = models.ForeignKey(RuleDocument, models.PROTECT, related_name="parameters")
    key = models.CharField(max_length=120, db_index=True)
    value = models.TextField()  # as written in the rule book: "7 clear days"
    unit = models.CharField(max_length=40, blank=True)
    pid = models.CharField(max_length=60)
    since = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    until = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+")


class Translation(models.Model):
    """The words of one provision in another language, and which words they are a translation of.

    Rows are only added; of several for one provision and language the last holds. Whether it is
    stale is computed: the authentic words of today have another digest than ``of_words``.
    """

    document = models.ForeignKey(RuleDocument, models.PROTECT, related_name="translations")
    language = models.CharField(max_length=20)  # BCP 47
    pid = models.CharField(max_length=60)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    of_words = models.CharField(max_length=64)  # core.lawtext.field_digest of heading and text
    edition = models.IntegerField()  # the edition it was made from
    at = models.DateTimeField()
    seq = models.BigIntegerField(null=True)  # the entry of the record of the act

    class Meta:
        indexes = [
            models.Index(fields=["document", "language", "pid"], name="translation_of_provision")
        ]
