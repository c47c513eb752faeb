"""Recording what a meeting decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.actions.results import (
    note_resolution,
    recorded_figures,
    show_result,
    written_figures,
)
from folkmoot.apps.assembly.actions.subjects import (
    decision_of,
    item_of,
    locked_meeting,
    next_number,
)
from folkmoot.apps.assembly.acts_declared import DECIDED
from folkmoot.apps.assembly.models import AgendaItem, Decision, Meeting, RecordedVote, SectionCount
from folkmoot.apps.assembly.policy.amending import all_decided
from folkmoot.apps.assembly.policy.calling import seat_of
from folkmoot.apps.assembly.policy.offices import may_count
from folkmoot.apps.assembly.policy.voting import Demand, Judgement, Question, judge
from folkmoot.apps.assembly.queries.amendments import motion_text
from folkmoot.apps.assembly.queries.decisions import DecisionView, decision_by_id
from folkmoot.apps.assembly.queries.presence import person_keys_present
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act, official
from folkmoot.core import arithmetic
from folkmoot.core.procedure.rules.procedural_motions import ProceduralFacts
from folkmoot.core.terms import ActorRef, Reason, Verdict, all_of, check_words, no, yes


@dataclass(frozen=True, slots=True)
class Section:
    """What the tellers of one section of the hall counted."""

    name: str
    votes_for: int
    votes_against: int
    abstentions: int = 0


def decide(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    question: str,
    method: str = "hands",
    votes_for: int | None = None,
    votes_against: int | None = None,
    abstentions: int = 0,
    spoilt: int = 0,
    total: int | None = None,
    sections: Sequence[Section] = (),
    recorded: Mapping[str, str] | None = None,
    declared: str = "",
    clear: bool = True,
    casting_vote: str = "",
    demanded_by_chair: bool = False,
    demanded_by: int = 0,
    procedural: ProceduralFacts | None = None,
    question_kind: str = "",
    subject: str = "",
    item: int | None = None,
    after: int | None = None,
    decided_at: datetime | None = None,
) -> tuple[DecisionView, str]:
    """Record a vote by show of hands, by tellers or by name, or an agreement without a vote.

    Nothing is recorded that the rules forbid or that does not add up. A vote too close to call is
    recorded as such (``clear=False``); the next method's vote then follows it (``after``).

    Some of its arguments:
        sections: the tellers' counts; the totals are then theirs, and may be left out.
        recorded: how each person voted, by key, for a recorded vote; likewise.
        total: the number that took part, if somebody stated it: it must add up.
        declared: ``carried`` or ``lost``, where a show of hands was not counted.
        demanded_by_chair, demanded_by: who called for a method further up the ladder.

    Raises:
        Refused: with every rule that stands in the way.
    """
    with official(DECIDED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        earlier = decision_of(row, after)
        line = item_of(row, item) or (earlier.item if earlier else None)
        act.require(may_count(actor, seat_of(row, at=at)))
        act.require(
            check_words(question, "The question", most=400)
            & check_words(subject, "What it is about", most=120)
            & all_of(check_words(s.name, "The name of a section", most=60) for s in sections)
        )
        moment = decided_at or at
        names = dict(recorded or {})
        act.require(_by_name(row, names, method=method, moment=moment))
        figures = recorded_figures(
            votes_for=votes_for,
            votes_against=votes_against,
            abstentions=abstentions,
            spoilt=spoilt,
            total=total,
            sections=[(s.name, s.votes_for, s.votes_against, s.abstentions) for s in sections],
            by_name=names,
        )
        asked = Question(
            text=question or (earlier.question if earlier else ""),
            kind=_kind(earlier, question_kind, line),
            method=method,
            at=moment,
            figures=figures,
            declared=declared,
            clear=clear,
            casting_vote=casting_vote,
            demand=_demand(method, by_chair=demanded_by_chair, delegates=demanded_by),
            procedural=procedural,
            item=line,
            after=earlier,
        )
        about = subject or (earlier.subject if earlier else "") or (line.subject if line else "")
        if line is not None and about == line.subject and asked.kind != "amendment":
            act.require(all_decided(motion_text(line.pk)))
        decision = put_down(act, row, asked, subject=about, sections=sections, names=names)
        show_result(act, row, decision)
    return decision_by_id(decision.pk), act.code


def put_down(
    act: Act,
    row: Meeting,
    asked: Question,
    *,
    subject: str,
    sections: Sequence[Section] = (),
    names: Mapping[str, str] | None = None,
) -> Decision:
    """Judge a vote and write it down. For acts that record several things at once, too.

    Raises:
        Refused: with every rule that stands in the way.
    """
    judged = judge(row, asked, at=act.at)
    act.require(judged.verdict)
    decision = _row(act, row, asked, judged, subject=subject)
    SectionCount.objects.bulk_create(
        SectionCount(
            decision=decision,
            section=s.name,
            votes_for=s.votes_for,
            votes_against=s.votes_against,
            abstentions=s.abstentions,
        )
        for s in sections
    )
    RecordedVote.objects.bulk_create(
        RecordedVote(decision=decision, person_key=key, choice=choice)
        for key, choice in (names or {}).items()
    )
    note_resolution(row, decision)
    return decision


def _row(act: Act, row: Meeting, asked: Question, judged: Judgement, *, subject: str) -> Decision:
    demand = asked.demand
    caller = "the chair" if demand and demand.by_chair else ""
    if demand and demand.delegates:
        caller = f"{demand.delegates} of those present"
    return Decision.objects.create(
        meeting=row,
        number=next_number(Decision.objects.filter(meeting=row)),
        item=asked.item,
        subject=subject,
        question=asked.text.strip(),
        question_kind=asked.kind,
        method=asked.method,
        figures=written_figures(judged.figures, asked.colleges),
        threshold=judged.threshold,
        threshold_says=judged.threshold_says,
        outcome=judged.outcome,
        casting_vote=asked.casting_vote,
        demanded_by=caller,
        working=list(judged.working),
        present=judged.present,
        quorate=bool(judged.quorum),
        quorum_says=_sentences(judged.quorum),
        notice_ok=bool(judged.notice),
        notice_says=_sentences(judged.notice),
        at=asked.at,
        by=str(act.actor),
        recorded_at=act.at,
        after=asked.after,
    )


def _sentences(verdict: Verdict) -> str:
    return " ".join(reason.sentence for reason in verdict.reasons)


def _kind(earlier: Decision | None, named: str, line: AgendaItem | None) -> str:
    """The kind of question: of the vote before it, as named, or that of its agenda item."""
    if earlier is not None:
        return earlier.question_kind
    return named or (line.question_kind if line else "business")


def _demand(method: str, *, by_chair: bool, delegates: int) -> Demand | None:
    if not by_chair and not delegates:
        return None
    return Demand(method=method, by_chair=by_chair, delegates=delegates)


def _by_name(row: Meeting, names: Mapping[str, str], *, method: str, moment: datetime) -> Verdict:
    if method != "recorded":
        return yes()
    if not names:
        says = "A recorded vote notes how each person voted, and nobody is named."
        return no(Reason("vote.nobody_named", says, {}, None, "Enter the votes by name."))
    there = person_keys_present(row.pk, at=moment)
    without = people.without_right("vote", moment, names)
    verdicts = [people.right_of(key, "vote", moment) for key in sorted(without)]
    for key, choice in names.items():
        name = people.name_of(key)
        if key not in there:
            says = "{name} is recorded as voting and is not noted as present."
            remedy = "Note the arrival first, or strike the vote."
            verdicts.append(no(Reason("vote.not_present", says, {"name": name}, None, remedy)))
        if choice not in {c.value for c in arithmetic.Choice}:
            says = "{name} is recorded as voting “{choice}”."
            params = {"name": name, "choice": choice}
            remedy = "Say for, against or abstain."
            verdicts.append(no(Reason("vote.unknown_choice", says, params, None, remedy)))
    return all_of(verdicts)
