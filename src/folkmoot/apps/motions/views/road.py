"""A motion's road as a line of steps, and what happened on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.views.surroundings import ref_link
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.road import Milestone

AGAINST = frozenset(
    {
        "reject",
        "decline",
        "rule_out_of_order",
        "dismiss_challenge",
        "declare_lost",
        "fall",
        "next_business",
        "withdraw",
        "withdraw_with_leave",
    }
)
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


def stations(
    line: Sequence[Milestone], taken: Sequence[queries.StepView]
) -> list[dict[str, object]]:
    """The line of steps as ``web/parts/steps.html`` draws it."""
    return [_station(milestone, taken) for milestone in line]


def events(taken: Sequence[queries.StepView], *, names: bool) -> list[Event]:
    """What happened, oldest first; who did it only where names may be shown."""
    called = people.names_of({each.by for each in taken if each.by}) if names else {}
    return [
        Event(
            at=each.at,
            title=_(each.title),
            body=each.note,
            by=called.get(each.by, ""),
            entry=each.seq,
            url=_where(each),
            link=_("receipt %(code)s") % {"code": each.receipt} if each.receipt else _("see it"),
        )
        for each in taken
    ]


def decision_url(reference: str) -> str:
    """Where the decision or meeting is shown that a step points at; empty if it points at none."""
    kind, _colon, rest = reference.partition(":")
    if kind == "decision":
        meeting, _colon, number = rest.partition(":")
        return f"/meetings/{meeting}/decisions/{number.partition(':')[0]}"
    return f"/meetings/{rest}" if kind == "meeting" else ""


def _where(step: queries.StepView) -> str:
    if step.seq is not None:
        return f"/record/{step.seq}"
    return f"/record/receipts/{step.receipt}" if step.receipt else ""


def _station(milestone: Milestone, taken: Sequence[queries.StepView]) -> dict[str, object]:
    last = milestone.passages[-1] if milestone.passages else None
    step = _view_of(last.step, last.at, taken) if last and last.step else None
    note = step.note if step else ""
    if milestone.status == "now" and milestone.by:
        note = ""
    rule = ref_link(milestone.provisions[0]) if milestone.provisions else None
    return {
        "label": _reached(milestone, step),
        "state": _state(milestone),
        "at": milestone.at or milestone.by,
        "note": _note(milestone, note),
        "url": (decision_url(step.reference) or _where(step)) if step else "",
        "rule": rule if milestone.status in {"now", "done", "next"} else None,
    }


def _reached(milestone: Milestone, step: queries.StepView | None) -> str:
    if milestone.key == "ruling" and milestone.status == "done":
        if step is None:
            return _("In order, as no ruling came in time")
        return _("Ruled out of order") if step.step == "rule_out_of_order" else _("Ruled in order")
    if milestone.key == "result" and step is not None:
        return _("Carried") if step.step == "declare_carried" else _("Lost")
    if step is not None and step.step in {"reject", "decline"}:
        return _("Not passed")
    if milestone.key in {"ended", "challenge_decided"} and step is not None:
        return _(step.title)
    return _(milestone.title)


def _note(milestone: Milestone, note: str) -> str:
    if milestone.status == "now" and milestone.by:
        return _("due by then")
    return note if len(note) <= 90 else f"{note[:88]}…"  # noqa: PLR2004  (a line of the road)


def _state(milestone: Milestone) -> str:
    last = milestone.passages[-1] if milestone.passages else None
    if milestone.status == "done" and last and last.step in AGAINST:
        return "refused"
    return {"closed": "skipped"}.get(milestone.status, milestone.status)


def _view_of(step: str, at: datetime, taken: Sequence[queries.StepView]) -> queries.StepView | None:
    return next((each for each in reversed(taken) if each.step == step and each.at == at), None)
