"""Taking a list of members out of the house: two people, and the record knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from folkmoot.apps.people.acts_declared import EXPORTED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.imports import FIELDS, SINCE
from folkmoot.apps.people.models import UnitMembership
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.members import members_of
from folkmoot.apps.people.vocabulary import AFFILIATE
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, no, yes

_CHUNK = 5000


def export_members(
    *, actor: ActorRef, second: ActorRef, at: datetime, unit: str, purpose: str
) -> tuple[Iterator[tuple[str, ...]], int, str]:
    """The members of a unit as rows of text, the head first; how many; and the receipt.

    The columns are those of the import's general list, so that what goes out can come in.

    Raises:
        Refused: if the two are one, either keeps no file there, or no purpose is named.
    """
    day = day_of(at)
    with official(EXPORTED, actor=actor, at=at) as act:
        two = no(Reason("export.needs_two", "Two people take a list of members out together."))
        why = no(Reason("export.no_purpose", "Say for what purpose the list is taken out."))
        act.require(
            (yes() if actor != second else two)
            & (yes() if purpose.strip() else why)
            & authority.may_keep_the_file(actor, unit=unit, on=day)
            & authority.may_keep_the_file(second, unit=unit, on=day)
        )
        many = members_of(unit, day).count
        act.shows(unit=unit, members=many, purpose=purpose.strip())
        act.seals(second=str(second))
        act.about(f"unit:{unit}")
        act.receipt_for(str(second))
    return export_rows(unit, day), many, act.code


def export_rows(unit: str, on: date) -> Iterator[tuple[str, ...]]:
    """The rows of an export that was recorded, the head first."""
    yield (*FIELDS, SINCE)
    found = UnitMembership.objects.filter(
        on_day(on), on_day(on, "person__memberships__"), unit__in=tree.subtree(unit, on)
    ).exclude(unit__kind=AFFILIATE)
    values = found.order_by("person").values_list(
        "person__number",
        "person__given_name",
        "person__family_name",
        "person__email",
        "person__phone",
        "person__address",
        "unit__slug",
        "person__memberships__member_class",
        "person__memberships__start",
    )
    for row in values.iterator(chunk_size=_CHUNK):
        yield tuple(str(value) for value in row)
