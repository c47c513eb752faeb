"""Moving an amendment from the floor, and deciding on it."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions.decide import put_down
from folkmoot.apps.assembly.actions.results import recorded_figures, show_result
from folkmoot.apps.assembly.actions.subjects import (
    item_of,
    locked_meeting,
    missing,
    next_number,
)
from folkmoot.apps.assembly.acts_declared import AMENDMENT_MOVED, DECIDED
from folkmoot.apps.assembly.models import AgendaItem, FloorAmendment, Meeting
from folkmoot.apps.assembly.policy.amending import may_decide, may_move, not_decided
from folkmoot.apps.assembly.policy.calling import is_sitting, seat_of
from folkmoot.apps.assembly.policy.offices import belongs, may_count
from folkmoot.apps.assembly.policy.voting import Question
from folkmoot.apps.assembly.queries.amendments import (
    FloorAmendmentView,
    MotionText,
    amendment_ref,
    motion_text,
)
from folkmoot.apps.assembly.queries.decisions import DecisionView, decision_by_id
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, all_of, check_words, no, yes


def move_floor_amendment(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    item: int,
    find: str,
    replacement: str,
    mover: str = "",
    seconder: str = "",
    order: int | None = None,
) -> tuple[FloorAmendmentView, str]:
    """Move to put other words in the place of words of an ordinary motion.

    Some of its arguments:
        find: the words as they stand, exactly once, in the motion as amended so far.
        order: its place among the amendments; by default the last.

    Raises:
        Refused: if the words are not there once, or the motion has been decided.
    """
    with official(AMENDMENT_MOVED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(
            check_words(find, "What is to go") & check_words(replacement, "What is to come")
        )
        line, text = _motion(row, item)
        act.require(
            may_count(actor, seat_of(row, at=at))
            & is_sitting(row, at)
            & not_decided(line)
            & _one_of_them(row, mover)
            & _one_of_them(row, seconder)
            & all_of(people.right_of(key, "speak", at) for key in (mover, seconder) if key)
            & may_move(item=line, text=text, find=find, replacement=replacement)
        )
        amendments = FloorAmendment.objects.filter(item=line)
        amendment = FloorAmendment.objects.create(
            item=line,
            number=next_number(amendments),
            find=find,
            replacement=replacement,
            mover_key=mover,
            seconder_key=seconder,
            order=order if order is not None else next_number(amendments, "order"),
            moved_at=at,
            by=str(actor),
        )
        act.shows(meeting=row.key, number=amendment.number, subject=line.subject)
        act.seals(find=find, replacement=replacement, mover=mover, seconder=seconder)
        act.about(f"meeting:{row.key}", amendment_ref(row.key, line.pk, amendment.number))
        act.about(*([line.subject] if line.subject else []))
        view = _amendment(_motion(row, item)[1], amendment.number)
    return view, act.code


def decide_floor_amendment(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    item: int,
    amendment: int,
    votes_for: int | None = None,
    votes_against: int | None = None,
    abstentions: int = 0,
    declared: str = "",
    decided_at: datetime | None = None,
) -> tuple[DecisionView, str]:
    """Record the vote on an amendment; if carried, the text stands with its words from then on.

    Amendments are voted on in their order. One whose words an earlier amendment has taken away
    has fallen and is not voted on.
    """
    with official(DECIDED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        line, text = _motion(row, item)
        moved = _amendment(text, amendment)
        act.require(
            may_count(actor, seat_of(row, at=at))
            & not_decided(line)
            & may_decide(text=text, amendment=moved)
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
            text=f"Amendment {moved.number} to “{line.title}”"[:400],
            kind="amendment",
            method="hands" if figures or declared else "agreed",
            at=decided_at or at,
            figures=figures,
            declared=declared,
            item=line,
        )
        subject = amendment_ref(row.key, line.pk, moved.number)
        decision = put_down(act, row, asked, subject=subject)
        show_result(act, row, decision)
        act.about(*([line.subject] if line.subject else []))
    return decision_by_id(decision.pk), act.code


def _motion(row: Meeting, item: int) -> tuple[AgendaItem, MotionText]:
    line, text = item_of(row, item), motion_text(item)
    if line is None or text is None:
        raise missing("motion", str(item))
    return line, text


def _amendment(text: MotionText, number: int) -> FloorAmendmentView:
    found = next((a for a in text.amendments if a.number == number), None)
    if found is None:
        raise missing("amendment", str(number))
    return found


def _one_of_them(row: Meeting, person: str) -> Verdict:
    if not person or row.kind == "conference" or belongs(person, seat_of(row)):
        return yes()
    says = "{name} is not a member of this meeting."
    params = {"name": people.name_of(person)}
    remedy = "Only members move and second."
    return no(Reason("amendment.not_a_member", says, params, None, remedy))
