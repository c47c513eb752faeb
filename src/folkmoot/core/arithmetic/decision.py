"""Whether a motion is carried, with the working that anybody can repeat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.core.arithmetic.condition import (
    CastingVote,
    Check,
    check_condition,
    is_tied,
    may_be_settled,
    whole_of,
)
from folkmoot.core.arithmetic.exact import say
from folkmoot.core.arithmetic.figures import Figures, reconcile
from folkmoot.core.arithmetic.threshold import Denominator, Share, Threshold
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value

_NO_COLLEGES: Mapping[str, Figures] = {}


class Outcome(StrEnum):
    """What was decided.

    ``TIED``: the votes are equal and a casting vote could settle it; not carried as it stands.
    ``REFUSED``: nothing can be declared, as figures contradict each other or one is missing.
    """

    CARRIED = "carried"
    NOT_CARRIED = "not carried"
    TIED = "tied"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of a vote and how it was reached.

    Attributes:
        outcome: what was decided.
        threshold: what the rule asked for.
        tied: whether votes for and against were equal, whatever came of it.
        steps: the working, one reason per line.
        verdict: yes if carried; otherwise no, with why and what can be done.
    """

    outcome: Outcome
    threshold: Threshold
    tied: bool
    steps: tuple[Reason, ...]
    verdict: Verdict

    @property
    def carried(self) -> bool:
        """Whether the motion is carried."""
        return self.outcome is Outcome.CARRIED

    @property
    def working(self) -> tuple[str, ...]:
        """The working as plain lines, for the minutes."""
        return tuple(step.sentence for step in self.steps)


def decide(
    threshold: Threshold,
    figures: Figures,
    *,
    colleges: Mapping[str, Figures] = _NO_COLLEGES,
    casting_vote: CastingVote | None = None,
    provision: ProvisionRef | None = None,
) -> Decision:
    """Decide a motion by exact fractions, never silently on a tie.

    Figures that do not reconcile, or that lack what the threshold needs, decide nothing. A
    casting vote settles only equal votes under "more than 1/2 of votes cast", for the vote as a
    whole; anywhere else it changes nothing, and the working says so. (Without one, equal votes
    are no majority: Robert's Rules of Order Newly Revised, 12th ed., section 44.)

    Args:
        threshold: what the rule asks for.
        figures: the vote as a whole.
        colleges: the figures of each college, for conditions "in each college".
        casting_vote: the chair's, where the rules give one and it was used.
        provision: the rule that sets the threshold, for the verdict.
    """
    against = (
        *_contradictions(figures, colleges, provision),
        *_missing(threshold, figures, colleges, provision),
    )
    if against:
        return Decision(Outcome.REFUSED, threshold, False, against, no(*against))
    checks = tuple(_checks(threshold, figures, colleges, casting_vote))
    outcome = _outcome(checks)
    steps = (
        *_lines(checks, outcome),
        *_abstentions(threshold, figures),
        *_ties(threshold, figures, colleges, casting_vote),
    )
    verdict = _verdict(outcome, threshold, provision)
    return Decision(outcome, threshold, is_tied(figures), steps, verdict)


def _contradictions(
    figures: Figures, colleges: Mapping[str, Figures], provision: ProvisionRef | None
) -> Iterator[Reason]:
    yield from _refusals(figures, provision)
    for name, part in colleges.items():
        for reason in _refusals(part, provision):
            params = {**reason.params, "college": name}
            says = "{college}: " + reason.says
            yield Reason(reason.code, says, params, provision, reason.remedy)


def _refusals(figures: Figures, provision: ProvisionRef | None) -> tuple[Reason, ...]:
    return reconcile(figures, provision=provision).reasons


def _missing(
    threshold: Threshold,
    figures: Figures,
    colleges: Mapping[str, Figures],
    provision: ProvisionRef | None,
) -> Iterator[Reason]:
    if not colleges and any(condition.in_each_college for condition in threshold.conditions):
        says = "“{threshold}” needs the figures of each college, and there are none."
        remedy = "Count each college by itself."
        params: dict[str, Value] = {"threshold": threshold.text}
        yield Reason("decision.no_colleges", says, params, provision, remedy)
    for condition in threshold.conditions:
        for name, part in (colleges if condition.in_each_college else {"": figures}).items():
            if isinstance(condition, Share) and whole_of(condition.of, part) is None:
                says = "“{condition}” needs the number {of}{place}, and nobody stated it."
                params = {
                    "condition": condition.text,
                    "of": condition.of.value,
                    "place": f" in {name}" if name else "",
                }
                remedy = "State the number {of}{place}."
                yield Reason("decision.missing_figure", says, params, provision, remedy)


