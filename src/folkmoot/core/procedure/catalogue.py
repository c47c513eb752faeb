"""Every parameter that a rule book can set, in groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from folkmoot.core.civildate import Calendar
from folkmoot.core.procedure.conduct import rules as conduct
from folkmoot.core.procedure.meetings import competence, notice, quorum, requisition
from folkmoot.core.procedure.membership import rules as membership
from folkmoot.core.procedure.parameter import Granted, Parameter, ParameterError
from folkmoot.core.procedure.rules import (
    arrangements_report,
    business,
    campaigning,
    card_vote,
    casual_vacancy,
    challenge_decision,
    compositing,
    consulting,
    contest,
    delay_and_notice,
    delegates,
    election_timetable,
    electorate,
    enactment,
    extension,
    form,
    gate,
    members_ballot,
    nominating,
    polling,
    priorities,
    procedural_motions,
    publication,
    quota,
    repeat_bar,
    result,
    severability,
    submission,
    timing,
    voting_ladder,
)
from folkmoot.core.procedure.ruleset import LONDON, RuleSet, granted_at

GROUPS: Mapping[str, tuple[Parameter, ...]] = MappingProxyType(
    {
        "What a unit may send": quota.PARAMETERS,
        "Form": form.PARAMETERS,
        "In time, and about something new": (*timing.PARAMETERS, *extension.PARAMETERS),
        "Sending and withdrawing": submission.PARAMETERS,
        "Rulings and challenges": (
            *gate.PARAMETERS,
            *challenge_decision.PARAMETERS,
            *publication.PARAMETERS,
        ),
        "The priorities ballot": priorities.PARAMETERS,
        "Compositing": compositing.PARAMETERS,
        "The arrangements report": arrangements_report.PARAMETERS,
        "How votes are taken": voting_ladder.PARAMETERS,
        "What it takes to carry": result.PARAMETERS,
        "Card votes": card_vote.PARAMETERS,
        "Procedural motions": procedural_motions.PARAMETERS,
        "Not again so soon": repeat_bar.PARAMETERS,
        "Delay and notice": delay_and_notice.PARAMETERS,
        "Packages": severability.PARAMETERS,
        "Amendments that exclude each other": contest.PARAMETERS,
        "Delegates": delegates.PARAMETERS,
        "Who elects whom": electorate.PARAMETERS,
        "Nominations": nominating.PARAMETERS,
        "The timetable and manner of elections": election_timetable.PARAMETERS,
        "Polling": polling.PARAMETERS,
        "Consultations and hustings": consulting.PARAMETERS,
        "Places that fall vacant": casual_vacancy.PARAMETERS,
        "Ballots of all members": members_ballot.PARAMETERS,
        "Paid messages": campaigning.PARAMETERS,
        "Business": business.PARAMETERS,
        "Coming into force": enactment.PARAMETERS,
        "Notice of meetings": notice.PARAMETERS,
        "Quorum": quorum.PARAMETERS,
        "Calling a meeting": requisition.PARAMETERS,
        "What a meeting may decide": competence.PARAMETERS,
        "Membership": membership.PARAMETERS,
        "Discipline": conduct.PARAMETERS,
    }
)

PARAMETERS: Mapping[str, Parameter] = MappingProxyType(
    {parameter.key: parameter for group in GROUPS.values() for parameter in group}
)


def rule_set(
    granted: Iterable[Granted] = (), *, edition: int | None = None, calendar: Calendar = LONDON
) -> RuleSet:
    """The rules of an edition: what the rule book grants, and the defaults for the rest.

    Args:
        granted: the values of every edition; None for ``edition`` takes the newest.
        edition: the sequence number of the edition in force.
        calendar: the organisation's zone and working days.

    Raises:
        ParameterError: if a value belongs to no known parameter, or does not have its shape.
    """
    listed = tuple(granted)
    for item in listed:
        if item.key not in PARAMETERS:
            raise ParameterError(f"{item.key}: there is no such rule parameter")
        parameter = PARAMETERS[item.key]
        parameter.read(parameter.plain(item.value))
    return RuleSet(PARAMETERS, granted_at(listed, edition=edition), calendar)
