"""Membership: joining, dues, other organisations, joiners before a freeze, what is kept."""

from folkmoot.core.procedure.membership.admission import (
    AdmissionState,
    ObjectionFacts,
    admission_state,
    case_lapses,
    check_answer,
    check_objection,
    decide_by,
    provisional_until,
)
from folkmoot.core.procedure.membership.arrears import (
    ArrearsState,
    DuesFacts,
    arrears_state,
    check_reminder,
    cure_until,
)
from folkmoot.core.procedure.membership.clusters import Cluster, Joiner, check_finding, clusters
from folkmoot.core.procedure.membership.duplicates import CERTAIN_ENOUGH, Card, resemblance
from folkmoot.core.procedure.membership.histories import Past, comparables, distance, likeness
from folkmoot.core.procedure.membership.organisations import (
    ACTS,
    STANDINGS,
    RulingFacts,
    RulingState,
    Standing,
    StandingFacts,
    answer_by,
    burdens,
    check_standing,
    holds_until,
    protects,
    ruling_state,
    withdrawn_from,
)
from folkmoot.core.procedure.membership.retention import FileFacts, check_erasure
from folkmoot.core.procedure.membership.rights import (
    RIGHTS,
    Withheld,
    check_right,
    is_withheld,
)
from folkmoot.core.procedure.membership.rules import PARAMETERS

__all__ = [
    "ACTS",
    "CERTAIN_ENOUGH",
    "PARAMETERS",
    "RIGHTS",
    "STANDINGS",
    "AdmissionState",
    "ArrearsState",
    "Card",
    "Cluster",
    "DuesFacts",
    "FileFacts",
    "Joiner",
    "ObjectionFacts",
    "Past",
    "RulingFacts",
    "RulingState",
    "Standing",
    "StandingFacts",
    "Withheld",
    "admission_state",
    "answer_by",
    "arrears_state",
    "burdens",
    "case_lapses",
    "check_answer",
    "check_erasure",
    "check_finding",
    "check_objection",
    "check_reminder",
    "check_right",
    "check_standing",
    "clusters",
    "comparables",
    "cure_until",
    "decide_by",
    "distance",
    "holds_until",
    "is_withheld",
    "likeness",
    "protects",
    "provisional_until",
    "resemblance",
    "ruling_state",
    "withdrawn_from",
]
