"""What must have happened before something may happen: steps, guards, clocks and powers.

The rule groups are modules of `folkmoot.core.procedure.rules` and `.meetings`; the road of a motion
is in `.motion`. What every caller needs is named here.
"""

from folkmoot.core.procedure.catalogue import GROUPS, PARAMETERS, rule_set
from folkmoot.core.procedure.event import Event, HistoryError, ProcedureError
from folkmoot.core.procedure.exploration import Configuration, Exploration, Transition, explore
from folkmoot.core.procedure.guard import Guard, guard_on
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.findings import Finding, findings
from folkmoot.core.procedure.motion.procedure import ROADS, motion_road
from folkmoot.core.procedure.parameter import Granted, Parameter, ParameterError, ParameterValue
from folkmoot.core.procedure.permission import OpenStep, may, open_steps
from folkmoot.core.procedure.power import Power, holds_any
from folkmoot.core.procedure.procedure import Clock, Procedure, Stage, State, Step
from folkmoot.core.procedure.report.procedure import REPORT_ROAD, ArrangementsFacts
from folkmoot.core.procedure.road import Milestone, road
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.standing import Passage, Standing, state_of, taken
from folkmoot.core.procedure.validation import Flaw, validate

__all__ = [
    "GROUPS",
    "PARAMETERS",
    "REPORT_ROAD",
    "ROADS",
    "ArrangementsFacts",
    "Clock",
    "Configuration",
    "Event",
    "Exploration",
    "Finding",
    "Flaw",
    "Granted",
    "Guard",
    "HistoryError",
    "Milestone",
    "MotionFacts",
    "OpenStep",
    "Parameter",
    "ParameterError",
    "ParameterValue",
    "Passage",
    "Power",
    "Procedure",
    "ProcedureError",
    "RuleSet",
    "Stage",
    "Standing",
    "State",
    "Step",
    "Transition",
    "explore",
    "findings",
    "guard_on",
    "holds_any",
    "may",
    "motion_road",
    "open_steps",
    "road",
    "rule_set",
    "state_of",
    "taken",
    "validate",
]
