"""Whether a vote may be taken and what it decides, with its working."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from folkmoot.apps.assembly.models import AgendaItem, Decision, Meeting
from folkmoot.apps.assembly.policy.calling import is_sitting
from folkmoot.apps.assembly.policy.thresholds import NEEDS_NOTICE, QUESTION_KINDS, bar_for
from folkmoot.apps.assembly.queries.rules import day_of, rules_on, tier_of
from folkmoot.apps.assembly.queries.standing import (
    entitled_to_attend,
    notice_facts,
    notice_of,
    presence_of,
    quorum_verdict,
)
from folkmoot.apps.people import queries as people
from folkmoot.core import arithmetic
from folkmoot.core.arithmetic.figures import Figures
from folkmoot.core.procedure.meetings import competence
from folkmoot.core.procedure.rules import voting_ladder
from folkmoot.core.procedure.rules.kinds import KINDS
from folkmoot.core.procedure.rules.procedural_motions import (
    BY_NAME,
    ProceduralFacts,
    check_procedural,
)
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes

Demand = voting_ladder.Demand


@dataclass(frozen=True, slots=True)
class Question:
    """A question put to a meeting and the vote taken on it.

    Attributes:
        kind: one of `QUESTION_KINDS`; settles the threshold and the rules of voting.
        method: agreed, hands, tellers, recorded or card.
        figures: what was counted, or None where nobody counted.
        colleges: of a card vote, the figures of each college.
        declared: what the chair declared where nobody counted ("carried", "lost").
        clear: False where the vote was too close to call.
        demand: who called for a method further up the ladder.
        procedural: the circumstances of a procedural motion.
        after: the unclear vote on the same question before this one.
        put_earlier: of a card vote about to close: method and order were judged at its opening.
    """

    text: str
    kind: str
    method: str
    at: datetime
    figures: Figures | None = None
    colleges: dict[str, Figures] = field(default_factory=dict)
    declared: str = ""
    clear: bool = True
    casting_vote: str = ""
    demand: Demand | None = None
    procedural: ProceduralFacts | None = None
    item: AgendaItem | None = None
    after: Decision | None = None
    put_earlier: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the law says of a vote.

    Attributes:
        verdict: whether it may be recorded at all.
        outcome: carried, lost, agreed or unclear; empty if it may not.
        quorum, notice: the findings at that moment, also where they stand in nothing's way.
    """

    verdict: Verdict
    outcome: str
    threshold: str
    threshold_says: str
    working: tuple[str, ...]
    present: int | None
    figures: Figures | None
    quorum: Verdict
    notice: Verdict


