"""A motion's road as a line of steps, and what happened on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.motions import queries

STATE_SHAPES = {
    "new": "open",
    "draft": "open",
    "proposed": "waiting",
    "passed": "open",
    "adopted": "open",
    "submitted": "waiting",
    "in_order": "done",
    "challenged": "waiting",
    "on_agenda": "open",
    "moved": "open",
    "counted": "waiting",
    "carried": "done",
    "certified": "done",
    "in_force": "done",
    "composited": "done",
    "out_of_order": "urgent",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for ``web/parts/timeline.html``."""

    at: datetime
    title: str
    body: str
    by: str
    entry: int | None
    url: str
    link: str


def status_of(state: str, title: str, *, composite: bool = False) -> dict[str, str]:
    """Where a motion stands, as a word and a shape."""
    if composite and state == "new":
        return {"word": _("being drawn up"), "state": "open"}
    return {"word": _(title), "state": STATE_SHAPES.get(state, "stopped")}


def events(taken: Sequence[queries.StepView], *, called: Mapping[str, str]) -> list[Event]:
    """What happened, oldest first; who did it only as far as names are given."""
    return [
        Event(
            at=each.at,
            title=done_words(each),
            body=each.note,
            by=called.get(each.by, ""),
            entry=each.seq,
            url=where(each),
            link=_("receipt %(code)s") % {"code": each.receipt} if each.receipt else _("see it"),
        )
        for each in taken
    ]


def of_the_composite(composite: queries.CompositeView, *, drawn_up: datetime) -> Iterable[Event]:
    """What happened to a composite before it was formed: drawn up, and answered."""
    numbers = ", ".join(parent.motion for parent in composite.parents)
    title = _("Drawn up from %(motions)s") % {"motions": numbers}
    yield Event(drawn_up, title, "", "", None, "", "")
    for parent in composite.parents:
        if parent.answered_at is None:
            continue
        title = _("%(unit)s goes in") if parent.joins else _("%(unit)s stays out")
        url, link = f"/motions/{parent.motion}", _("motion %(key)s") % {"key": parent.motion}
        yield Event(parent.answered_at, title % {"unit": parent.unit_name}, "", "", None, url, link)


def done_words(step: queries.StepView) -> str:
    """A step that was taken, as something that happened."""
    words = {
        "draft": _("Drafted"),
        "propose": _("Put before a meeting"),
        "take_back": _("Taken back to the draft"),
        "pass": _("Passed"),
        "reject": _("Not passed"),
        "adopt": _("Adopted by the local party"),
        "decline": _("Not adopted by the local party"),
        "submit": _("Sent to head office, which gave a receipt"),
        "lodge": _("Sent to head office by its mover, who got a receipt"),
        "withdraw": _("Withdrawn"),
        "withdraw_with_leave": _("Withdrawn with the meeting's leave"),
        "rule_in_order": _("Ruled in order"),
        "rule_out_of_order": _("Ruled out of order"),
        "challenge": _("The ruling was challenged"),
        "reply_to_challenge": _("The committee replied"),
        "allow_challenge": _("The challenge succeeded: in order after all"),
        "dismiss_challenge": _("The challenge failed: the ruling stands"),
        "form_composite": _("The composite was formed"),
        "join_composite": _("Became part of a composite"),
        "stay_out": _("Stayed out of a composite"),
        "leave_composite": _("Left the composite"),
        "place_on_agenda": _("Placed on the agenda"),
        "move": _("Moved at conference"),
        "refer_back": _("Referred back"),
        "remit": _("Remitted to the executive"),
        "next_business": _("The meeting went on to the next business"),
        "vote_in_parts": _("To be voted on in parts"),
        "close_debate": _("The debate was closed"),
        "declare_carried": _("Declared carried"),
        "declare_lost": _("Declared lost"),
        "fall": _("Fell without a vote"),
        "remit_unreached": _("Not reached, and remitted"),
        "certify": _("The new edition was certified"),
    }
    return words.get(step.step) or _(step.title)


def decision_url(reference: str) -> str:
    """Where the decision or meeting is shown that a step points at; empty if it points at none."""
    kind, _colon, rest = reference.partition(":")
    if kind == "decision":
        meeting, _colon, number = rest.partition(":")
        return f"/meetings/{meeting}/decisions/{number.partition(':')[0]}"
    return f"/meetings/{rest}" if kind == "meeting" else ""


def where(step: queries.StepView) -> str:
    if step.seq is not None:
        return f"/record/{step.seq}"
    return f"/record/receipts/{step.receipt}" if step.receipt else ""
