"""May a file be erased?"""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries
from folkmoot.apps.people.models import Membership, Objection, RollChallenge
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.core.procedure.membership import FileFacts, check_erasure
from folkmoot.core.terms import Verdict


def may_be_erased(person: str, *, own: bool, on: date) -> Verdict:
    """Whether names and addresses of a person may be wiped out, by her wish or by the schedule."""
    needed = []
    if RollChallenge.objects.filter(line__person__key=person, answered_at=None).exists():
        needed.append("a challenge to a roll is not answered")
    if Objection.objects.filter(
        membership__person__key=person, withdrawn_at=None, dismissed_at=None, decide_by__gte=on
    ).exists():
        needed.append("an objection is not decided")
    return check_erasure(
        FileFacts(
            member=queries.membership(person, on) is not None,
            left_on=Membership.objects.filter(person__key=person)
            .order_by("-end")
            .values_list("end", flat=True)
            .first(),
            office=bool(queries.offices_of(person, on)),
            own=own,
            needed_for=tuple(needed),
        ),
        rules_on(on),
        on,
    )
