"""A motion's road as a line of stations: what is behind it, where it is, what is ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.views.road import decision_url, done_words, where
from folkmoot.apps.motions.views.surroundings import ref_link
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
SHORT = 90  # characters of a note on the line; the whole of it stands below
SAID_ELSEWHERE = frozenset({"challenge", "reply_to_challenge"})
"""Steps whose note is an argument: it is quoted in full where the ruling is."""

Station = dict[str, object]


def stations(
    line: Sequence[Milestone],
    taken: Sequence[queries.StepView],
    *,
    motion: queries.MotionView,
    composite: queries.CompositeView | None = None,
    asked_by: str = "",
    goes_on_as: queries.MotionView | None = None,
) -> list[Station]:
    """The line of steps as ``web/parts/steps.html`` draws it; what an end cut off is left out.

    Args:
        composite: the motion as a composite, if it is one.
        asked_by: the composite that waits for this motion's answer.
        goes_on_as: the composite it has become part of.
    """
    shown = [_station(each, taken) for each in line if each.status != "closed"]
    if composite is not None:
        return [*_before_it_was_formed(composite, motion.drafted_at, shown), *shown]
    ahead = next((n for n, each in enumerate(shown) if each["state"] == "next"), len(shown))
    if motion.state in {"out_of_order", "challenged"} and ahead < len(shown):
        shown[ahead]["note"] = _("only if a challenge succeeds")
    now = next((n for n, each in enumerate(shown) if each["state"] == "now"), None)
    if asked_by and now is not None:
        shown[now] = shown[now] | {"state": "next", "rule": None}
        shown.insert(now, _part(_("Into composite %(key)s, or not"), asked_by, "now"))
    if goes_on_as is not None:
        last = _part(_("Goes on as composite %(key)s"), goes_on_as.key, "now")
        shown.append(last | {"note": _(goes_on_as.state_title)})
    return shown


def _part(words: str, key: str, state: str) -> Station:
    label = words % {"key": key}
    return {"label": label, "state": state, "at": None, "url": f"/motions/{key}", "rule": None}


def _before_it_was_formed(
    composite: queries.CompositeView, drawn_up: datetime, shown: list[Station]
) -> list[Station]:
    """Drawn up, then answered by each unit; it waits for the forming once all have answered."""
    answered = sum(parent.joins is not None for parent in composite.parents)
    all_of_them = len(composite.parents)
    consents: Station = {
        "label": _("The units answer"),
        "state": "done" if composite.formed or answered == all_of_them else "now",
        "at": max((p.answered_at for p in composite.parents if p.answered_at), default=None),
        "note": _("%(n)d of %(all)d have answered") % {"n": answered, "all": all_of_them},
        "url": "#parents",
    }
    if consents["state"] == "now":
        for each in shown:
            if each["state"] == "now":
                each |= {"state": "next"}
    return [{"label": _("Drawn up"), "state": "done", "at": drawn_up}, consents]


def _station(milestone: Milestone, taken: Sequence[queries.StepView]) -> Station:
    last = milestone.passages[-1] if milestone.passages else None
    step = _view_of(last.step, last.at, taken) if last and last.step else None
    rule = ref_link(milestone.provisions[0]) if milestone.provisions else None
    return {
        "label": _reached(milestone, step) or _(milestone.title),
        "state": _state(milestone),
        "at": milestone.at or milestone.by,
        "note": _note(milestone, step),
        "url": (decision_url(step.reference) or where(step)) if step else "",
        "rule": rule if milestone.status in {"now", "done", "next"} else None,
    }


def _reached(milestone: Milestone, step: queries.StepView | None) -> str:
    """What a station is called: once it is reached, what happened there."""
    if step is None:
        by_itself = {
            "ruling": _("In order, as no ruling came in time"),
            "challenge": _("Not challenged in time"),
            "challenge_decided": _("In order, as nobody decided in time"),
        }
        return by_itself.get(milestone.key, "") if milestone.passages else ""
    happened = {
        "rule_out_of_order": _("Ruled out of order"),
        "rule_in_order": _("Ruled in order"),
        "declare_carried": _("Carried"),
        "declare_lost": _("Lost"),
        "reject": _("Not passed"),
        "decline": _("Not passed"),
    }
    if milestone.key in {"ended", "challenge_decided", "composite", "debate", "reply"}:
        return done_words(step)
    return happened.get(step.step, "")


def _note(milestone: Milestone, step: queries.StepView | None) -> str:
    if milestone.status == "now" and milestone.by:
        return _("due by then")
    if step is None or step.step in SAID_ELSEWHERE:
        return ""
    return step.note if len(step.note) <= SHORT else f"{step.note[: SHORT - 2]}…"


def _state(milestone: Milestone) -> str:
    last = milestone.passages[-1] if milestone.passages else None
    if milestone.status == "done" and last and last.step in AGAINST:
        return "refused"
    if milestone.key == "challenge" and last and not last.step:
        return "skipped"
    return milestone.status


def _view_of(step: str, at: datetime, taken: Sequence[queries.StepView]) -> queries.StepView | None:
    return next((each for each in reversed(taken) if each.step == step and each.at == at), None)
