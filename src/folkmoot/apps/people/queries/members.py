"""Who belongs where, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from folkmoot.apps.people.models import Ending, Membership, Unit, UnitMembership
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.scopes import BELONGS, scope_of
from folkmoot.apps.people.queries.shapes import MembershipView, UnitView
from folkmoot.apps.people.vocabulary import AFFILIATE, LEVELS

_CHUNK = 2000
_COUNTED = f"""SELECT {{affiliates}},
(SELECT count(*) FROM people_unitmembership b WHERE {BELONGS} AND {{condition}})"""  # noqa: S608
_ANY_AFFILIATE = f"EXISTS (SELECT 1 FROM people_unit WHERE kind = '{AFFILIATE}')"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a unit on a day: how many, and each person's key."""

    unit_slug: str
    on: date
    member_class: str = ""

    @property
    def count(self) -> int:
        """How many persons, each once.

        A person has one home unit, so that homes need no sorting out of doubles; only those who
        belong through an affiliate as well, or alone, do.
        """
        plain = self._by_homes()
        if plain is not None:
            return plain
        units = tree.subtree(self.unit_slug, self.on)
        affiliates = list(units.filter(kind=AFFILIATE).values_list("pk", flat=True))
        if not affiliates:
            return self._rows().count()
        at_home = self._rows().exclude(unit__in=affiliates)
        elsewhere = at_home.filter(person=OuterRef("person"))
        beside = self._rows().filter(unit__in=affiliates).exclude(Exists(elsewhere))
        return at_home.count() + beside.values("person").distinct().count()

    def _by_homes(self) -> int | None:
        """The number where nobody belongs through an affiliate and no class is asked for."""
        if self.member_class:
            return None
        scope = scope_of((self.unit_slug,), self.on)
        if scope.affiliates:
            return None
        affiliates = _ANY_AFFILIATE if scope.whole else "1 = 0"
        with connection.cursor() as cursor:
            cursor.execute(
                _COUNTED.format(affiliates=affiliates, condition=scope.condition),
                [self.on, self.on],
            )
            affiliates, many = cursor.fetchone()
        return None if affiliates else int(many)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[str]:
        keys = self._rows().order_by("person").values_list("person__key", flat=True)
        return iter(keys.distinct().iterator(chunk_size=_CHUNK))

    def _rows(self) -> QuerySet[UnitMembership]:
        units = tree.subtree(self.unit_slug, self.on).values("pk")
        rows = UnitMembership.objects.filter(on_day(self.on), unit__in=units)
        if self.member_class:
            classed = Membership.objects.filter(on_day(self.on), member_class=self.member_class)
            rows = rows.filter(person__in=classed.values("person"))
        return rows


def members_of(slug: str, on: date, *, member_class: str = "") -> Members:
    """The members of a unit on a day, those of the units below it included."""
    return Members(slug, on, member_class)


def is_member(person_key: str, unit_slug: str, on: date) -> bool:
    """Whether a person belongs to a unit on a day, directly or through a unit below it."""
    direct = _direct(person_key, on)
    target = Unit.objects.filter(slug=unit_slug).values_list("pk", flat=True).first()
    if not direct or target is None:
        return False
    return any(target in line for line in tree.line_up(direct, on).values())


def units_of(person_key: str, on: date) -> list[UnitView]:
    """The units a person belongs to on a day: the branch first, the whole last, then affiliates."""
    direct = _direct(person_key, on)
    if not direct:
        return []
    ids = {pk for line in tree.line_up(direct, on).values() for pk in line}
    slugs = Unit.objects.filter(pk__in=ids).values_list("slug", flat=True)
    views = tree.units(slugs).values()
    return sorted(views, key=lambda view: (view.kind == AFFILIATE, -LEVELS.get(view.kind, 0)))


def homes_of(person_key: str, on: date) -> list[UnitView]:
    """The units a person belongs to directly, affiliates included, without those above them."""
    return list(tree.units_by_id(_direct(person_key, on)).values())


def home_of(person_key: str, on: date) -> UnitView | None:
    """The unit a person belongs to directly (an affiliate does not count)."""
    rows = UnitMembership.objects.filter(on_day(on), person__key=person_key)
    slug = rows.exclude(unit__kind=AFFILIATE).values_list("unit__slug", flat=True).first()
    return tree.unit(slug) if slug else None


def home_of_each(person_keys: Iterable[str], on: date) -> dict[str, UnitView]:
    """Of many people at once the unit each belongs to directly; without those who have none."""
    rows = UnitMembership.objects.filter(on_day(on), person__key__in=list(person_keys))
    rows = rows.exclude(unit__kind=AFFILIATE).order_by("-pk")
    slugs = dict(rows.values_list("person__key", "unit__slug"))  # the first row counts, as above
    units = tree.units(set(slugs.values()))
    return {key: units[slug] for key, slug in slugs.items()}


def membership(person_key: str, on: date) -> MembershipView | None:
    """A person's membership of the organisation on a day; None if there was none."""
    rows = list(
        Membership.objects.filter(person__key=person_key, start__lte=on)
        .order_by("-start", "-pk")
        .values_list("member_class", "start", "end")
    )
    held = next((row for row in rows if row[2] is None or row[2] > on), None)
    if held is None:
        return None
    since = held[1]
    for _class, start, end in rows:
        # Another class does not break a membership; a day without one does.
        if start <= since and (end is None or end >= since):
            since = start
    return MembershipView(*held, since)


def last_day_of(person_key: str, on: date) -> date:
    """The day itself for a member; for a former one the last day of the membership before it."""
    if membership(person_key, on) is not None:
        return on
    ended = Membership.objects.filter(person__key=person_key, end__lte=on).order_by("-end")
    last = ended.values_list("end", flat=True).first()
    return on if last is None else last - timedelta(days=1)


def lapsed(person_key: str, on: date) -> bool:
    """Whether a person's membership lapsed for arrears and has not run on since."""
    lapse = Ending.objects.filter(
        membership__person__key=person_key, ground="lapse", overturned_at=None, on__lte=on
    )
    return lapse.exists() and membership(person_key, on) is None


def emails_of_unit(slug: str, on: date) -> Iterator[str]:
    """The address of each member of a unit, person by person: a shared one comes as often."""
    units = tree.subtree(slug, on).values("pk")
    rows = UnitMembership.objects.filter(on_day(on), unit__in=units, person__died_on=None)
    addresses = rows.exclude(person__email="").order_by("person").values_list("person__email")
    seen = addresses.values_list("person", "person__email").distinct()
    return (address for _person, address in seen.iterator(chunk_size=_CHUNK))


def _direct(person_key: str, on: date) -> list[int]:
    rows = UnitMembership.objects.filter(on_day(on), person__key=person_key)
    return list(rows.values_list("unit", flat=True))
