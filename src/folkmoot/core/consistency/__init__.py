"""Are like cases treated alike? Exact statistics that know when they cannot tell."""

from folkmoot.core.consistency.comparables import (
    Comparable,
    PastCase,
    comparables,
    in_words,
    outcomes,
)
from folkmoot.core.consistency.comparison import (
    LEAST_CASES,
    Comparison,
    Finding,
    benjamini_hochberg,
    compare,
    figure,
    least_detectable,
)
from folkmoot.core.consistency.conditional import (
    Distribution,
    Stratum,
    conditional_odds_ratio,
    distribution,
    exact_interval,
)
from folkmoot.core.consistency.errors import PlanError, TableError
from folkmoot.core.consistency.funnel import Funnel, Limits, Place, Point, funnel, limits
from folkmoot.core.consistency.gather import Event, gather, read_cases
from folkmoot.core.consistency.homogeneity import CASES_TO_SEE_IT, Homogeneity, homogeneity
from folkmoot.core.consistency.looks import Look, taken_together
from folkmoot.core.consistency.process import Handled, process_equality
from folkmoot.core.consistency.proximity import Selection, proximity
from folkmoot.core.consistency.publishing import (
    THRESHOLD,
    check_partitions,
    check_windows,
    publish,
)
from folkmoot.core.consistency.report import GroupLook, Report, report
from folkmoot.core.consistency.table import WITHHELD, Row, Table, read_table, write_table

__all__ = [
    "CASES_TO_SEE_IT",
    "LEAST_CASES",
    "THRESHOLD",
    "WITHHELD",
    "Comparable",
    "Comparison",
    "Distribution",
    "Event",
    "Finding",
    "Funnel",
    "GroupLook",
    "Handled",
    "Homogeneity",
    "Limits",
    "Look",
    "PastCase",
    "Place",
    "PlanError",
    "Point",
    "Report",
    "Row",
    "Selection",
    "Stratum",
    "Table",
    "TableError",
    "benjamini_hochberg",
    "check_partitions",
    "check_windows",
    "comparables",
    "compare",
    "conditional_odds_ratio",
    "distribution",
    "exact_interval",
    "figure",
    "funnel",
    "gather",
    "homogeneity",
    "in_words",
    "least_detectable",
    "limits",
    "outcomes",
    "process_equality",
    "proximity",
    "publish",
    "read_cases",
    "read_table",
    "report",
    "taken_together",
    "write_table",
]
