"""Statements, photographs, slates, hustings and letters: the same for every candidate."""

from __future__ import annotations

from datetime import datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.subjects import Subject, locked, the_person
from folkmoot.apps.elections.acts_declared import (
    HUSTINGS_SET,
    MAILED,
    SLATE_FORMED,
    SLATE_JOINED,
    STATED,
)
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import (
    Hustings,
    Mailing,
    Photograph,
    Slate,
    SlateMember,
    Statement,
)
from folkmoot.apps.elections.policy.offices import may_conduct
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.rules.election_timetable import check_statement
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import mail

MOST_BYTES = 300_000
KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}


def give_statement(*, actor: ActorRef, at: datetime, election: str, text: str) -> str:
    """Give, or replace, one's statement. The digest of the words stands in the record.

    Raises:
        Refused: if the actor does not stand, the poll has opened, or it is too long.
    """
    with official(STATED, actor=actor, at=at) as act:
        subject = locked(act, election)
        act.require(
            _stands(subject, actor.key)
            & _before_poll_opens(subject, at)
            & check_statement(text, subject.rules)
        )
        Statement.objects.create(
            election=subject.row, person_key=actor.key, text=text.strip(), at=at
        )
        act.shows(election=election, text=digest(text.strip()))
    return act.code


def give_photograph(*, actor: ActorRef, at: datetime, election: str, data: bytes) -> None:
    """Give, or replace, one's photograph: JPEG or PNG, at most 300 kB.

    Raises:
        Refused: if it is neither, or too large, or the actor does not stand.
    """
    kind = next((kind for head, kind in KINDS.items() if data.startswith(head)), "")
    with official(STATED, actor=actor, at=at) as act:
        subject = locked(act, election)
        act.require(
            _stands(subject, actor.key) & _before_poll_opens(subject, at) & _fits(kind, data)
        )
        Photograph.objects.update_or_create(
            election=subject.row,
            person_key=actor.key,
            defaults={"kind": kind, "data": data, "at": at},
        )
        act.shows(election=election, text=digest(data.hex()))


def form_slate(
    *, actor: ActorRef, at: datetime, election: str, name: str, says: str, numbers: list[str]
) -> tuple[str, str]:
    """Form a slate as its organiser, and ask candidates onto it; each must agree.

    Returns:
        the slate's short name and the receipt.

    Raises:
        Refused: if the name is taken, the poll has opened, or somebody asked does not stand.
    """
    slug = slugify(name)[:60]
    with official(SLATE_FORMED, actor=actor, at=at) as act:
        subject = locked(act, election)
        asked = [the_person(number) for number in numbers]
        verdict = _is_new(subject, slug) & _before_poll_opens(subject, at)
        for person in asked:
            verdict &= _stands(subject, person.key, person.name)
        act.require(verdict)
        slate = Slate.objects.create(
            election=subject.row, slug=slug, name=name.strip(), organiser=actor.key,
            says=says.strip(), at=at,
        )  # fmt: skip
        SlateMember.objects.bulk_create(
            SlateMember(
                slate=slate,
                person_key=person.key,
                asked_at=at,
                agreed_at=at if person.key == actor.key else None,
            )
            for person in asked
        )
        act.shows(election=election, slate=name.strip())
        act.receipt_for(*(f"person:{person.key}" for person in asked))
    return slug, act.code


def join_slate(*, actor: ActorRef, at: datetime, election: str, slate: str) -> str:
    """Agree to stand on a slate one was asked onto.

    Raises:
        Refused: if nobody asked, or the candidate stands on another slate.
    """
    with official(SLATE_JOINED, actor=actor, at=at) as act:
        subject = locked(act, election)
        rows = SlateMember.objects.filter(slate__election=subject.row, person_key=actor.key)
        row = rows.filter(slate__slug=slate).select_related("slate").first()
        other = rows.filter(agreed_at__isnull=False).exclude(slate__slug=slate).exists()
        act.require(
            _stands(subject, actor.key)
            & _before_poll_opens(subject, at)
            & _asked(row is not None, elsewhere=other)
        )
        assert row is not None  # noqa: S101  (just required)
        row.agreed_at = at
        row.save(update_fields=["agreed_at"])
        act.shows(election=election, slate=row.slate.name)
    return act.code


