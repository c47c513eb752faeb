"""What a case withholds from a member, kept where every room heeds it.

The truth of an interim suspension is the rows of its case; what people keeps is the last moment
that follows from them, written anew by whatever act moves it: a review, a lifting, an adjournment,
the end of the case. That nothing else is needed is proved in the tests: at every moment both say
the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from folkmoot.apps.conduct.models import Case, Certificate, Suspension
from folkmoot.apps.conduct.queries.history import lapses_at, rules_of, standing_of
from folkmoot.apps.conduct.queries.suspensions import ends_at
from folkmoot.apps.people import actions as people
from folkmoot.core.canon import digest
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.terms import ProvisionRef

_MOMENT = timedelta(microseconds=1)


def settle_suspensions(row: Case, at: datetime) -> None:
    """Write down how long each interim suspension of a case lasts by what stands now."""
    for held in row.suspensions.order_by("pk"):
        people.withhold_rights(
            at=at,
            person=row.respondent,
            rights=held.scope,
            start=held.imposed_at,
            until=_last_moment(row, held, at),
            source=held.digest,
            provision=rules_of(row, held.imposed_at).provision(rule.CAP),
        )


def withhold_by_certificate(
    row: Case, made: Certificate, scope: Sequence[str], *, start: datetime, until: datetime
) -> None:
    """Write down what a certificate of process takes for a time."""
    charge = row.charges.order_by("-pk")[0]
    people.withhold_rights(
        at=start,
        person=row.respondent,
        rights=scope,
        start=start,
        until=until,
        source=made.digest,
        provision=ProvisionRef(charge.document, charge.label, charge.edition),
        certificate_seq=made.seq,
    )


def decision_on(row: Case, scope: Sequence[str], at: datetime) -> str:
    """The digest of a panel's decision to suspend: it binds, and tells nothing."""
    return digest([bytes(row.salt).hex(), "suspension", at.isoformat(), *scope])


def _last_moment(row: Case, held: Suspension, at: datetime) -> datetime:
    ends = ends_at(held)
    lapse = lapses_at(row)
    if lapse is not None:
        ends = min(ends, lapse)
    if standing_of(row, at).ended:
        ends = min(ends, at - _MOMENT)
    return max(ends, held.imposed_at)
