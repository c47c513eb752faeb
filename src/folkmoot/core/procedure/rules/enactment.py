"""From carried words to a rule in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.core.civildate import deadline_after, say_moment
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

DELAY = "enactment.delay"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=DELAY,
        type="period",
        default=None,
        sentence="A rule change comes into force {value} after it is carried, at the earliest.",
        otherwise="A rule change may come into force as soon as it is certified.",
        example="With 1 month: carried on 28 September, in force from 28 October.",
        kinder="neither",
        kinder_to="members who must follow the rule",
    ),
)

READS = (DELAY,)


@dataclass(frozen=True, slots=True)
class EnactmentFacts:
    """An edition about to be certified.

    Attributes:
        carried_at: when the motion was carried.
        in_force_at: when the edition is to come into force.
        voted: the digest of the operations that were voted on.
        applied: the digest of the operations that the new edition was made with.
        begins: the day from which it was voted to hold, if one was voted on.
        trouble: why the operations do not apply to the edition in force; empty if they do.
    """

    carried_at: datetime
    in_force_at: datetime
    voted: str
    applied: str
    trouble: str = ""
    begins: date | None = None


def check_enactment(facts: EnactmentFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the edition may be certified: the words voted on, applied whole, from a fair date.

    Refuses with ``enactment.other_words``, ``enactment.does_not_apply``,
    ``enactment.retroactive``, ``enactment.too_early`` or ``enactment.other_day``: a day that was
    voted on is kept, or, where it has passed before the certificate, followed as soon as may be.
    """
    verdict = yes()
    day = rules.calendar.day_of(facts.in_force_at)
    if facts.begins is not None and day != max(facts.begins, rules.calendar.day_of(at)):
        verdict &= rules.refuse(
            DELAY,
            "enactment.other_day",
            "The motion that was carried names its day: {day}.",
            remedy="Let it come into force on that day, or, where it is past, at once.",
            day=facts.begins.isoformat(),
        )
    if not facts.voted or facts.voted != facts.applied:
        verdict &= rules.refuse(
            DELAY,
            "enactment.other_words",
            "The edition was not made with the words that were voted on.",
            remedy="Make it again from the motion as it was carried.",
        )
    if facts.trouble:
        verdict &= rules.refuse(
            DELAY,
            "enactment.does_not_apply",
            "The words that were voted on do not fit the rule book as it stands: {trouble}",
            remedy="Put the clash to the body that decides on consequential changes.",
            trouble=facts.trouble,
        )
    if instant(facts.in_force_at) < instant(facts.carried_at):
        return verdict & rules.refuse(
            DELAY,
            "enactment.retroactive",
            "A rule cannot be in force before it is carried ({carried}).",
            remedy="Choose a later day.",
            carried=say_moment(rules.calendar.local(facts.carried_at)),
        )
    delay = rules.period(DELAY)
    if delay is None:
        return verdict
    earliest = deadline_after(facts.carried_at, delay, rules.calendar, not_on_rest_day=False)
    if rules.calendar.day_of(facts.in_force_at) >= earliest.day:
        return verdict
    return verdict & rules.refuse(
        DELAY,
        "enactment.too_early",
        "A rule change comes into force {delay} after it is carried, at the earliest.",
        remedy="Choose a later day.",
        delay=delay.text,
    )
