"""When the pages were not served: what moves a deadline on, by rule.

Every process that serves pages writes one row, the heartbeat, about twice a minute. When one
starts and the last heartbeat is older than `LONGEST_PAUSE`, nobody was being served in between:
that is an outage. It is written down before the first page is served again, so no act can come
between an outage and its record. `folkmoot work` serves no pages and writes no heartbeat.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from folkmoot.core.terms import Interval
from folkmoot.platform.acts import lock, one_transaction
from folkmoot.platform.models import Heartbeat, Outage

LONGEST_PAUSE = timedelta(minutes=3)
"""A restart shorter than this is not an outage."""

_ONE = 1
_SECOND = timedelta(seconds=1)
_held: list[tuple[Interval[datetime], ...]] = []


def beat(at: datetime) -> None:
    """Note that pages are being served."""
    Heartbeat.objects.update_or_create(pk=_ONE, defaults={"at": at})


def note_start(at: datetime) -> Interval[datetime] | None:
    """Note that serving begins, and the outage that ends with it, if there was one.

    The first start of an installation ends no outage. Where several processes start together
    the heartbeat's row is locked, so that one of them notes the outage and the others find the
    service running. A clock that was put back makes no outage either.
    """
    forget()
    with one_transaction():
        _, first = Heartbeat.objects.get_or_create(pk=_ONE, defaults={"at": at})
        last = lock(Heartbeat, pk=_ONE)
        if first or at - last.at <= LONGEST_PAUSE:
            Heartbeat.objects.filter(pk=_ONE).update(at=max(at, last.at))
            return None
        down = Interval(_whole_second(last.at), _whole_second(at, up=True))
        Outage.objects.create(start=down.start, end=down.end)
        Heartbeat.objects.filter(pk=_ONE).update(at=at)
    return down


def outages_between(start: datetime, end: datetime | None = None) -> list[Interval[datetime]]:
    """The outages that touch a stretch of time, in order; without an end, all later ones too.

    Read once per process: a new outage can only be noted when no process is serving.
    """
    if not _held:
        rows = Outage.objects.order_by("start").values_list("start", "end")
        _held[:] = [tuple(Interval(begins, ends) for begins, ends in rows)]
    return [
        each
        for each in _held[0]
        if (each.end is None or each.end >= start) and (end is None or each.start <= end)
    ]


def last_beat() -> datetime | None:
    """When pages were last known to be served, or None."""
    return Heartbeat.objects.values_list("at", flat=True).first()


def resume_from(at: datetime | None) -> None:
    """After another database was put in this one's place: when pages were last served in truth.

    A backup brings the heartbeat of its own day along; counting from that would call the days
    between an outage. None means that nobody knows, and then none is made up.
    """
    Heartbeat.objects.all().delete()
    if at is not None:
        beat(at)
    forget()


def forget() -> None:
    """Read the outages anew next time."""
    _held.clear()


def _whole_second(moment: datetime, *, up: bool = False) -> datetime:
    # Deadlines are whole seconds, so what moves them is too; rounded in favour of who was waiting.
    whole = moment.replace(microsecond=0)
    return whole + _SECOND if up and whole != moment else whole
