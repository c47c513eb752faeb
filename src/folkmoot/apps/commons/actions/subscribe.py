"""Having news sent, ending it with one click, and sending it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.acts_declared import SUBSCRIBED, UNSUBSCRIBED
from folkmoot.apps.commons.models import Digest, Subscription
from folkmoot.apps.commons.queries.shapes import PublicationView
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import acts, mail
from folkmoot.platform.installation import installation

EVERY = {"day": timedelta(days=1), "week": timedelta(days=7)}


def subscribe(*, actor: ActorRef, at: datetime, unit: str = "", every: str = "day") -> str:
    """Have the news of a unit, or of all, sent once a day or a week. It replaces what was chosen.

    Raises:
        Refused: if the person's file has no e-mail address, or there is no such unit.
    """
    with official(SUBSCRIBED, actor=actor, at=at) as act:
        act.require(_can_be_reached(actor.key) & _is_a_unit(unit) & _is_a_time(every))
        Subscription.objects.filter(person_key=actor.key, unit=unit, until=None).update(until=at)
        Subscription.objects.create(
            person_key=actor.key, unit=unit, every=every, token=secrets.token_hex(32), since=at
        )
        act.seals(unit=unit, every=every)
    return act.code


def unsubscribe(*, actor: ActorRef, at: datetime, unit: str) -> str:
    """Have the news of a unit sent no more."""
    with official(UNSUBSCRIBED, actor=actor, at=at) as act:
        Subscription.objects.filter(person_key=actor.key, unit=unit, until=None).update(until=at)
        act.seals(unit=unit)
    return act.code


def unsubscribe_by_token(*, at: datetime, token: str) -> bool:
    """End a subscription by the link of a letter; nobody has to sign in. Once is enough.

    Returns:
        whether there is such a subscription, ended now or before.
    """
    row = Subscription.objects.filter(token=token).first()
    if row is None:
        return False
    if row.until is None:
        with official(UNSUBSCRIBED, actor=ActorRef("person", row.person_key), at=at) as act:
            Subscription.objects.filter(pk=row.pk, until=None).update(until=at)
            act.seals(unit=row.unit)
    return True


def send_digests(*, at: datetime) -> int:
    """Send what was published since the last letters, if their hour has come; to how many."""
    letters = 0
    for every in EVERY:
        upto = queries.digest_due(every, at)
        if upto is None:
            continue
        with acts.one_transaction():
            sent = _send(every, upto)
            Digest.objects.create(every=every, upto=upto, letters=sent, at=at)
        letters += sent
    return letters


def _send(every: str, upto: datetime) -> int:
    last = Digest.objects.filter(every=every).order_by("-upto").first()
    begins = last.upto if last else upto - EVERY[every]
    items = queries.published_between(begins, upto)
    if not items:
        return 0
    rows = list(Subscription.objects.filter(every=every, until=None, since__lt=upto))
    emails = people.emails_of({row.person_key for row in rows})
    many = 0
    for row in rows:
        mine = [
            each
            for each in items
            if each.at >= row.since and (not row.unit or each.unit == row.unit)
        ]
        address = emails.get(row.person_key, "")
        if mine and address:
            _letter(address, row.token, mine)
            many += 1
    return many


def _letter(address: str, token: str, items: list[PublicationView]) -> None:
    link = f"{settings.ORIGIN}/news/unsubscribe/{token}"
    told = [
        f"{each.title}\n{each.unit_name}, {each.at:%-d %B %Y}\n{settings.ORIGIN}{each.url}"
        for each in items
    ]
    foot = _(
        "Newest first; nothing stands higher for any other reason.\n"
        "To have this sent no more: %(link)s\nTo choose what is sent: %(all)s"
    ) % {"link": link, "all": f"{settings.ORIGIN}/news/subscription"}
    mail.post(
        to=[address],
        subject=_("News of %(name)s") % {"name": installation().name},
        text="\n\n".join(told) + f"\n\n-- \n{foot}\n",
        headers={
            "List-Unsubscribe": f"<{link}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _can_be_reached(person: str) -> Verdict:
    if people.email_of(person):
        return yes()
    says = "Your file has no e-mail address."
    remedy = "Add one to your membership, or use the feed in a reader of your own."
    return no(Reason("subscription.no_address", says, {}, None, remedy))


def _is_a_unit(unit: str) -> Verdict:
    if not unit or people.unit(unit):
        return yes()
    return no(Reason("subscription.no_unit", "There is no such unit.", {}, None, ""))


def _is_a_time(every: str) -> Verdict:
    if every in EVERY:
        return yes()
    says = "It is sent once a day or once a week."
    return no(Reason("subscription.no_time", says, {}, None, "Choose one."))
