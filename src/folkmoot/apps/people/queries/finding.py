"""Finding members within the units an officer keeps the file of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from folkmoot.apps.people.folding import folded, sought
from folkmoot.apps.people.models import Person, Unit, UnitMembership
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.shapes import PersonView

PAGE = 50
_FEW = 5000


def find_members(
    words: str,
    *,
    scopes: Sequence[str],
    on: date,
    after: tuple[str, str] | None = None,
    most: int = PAGE,
) -> list[PersonView]:
    """Members of some units by the beginning of a name or by number, in the order of names.

    ``after`` is where the previous page ended (`place_of` its last), so that no page is slower
    than the first.
    """
    belonging = _belonging(scopes, on)
    numbered = Person.objects.filter(number=words.strip().upper())
    by_number = numbered.values_list("pk", "key", "number", "given_name", "family_name").first()
    if by_number is not None:
        # Asked apart: "or by number" beside the names would keep either index from being used.
        here = after is None and belonging.filter(person=by_number[0]).exists()
        return [PersonView(*by_number[1:])] if here else []
    few = not _is_whole(scopes) and belonging[:_FEW].count() < _FEW
    if few:
        rows = Person.objects.filter(pk__in=belonging.values("person"))
    else:
        rows = Person.objects.filter(Exists(belonging.filter(person=OuterRef("pk"))))
    terms = folded(words).split()[:6]
    if terms:
        rows = rows.filter(_any_begins(terms))
    if after:
        name, key = after
        rows = rows.filter(Q(sought__gt=name) | Q(sought=name, key__gt=key))
    # Among few, ordering by an expression keeps the database from walking through the names of
    # the whole organisation in search of them; among many, the index of names is the short way.
    order = Coalesce("sought", Value("")) if few else F("sought")
    found = rows.order_by(order, "key").values_list("key", "number", "given_name", "family_name")
    return [PersonView(*row) for row in found[:most]]


def place_of(person: PersonView) -> tuple[str, str]:
    """Where a person stands in the order of `find_members`."""
    return sought(person.given_name, person.family_name), person.key


def _is_whole(scopes: Sequence[str]) -> bool:
    return Unit.objects.filter(slug__in=scopes, kind="national", dissolved_on=None).exists()


def _belonging(scopes: Sequence[str], on: date) -> QuerySet[UnitMembership]:
    if _is_whole(scopes):
        return UnitMembership.objects.filter(on_day(on))  # every unit stands within the whole
    units = Q(pk__in=[])
    for slug in scopes:
        units |= Q(pk__in=tree.subtree(slug, on).values("pk"))
    return UnitMembership.objects.filter(
        on_day(on), unit__in=Unit.objects.filter(units).values("pk")
    )


def _any_begins(terms: Sequence[str]) -> Q:
    found = Q(pk__in=[])
    for place, term in enumerate(terms):
        others = Q()
        for other in (*terms[:place], *terms[place + 1 :]):
            others &= Q(sought__contains=other)
        found |= _begins(term) & others
    return found


def _begins(term: str) -> Q:
    if connection.vendor == "sqlite":
        return Q(sought__gte=term, sought__lt=f"{term}\uffff")  # LIKE does not use the index here
    return Q(sought__startswith=term)
