"""Reading members' files leaves a trace that the member sees."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from folkmoot.apps.people.acts_declared import LOOKS_SEALED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Look, Person
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.queries.files import FileView, file_of
from folkmoot.apps.record.acts import official
from folkmoot.apps.record.queries import last_of
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import Refused, one_transaction, require
from folkmoot.platform.installation import installation


def look_at(*, actor: ActorRef, at: datetime, person: str) -> FileView:
    """Open a person's file as the officer who keeps it; the person will see that it was opened.

    Raises:
        Refused: if the actor keeps no file of this person.
    """
    require(authority.keeps_the_file_of(actor, person=person, on=day_of(at)))
    view = file_of(person)
    if view is None:
        raise Refused(no(Reason("person.unknown", "There is no such person.")))
    note_looks(actor=actor, at=at, persons=[person], what="file")
    return view


def note_looks(*, actor: ActorRef, at: datetime, persons: Iterable[str], what: str) -> int:
    """Write down whose names or files somebody was shown, once a day each; return how many."""
    keys = set(persons) - {actor.key}
    reader = Person.objects.filter(key=actor.key).first()
    if reader is None or not keys:
        return 0
    today = Look.objects.filter(by=reader, what=what, at__gt=at - timedelta(days=1))
    noted = {
        key
        for key, when in today.filter(person__key__in=keys).values_list("person__key", "at")
        if day_of(when) == day_of(at)
    }
    rows = Person.objects.filter(key__in=keys - noted).values_list("pk", flat=True)
    with one_transaction():
        made = Look.objects.bulk_create(
            [Look(person_id=pk, by=reader, what=what, at=at) for pk in rows]
        )
    return len(made)


def seal_looks(*, at: datetime, since: datetime, until: datetime | None = None) -> str:
    """Commit to who looked at whom between two moments, so that no look can vanish unseen.

    ``until`` is now if it is not said.
    """
    until = until or at
    rows = Look.objects.filter(at__gte=since, at__lt=until).order_by("pk")
    looks = [
        [row, person, by, what, when.isoformat()]
        for row, person, by, what, when in rows.values_list(
            "pk", "person__key", "by__key", "what", "at"
        )
    ]
    with official(LOOKS_SEALED, actor=ActorRef("system", "people"), at=at) as act:
        act.seals(since=since.isoformat(), until=until.isoformat(), looks=digest(looks))
    return act.code


def seal_looks_daily(*, at: datetime) -> str:
    """Seal the looks of the days before today, once; empty if that has been done already."""
    zone = ZoneInfo(installation().zone)
    today = datetime.combine(day_of(at), time.min, zone)
    sealed = last_of(LOOKS_SEALED.name)
    if sealed is not None and sealed >= today:
        return ""
    first = Look.objects.order_by("at").values_list("at", flat=True).first()
    if first is None or first >= today:
        return ""
    since = datetime.combine(day_of(sealed), time.min, zone) if sealed is not None else first
    return seal_looks(at=at, since=since, until=today)
