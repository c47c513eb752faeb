"""Approving the minutes of an earlier meeting, and correcting them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from folkmoot.apps.assembly.actions.decide import put_down
from folkmoot.apps.assembly.actions.results import (
    recorded_figures,
    votes_line,
    written_figures,
)
from folkmoot.apps.assembly.actions.subjects import decision_of, locked_meeting, next_number
from folkmoot.apps.assembly.acts_declared import MINUTES_APPROVED, MINUTES_CORRECTED
from folkmoot.apps.assembly.models import (
    Decision,
    Meeting,
    MinutesApproval,
    MinutesCorrection,
)
from folkmoot.apps.assembly.policy.calling import seat_of
from folkmoot.apps.assembly.policy.minutes import may_approve, may_correct
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.policy.voting import Question, work_out
from folkmoot.apps.assembly.queries.decisions import decision_ref, read_figures
from folkmoot.apps.assembly.queries.minutes import MinutesView, minutes
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.terms import ActorRef, check_words


@dataclass(frozen=True, slots=True)
class RightFigures:
    """The figures a decision should have had."""

    votes_for: int
    votes_against: int
    abstentions: int = 0


def approve_minutes(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    approved_at: str,
    votes_for: int | None = None,
    votes_against: int | None = None,
    abstentions: int = 0,
    digest: str = "",
) -> tuple[MinutesView | None, str]:
    """Record that a later meeting (``approved_at``, its key) approved the minutes of this one.

    Some of its arguments:
        digest: of the minutes as they were read out; if they have changed since, it is refused.
    """
    with official(MINUTES_APPROVED, actor=actor, at=at) as act:
        later = locked_meeting(act, approved_at)
        row = locked_meeting(act, meeting)
        view = minutes(row.key)
        act.require(
            may_run(actor, seat_of(later, at=at))
            & may_approve(row=row, later=later, view=view, expected_digest=digest)
        )
        figures = recorded_figures(
            votes_for=votes_for,
            votes_against=votes_against,
            abstentions=abstentions,
            spoilt=0,
            total=None,
            sections=(),
            by_name={},
        )
        asked = Question(
            text=f"That the minutes of {row.title} be approved"[:400],
            kind="minutes",
            method="hands" if figures else "agreed",
            at=at,
            figures=figures,
        )
        decision = put_down(act, later, asked, subject=f"minutes:{row.key}")
        seal = view.digest if view else ""
        if decision.outcome in {"carried", "agreed"}:
            MinutesApproval.objects.create(
                meeting=row, decision=decision, digest=seal, at=at, by=str(actor)
            )
        act.shows(meeting=row.key, later=later.key, minutes=seal)
        act.about(f"meeting:{row.key}", f"meeting:{later.key}")
        act.about(decision_ref(later.key, decision.number))
        after = minutes(row.key)
    return after, act.code


def correct_minutes(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    said: str,
    should_say: str,
    why: str = "",
    decision: int | None = None,
    figures: RightFigures | None = None,
) -> tuple[MinutesView | None, str]:
    """Correct the minutes of a closed meeting; what they said stays visible beside it.

    Where a decision's figures were wrong, a further decision with the right ones points back at
    it, and its outcome is worked out anew from them under the rules of that day.
    """
    with official(MINUTES_CORRECTED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(
            check_words(said, "What the minutes say")
            & check_words(should_say, "What they should say")
            & check_words(why, "The reason")
        )
        wrong = decision_of(row, decision)
        act.require(
            may_run(actor, seat_of(row, at=at))
            & may_correct(row=row, said=said, should_say=should_say, decision=wrong, at=at)
        )
        right = _put_right(act, row, wrong, figures) if wrong and figures else None
        correction = MinutesCorrection.objects.create(
            meeting=row,
            number=next_number(MinutesCorrection.objects.filter(meeting=row)),
            said=said.strip(),
            should_say=should_say.strip(),
            why=why.strip(),
            decision=wrong,
            at=at,
            by=str(actor),
        )
        act.shows(
            meeting=row.key,
            number=correction.number,
            decision=right.number if right else None,
            corrects=wrong.number if wrong else None,
            votes=votes_line(right) if right else "",
            outcome=right.outcome if right else "",
            subject=wrong.subject if wrong else "",
        )
        act.seals(said=said.strip(), should_say=should_say.strip(), why=why.strip())
        act.about(f"meeting:{row.key}")
        for one in (wrong, right):
            if one is not None:
                act.about(decision_ref(row.key, one.number))
        if wrong is not None and wrong.subject:
            act.about(wrong.subject)
        view = minutes(row.key)
    return view, act.code


def _put_right(act: Act, row: Meeting, wrong: Decision, right: RightFigures) -> Decision:
    counted = recorded_figures(
        votes_for=right.votes_for,
        votes_against=right.votes_against,
        abstentions=right.abstentions,
        spoilt=0,
        total=None,
        sections=(),
        by_name={},
    )
    before = read_figures(wrong)
    if counted is not None and before is not None:
        counted = replace(counted, present=before.present, entitled=before.entitled)
    rules = rules_on(day_of(row.starts_at, row.zone))
    asked = Question(
        text=wrong.question,
        kind=wrong.question_kind,
        method=wrong.method,
        at=wrong.at,
        casting_vote=wrong.casting_vote,
    )
    decided = work_out(asked, counted, rules)
    act.require(decided.verdict)
    return Decision.objects.create(
        meeting=row,
        number=next_number(Decision.objects.filter(meeting=row)),
        item=wrong.item,
        subject=wrong.subject,
        question=wrong.question,
        question_kind=wrong.question_kind,
        method=wrong.method,
        figures=written_figures(counted, {}),
        threshold=wrong.threshold,
        threshold_says=wrong.threshold_says,
        outcome=decided.outcome,
        casting_vote=wrong.casting_vote,
        demanded_by=wrong.demanded_by,
        working=list(decided.working),
        present=wrong.present,
        quorate=wrong.quorate,
        quorum_says=wrong.quorum_says,
        notice_ok=wrong.notice_ok,
        notice_says=wrong.notice_says,
        at=wrong.at,
        by=str(act.actor),
        recorded_at=act.at,
        corrects=wrong,
    )
