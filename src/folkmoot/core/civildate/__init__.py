"""Days, periods, notice and deadlines in a civil calendar; every answer explains itself."""

from folkmoot.core.civildate.calendar import MONDAY_TO_FRIDAY, Calendar
from folkmoot.core.civildate.deadline import (
    Deadline,
    deadline_after,
    deadline_before,
    deadline_on,
    in_time,
    time_left,
)
from folkmoot.core.civildate.errors import (
    CalendarError,
    NaiveTimeError,
    OutageError,
    PeriodError,
)
from folkmoot.core.civildate.notice import NoticeAnswer, latest_notice, notice_given
from folkmoot.core.civildate.outage import extend_for_outages
from folkmoot.core.civildate.period import Period, Unit
from folkmoot.core.civildate.time_left import TimeLeft
from folkmoot.core.civildate.words import say_day, say_moment

__all__ = [
    "MONDAY_TO_FRIDAY",
    "Calendar",
    "CalendarError",
    "Deadline",
    "NaiveTimeError",
    "NoticeAnswer",
    "OutageError",
    "Period",
    "PeriodError",
    "TimeLeft",
    "Unit",
    "deadline_after",
    "deadline_before",
    "deadline_on",
    "extend_for_outages",
    "in_time",
    "latest_notice",
    "notice_given",
    "say_day",
    "say_moment",
    "time_left",
]
