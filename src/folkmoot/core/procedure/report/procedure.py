"""The road of an arrangements report (rule group 7: the agenda is itself a motion)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.procedure.guard import Guard, guard_on
from folkmoot.core.procedure.power import Power
from folkmoot.core.procedure.procedure import Procedure, Stage, State, Step
from folkmoot.core.procedure.rules import arrangements_report as rule
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict

COMMITTEE = Power("body", "arrangements_committee", words="the arrangements committee")
CHAIR = Power("chair", words="the chair of the session")


@dataclass(frozen=True, slots=True)
class ArrangementsFacts:
    """What is known of a report when a step is asked for."""

    report: rule.ReportFacts | None = None
    motion: rule.ReportMotionFacts | None = None
    decision: rule.ReportDecisionFacts | None = None


PUBLISHED: Guard[ArrangementsFacts] = guard_on(
    "published",
    lambda facts: facts.report,
    rule.check_report_published,
    reads=rule.PUBLISHED_READS,
    title="Published in time",
)
DECIDED: Guard[ArrangementsFacts] = guard_on(
    "decision",
    lambda facts: facts.decision,
    rule.check_report_decision,
    reads=rule.DECISION_READS,
    title="Voted on by the right method",
)


def _asking(does: str) -> Guard[ArrangementsFacts]:
    def check(facts: rule.ReportMotionFacts, rules: RuleSet, at: datetime) -> Verdict:
        if facts.does != does:
            return rules.refuse(
                rule.AMENDABLE,
                "report.other_motion",
                "What was moved is something else.",
                remedy="Record what was moved.",
            )
        return rule.check_report_motion(facts, rules, at)

    return guard_on(
        "report_motion",
        lambda facts: facts.motion,
        check,
        reads=rule.MOTION_READS,
        title="Changing the report",
    )


REPORT_ROAD: Procedure[ArrangementsFacts] = Procedure(
    name="arrangements_report",
    initial="new",
    states=(
        State("new", "being prepared"),
        State("published", "published"),
        State("moved", "moved, under debate"),
        State("carried", "carried", end=True),
        State("rejected", "not accepted", end=True),
        State("referred_back", "referred back to the committee"),
    ),
    steps=(
        Step(
            "publish",
            "Publish the report",
            (COMMITTEE,),
            ("new", "referred_back"),
            "published",
            rule=rule.PUBLISH_BY,
            done="Published",
        ),
        Step(
            "move",
            "Move the report",
            (COMMITTEE,),
            ("published",),
            "moved",
            (PUBLISHED,),
            rule=rule.VOTED,
            done="Moved",
        ),
        Step(
            "amend",
            "Amend the report",
            (CHAIR,),
            ("moved",),
            None,
            (_asking("amend"),),
            rule=rule.AMENDABLE,
            done="Amended",
        ),
        Step(
            "refer_back",
            "Refer a part of it back",
            (CHAIR,),
            ("moved",),
            "referred_back",
            (_asking("refer_back"),),
            rule=rule.AMENDABLE,
            done="Referred back",
        ),
        Step(
            "carry",
            "Declare it carried",
            (CHAIR,),
            ("moved",),
            "carried",
            (DECIDED,),
            rule=rule.VOTED,
            done="Carried",
        ),
        Step(
            "reject",
            "Declare it not accepted",
            (CHAIR,),
            ("moved",),
            "rejected",
            (DECIDED,),
            rule=rule.VOTED,
            done="Not accepted",
        ),
        Step(
            "abandon",
            "Close the conference without it",
            (CHAIR,),
            ("published", "referred_back"),
            "rejected",
            rule=rule.VOTED,
            done="Not taken before the conference closed",
        ),
    ),
    line=(
        Stage("publish", "Published", ("publish",)),
        Stage("move", "Moved", ("move",)),
        Stage("change", "Changed by the conference", ("amend", "refer_back"), optional=True),
        Stage("decide", "Decided", ("carry", "reject")),
        Stage("abandon", "Not taken", ("abandon",), optional=True),
    ),
)
