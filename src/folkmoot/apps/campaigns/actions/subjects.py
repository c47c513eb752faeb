"""Finding what an act is about, its row locked, or refusing plainly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.content import Content, as_data, content_digest
from folkmoot.apps.campaigns.models import Message, Step, Wording
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.record.acts import Act
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes
from folkmoot.platform.acts import Refused


@dataclass(frozen=True, slots=True)
class Subject:
    """A message under an act: its row, and what is known of it."""

    row: Message
    view: MessageView


def locked(act: Act, number: str) -> Subject:
    """A message, its row locked.

    Raises:
        Refused: if there is none of that number.
    """
    if not Message.objects.filter(number=number).exists():
        raise Refused(no(Reason("campaign.unknown", "There is no such message.")))
    row = act.lock(Message, number=number)
    view = queries.message(number)
    assert view is not None  # noqa: S101  (its row is locked)
    act.about(f"message:{number}", f"unit:{view.unit}")
    return Subject(row, view)


def in_state(view: MessageView, states: Iterable[str], says: str, remedy: str = "") -> Verdict:
    """Whether a message stands where an act may happen."""
    if view.state in states:
        return yes()
    params = {"number": view.number, "state": view.state}
    return no(Reason("campaign.wrong_state", says, params, None, remedy))


def readable(content: Content) -> Verdict:
    """Whether everything that was written can be kept."""
    verdict = check_words(content.title, "The title", most=160, needed=True)
    verdict &= check_words(content.imprint, "The imprint", most=600)
    for each in content.variants:
        verdict &= check_words(each.name, "The name of a variant", most=80, needed=True)
        verdict &= check_words(each.text, f"The text of “{each.name}”", most=20_000, needed=True)
    if not content.variants:
        says = "A message says something to somebody; it has no variant."
        verdict &= no(Reason("campaign.nothing_said", says, {}, None, "Write what it says."))
    if len({each.name for each in content.variants}) < len(content.variants):
        says = "Two variants have the same name."
        verdict &= no(Reason("campaign.same_name", says, {}, None, "Name them apart."))
    if min(content.amount, content.benefits) < 0:
        verdict &= no(Reason("campaign.below_nothing", "An amount lies below nothing."))
    return verdict


def write_wording(
    row: Message, content: Content, *, version: int, actor: ActorRef, at: datetime, reason: str = ""
) -> str:
    """A wording as a row; returns its digest."""
    mark = content_digest(content)
    Wording.objects.create(
        message=row, version=version, content=as_data(content), digest=mark, reason=reason, at=at,
        by=str(actor),
    )  # fmt: skip
    return mark


def write_step(
    row: Message,
    kind: str,
    *,
    version: int,
    actor: ActorRef,
    at: datetime,
    on: date,
    **more: object,
) -> Step:
    """A step as a row."""
    return Step.objects.create(
        message=row, kind=kind, version=version, on=on, at=at, by=str(actor), **more
    )
