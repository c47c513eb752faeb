"""Elections counted: ballots, rules as data, counts that can be repeated."""

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.counting import count
from folkmoot.core.tally.errors import BallotError, CountError, LotNeeded, RecordError
from folkmoot.core.tally.profile import Profile, profile_of
from folkmoot.core.tally.reading.abif import read_abif
from folkmoot.core.tally.reading.blt import read_blt
from folkmoot.core.tally.record import Count, record_of
from folkmoot.core.tally.recounting import recount
from folkmoot.core.tally.rulebook import RULES

__all__ = [
    "RULES",
    "BallotError",
    "Constraint",
    "Count",
    "CountError",
    "LotNeeded",
    "Profile",
    "RecordError",
    "count",
    "profile_of",
    "read_abif",
    "read_blt",
    "record_of",
    "recount",
]
