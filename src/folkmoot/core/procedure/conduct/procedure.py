"""The road of a case, from complaint to effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import get_args

from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.facts import Case, CaseKind
from folkmoot.core.procedure.conduct.laws import guards
from folkmoot.core.procedure.power import Power
from folkmoot.core.procedure.procedure import Clock, Procedure, Stage, State, Step

RESPONDENT = Power("mover", words="the member concerned")
CLERK = Power("office", "clerk", words="the clerk")
ADJUDICATOR = Power("office", "adjudicator", words="the adjudicator drawn for triage")
INVESTIGATOR = Power("office", "investigator", words="the investigator")
PANEL = Power("body", "panel", words="the panel")
APPEAL_PANEL = Power("body", "appeal_panel", words="the appeal panel")
ANYONE = Power("anyone", words="anybody")
SYSTEM = Power("system", words="the house itself, by arithmetic")

EFFECTIVE = "effective"
FREE_ENDS = ("dismissed", "not_upheld", "lapsed")
"""The ends that leave the member as they were; any other end is an exclusion or a sanction."""

STATES = (
    State("new", "not yet received"),
    State("received", "received"),
    State("investigating", "under investigation"),
    State("charged", "charged"),
    State("disclosed", "disclosed, awaiting the hearing"),
    State("heard", "heard"),
    State("decided", "decided, not yet served"),
    State("served", "served, open to appeal"),
    State("appealed", "on appeal"),
    State("appeal_decided", "decided on appeal"),
    State(EFFECTIVE, "in effect", end=True),
    State("dismissed", "closed without a charge", end=True),
    State("not_upheld", "not upheld", end=True),
    State("lapsed", "lapsed", end=True),
)
_LIVE = ("received", "investigating", "charged", "disclosed", "heard", "decided")
_BEFORE_HEARING = (
    "panel_by_lot",
    "panel_size",
    "panel_disjoint",
    "declared",
    "challenge_over",
    "disclosure",
    "schedule",
    "prepared",
    "reply",
    "companion",
)
_DECIDING = (
    "heard",
    "questions",
    "only_disclosed",
    "untouched",
    "standard",
    "reasons",
    "in_range",
    "compared",
    "no_gag",
)

CONDUCT_ROAD: Procedure[Case] = Procedure(
    name="conduct.discipline",
    initial="new",
    states=STATES,
    steps=(
        Step(
            "complain",
            "Complain",
            (ANYONE,),
            ("new",),
            "received",
            starts=("lapse",),
            done="Complaint received",
            rule=rule.LAPSE,
        ),
        Step(
            "dismiss",
            "Dismiss at triage",
            (ADJUDICATOR,),
            ("received",),
            "dismissed",
            done="Dismissed",
        ),
        Step(
            "open",
            "Open an investigation",
            (ADJUDICATOR,),
            ("received",),
            "investigating",
            done="Investigation opened",
        ),
        Step("tell", "Tell the member", (CLERK,), ("investigating",), None, rule=rule.EARLY_NOTICE),
        Step(
            "ask_adjustments",
            "Ask for adjustments and decide them",
            (CLERK,),
            ("received", "investigating", "charged"),
            None,
        ),
        Step("close", "Find no case to answer", (INVESTIGATOR,), ("investigating",), "dismissed"),
        Step(
            "charge",
            "Charge",
            (INVESTIGATOR,),
            ("investigating",),
            "charged",
            guards("rule_in_force", "limitation", "particulars", "not_again", "told"),
            done="Charged",
        ),
        Step("draw_panel", "Draw the panel", (CLERK,), ("charged", "disclosed"), None),
        Step(
            "disclose",
            "Disclose",
            (CLERK,),
            ("charged",),
            "disclosed",
            guards("charge_served", "adjustments"),
            done="Disclosed",
        ),
        Step(
            "amend_charge",
            "Charge something else",
            (INVESTIGATOR,),
            ("disclosed",),
            "charged",
            guards("rule_in_force", "limitation", "particulars", "not_again"),
        ),
        Step(
            "reply",
            "Reply",
            (RESPONDENT,),
            ("disclosed",),
            None,
            rule=rule.REPLY,
            done="Replied",
        ),
        Step(
            "adjourn",
            "Adjourn at the member's wish",
            (RESPONDENT, PANEL),
            _LIVE,
            None,
            starts=("lapse",),
            rule=rule.LAPSE,
        ),
        Step(
            "hold_hearing",
            "Hear",
            (PANEL,),
            ("disclosed",),
            "heard",
            guards(*_BEFORE_HEARING),
            done="Heard",
        ),
        Step(
            "take_papers",
            "Decide on papers",
            (PANEL,),
            ("disclosed",),
            "heard",
            guards(*_BEFORE_HEARING, "own_election"),
            done="Taken up on papers",
        ),
        Step("clear", "Find it not proved", (PANEL,), ("heard",), "not_upheld"),
        Step(
            "decide",
            "Find and sanction",
            (PANEL,),
            ("heard",),
            "decided",
            guards(*_DECIDING),
            done="Decided",
        ),
        Step(
            "serve",
            "Serve the decision",
            (CLERK,),
            ("decided",),
            "served",
            guards("outside_remedy", "delivered"),
            done="Decision served",
        ),
        Step(
            "appeal",
            "Appeal",
            (RESPONDENT,),
            ("served",),
            "appealed",
            rule=rule.APPEAL,
            done="Appealed",
        ),
        Step("allow_appeal", "Allow the appeal", (APPEAL_PANEL,), ("appealed",), "not_upheld"),
        Step(
            "decide_appeal",
            "Decide the appeal",
            (APPEAL_PANEL,),
            ("appealed",),
            "appeal_decided",
            guards("appeal_disjoint", "not_harsher", "appeal_reasons"),
            done="Appeal decided",
        ),
        Step(
            "take_effect",
            "Take effect",
            (SYSTEM,),
            ("served",),
            EFFECTIVE,
            guards("appeal_over"),
            starts=("publication",),
            rule=rule.APPEAL,
        ),
        Step(
            "take_effect_after_appeal",
            "Take effect",
            (SYSTEM,),
            ("appeal_decided",),
            EFFECTIVE,
            starts=("publication",),
        ),
        Step(
            "publish",
            "Publish the outcome without names",
            (CLERK,),
            (EFFECTIVE, "not_upheld"),
            None,
            stops=("publication",),
            rule=rule.PUBLISHED,
        ),
    ),
    clocks=(
        Clock("lapse", "time to decide the case", _LIVE, "lapsed", rule.LAPSE),
        Clock("publication", "time to publish the outcome", (EFFECTIVE,), None, rule.PUBLISHED),
    ),
    line=(
        Stage("complain", "Complaint", ("complain",)),
        Stage("triage", "Triage", ("open", "dismiss")),
        Stage("charge", "Charge", ("charge", "close")),
        Stage("disclose", "Disclosure", ("disclose",)),
        Stage("reply", "Reply", ("reply",), optional=True),
        Stage("hearing", "Hearing", ("hold_hearing", "take_papers")),
        Stage("decide", "Decision", ("decide", "clear")),
        Stage("serve", "Service", ("serve",)),
        Stage("appeal", "Appeal", ("appeal",), optional=True),
        Stage("appeal_decided", "Appeal decided", ("decide_appeal", "allow_appeal"), optional=True),
        Stage("effect", "Effect", ("take_effect", "take_effect_after_appeal")),
        Stage("publish", "Publication", ("publish",), optional=True),
        Stage("lapse", "Lapsed", clocks=("lapse",), optional=True),
    ),
)
"""The shipped procedure for discipline."""

CASE_ROADS: Mapping[CaseKind, Procedure[Case]] = MappingProxyType(
    {
        kind: CONDUCT_ROAD
        if kind == "discipline"
        else replace(CONDUCT_ROAD, name=f"conduct.{kind}")
        for kind in get_args(CaseKind)
    }
)
"""By kind of case. An objection to an admission, a determination of ineligibility, a contested
lapse for arrears and a removal from office run on the same machine: never fewer gates. What opens
them is in `endings`."""