def judge(row: Meeting, question: Question, *, at: datetime) -> Judgement:
    """Hold a vote against every rule that stands in its way, and work out what it decides."""
    rules = rules_on(day_of(row.starts_at, row.zone))
    here = presence_of(row, at=question.at)
    entitled = entitled_to_attend(row)
    quorum = quorum_verdict(
        kind=row.kind,
        unit_slug=row.unit_slug,
        body=row.body,
        entitled=entitled,
        here=here,
        rules=rules,
        at=question.at,
    )
    notice = notice_of(row)
    verdict = (
        _sensible(question, at=at)
        & is_sitting(row, question.at)
        & (quorum if not quorum else yes())
        & (notice if question.kind in NEEDS_NOTICE and not notice else yes())
        & _competent(row, question, rules)
        & (yes() if question.put_earlier else may_follow(question.after))
        & (
            yes()
            if question.put_earlier
            else check_ladder(row, question, rules, present=here.total)
        )
        & _procedural(question, rules)
    )
    present = here.total if here.known_by else None
    counted = question.figures
    if counted is not None and question.method != "card":
        counted = replace(counted, present=present, entitled=entitled)
    decided = work_out(question, counted, rules)
    bar = bar_for(question.kind, rules)
    return Judgement(
        verdict=verdict & decided.verdict,
        outcome=decided.outcome,
        threshold=bar.threshold.text,
        threshold_says=bar.says,
        working=decided.working,
        present=present,
        figures=counted,
        quorum=quorum,
        notice=notice,
    )


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The outcome of a vote by its figures alone."""

    verdict: Verdict
    outcome: str
    working: tuple[str, ...]


def work_out(question: Question, figures: Figures | None, rules: RuleSet) -> WorkedOut:
    """What the figures decide under the threshold for this kind of question."""
    if question.method == "agreed":
        return WorkedOut(
            yes(), "agreed", ("The chair asked whether anybody objected; nobody did.",)
        )
    if not question.clear:
        return WorkedOut(yes(), "unclear", ("The chair found the result too close to call.",))
    if figures is None:
        return _declared(question)
    bar = bar_for(question.kind, rules)
    casting = {"for": "for", "against": "against"}.get(question.casting_vote)
    found = arithmetic.decide(
        bar.threshold,
        figures,
        colleges=question.colleges,
        casting_vote=casting,
        provision=bar.provision,
    )
    if found.outcome is arithmetic.Outcome.REFUSED:
        return WorkedOut(found.verdict, "", ())
    outcome = "carried" if found.carried else "lost"
    return WorkedOut(yes(), outcome, found.working)


def check_ladder(row: Meeting, question: Question, rules: RuleSet, *, present: int) -> Verdict:
    """Whether the vote may be taken by this method now.

    The method that is mandatory for a kind of motion binds the conference that finally decides;
    a branch or local party that only supports the motion votes as it always does.
    """
    kind = _motion_kind(question.kind) if row.kind == "conference" else None
    if question.method == "agreed":
        mandatory = rules.text(f"motion.{kind}.method") if kind else ""
        if not mandatory:
            return yes()
        facts = voting_ladder.LadderFacts(method="hands", kind=kind)
        return voting_ladder.check_method(facts, rules, question.at)
    demand = replace(question.demand, present=present) if question.demand else None
    facts = voting_ladder.LadderFacts(
        method=question.method,
        kind=kind,
        taken=methods_taken(question.after),
        demand=demand,
    )
    return voting_ladder.check_method(facts, rules, question.at)


def methods_taken(after: Decision | None) -> tuple[voting_ladder.Method, ...]:
    """The methods used on a question so far, in order."""
    taken: list[voting_ladder.Method] = []
    vote = after
    while vote is not None:
        taken.insert(0, vote.method)
        vote = vote.after
    return tuple(taken)


def may_follow(after: Decision | None) -> Verdict:
    """Whether a further vote may be taken after one: only after one that settled nothing."""
    if after is None:
        return yes()
    if hasattr(after, "followed_by") or hasattr(after, "card_vote_that_followed"):
        says = "Another vote has been taken after this one."
        return no(Reason("vote.followed_already", says, {}, None, "Go on from the latest vote."))
    if after.outcome == "unclear":
        return yes()
    says = "That question was decided: {outcome}."
    remedy = "A further vote follows only one that was too close to call."
    return no(Reason("vote.decided_already", says, {"outcome": after.outcome}, None, remedy))


def _declared(question: Question) -> WorkedOut:
    if question.declared not in {"carried", "lost"}:
        reason = Reason(
            "vote.no_figures",
            "There are no figures, and the chair has declared nothing.",
            {},
            None,
            "Enter the votes for and against, or what the chair declared.",
        )
        return WorkedOut(no(reason), "", ())
    if question.method != "hands":
        reason = Reason(
            "vote.needs_figures",
            "A count was taken, so its figures must be entered.",
            {},
            None,
            "Enter the votes for and against.",
        )
        return WorkedOut(no(reason), "", ())
    says = f"The chair declared it {question.declared} on a show of hands that nobody counted."
    return WorkedOut(yes(), question.declared, (says,))


def _sensible(question: Question, *, at: datetime) -> Verdict:
    verdict = yes()
    if not question.text.strip():
        says, remedy = "The question is missing.", "Write down what was decided."
        verdict &= no(Reason("vote.no_question", says, {}, None, remedy))
    if question.kind not in QUESTION_KINDS:
        says = "There is no kind of question “{kind}”."
        verdict &= no(Reason("vote.unknown_kind", says, {"kind": question.kind}))
    if question.at > at:
        says, remedy = "A vote cannot be recorded before it is taken.", "Check the time."
        verdict &= no(Reason("vote.in_the_future", says, {}, None, remedy))
    return verdict


def _competent(row: Meeting, question: Question, rules: RuleSet) -> Verdict:
    kind = _motion_kind(question.kind)
    if kind is None:
        return yes()
    unit = people.unit(row.unit_slug)
    sent_at = notice_facts(row).sent_at
    item = question.item
    facts = competence.CompetenceFacts(
        tier=tier_of(unit.kind if unit else ""),
        meeting=row.convened_as,
        kind=kind,
        in_notice=bool(item and sent_at and item.added_at <= sent_at),
    )
    return competence.check_competence(facts, rules, question.at)


def _procedural(question: Question, rules: RuleSet) -> Verdict:
    if question.kind not in BY_NAME:
        return yes()
    facts = question.procedural or ProceduralFacts(BY_NAME[question.kind].name)
    return check_procedural(facts, rules, question.at)


def _motion_kind(kind: str) -> competence.Kind | None:
    return next((known for known in KINDS if known == kind), None)
