"""Adding an advert that a member saw, with nothing of the member."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from folkmoot.apps.campaigns.actions.keep_picture import clean_picture
from folkmoot.apps.campaigns.acts_declared import CAPTURED
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.models import Capture
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes

ANYBODY = ActorRef("system", "capture")
"""Who stands in the record: not even a sealed word says which member it was."""


def capture_advert(
    *,
    at: datetime,
    text: str = "",
    picture: bytes = b"",
    sponsor: str = "",
    platform: str = "",
    seen_on: date | None = None,
) -> tuple[int, str]:
    """Keep what was seen: a picture without its metadata, or words. Nobody is named.

    Returns:
        the number of the capture and the receipt.

    Raises:
        Refused: if there is neither picture nor words, it is there already, or the day lies ahead.
    """
    kind, clean = clean_picture(picture) if picture else ("", b"")
    mark = hashlib.sha256(clean or " ".join(text.split()).encode()).hexdigest()
    seen = seen_on or day_of(at)
    with official(CAPTURED, actor=ANYBODY, at=at) as act:
        act.require(
            check_words(text, "The text", most=20_000)
            & check_words(sponsor, "Who it is from", most=200)
            & check_words(platform, "Where it was seen", most=60)
            & _something(text, clean)
            & _new(mark)
            & _not_ahead(seen, day_of(at))
        )
        row = Capture.objects.create(
            text=text.strip(), picture=clean or None, kind=kind, digest=mark,
            sponsor=sponsor.strip(), platform=platform.strip(), seen_on=seen,
        )  # fmt: skip
        act.about(f"capture:{row.pk}")
        act.shows(capture=row.pk, seen_on=seen.isoformat(), digest=mark)
    Capture.objects.filter(pk=row.pk).update(seq=act.seq)
    return row.pk, act.code


def _something(text: str, picture: bytes) -> Verdict:
    if text.strip() or picture:
        return yes()
    says = "There is neither a picture nor a word of it."
    return no(Reason("capture.nothing", says, {}, None, "Add a picture, or paste what it says."))


def _new(mark: str) -> Verdict:
    if not Capture.objects.filter(digest=mark).exists():
        return yes()
    return no(Reason("capture.known", "This has been added already."))


def _not_ahead(seen: date, today: date) -> Verdict:
    return yes() if seen <= today else no(Reason("capture.ahead", "The day lies ahead."))
