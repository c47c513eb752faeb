"""Which rights somebody does without, at a moment, by what was written down until then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from folkmoot.apps.people.models import Withheld as Row
from folkmoot.apps.people.queries.names import name_of
from folkmoot.core.procedure.membership import Withheld, check_right
from folkmoot.core.terms import ProvisionRef, Verdict, yes
from folkmoot.platform.installation import installation


def withheld_rights(person: str, at: datetime) -> list[Withheld]:
    """The rights a person does without at a moment, the longest first; empty for nearly all."""
    rows = newest(at).filter(person__key=person, start__lte=at, until__gte=at)
    return [_plain(row) for row in rows.order_by("-until", "pk")]


_ANY = (
    "SELECT EXISTS (SELECT 1 FROM people_withheld w JOIN people_person p ON p.id = w.person_id"
    ' WHERE p."key" = %s AND w."right" = %s AND w."start" <= %s AND w."until" >= %s)'
)


def right_of(person: str, right: str, at: datetime) -> Verdict:
    """Whether a person may do now what a right is needed for.

    Refuses with ``right.withheld``, naming the certificate or the panel's decision, the provision
    and the last moment. Asked with every vote, so without the cost of building a query where, as
    nearly always, nothing was ever withheld.
    """
    if not _anything_withheld(person, right, at):
        return yes()
    held = [row for row in withheld_rights(person, at) if row.right == right]
    return check_right(name_of(person), right, held, at=at) if held else yes()


def _anything_withheld(person: str, right: str, at: datetime) -> bool:
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(_ANY, [person, right, moment, moment])
        return bool(cursor.fetchone()[0])


def without_right(right: str, at: datetime, among: Iterable[str] | None = None) -> set[str]:
    """The keys of those who do without a right at a moment; of some people only, where asked."""
    rows = newest(at).filter(right=right, start__lte=at, until__gte=at)
    if among is not None:
        rows = rows.filter(person__key__in=list(among))
    return set(rows.values_list("person__key", flat=True))


def newest(known: datetime | None = None) -> QuerySet[Row]:
    """Of each source and right the row that counts, by what was written down by then."""
    later = Row.objects.filter(source=OuterRef("source"), right=OuterRef("right"))
    later = later.filter(pk__gt=OuterRef("pk"))
    rows = Row.objects.all()
    if known is not None:
        rows, later = rows.filter(recorded_at__lte=known), later.filter(recorded_at__lte=known)
    return rows.exclude(Exists(later))


def has_office_powers(on: date) -> Q:
    """The condition that the powers of an office are not withheld from its holder on a day."""
    night = night_after(on)
    rows = newest().filter(right="hold_office", person=OuterRef("person"))
    return ~Q(Exists(rows.filter(start__lt=night, until__gte=night)))


def office_powers_of(person: str, on: date) -> Verdict:
    """Whether a person may use the powers of an office on a day.

    Of the day on which it ends the member has the benefit, and nobody of the day it begins on.
    """
    night = night_after(on)
    if not _anything_withheld(person, "hold_office", night):
        return yes()
    rows = newest().filter(person__key=person, right="hold_office")
    held = [_plain(row) for row in rows.filter(start__lt=night, until__gte=night)]
    return check_right(name_of(person), "hold_office", held, at=night) if held else yes()


def night_after(on: date) -> datetime:
    """The moment at which a day is over, where the organisation is."""
    zone = ZoneInfo(installation().zone)
    return datetime.combine(on + timedelta(days=1), time(), zone)


def _plain(row: Row) -> Withheld:
    cited = ProvisionRef(row.document, row.label, row.edition) if row.document else None
    return Withheld(row.right, row.start, row.until, row.source, bool(row.certificate), cited)
