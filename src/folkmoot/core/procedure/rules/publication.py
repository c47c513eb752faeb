"""Publishing rulings (rule group 4: the published list)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import Deadline, deadline_after, time_left
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

PUBLISH_WITHIN = "gate.publish_within"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=PUBLISH_WITHIN,
        type="period",
        default=None,
        sentence="Every ruling is published, with the motion's text and the reasons, within "
        "{value}.",
        otherwise="Every ruling is published at once, with the motion's text and the reasons.",
        example="With 1 day: ruled on Monday, everybody can read it by the end of Tuesday.",
        kinder="lower",
        kinder_to="movers",
    ),
)

READS = (PUBLISH_WITHIN,)


@dataclass(frozen=True, slots=True)
class PublicationFacts:
    """A ruling, and when it was published, if it has been."""

    motion: str
    ruled_at: datetime
    published_at: datetime | None = None


def check_publication(facts: PublicationFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a ruling has been published in time, or still can be (rule group 4).

    Refuses with ``ruling.published_late``, by now if it is not published yet.
    """
    within = rules.period(PUBLISH_WITHIN)
    when = facts.published_at or at
    due = Deadline(rules.calendar.local(facts.ruled_at))
    if within is not None:
        due = deadline_after(facts.ruled_at, within, rules.calendar, not_on_rest_day=False)
    if time_left(due, when).is_open:
        return yes()
    return rules.refuse(
        PUBLISH_WITHIN,
        "ruling.published_late",
        "The ruling on {motion} was to be published {within}.",
        remedy="Publish it now; the time to challenge it runs from then.",
        motion=facts.motion,
        within=f"within {within.text}" if within else "at once",
    )
