"""Publishing by office, correcting, withdrawing. There is no way to make anything stand first."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.actions.subjects import free_key
from folkmoot.apps.commons.acts_declared import CORRECTED, PUBLISHED, WITHDRAWN
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.models import Correction, Publication, Withdrawal
from folkmoot.apps.commons.policy.offices import PUBLISH, may_publish, office_in
from folkmoot.apps.commons.queries.shapes import PublicationView
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import search
from folkmoot.platform.acts import Refused

MOST_BYTES = 5_000_000
KINDS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}


def publish(
    *,
    actor: ActorRef,
    at: datetime,
    unit: str,
    title: str,
    text: str,
    kind: str = "news",
    file_name: str = "",
    file: bytes = b"",
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    place: str = "",
) -> tuple[PublicationView, str]:
    """Publish news, a document (PDF, JPEG or PNG) or a coming event for a unit.

    Raises:
        Refused: without an office of that very unit, without words, or if the file is of another
            kind or over 5 MB.
    """
    on = day_of(at)
    with official(PUBLISHED, actor=actor, at=at) as act:
        of_kind = next((name for head, name in KINDS.items() if file.startswith(head)), "")
        act.require(
            may_publish(actor, unit=unit, on=on)
            & _has_words(title, text)
            & _is_an_event(kind, starts_at, ends_at)
            & _fits(kind, of_kind, file)
        )
        taken = set(Publication.objects.values_list("key", flat=True))
        row = Publication.objects.create(
            key=free_key(title, on.year, taken),
            kind=kind,
            unit=unit,
            office=office_in(actor.key, PUBLISH, unit, on),
            title=title.strip(),
            text=text.strip(),
            file_name=file_name[-120:] if file else "",
            file_kind=of_kind,
            file=file or None,
            digest=sha256(file).hexdigest() if file else "",
            starts_at=starts_at,
            ends_at=ends_at,
            place=place.strip(),
            by=str(actor),
            at=at,
        )
        _findable(row.key, row.title, row.text)
        act.shows(
            publication=row.key,
            unit=unit,
            title=row.title,
            kind=kind,
            text=digest(row.text),
            file=row.digest,
        )
        act.about(f"publication:{row.key}", f"unit:{unit}")
    Publication.objects.filter(pk=row.pk).update(seq=act.seq)
    return _made(row.key), act.code


def correct(
    *, actor: ActorRef, at: datetime, publication: str, title: str, text: str, why: str
) -> str:
    """Correct the words of a publication; what stood there before can still be read.

    Raises:
        Refused: without the office, without a reason, or if it was withdrawn.
    """
    with official(CORRECTED, actor=actor, at=at) as act:
        view = the_publication(publication)
        row = act.lock(Publication, key=publication)
        act.require(
            may_publish(actor, unit=view.unit, on=day_of(at))
            & _has_words(title, text)
            & _has_a_reason(why)
            & _stands(view)
        )
        Correction.objects.create(
            publication=row, title=title.strip(), text=text.strip(), why=why.strip(),
            by=str(actor), at=at,
        )  # fmt: skip
        _findable(row.key, title.strip(), text.strip())
        act.shows(
            publication=publication, title=title.strip(), why=why.strip(),
            text=digest(text.strip()),
        )  # fmt: skip
        act.about(f"publication:{publication}")
    return act.code


def withdraw(*, actor: ActorRef, at: datetime, publication: str, why: str) -> str:
    """Withdraw a publication; its page says so, and why.

    Raises:
        Refused: without the office, without a reason, or if it was withdrawn.
    """
    with official(WITHDRAWN, actor=actor, at=at) as act:
        view = the_publication(publication)
        row = act.lock(Publication, key=publication)
        act.require(
            may_publish(actor, unit=view.unit, on=day_of(at)) & _has_a_reason(why) & _stands(view)
        )
        Withdrawal.objects.create(publication=row, why=why.strip(), by=str(actor), at=at)
        search.forget(kind="publication", key_prefix=publication)
        act.shows(publication=publication, why=why.strip())
        act.about(f"publication:{publication}")
    return act.code


def the_publication(key: str) -> PublicationView:
    """A publication.

    Raises:
        Refused: if there is none of that key.
    """
    view = queries.publication(key)
    if view is None:
        raise Refused(no(Reason("publication.unknown", "There is no such publication.")))
    return view


def _made(key: str) -> PublicationView:
    return the_publication(key)


def _findable(key: str, title: str, text: str) -> None:
    search.index(kind="publication", key=key, url=f"/news/{key}", title=title, body=text)


def _has_words(title: str, text: str) -> Verdict:
    if title.strip() and text.strip():
        return yes()
    says = "A title and words are needed."
    return no(Reason("publication.empty", says, {}, None, "Write them."))


def _has_a_reason(why: str) -> Verdict:
    if why.strip():
        return yes()
    says = "Whoever changes what was published says why."
    return no(Reason("publication.no_reason", says, {}, None, "Say it in a sentence."))


def _stands(view: PublicationView) -> Verdict:
    if not view.withdrawn:
        return yes()
    return no(Reason("publication.withdrawn", "It was withdrawn.", {}, None, "Publish anew."))


def _is_an_event(kind: str, starts_at: datetime | None, ends_at: datetime | None) -> Verdict:
    if kind == "event" and starts_at is None:
        says = "An event has a day and an hour."
        return no(Reason("publication.no_day", says, {}, None, "Say when it begins."))
    if starts_at and ends_at and ends_at <= starts_at:
        says = "It would end before it begins."
        return no(Reason("publication.order", says, {}, None, "Correct the hours."))
    return yes()


def _fits(kind: str, of_kind: str, file: bytes) -> Verdict:
    if kind == "document" and not file:
        says = "A document has a file."
        return no(Reason("publication.no_file", says, {}, None, "Choose one."))
    if file and not of_kind:
        says = "The file is neither a PDF nor a JPEG nor a PNG."
        return no(Reason("publication.file_kind", says, {}, None, "Save it as PDF."))
    if len(file) > MOST_BYTES:
        says = "The file has {size} kB. It may have {most} kB."
        params = {"size": len(file) // 1000, "most": MOST_BYTES // 1000}
        return no(Reason("publication.file_size", says, params, None, "Make it smaller."))
    return yes()
