"""Rule group 19: what happens when an elected place falls vacant before its term is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import Period, Unit, deadline_after, say_moment
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes

COUNTBACK = "election.countback"
ANSWER_WITHIN = "election.countback_answers"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=COUNTBACK,
        type="flag",
        default=True,
        sentence="Where papers are transferred, a place that falls vacant is filled by counting "
        "back the papers that elected whoever has left.",
        otherwise="A place that falls vacant is filled by a by-election.",
        example="When on: a member of a committee resigns; her papers are counted again among "
        "those who stood, were not elected and are willing to serve.",
    ),
    Parameter(
        key=ANSWER_WITHIN,
        type="period",
        default=Period(7, Unit.DAYS),
        sentence="Those who stood and were not elected have {value} to say whether they would "
        "fill a place that has fallen vacant.",
        otherwise="The returning officer decides how long they have to answer.",
        example="With 7 days: asked on 1 March, whoever has not answered by the end of 8 March "
        "is not counted.",
        kinder="higher",
        kinder_to="candidates",
    ),
)

LEFT: dict[str, str] = {
    "resigned": "gave the place up",
    "left": "is no longer a member",
    "office": "no longer holds the office that goes with it",
}


@dataclass(frozen=True, slots=True)
class VacancyFacts:
    """A place that is said to be vacant.

    Attributes:
        post: the post.
        holder: who was elected to it.
        left: a key of `LEFT`, or empty while the place is held.
        over: whether the term has ended.
        polled: whether there were papers at all.
        moves: whether papers move under the rule of counting.
        noted: whether the vacancy is noted already.
    """

    post: str
    holder: str
    left: str
    over: bool
    polled: bool
    moves: bool
    noted: bool


def check_vacancy(facts: VacancyFacts, rules: RuleSet) -> Verdict:
    """Whether a place is vacant and is filled by countback.

    Refuses with ``vacancy.held``, ``vacancy.noted``, ``vacancy.term_over``,
    ``vacancy.no_papers`` or ``vacancy.by_election``.
    """
    by_election = "Call a by-election for the place."
    if facts.noted:
        says = "It is noted already that {holder}'s place is vacant."
        return no(
            Reason("vacancy.noted", says, {"holder": facts.holder}, None, "Go on from there.")
        )
    if not facts.left:
        says = "{holder} still holds the place."
        remedy = "The holder can give it up; a sanction needs a case."
        return no(Reason("vacancy.held", says, {"holder": facts.holder}, None, remedy))
    if facts.over:
        says = "The term of {holder} has ended."
        params = {"holder": facts.holder}
        return no(Reason("vacancy.term_over", says, params, None, "Call the next election."))
    verdict = yes()
    if not rules.flag(COUNTBACK):
        verdict &= rules.refuse(
            COUNTBACK,
            "vacancy.by_election",
            "Places of {post} are not filled by countback.",
            remedy=by_election,
            post=facts.post,
        )
    if not facts.polled or not facts.moves:
        says = "There are no papers of {post} that could be counted back."
        verdict &= no(Reason("vacancy.no_papers", says, {"post": facts.post}, None, by_election))
    return verdict


def answers_until(asked: datetime, rules: RuleSet) -> datetime:
    """The last moment at which those who were asked can answer; at once where no time is given."""
    period = rules.period(ANSWER_WITHIN)
    return asked if period is None else deadline_after(asked, period, rules.calendar).moment


def check_answer(until: datetime, at: datetime, *, asked: bool, counted: bool) -> Verdict:
    """Whether somebody may still say if she would fill a vacant place.

    Refuses with ``vacancy.not_asked`` or ``vacancy.late``.
    """
    if not asked:
        says = "Those who stood and were not elected are asked."
        return no(Reason("vacancy.not_asked", says, {}, None, "Stand at the next election."))
    if at > until or counted:
        says = "An answer was in time until {moment}."
        params = {"moment": say_moment(until)}
        return no(Reason("vacancy.late", says, params, None, "Stand at the next election."))
    return yes()


def check_counting_back(
    until: datetime, at: datetime, *, willing: int, silent: int, counted: bool
) -> Verdict:
    """Whether the papers may be counted back now.

    Args:
        until: when answers were due; at: now.
        willing: how many would serve; silent: how many have not answered.
        counted: whether it was done already.

    Refuses with ``vacancy.filled``, ``vacancy.answers_open`` or ``vacancy.nobody_willing``.
    """
    if counted:
        return no(Reason("vacancy.filled", "The papers have been counted back.", {}, None, ""))
    if silent and at <= until:
        says = "{silent} of those asked may still answer, until {moment}."
        told = {"silent": str(silent), "moment": say_moment(until)}
        return no(Reason("vacancy.answers_open", says, told, None, "Count when they have."))
    if not willing:
        says = "Nobody who stood is willing to fill the place."
        remedy = "Call a by-election for the place."
        return no(Reason("vacancy.nobody_willing", says, {}, None, remedy))
    return yes()
