"""Replying to what was published; adding a note beside a page; rating one."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import IntegrityError
from django.db.models import Max

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.acts_declared import NOTED, REPLIED
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.models import Note, Rater, Rating, Reply
from folkmoot.apps.commons.policy import talking as policy
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.rules.consulting import REPLY_CHARACTERS, check_room
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import acts, search
from folkmoot.web.offers import title_at

RATED = {"helpful": 1, "somewhat": 0, "not": -1}


def reply_to(
    *, actor: ActorRef, at: datetime, address: str, text: str, answers: int | None = None
) -> tuple[int, str]:
    """Reply to what stands at an address, or to another reply there.

    Returns:
        its number there, and the receipt.

    Raises:
        Refused: if the actor is no member, there is nothing to reply to, or it is too long.
    """
    with official(REPLIED, actor=actor, at=at) as act:
        place = queries.place_of(address)
        answered = queries.reply(address, answers) if answers is not None else None
        seen = answered is not None and bool(answered.text) and not answered.hidden
        said = Reply.objects.filter(address=address, by=str(actor)).values_list("text", flat=True)
        act.require(
            policy.may_talk(actor, on=day_of(at))
            & policy.is_open(place)
            & (yes() if answers is None else policy.can_be_answered(there=bool(seen), seen=seen))
            & check_room(text, REPLY_CHARACTERS, people.rules_on(day_of(at)))
            & policy.is_said_once(text, list(said))
        )
        act.about(f"talk:{address}")
        last = Reply.objects.filter(address=address).aggregate(n=Max("number"))["n"]
        row = Reply.objects.create(
            address=address,
            number=(last or 0) + 1,
            answers_id=answered.id if answered else None,
            text=text.strip(),
            by=str(actor),
            at=at,
        )
        act.shows(place=address, number=row.number, text=digest(row.text))
    Reply.objects.filter(pk=row.pk).update(seq=act.seq)
    return row.number, act.code


def add_note(
    *, actor: ActorRef, at: datetime, address: str, text: str, source: str = ""
) -> tuple[int, str]:
    """Add context beside a page of whatever room; it is shown once people who differ find it good.

    Returns:
        its number, and the receipt.

    Raises:
        Refused: if the actor is no member, the page cannot be found, or it is too long.
    """
    with official(NOTED, actor=actor, at=at) as act:
        title = _title_of(address)
        said = Note.objects.filter(address=address, by=str(actor)).values_list("text", flat=True)
        act.require(
            policy.may_talk(actor, on=day_of(at))
            & _is_a_page(title)
            & check_room(text, REPLY_CHARACTERS, people.rules_on(day_of(at)))
            & policy.is_said_once(text, list(said))
        )
        act.about(f"talk:{address}")
        row = Note.objects.create(
            address=address,
            address_title=title[:200],
            text=text.strip(),
            source=source,
            by=str(actor),
            at=at,
        )
        act.shows(place=address, note=row.pk, text=digest(row.text))
    Note.objects.filter(pk=row.pk).update(seq=act.seq)
    return row.pk, act.code


def rate_note(*, actor: ActorRef, at: datetime, note: int, choice: str) -> str:
    """Rate a note; a rating given before is replaced. It enters no record.

    Returns:
        the pseudonym under which it is published.

    Raises:
        Refused: if the actor is no member, wrote it, or there is no such note to rate.
    """
    view = queries.note(note, at)
    there = view is not None and not view.hidden
    own = view is not None and view.by == str(actor)
    acts.require(
        policy.may_talk(actor, on=day_of(at)) & _can_be_rated(choice, there=there, own=own)
    )
    with acts.one_transaction():
        who = _rater(actor.key)
        Rating.objects.create(rater=who, note_id=note, choice=RATED[choice], at=at)
    return who.pseudonym


def _rater(person: str) -> Rater:
    found = Rater.objects.filter(person_key=person).first()
    while found is None:
        try:
            with acts.one_transaction():
                name = f"r{secrets.token_hex(4)}"
                found = Rater.objects.create(person_key=person, pseudonym=name)
        except IntegrityError:  # another tab was first, or the lot fell on a name that is taken
            found = Rater.objects.filter(person_key=person).first()
    return found


def _title_of(address: str) -> str:
    place = queries.place_of(address)
    if place is not None:
        return place.title
    hit = search.at_address(address)
    return hit.title if hit else title_at(address)


def _is_a_page(title: str) -> Verdict:
    if title:
        return yes()
    says = "There is no such page that everybody can find."
    return no(Reason("note.no_page", says, {}, None, "Start from the page itself."))


def _can_be_rated(choice: str, *, there: bool, own: bool) -> Verdict:
    if not there:
        return no(Reason("note.unknown", "There is no such note to rate.", {}, None, ""))
    if own:
        return no(Reason("note.own", "Nobody rates their own note.", {}, None, "Others will."))
    if choice not in RATED:
        says = "A note is helpful, somewhat helpful, or not."
        return no(Reason("note.no_choice", says, {}, None, "Choose one of the three."))
    return yes()
