"""Complaints that came together are reviewed side by side, each with a verdict of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.conduct.actions.taking import refuse
from folkmoot.apps.conduct.acts_declared import CLUSTERED
from folkmoot.apps.conduct.models import Case, CaseRole, Cluster
from folkmoot.apps.conduct.policy.powers import has_part
from folkmoot.apps.conduct.queries.history import standing_of
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


def cluster_complaints(
    *, actor: ActorRef, at: datetime, cases: Sequence[str], title: str, reasons: str
) -> int:
    """Put new complaints side by side before one adjudicator; returns how many.

    Nothing is decided by it: each complaint is dismissed or opened by itself, with its reasons.

    Raises:
        Refused: if the actor is not their clerk, one is past triage, or there are fewer than two.
    """
    with official(CLUSTERED, actor=actor, at=at) as act:
        rows = list(Case.objects.filter(code__in=list(cases)).order_by("pk"))
        for row in rows:
            act.require(has_part(row, actor, ("clerk",), at))
            if standing_of(row, at).state != "received":
                raise refuse("past_triage", "One of these complaints has been looked at already.")
        if len(rows) < 2 or not reasons.strip():  # noqa: PLR2004 - a cluster has at least two
            raise refuse("no_cluster", "A cluster is two complaints or more, with reasons.")
        made = Cluster.objects.create(
            title=title.strip(), by=actor.key, reasons=reasons.strip(), at=at
        )
        Case.objects.filter(pk__in=[row.pk for row in rows]).update(cluster=made)
        _one_adjudicator(rows, at)
        act.seals(cases=[row.code for row in rows], title=title)
    return len(rows)


def _one_adjudicator(rows: Sequence[Case], at: datetime) -> None:
    """The adjudicator of the first who is connected with none of the others takes them all."""
    connected = {row.respondent for row in rows} | set(
        CaseRole.objects.filter(case__in=rows, part="complainant").values_list("person", flat=True)
    )
    for row in rows:
        held = row.roles.filter(part="adjudicator", until=None).first()
        if held is not None and held.person not in connected:
            others = CaseRole.objects.filter(case__in=rows, part="adjudicator", until=None)
            others.exclude(person=held.person).update(until=at)
            already = set(others.filter(person=held.person).values_list("case_id", flat=True))
            CaseRole.objects.bulk_create(
                CaseRole(case=each, person=held.person, part="adjudicator", since=at)
                for each in rows
                if each.pk not in already
            )
            return
