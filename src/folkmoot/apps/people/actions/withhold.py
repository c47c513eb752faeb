"""Noting that a member does without some rights for a time: part of an act of the room above."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from folkmoot.apps.people.models import Person, Withheld
from folkmoot.core.terms import ProvisionRef


def withhold_rights(
    *,
    at: datetime,
    person: str,
    rights: Iterable[str],
    start: datetime,
    until: datetime,
    source: str,
    provision: ProvisionRef | None = None,
    certificate_seq: int | None = None,
) -> None:
    """Note that rights are withheld until a moment; nothing has to be done for it to end.

    Must run inside the act that withholds, reviews, lifts or ends it. Nothing is written where
    the newest row of the same source says the same already.

    Args:
        source: the digest of the certificate, or of the panel's decision.
        certificate_seq: the entry of the record that holds a certificate's digest.

    Raises:
        django.db.Error: from the gate, if it is neither certified nor short.
    """
    row = Person.objects.get(key=person)
    for right in rights:
        before = Withheld.objects.filter(source=source, right=right).order_by("-pk").first()
        if before is not None and before.until == until:
            continue
        Withheld.objects.create(
            person=row,
            right=right,
            start=start,
            until=until,
            source=source,
            certificate=source if certificate_seq is not None else "",
            certificate_seq=certificate_seq,
            document=provision.document if provision else "",
            label=provision.label if provision else "",
            edition=provision.edition if provision else None,
            recorded_at=at,
        )
