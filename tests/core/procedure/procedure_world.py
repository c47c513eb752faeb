"""A rule book in which every parameter is granted by a provision named after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from folkmoot.core.civildate import Deadline
from folkmoot.core.procedure import PARAMETERS, Granted, RuleSet, rule_set
from folkmoot.core.procedure.meetings.competence import CompetenceFacts, UnitDecision
from folkmoot.core.procedure.meetings.notice import NoticeFacts
from folkmoot.core.procedure.meetings.quorum import QuorumFacts
from folkmoot.core.terms import ProvisionRef, Verdict

LONDON = ZoneInfo("Europe/London")
OPENS = datetime(2026, 9, 27, 10, tzinfo=LONDON)  # a Sunday
NOON = datetime(2026, 9, 13, 12, tzinfo=LONDON)  # two weeks before
SECOND = timedelta(seconds=1)
HALF = Fraction(1, 2)


def when(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment of the year of the story."""
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


def law(values: Mapping[str, object] | None = None) -> RuleSet:
    """Every parameter granted by the provision of its own name, so that citations can be told."""
    set_to = dict(values or {})
    assert set(set_to) <= set(PARAMETERS), set(set_to) - set(PARAMETERS)
    return rule_set(
        Granted(
            key,
            parameter.read(set_to[key]) if key in set_to else parameter.default,
            ProvisionRef("party", key, 7),
            edition_from=7,
        )
        for key, parameter in PARAMETERS.items()
    )


def grounds(verdict: Verdict) -> set[tuple[str, str]]:
    """Each reason of a refusal as its code and the parameter whose provision it cites."""
    assert not verdict.allowed
    for reason in verdict.reasons:
        assert reason.provision is not None, reason.code
        assert reason.sentence.strip().endswith((".", "?", "”", ")")) or reason.params
        assert "{" not in reason.sentence + reason.next_step
        assert reason.remedy, f"{reason.code} does not say what can be done next"
    return {
        (reason.code, str(reason.provision and reason.provision.label))
        for reason in verdict.reasons
    }


def branch_decision(**changes: object) -> UnitDecision:
    """Northfield branch passing a rule change, 9 to 3, at a meeting called in good time."""
    decision = UnitDecision(
        unit="Northfield branch",
        competence=CompetenceFacts("branch", "ordinary", "rule_change"),
        notice=NoticeFacts("ordinary", meets_at=when(5, 21, 19, 30), sent_at=when(5, 10)),
        quorum=QuorumFacts("branch", members=43, room=12),
        votes_for=9,
        votes_against=3,
        decided_at=when(5, 21, 20),
    )
    return replace(decision, **changes)


def noon_deadline() -> Deadline:
    """12 noon on 13 September."""
    return Deadline(NOON)


def day(month: int, number: int) -> date:
    """A day of the year of the story."""
    return date(2026, month, number)
