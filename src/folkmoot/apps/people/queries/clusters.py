"""Joiners on the eve of a freeze, and what was found about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from folkmoot.apps.people.folding import folded
from folkmoot.apps.people.models import JoinerReview, Membership, UnitMembership
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.rules import rules_on
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.core.procedure.membership import Joiner, clusters


@dataclass(frozen=True, slots=True)
class FindingView:
    """What was found about one joiner, with reasons of the own."""

    finding: str
    reasons: str
    by: str
    said: tuple[str, ...] = ()  # what the person says to it


@dataclass(frozen=True, slots=True)
class ClusterView:
    """Many who joined one unit shortly before a freeze, each with a finding or none yet."""

    unit_slug: str
    unit_name: str
    first: date
    usual: float
    shared: tuple[tuple[str, int], ...]
    joiners: tuple[tuple[PersonView, date, FindingView | None], ...]

    @property
    def open(self) -> int:
        """How many nobody has looked at."""
        return sum(1 for _, _, finding in self.joiners if finding is None)


def clusters_before(scopes: Sequence[str], freeze_on: date) -> list[ClusterView]:
    """Where, among some units and those below, many joined shortly before a freeze."""
    units = {pk for slug in scopes for pk in tree.subtree(slug).values_list("pk", flat=True)}
    rows = UnitMembership.objects.filter(
        on_day(freeze_on), unit__in=units, start__gt=freeze_on - timedelta(days=500)
    ).select_related("person", "unit")
    begun = dict(
        Membership.objects.filter(on_day(freeze_on), person__in=rows.values("person")).values_list(
            "person", "start"
        )
    )
    persons, names, joiners = {}, {}, []
    for row in rows:
        if row.person_id not in begun:
            continue
        person = row.person
        persons[person.key] = (person, begun[person.pk])
        names[row.unit.slug] = row.unit.name
        shared = []
        if person.address:
            shared.append(f"address: {folded(person.address)}")
        if "@" in person.email:
            shared.append(f"mail: @{person.email.rpartition('@')[2].casefold()}")
        joiners.append(Joiner(person.key, row.unit.slug, begun[person.pk], tuple(shared)))
    found = clusters(joiners, freeze_on=freeze_on, rules=rules_on(freeze_on))
    findings = _findings([key for each in found for key in each.keys])
    return [
        ClusterView(
            each.unit,
            names[each.unit],
            each.first,
            each.usual,
            each.shared,
            tuple(
                (
                    PersonView(key, p.number, p.given_name, p.family_name),
                    since,
                    findings.get(key),
                )
                for key in each.keys
                for p, since in (persons[key],)
            ),
        )
        for each in found
    ]


def finding_about(person_key: str) -> FindingView | None:
    """What was found about a person as a joiner, for that person and the file's keeper."""
    return _findings([person_key]).get(person_key)


def _findings(keys: Sequence[str]) -> dict[str, FindingView]:
    rows = JoinerReview.objects.filter(membership__person__key__in=keys).order_by("pk")
    rows = rows.select_related("membership__person", "by").prefetch_related("answers")
    return {
        row.membership.person.key: FindingView(
            row.finding,
            row.reasons,
            row.by.key,
            tuple(each.says for each in sorted(row.answers.all(), key=lambda each: each.pk)),
        )
        for row in rows
    }
