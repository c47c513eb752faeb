"""Adding to the log something that is being said, and nothing of who said it."""

from __future__ import annotations

import re
from datetime import date, datetime

from folkmoot.apps.campaigns.acts_declared import HEARD
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Claim
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes

WAYS = ("doorstep", "telephone", "street", "online")
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|\b(?:\+?\d[\s-]?){9,14}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b",
    re.IGNORECASE,
)


def note_claim(
    *, at: datetime, text: str, way: str, unit: str = "", heard_on: date | None = None
) -> tuple[int, str]:
    """Keep a claim, how it was heard, where and on which day. No voter's data has a place in it.

    Raises:
        Refused: if nothing is said, a number, address or postcode stands in it, or the day or
            the way is wrong.
    """
    heard = heard_on or day_of(at)
    with official(HEARD, actor=ActorRef("system", "claims"), at=at) as act:
        act.require(
            check_words(text, "The claim", most=500, needed=True)
            & _nobody_in_it(text)
            & _way_and_day(way, heard, day_of(at))
            & _unit(unit)
        )
        row = Claim.objects.create(text=text.strip(), way=way, unit=unit, heard_on=heard)
        act.about(f"claim:{row.pk}")
        act.shows(claim=row.pk, heard_on=heard.isoformat(), way=way)
    Claim.objects.filter(pk=row.pk).update(seq=act.seq)
    return row.pk, act.code


def _nobody_in_it(text: str) -> Verdict:
    if not _ADDRESS.search(text):
        return yes()
    says = "It holds what looks like a telephone number, an e-mail address or a postcode."
    remedy = "Write what is being said, and nothing of who said it."
    return no(Reason("claim.somebody_in_it", says, {}, None, remedy))


def _way_and_day(way: str, heard: date, today: date) -> Verdict:
    verdict = yes()
    if way not in WAYS:
        verdict &= no(Reason("claim.way", "How it was heard is not one of the ways known."))
    if heard > today:
        verdict &= no(Reason("claim.ahead", "The day lies ahead."))
    return verdict


def _unit(unit: str) -> Verdict:
    if not unit or people.unit(unit) is not None:
        return yes()
    return no(Reason("claim.no_unit", "There is no such unit.", {}, None, "Choose one."))
