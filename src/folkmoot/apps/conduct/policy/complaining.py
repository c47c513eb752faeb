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
    kind: str = "discipline",
    office: int | None = None,
) -> Verdict:
    """Whether somebody may complain of a person, or bring another matter of theirs.

    Refuses with ``conduct.nobody``, ``.against_oneself``, ``.complaint_empty``, ``.act_ahead`` or
    ``.flood``, and with what `has_ground` says of the other kinds. A complaint that comes late is
    taken in: the adjudicator may hear it, with reasons.
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
    verdict &= has_ground(kind, against=against, office=office, at=at)
    return verdict & not_a_flood(actor, rules=rules, at=at)


def has_ground(kind: str, *, against: str, office: int | None, at: datetime) -> Verdict:
    """Whether there is what a case of a kind is about.

    Refuses with ``conduct.admitted`` where nobody can object to an admission any more,
    ``.not_open_to_lapse`` where dues are paid or there is still time to pay, and ``.no_office``.
    """
    today = rulebook.day(at)
    if kind == "admission":
        found = people.admission(against, today)
        if found is not None and found.state != "member":
            return yes()
        return no(
            Reason(
                "conduct.admitted",
                "This admission is complete: nobody can object to it any more.",
                remedy="If something was done, complain of what was done.",
            )
        )
    if kind == "arrears" and people.dues_of(against, today).state != "open_to_lapse":
        return no(
            Reason(
                "conduct.not_open_to_lapse",
                "A lapse can be brought only after the reminders and the time to pay that the "
                "rules give.",
                remedy="The treasurer sees at /members/dues who was reminded and until when there "
                "is time to pay.",
            )
        )
    if kind == "office" and office not in {o.key for o in people.offices_of(against, today)}:
        return no(
            Reason(
                "conduct.no_office",
                "The person does not hold this office.",
                remedy="Begin from the office on the person's page.",
            )
        )
    return yes()


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
