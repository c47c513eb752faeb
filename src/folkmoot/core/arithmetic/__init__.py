"""Who has a majority: thresholds, quorums, card votes, priorities, and what each bloc decides."""

from folkmoot.core.arithmetic.banzhaf import Banzhaf, banzhaf
from folkmoot.core.arithmetic.card_count import (
    CardBasis,
    CardCount,
    CollegeCount,
    Portion,
    count_cards,
)
from folkmoot.core.arithmetic.card_file import (
    CardVote,
    Missing,
    missing_cards,
    read_card_csv,
    read_card_toml,
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
from folkmoot.core.arithmetic.coalitions import Coalition, Coalitions, Wanted, minimal_winning
from folkmoot.core.arithmetic.columns import Column, reconcile_columns
from folkmoot.core.arithmetic.condition import CastingVote
from folkmoot.core.arithmetic.decision import Decision, Outcome, decide
from folkmoot.core.arithmetic.errors import (
    FiguresError,
    FileError,
    FormulaError,
    GameError,
    NotCountableError,
    RollError,
)
from folkmoot.core.arithmetic.exact import Exact, decimal, percent, say
from folkmoot.core.arithmetic.figures import Figures, SectionCount, reconcile
from folkmoot.core.arithmetic.game import WeightedGame
from folkmoot.core.arithmetic.minimal import Minimal, deegan_packel, minimal
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
from folkmoot.core.arithmetic.shapley import shapley_shubik
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
    "Banzhaf",
    "Card",
    "CardBasis",
    "CardCount",
    "CardRoll",
    "CardVote",
    "CastingVote",
    "Choice",
    "Coalition",
    "Coalitions",
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
    "FileError",
    "FormulaError",
    "GameError",
    "Minimal",
    "Missing",
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
    "Wanted",
    "WeightedGame",
    "WholeCard",
    "banzhaf",
    "check_cards",
    "check_topic_ballots",
    "count_cards",
    "count_topics",
    "decide",
    "decimal",
    "deegan_packel",
    "minimal",
    "minimal_winning",
    "missing_cards",
    "percent",
    "quorum_met",
    "read_card_csv",
    "read_card_toml",
    "reconcile",
    "reconcile_columns",
    "say",
    "shapley_shubik",
]
