"""Whether a complaint may be made: in one's own name, with something to say, and not as a flood."""

from __future__ import annotations

from datetime import datetime, timedelta

from folkmoot.apps.conduct.models import Case
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

MONTH = timedelta(days=30)


def may_complain(
    actor: ActorRef,
    *,
    against: str,
    says: str,
    act_at: datetime,
    act_until: datetime,
    known_at: datetime,
    rules: RuleSet,
    at: datetime,
) -> Verdict:
    """Whether somebody may complain of a person.

    Refuses with ``conduct.nobody``, ``.against_oneself``, ``.complaint_empty``, ``.act_ahead`` or
    ``.flood``. A complaint that comes late is taken in: the adjudicator may hear it, with reasons.
    """
    verdict = yes()
    if people.person(against) is None or people.membership(against, rulebook.day(at)) is None:
        verdict &= no(Reason("conduct.nobody", "There is no member of that number."))
    if actor.key == against:
        verdict &= no(Reason("conduct.against_oneself", "Nobody complains of themselves."))
    if not says.strip():
        verdict &= no(
            Reason(
                "conduct.complaint_empty",
                "It is not said what was done.",
                remedy="Say what was done, when and where, and how you know of it.",
            )
        )
    if act_until < act_at or act_until > at or known_at > at or known_at < act_at:
        verdict &= no(
            Reason(
                "conduct.act_ahead",
                "These days do not fit together: what is complained of was begun before it ended, "
                "became known after it began, and all of that lies behind us.",
            )
        )
    return verdict & not_a_flood(actor, rules=rules, at=at)


def not_a_flood(actor: ActorRef, *, rules: RuleSet, at: datetime) -> Verdict:
    """Whether one person has not made too many complaints within thirty days."""
    most = rules.count(rule.COMPLAINTS)
    if most is None:
        return yes()
    recent = Case.objects.filter(
        roles__person=actor.key, roles__part="complainant", received_at__gt=at - MONTH
    ).count()
    if recent < most:
        return yes()
    return rules.refuse(
        rule.COMPLAINTS,
        "conduct.flood",
        "You have made {recent} complaints within thirty days. {rule}",
        remedy="Put what belongs together into one complaint, or let another member make it.",
        recent=recent,
        rule=rules.explain(rule.COMPLAINTS),
    )