def _checks(
    threshold: Threshold,
    figures: Figures,
    colleges: Mapping[str, Figures],
    casting_vote: CastingVote | None,
) -> Iterator[Check]:
    for condition in threshold.conditions:
        for name, part in (colleges if condition.in_each_college else {"": figures}).items():
            yield check_condition(condition, part, college=name, casting_vote=casting_vote)


def _outcome(checks: tuple[Check, ...]) -> Outcome:
    unmet = [check for check in checks if not check.met]
    if not unmet:
        return Outcome.CARRIED
    if all(check.awaits_casting_vote for check in unmet):
        return Outcome.TIED
    return Outcome.NOT_CARRIED


def _lines(checks: tuple[Check, ...], outcome: Outcome) -> Iterator[Reason]:
    if len(checks) == 1:
        yield checks[0].line(outcome.value)
        return
    for check in checks:
        unmet = "tied" if check.awaits_casting_vote else "not met"
        yield check.line("met" if check.met else unmet)
    says = "{met} of {count} conditions are met: {outcome}."
    met = sum(check.met for check in checks)
    params: dict[str, Value] = {"met": met, "count": len(checks), "outcome": outcome.value}
    yield Reason("decision.all", says, params)


def _abstentions(threshold: Threshold, figures: Figures) -> Iterator[Reason]:
    if not figures.abstentions and not figures.spoilt:
        return
    params: dict[str, Value] = {
        "abstentions": say(figures.abstentions),
        "spoilt": say(figures.spoilt),
    }
    shares = [c.of for c in threshold.conditions if isinstance(c, Share)]
    who = "Abstentions ({abstentions}) and spoilt papers ({spoilt}) "
    if Denominator.VOTES_CAST in shares:
        yield Reason("decision.abstentions", who + "are not votes cast and do not count.", params)
    if wider := [of.value for of in dict.fromkeys(shares) if of is not Denominator.VOTES_CAST]:
        says = who + "are not votes for, but they are among those {of}."
        if wider == [Denominator.BALLOTS.value]:
            says = who + "are not votes for, but they are among the {of}."
        yield Reason("decision.abstentions", says, params | {"of": " and ".join(wider)})


def _ties(
    threshold: Threshold,
    figures: Figures,
    colleges: Mapping[str, Figures],
    casting_vote: CastingVote | None,
) -> Iterator[Reason]:
    settles = is_tied(figures) and any(map(may_be_settled, threshold.conditions))
    if is_tied(figures):
        says = "The votes are equal, {votes} for and as many against."
        yield Reason("decision.tie", says, {"votes": say(figures.votes_for)})
    for name, part in colleges.items():
        if is_tied(part):
            says = "{college}: the votes are equal, {votes} for and as many against."
            params: dict[str, Value] = {"college": name, "votes": say(part.votes_for)}
            yield Reason("decision.tie", says, params)
    if casting_vote is not None and settles:
        says = "The chair gave the casting vote {side} the motion."
        yield Reason("decision.casting_vote", says, {"side": casting_vote})
    elif casting_vote is not None:
        says = "The casting vote {side} the motion changes nothing: it only settles equal votes."
        yield Reason("decision.casting_vote_idle", says, {"side": casting_vote})


def _verdict(outcome: Outcome, threshold: Threshold, provision: ProvisionRef | None) -> Verdict:
    params: dict[str, Value] = {"threshold": threshold.text}
    if outcome is Outcome.CARRIED:
        return yes(Reason("decision.carried", "Carried by {threshold}.", params, provision))
    if outcome is Outcome.NOT_CARRIED:
        says = "Not carried: it needed {threshold}."
        return no(Reason("decision.not_carried", says, params, provision))
    says = "The votes are equal, so “{threshold}” is not reached."
    remedy = "Where the rules give the chair a casting vote, record it; otherwise it is lost."
    return no(Reason("decision.tied", says, params, provision, remedy))
