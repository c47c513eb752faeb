"""What must be known when somebody votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.queries.mandates import mandated_by
from folkmoot.apps.elections.queries.polls import ElectorView
from folkmoot.apps.elections.queries.shapes import ElectionView
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.delegates import (
    DelegateVoteFacts,
    Mandate,
    check_delegate_vote,
)
from folkmoot.core.procedure.rules.polling import CastFacts, check_cast, departs_from_mandate
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes


def cast_facts(
    view: ElectionView, elector: ElectorView | None, *, may_change: bool = False
) -> CastFacts:
    """The facts for voting now; nobody in particular where a ballot is replaced by its secret."""
    return CastFacts(
        post=view.post.title,
        opens=view.times.poll_opens,
        closes=view.times.poll_closes if view.noticed and view.contested else view.called_at,
        on_roll=elector is None or elector.on_roll,
        why_not=elector.why_not if elector else "",
        voted=bool(elector and elector.voted and not may_change),
        statutory=view.statutory,
    )


def may_vote(
    view: ElectionView,
    elector: ElectorView,
    rules: RuleSet,
    *,
    person: str,
    at: datetime,
    may_change: bool = False,
) -> Verdict:
    """Whether a person may vote now: the poll, the roll, the register, and the right to vote."""
    facts = cast_facts(view, elector, may_change=may_change)
    return check_cast(facts, rules, at) & people.right_of(person, "vote", at)


def departure(
    view: ElectionView,
    rules: RuleSet,
    elector: ElectorView,
    choices: Sequence[int],
    *,
    person: str,
    at: datetime,
) -> tuple[Verdict, bool]:
    """Whether an open vote may be cast in the face of the unit's mandate, and whether it departs.

    Nominees who are not on the paper bind nobody.
    """
    lines = {line.number: line for line in queries.paper(view.key)}
    on_paper = {line.person_key for line in lines.values() if line.person_key}
    wanted = [key for key in queries.nominees_of(view, elector.unit) if key in on_paper]
    if not elector.unit or not wanted:
        return yes(), False
    chosen = [lines[number].person_key for number in choices]
    departs, _left_out = departs_from_mandate(chosen, wanted)
    if not departs:
        return yes(), False
    meeting, day = mandated_by(view, elector.unit)
    unit = people.unit(elector.unit)
    names = people.names_of({*wanted, *(key for key in chosen if key)})
    first = [names.get(key, "re-open nominations") for key in chosen[: len(wanted)]]
    facts = DelegateVoteFacts(
        name=people.name_of(person),
        credentials=True,
        question=view.title,
        choice=", ".join(first),
        mandate=Mandate(
            unit=unit.name if unit else elector.unit,
            question=view.title,
            instruction=", ".join(names[key] for key in wanted),
            meeting=meeting,
            decided_on=date.fromisoformat(day),
        ),
    )
    return check_delegate_vote(facts, rules, at), True