def set_hustings(
    *, actor: ActorRef, at: datetime, election: str, title: str, starts_at: datetime, place: str
) -> str:
    """Set a meeting at which every candidate can be heard.

    Raises:
        Refused: if the actor does not conduct the election, or it would be after the poll.
    """
    with official(HUSTINGS_SET, actor=actor, at=at) as act:
        subject = locked(act, election)
        act.require(
            may_conduct(actor, unit=subject.view.post.unit, on=day_of(at))
            & _while_it_matters(subject, starts_at)
        )
        Hustings.objects.create(
            election=subject.row, title=title.strip(), starts_at=starts_at, place=place.strip(),
            by=str(actor), at=at,
        )  # fmt: skip
        act.shows(election=election, starts_at=starts_at.isoformat())
    return act.code


def mail_electorate(
    *, actor: ActorRef, at: datetime, election: str, subject_line: str, text: str
) -> tuple[int, str]:
    """Send a candidate's one letter to the whole electorate. She never sees an address.

    Returns:
        to how many it goes, and the receipt.

    Raises:
        Refused: if the actor does not stand, has written already, or the poll is over.
    """
    with official(MAILED, actor=actor, at=at) as act:
        subject = locked(act, election)
        act.require(
            _stands(subject, actor.key)
            & _may_write(subject, actor, at)
            & people.right_of(actor.key, "contact_members", at)
            & check_statement(text, subject.rules)
        )
        to = people.emails_of_roll(subject.view.roll)
        Mailing.objects.create(
            election=subject.row, person_key=actor.key, subject=subject_line.strip(),
            text=text.strip(), recipients=len(to), at=at,
        )  # fmt: skip
        head = _("%(name)s, a candidate in the election %(title)s, writes to every elector:") % {
            "name": people.name_of(actor.key), "title": subject.view.title,
        }  # fmt: skip
        foot = _("Every candidate may send one such letter. The roll is given to none of them.")
        mail.post(
            to=to, subject=subject_line.strip(), text=f"{head}\n\n{text.strip()}\n\n-- \n{foot}\n"
        )
        act.shows(election=election, recipients=len(to))
    return len(to), act.code


def _stands(subject: Subject, person: str, name: str = "") -> Verdict:
    stand = {line.person_key for line in queries.ledger(subject.view) if line.answer == "accepted"}
    if person in stand:
        return yes()
    says = "{name} does not stand in this election." if name else "You do not stand in it."
    remedy = "A nominee who has accepted is a candidate."
    return no(Reason("candidate.does_not_stand", says, {"name": name}, None, remedy))


def _before_poll_opens(subject: Subject, at: datetime) -> Verdict:
    if at < subject.view.times.poll_opens:
        return yes()
    says = "The poll has opened; what candidates say of themselves no longer changes."
    return no(Reason("candidate.poll_open", says, {}, None, ""))


def _fits(kind: str, data: bytes) -> Verdict:
    if not kind:
        says = "The photograph is neither a JPEG nor a PNG."
        return no(Reason("photograph.kind", says, {}, None, "Save it as JPEG."))
    if len(data) > MOST_BYTES:
        says = "The photograph has {size} kB. It may have {most} kB."
        params = {"size": len(data) // 1000, "most": MOST_BYTES // 1000}
        return no(Reason("photograph.size", says, params, None, "Make it smaller."))
    return yes()


def _is_new(subject: Subject, slug: str) -> Verdict:
    if slug and not Slate.objects.filter(election=subject.row, slug=slug).exists():
        return yes()
    return no(Reason("slate.name_taken", "There is a slate of that name.", {}, None, "Another."))


def _asked(asked: bool, *, elsewhere: bool) -> Verdict:
    if not asked:
        return no(Reason("slate.not_asked", "Nobody asked you onto this slate.", {}, None, ""))
    if elsewhere:
        says = "You stand on another slate. A candidate stands on one."
        return no(Reason("slate.on_another", says, {}, None, ""))
    return yes()


def _while_it_matters(subject: Subject, starts_at: datetime) -> Verdict:
    if starts_at <= subject.view.times.poll_closes:
        return yes()
    says = "The poll will have closed by then."
    return no(Reason("hustings.too_late", says, {}, None, "Choose an earlier day."))


def _may_write(subject: Subject, actor: ActorRef, at: datetime) -> Verdict:
    if not subject.view.roll:
        says = "Letters to the electorate are sent where members vote by a frozen roll."
        return no(Reason("mailing.no_roll", says, {}, None, "Speak to the delegates."))
    if at > subject.view.times.poll_closes:
        return no(Reason("mailing.poll_over", "The poll is over.", {}, None, ""))
    if Mailing.objects.filter(election=subject.row, person_key=actor.key).exists():
        says = "Your letter to the electorate has gone out. Every candidate has one."
        return no(Reason("mailing.sent", says, {}, None, ""))
    return yes()
