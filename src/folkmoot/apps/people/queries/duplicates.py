"""Files that may be one person's, and those that were joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from django.db.models import Count, QuerySet

from folkmoot.apps.people.folding import folded
from folkmoot.apps.people.models import Membership, Merge, NotDuplicates, Person, UnitMembership
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.core.procedure.membership import CERTAIN_ENOUGH, Card, resemblance

_BLOCKS = 300
_IN_A_BLOCK = 20


@dataclass(frozen=True, slots=True)
class PairView:
    """Two files that are alike, and in what."""

    one: PersonView
    other: PersonView
    points: int
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two files that were joined."""

    key: int
    kept: PersonView
    other: PersonView
    says: str
    at: datetime
    undone_at: datetime | None


def likely_duplicates(scopes: Sequence[str], on: date, *, most: int = 50) -> list[PairView]:
    """Pairs of members of some units whose files are alike, the most alike first.

    Compared are those who share a name, an e-mail address, a telephone or an address.
    """
    units = {pk for slug in scopes for pk in tree.subtree(slug, on).values_list("pk", flat=True)}
    here = UnitMembership.objects.filter(on_day(on), unit__in=units).values("person")
    persons = Person.objects.filter(
        pk__in=Membership.objects.filter(on_day(on), person__in=here).values("person")
    )
    cleared = set(NotDuplicates.objects.values_list("first", "second"))
    found: dict[tuple[int, int], PairView] = {}
    for block in _blocks(persons):
        for one, other in combinations(block, 2):
            pair = (min(one.pk, other.pk), max(one.pk, other.pk))
            if pair in found or pair in cleared:
                continue
            points, shared = resemblance(_card(one), _card(other))
            if points >= CERTAIN_ENOUGH:
                found[pair] = PairView(_view(one), _view(other), points, shared)
    return sorted(found.values(), key=lambda p: (-p.points, p.one.number))[:most]


def merges_of(person_key: str) -> list[MergeView]:
    """The joinings a person's file has part in."""
    rows = Merge.objects.select_related("kept", "other")
    return [
        MergeView(m.pk, _view(m.kept), _view(m.other), m.says, m.recorded_at, m.undone_at)
        for m in rows.filter(kept__key=person_key).union(rows.filter(other__key=person_key))
    ]


def merge(key: int) -> MergeView | None:
    """One joining."""
    m = Merge.objects.select_related("kept", "other").filter(pk=key).first()
    if m is None:
        return None
    return MergeView(m.pk, _view(m.kept), _view(m.other), m.says, m.recorded_at, m.undone_at)


def _blocks(persons: QuerySet[Person]) -> Iterable[list[Person]]:
    for field in ("sought", "email", "phone", "address"):
        shared = persons.exclude(**{field: ""}).values(field).annotate(many=Count("pk"))
        values = list(
            shared.filter(many__gt=1, many__lte=_IN_A_BLOCK)
            .order_by(field)
            .values_list(field, flat=True)[:_BLOCKS]
        )
        blocks: dict[str, list[Person]] = defaultdict(list)
        for row in persons.filter(**{f"{field}__in": values}).order_by("pk"):
            blocks[getattr(row, field)].append(row)
        yield from blocks.values()


def _card(row: Person) -> Card:
    return Card(
        row.sought,
        row.email.casefold(),
        "".join(c for c in row.phone if c.isdigit()),
        folded(row.address),
    )


def _view(row: Person) -> PersonView:
    return PersonView(row.key, row.number, row.given_name, row.family_name)
