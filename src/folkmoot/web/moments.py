"""Dates and times in words. The present is always an argument; nothing here reads a clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import dateformat, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SOON = timedelta(days=7)


def local(value: datetime) -> datetime:
    """The moment in the organisation's time zone.

    Raises:
        ValueError: if the datetime is naive: a deadline without a zone is not a deadline.
    """
    if timezone.is_naive(value):
        raise ValueError(f"{value!r} has no time zone")
    return timezone.localtime(value)


def day_words(value: date) -> str:
    """“Thursday 24 September 2026”."""
    return dateformat.format(value, pgettext("date format", "l j F Y"))


def short_day_words(value: date) -> str:
    """“24 Sept. 2026”, for tables."""
    return dateformat.format(value, pgettext("short date format", "j M Y"))


def clock_words(value: time) -> str:
    """“19.30”; noon and midnight by name, because people mistake 12 a.m. and 12 p.m."""
    if (value.hour, value.minute) == (12, 0):
        return _("12 noon")
    if (value.hour, value.minute) == (0, 0):
        return _("midnight, as the day begins")
    return dateformat.time_format(value, pgettext("time format", "G.i"))


def moment_words(value: date | datetime) -> str:
    """Day and time: “Thursday 24 September 2026, 12 noon”; a plain date has only the day."""
    if not isinstance(value, datetime):
        return day_words(value)
    here = local(value)
    return _("%(day)s, %(time)s") % {"day": day_words(here), "time": clock_words(here.time())}


def _hours_and_minutes(span: timedelta) -> str:
    hours, rest = divmod(span, HOUR)
    minutes = rest // timedelta(minutes=1)
    words = []
    if hours:
        words.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if minutes:
        words.append(ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes})
    return " ".join(words) or _("less than a minute")


def span_words(span: timedelta) -> str:
    """A length of time, rounded down so that nobody is promised time they do not have."""
    days, rest = divmod(span, DAY)
    if days == 0:
        return _hours_and_minutes(rest)
    words = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    hours = rest // HOUR
    if days == 1 and hours:
        words += " " + ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return words


def time_left_words(at: datetime, *, now: datetime) -> str:
    """“3 days left”, “5 hours 20 minutes left”, “closed 2 days ago”."""
    if now >= at:
        return _("closed %(span)s ago") % {"span": span_words(now - at)}
    return _("%(span)s left") % {"span": span_words(at - now)}


def urgency(at: datetime, *, now: datetime) -> str:
    """``"open"``, ``"soon"`` (within 7 days), ``"last"`` (within 24 hours) or ``"over"``."""
    if now >= at:
        return "over"
    if at - now <= DAY:
        return "last"
    return "soon" if at - now <= SOON else "open"
