"""Who has a majority: thresholds, quorums, figures that reconcile, card votes, priorities."""

from folkmoot.core.arithmetic.card_count import (
    CardBasis,
    CardCount,
    CollegeCount,
    Portion,
    count_cards,
)
from folkmoot.core.arithmetic.cards import (
    Card,
    CardRoll,
    Choice,
    DelegatesCard,
    Delegation,
    SplitCard,
    WholeCard,
    check_cards,
)
from folkmoot.core.arithmetic.columns import Column, reconcile_columns
from folkmoot.core.arithmetic.condition import CastingVote
from folkmoot.core.arithmetic.decision import Decision, Outcome, decide
from folkmoot.core.arithmetic.errors import (
    FiguresError,
    FormulaError,
    NotCountableError,
    RollError,
)
from folkmoot.core.arithmetic.exact import Exact, decimal, percent, say
from folkmoot.core.arithmetic.figures import Figures, SectionCount, reconcile
from folkmoot.core.arithmetic.priorities import (
    CollegeChoice,
    Overlap,
    Priorities,
    PrioritiesRule,
    TopicBallot,
    check_topic_ballots,
    count_topics,
)
from folkmoot.core.arithmetic.quorum import Attendance, Quorum, ShareOfEntitled, quorum_met
from folkmoot.core.arithmetic.threshold import (
    ABSOLUTE_MAJORITY,
    SIMPLE_MAJORITY,
    TWO_THIRDS_OF_ENTITLED,
    TWO_THIRDS_OF_PRESENT,
    TWO_THIRDS_OF_VOTES_CAST,
    UNANIMOUS,
    Condition,
    Denominator,
    Share,
    Threshold,
    Votes,
)

__all__ = [
    "ABSOLUTE_MAJORITY",
    "SIMPLE_MAJORITY",
    "TWO_THIRDS_OF_ENTITLED",
    "TWO_THIRDS_OF_PRESENT",
    "TWO_THIRDS_OF_VOTES_CAST",
    "UNANIMOUS",
    "Attendance",
    "Card",
    "CardBasis",
    "CardCount",
    "CardRoll",
    "CastingVote",
    "Choice",
    "CollegeChoice",
    "CollegeCount",
    "Column",
    "Condition",
    "Decision",
    "DelegatesCard",
    "Delegation",
    "Denominator",
    "Exact",
    "Figures",
    "FiguresError",
    "FormulaError",
    "NotCountableError",
    "Outcome",
    "Overlap",
    "Portion",
    "Priorities",
    "PrioritiesRule",
    "Quorum",
    "RollError",
    "SectionCount",
    "Share",
    "ShareOfEntitled",
    "SplitCard",
    "Threshold",
    "TopicBallot",
    "Votes",
    "WholeCard",
    "check_cards",
    "check_topic_ballots",
    "count_cards",
    "count_topics",
    "decide",
    "decimal",
    "percent",
    "quorum_met",
    "reconcile",
    "reconcile_columns",
    "say",
]
