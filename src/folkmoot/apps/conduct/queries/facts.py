"""Everything known of a case, from its rows to the value that the law looks at."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from folkmoot.apps.conduct.models import Case, Charge, Decision
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.served import served_at, services
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.conduct import facts
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef, Interval, ProvisionRef
from folkmoot.platform.installation import installation

_PARTS = ("complainant", "investigator", "adjudicator", "witness", "companion", "earlier_panel")


def case_of(row: Case, rules: RuleSet, at: datetime) -> facts.Case:
    """The case as the guards read it."""
    decision = row.decisions.order_by("-pk").first()
    return facts.Case(
        respondent=_person(row.respondent),
        kind=row.kind,  # type: ignore[arg-type]  (the choices of the field are the kinds)
        roles=roles_of(row, at),
        adjustments=adjusted(row),
        charge=_charge(row, rules),
        telling=_telling(row, rules),
        disclosure=_disclosure(row, rules),
        reply_at=row.replies.order_by("pk").values_list("at", flat=True).first(),
        panel=draws.panel_facts(draws.latest(row, "panel")),
        hearing=_hearing(row),
        decision=_decision(row, decision, rules) if decision else None,
        appeal=_appeal(row),
    )


def roles_of(row: Case, at: datetime) -> dict[str, frozenset[ActorRef]]:
    """Who has had which part; whoever has one sits on no panel of the case."""
    found: dict[str, set[ActorRef]] = {part: set() for part in _PARTS}
    for each in row.roles.all():
        found[each.part].add(_person(each.person))
    found["charger"] = {_person(each.by) for each in row.charges.all()}
    found["suspender"] = {
        _person(key)
        for draw in row.draws.filter(purpose="suspension")
        for key in draws.members(draw)
    }
    held = draws.offices(at)
    found["executive"] = {_person(key) for role in draws.EXECUTIVE for key in held.get(role, ())}
    found["staff"] = {_person(key) for key in held.get("case_clerk", ())}
    return {part: frozenset(people) for part, people in found.items()}


def adjusted(row: Case) -> bool:
    """Whether both sides were asked what they need, and each wish was decided."""
    asked = list(row.adjustments.all())
    sides = {row.respondent, *(each.person for each in row.roles.all() if _complains(each.part))}
    decided = all(each.granted is not None for each in asked if each.says)
    return sides <= {each.side for each in asked} and decided


def _complains(part: str) -> bool:
    return part == "complainant"


def _charge(row: Case, rules: RuleSet) -> facts.Charge | None:
    charge = row.charges.order_by("-pk").first()
    complaint = getattr(row, "complaint", None)
    if charge is None or complaint is None:
        return None
    triage = row.triages.filter(outcome="open").order_by("-pk").first()
    in_force, published = _edition(charge)
    reopened = getattr(row, "reopens", None)
    return facts.Charge(
        provision=ProvisionRef(charge.document, charge.label, charge.edition),
        in_force=in_force,
        published_at=published,
        act_at=charge.act_at,
        act_until=charge.act_until,
        known_at=complaint.known_at,
        complained_at=row.received_at,
        act=charge.act,
        place=charge.place,
        medium=charge.medium,
        maximum=charge.maximum,  # type: ignore[arg-type]  (the choices are the severities)
        rights_sheet=charge.rights_sheet,
        served_at=served_at(services(row, "charge", charge.digest), rules),
        extension=triage.extension if triage else "",
        earlier_case=reopened.earlier.code if reopened else "",
        reopening=reopened.ground if reopened else "",
    )


def _edition(charge: Charge) -> tuple[Interval[datetime], datetime | None]:
    view = rulebook.edition(charge.document, charge.edition)
    if view is None:
        never = charge.act_until + timedelta(days=1)
        return Interval(never), None
    until = rulebook.in_force_until(view)
    end = _midnight(until) if until else None
    return Interval(_midnight(view.in_force_on), end), view.certified_at


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(installation().zone))


def _telling(row: Case, rules: RuleSet) -> facts.Telling | None:
    telling = getattr(row, "telling", None)
    if telling is None:
        return None
    told = served_at(services(row, "notice"), rules)
    return facts.Telling(telling.opened_at, told, telling.withheld, telling.withheld_until)


def _disclosure(row: Case, rules: RuleSet) -> facts.Disclosure | None:
    schedule = row.schedules.order_by("-pk").first()
    if schedule is None:
        return None
    marks = [each.mark for each in row.exhibits.all()]
    exhibits = {
        mark: moment
        for mark in marks
        if (moment := served_at(services(row, "exhibit", mark), rules)) is not None
    }
    # What came to light after the schedule was signed is material as well.
    return facts.Disclosure(
        exhibits=exhibits,
        all_material=frozenset(schedule.marks) | frozenset(marks),
        schedule_signed=set(marks) <= set(schedule.marks),
        schedule_served_at=served_at(services(row, "schedule", schedule.digest), rules),
    )


def _hearing(row: Case) -> facts.Hearing | None:
    held = row.hearings.order_by("-pk").first()
    election = row.paper_elections.order_by("-pk").first()
    requests = list(row.requests.all())
    if held is None:
        return None
    return facts.Hearing(
        at=held.at,
        on_papers=held.on_papers,
        election_by=_person(election.by) if election else None,
        election_fresh=election.fresh if election else False,
        companion_stated=held.companion_stated,
        requests=len(requests),
        answered=sum(1 for each in requests if each.granted is not None and each.reasons.strip()),
    )


def _decision(row: Case, made: Decision, rules: RuleSet) -> facts.Decision:
    charge = row.charges.order_by("-pk").first()
    findings = list(made.findings.all())
    points = [point.pk for reply in row.replies.all() for point in reply.points.all()]
    answered = {each.point_id for each in made.answers.all() if each.says.strip()}
    return facts.Decision(
        cited=frozenset(made.citations.values_list("exhibit__mark", flat=True)),
        standard=made.standard,
        particulars=len(charge.particulars) if charge else 0,
        voted=sum(1 for each in findings if each.votes_for + each.votes_against),
        reasoned=sum(1 for each in findings if each.reasons.strip()),
        sanction=made.sanction,  # type: ignore[arg-type]  (the choices are the severities)
        months=made.months,
        lesser_considered=made.lesser_considered,
        comparables=len(made.comparables) if made.comparables is not None else None,
        defences=len(points),
        answered=len(answered.intersection(points)),
        departs=departs(made),
        departure=made.departure,
        unlogged_contact=row.contacts.filter(own=False).exists(),
        external_remedy=made.external_remedy,
        served_at=served_at(services(row, "decision", made.digest), rules),
    )


def departs(made: Decision) -> bool:
    """Whether a sanction is not the one, or one of those, that most like cases got."""
    got = Counter(each["sanction"] for each in made.comparables or [])
    return bool(got) and got[made.sanction] < max(got.values())


def _appeal(row: Case) -> facts.Appeal | None:
    appeal = getattr(row, "appeal", None)
    if appeal is None:
        return None
    decision = getattr(appeal, "decision", None)
    draw = decision.draw if decision else draws.latest(row, "appeal")
    return facts.Appeal(
        lodged_at=appeal.at,
        by=_person(appeal.by),
        panel=tuple(_person(key) for key in draws.members(draw)),
        sanction=decision.sanction if decision else None,
        reasons=decision.reasons if decision else "",
    )


def _person(key: str) -> ActorRef:
    return ActorRef("person", key)
