"""What several pages of this room need: words, choices, links."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.queries.outlines import MeetingOutline, outline
from folkmoot.apps.motions.queries.places import closing_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.civildate import Deadline
from folkmoot.core.procedure.rules.kinds import KINDS, Kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef

PROPOSING_KINDS = ("branch", "local_party", "affiliate")
_LONG_PAST = timedelta(days=2)


def kind_title(kind: str) -> str:
    """A kind of motion, to begin a line with."""
    return {
        "rule_change": _("Rule change"),
        "ordinary": _("Ordinary motion"),
        "emergency": _("Emergency motion"),
    }[kind]


def a_kind_words(kind: str) -> str:
    """A kind of motion with its article."""
    return {
        "rule_change": _("a rule change"),
        "ordinary": _("an ordinary motion"),
        "emergency": _("an emergency motion"),
    }[kind]


def as_kind(text: str) -> Kind | None:
    """The kind that an address or a form names, or None."""
    return next((kind for kind in KINDS if kind == text), None)


def person_key(request: HttpRequest) -> str:
    """Who is here; empty for a visitor."""
    person = getattr(request, "person", None)
    return person.key if person else ""


def today(at: datetime) -> date:
    """The day where the organisation's deadlines run."""
    return rulebook.day(at)


def units_to_propose_at(request: HttpRequest, *, at: datetime) -> list[tuple[str, str]]:
    """The units at which this person can propose something, the nearest first."""
    return units_of_person(person_key(request), at=at)


def units_of_person(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """The same for any person."""
    if not person:
        return []
    found = people.units_of(person, today(at))
    return [(unit.slug, unit.name) for unit in found if unit.kind in PROPOSING_KINDS]


def belongs_somewhere(person: str, *, at: datetime) -> bool:
    """Whether there is a unit at which a person can propose something, without naming them."""
    # Whoever belongs to such a unit through one below it belongs to one directly.
    homes = people.homes_of(person, today(at)) if person else []
    return any(unit.kind in PROPOSING_KINDS for unit in homes)


def conferences_to_choose(at: datetime) -> list[tuple[str, str]]:
    """The conferences for which a motion can be drafted, the next first."""
    coming = [
        line
        for line in assembly.conferences()
        if line.status in {"called", "open"} and line.starts_at > at - _LONG_PAST
    ]
    return [(line.key, line.title) for line in sorted(coming, key=lambda line: line.starts_at)]


def closing(kind: Kind, conference: str | MeetingOutline | None, rules: RuleSet) -> Deadline | None:
    """When motions of a kind close for a conference, or None if there is no such conference."""
    meeting = outline(conference) if isinstance(conference, str) else conference
    if meeting is None or meeting.kind != "conference":
        return None
    return closing_of(kind, meeting, rules)


def moved_because(closing: Deadline) -> list[str]:
    """Why a deadline was moved on, one sentence for each outage; empty if it was not."""
    return [step.sentence for step in closing.steps if step.code == "civildate.outage"]


def rule_link(rules: RuleSet, key: str) -> dict[str, str] | None:
    """The provision behind a parameter as parts of pages show it, or None."""
    return ref_link(rules.provision(key))


def ref_link(ref: ProvisionRef | None) -> dict[str, str] | None:
    """A citation as parts of pages show it."""
    if ref is None:
        return None
    pattern = getattr(settings, "WEB_PROVISION_URL", "") or "/rules/{document}/{label}"
    url = pattern.format(document=ref.document, label=ref.label, edition="").rstrip("/")
    return {"label": cite(ref), "url": url}


def cite(ref: ProvisionRef) -> str:
    """A provision as it is cited here: the number alone in the first book, else with its title."""
    return _("rule %(label)s") % {"label": ref.label} if ref.label else ref.document


def crumbs(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up from a page of this room."""
    first = {"label": _("Motions"), "url": reverse("motions:index")}
    return [first, *({"label": label, "url": url} for label, url in steps)]


def receipt_of(result: object) -> str:
    """The receipt's code of whatever an action gave back; empty if it has none."""
    rows = result if isinstance(result, list | tuple) else [result]
    for row in rows:
        code = getattr(row, "receipt", "") or getattr(getattr(row, "taken", None), "receipt", "")
        if code:
            return str(code)
    return ""
