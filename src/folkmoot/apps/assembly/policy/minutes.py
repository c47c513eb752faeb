"""Approving and correcting minutes."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.models import Decision, Meeting
from folkmoot.apps.assembly.queries.minutes import MinutesView
from folkmoot.core.civildate import say_day
from folkmoot.core.terms import Reason, Verdict, all_of, no, yes


def may_approve(
    *, row: Meeting, later: Meeting, view: MinutesView | None, expected_digest: str
) -> Verdict:
    """Whether a later meeting may approve the minutes: closed, once, sound and as read."""
    if view is None or not hasattr(row, "closing"):
        says = "{meeting} has not been closed, so its minutes are not finished."
        remedy = "Close the meeting first."
        return no(Reason("minutes.not_finished", says, {"meeting": row.title}, None, remedy))
    verdict = yes()
    if hasattr(row, "approval"):
        says = "The minutes of {meeting} were approved on {day}."
        params = {"meeting": row.title, "day": say_day(row.approval.at.date())}
        remedy = "A mistake found since is put right by a correction."
        verdict &= no(Reason("minutes.approved_already", says, params, None, remedy))
    same_body = (row.unit_slug, row.kind == "committee", row.body)
    if (later.unit_slug, later.kind == "committee", later.body) != same_body:
        says = "{later} is not a meeting of the same body as {meeting}."
        params = {"later": later.title, "meeting": row.title}
        verdict &= no(
            Reason("minutes.another_body", says, params, None, "Choose its next meeting.")
        )
    if later.starts_at <= row.starts_at:
        says = "{later} was not after {meeting}."
        params = {"later": later.title, "meeting": row.title}
        verdict &= no(Reason("minutes.not_later", says, params, None, "Choose a later meeting."))
    if expected_digest and expected_digest != view.digest:
        says = "The minutes have changed since you read them."
        remedy = "Read them again, then put them to the meeting."
        verdict &= no(Reason("minutes.changed", says, {}, None, remedy))
    return verdict & all_of(no(reason) for reason in view.contradictions)


def may_correct(
    *, row: Meeting, said: str, should_say: str, decision: Decision | None, at: datetime
) -> Verdict:
    """Whether a correction can be written down: of a closed meeting, saying what and how."""
    del at
    verdict = yes()
    if not hasattr(row, "closing"):
        says = "{meeting} has not been closed: what is wrong can still be put right by entering it."
        params = {"meeting": row.title}
        verdict &= no(
            Reason("minutes.not_finished", says, params, None, "Close the meeting first.")
        )
    if not said.strip() or not should_say.strip():
        says = "A correction names what the minutes said and what they should say."
        verdict &= no(Reason("minutes.nothing_to_correct", says, {}, None, "Fill in both."))
    elif said.strip() == should_say.strip():
        says = "The correction changes nothing."
        verdict &= no(Reason("minutes.no_change", says, {}, None, "Write what should stand there."))
    if decision is not None and hasattr(decision, "corrected_by"):
        says = "Decision {number} was corrected by decision {by}."
        params = {"number": decision.number, "by": decision.corrected_by.number}
        remedy = "Correct that one."
        verdict &= no(Reason("minutes.corrected_already", says, params, None, remedy))
    return verdict
