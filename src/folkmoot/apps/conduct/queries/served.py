"""When documents count as served."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from folkmoot.apps.conduct.models import Case, Service
from folkmoot.core.procedure.conduct import endings
from folkmoot.core.procedure.ruleset import RuleSet


def plain(row: Service) -> endings.Service:
    """A service as the law reads it."""
    return endings.Service(
        row.digest,
        row.method,  # type: ignore[arg-type]  (the choices of the field are the methods)
        row.sent_at,
        row.proof,
        row.bounced_at is not None,
        row.received_at,
    )


def services(row: Case, what: str, digest: str = "") -> list[Service]:
    """What was sent to the member, oldest first."""
    found = [each for each in row.services.all() if each.what == what and each.to == row.respondent]
    return sorted(
        (each for each in found if not digest or each.digest == digest), key=lambda each: each.pk
    )


def served_at(rows: Iterable[Service], rules: RuleSet) -> datetime | None:
    """When the first of several services took effect; None if none did."""
    moments = [moment for row in rows if (moment := endings.served_at(plain(row), rules))]
    return min(moments, default=None)


def is_told(row: Case) -> bool:
    """Whether anything has been sent to the member, so that the case is open to them."""
    return any(each.to == row.respondent and not each.bounced_at for each in row.services.all())
