"""The desk at which a motion is drafted: everything its page and its preview show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.forms.changes import Change, drafted
from folkmoot.apps.motions.forms.draft import DraftForm
from folkmoot.apps.motions.policy.drafts import Checked, draft_check
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import others, surroundings
from folkmoot.apps.motions.views.desk_places import PlaceFields, fields_of
from folkmoot.apps.motions.views.reading import Reading, read_change
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Operation, lawful_wording
from folkmoot.core.procedure.rules.form import count_words
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.ruleset import RuleSet

_NOTHING_READ = Reading(())


@dataclass(frozen=True, slots=True)
class Length:
    """How long a part of the motion is, out of what it may be."""

    label: str
    used: int
    most: int | None

    @property
    def over(self) -> int:
        """How many words too many."""
        return max(0, self.used - self.most) if self.most is not None else 0


@dataclass(frozen=True, slots=True)
class Desk:
    """A draft on the desk.

    Attributes:
        form: heading, statement and where it goes.
        places: the provisions it changes.
        base: the edition it is drafted on; None for what is no rule change.
        reading: the change as people would read it.
        checks: each rule that can be looked at now.
        add_label, add_error: what was asked for in "another provision", and why not.
        add_wording, wording_error, wording_note: an amending sentence that was pasted, and what
            became of it.
        moved_on: a sentence if the book has a newer edition than the member was looking at.
        composite_of: of a composite, the motions it is drawn up from.
        locked: the change stays as it is: the form has no fields for it.
    """

    kind: Kind
    form: DraftForm
    motion_key: str = ""
    action: str = ""
    base: rulebook.EditionView | None = None
    operations: tuple[Operation, ...] = ()
    places: tuple[PlaceFields, ...] = ()
    reading: Reading = _NOTHING_READ
    lengths: tuple[Length, ...] = ()
    checks: tuple[Checked, ...] = ()
    rivals: tuple[others.Rival, ...] = ()
    closes: datetime | None = None
    closes_moved: tuple[str, ...] = ()
    closes_rule: Mapping[str, str] | None = None
    add_label: str = ""
    add_error: str = ""
    add_wording: str = ""
    wording_error: str = ""
    wording_note: str = ""
    moved_on: str = ""
    locked: bool = False
    composite_of: tuple[queries.MotionView, ...] = ()
    provisions: Sequence[tuple[str, str]] = field(default_factory=tuple)

    @property
    def is_rule_change(self) -> bool:
        """Whether it changes the rule book."""
        return self.kind == "rule_change"

    @property
    def kicker(self) -> str:
        """What is on the desk."""
        words = surroundings.kind_title(self.kind)
        if self.composite_of:
            return _("Composite of %(keys)s") % {
                "keys": ", ".join(each.key for each in self.composite_of)
            }
        return f"{words} · {self.motion_key}" if self.motion_key else words

    @property
    def page_title(self) -> str:
        """The heading, or what is to be done."""
        title = str(self.form["title"].value() or "").strip()
        if title:
            return title
        cites = [place.cite for place in self.places]
        if cites:
            return _("Change %(places)s") % {"places": ", ".join(cites[:3])}
        return _("Draft %(a_kind)s") % {"a_kind": surroundings.a_kind_words(self.kind)}

    @property
    def lede(self) -> str:
        """What to do here."""
        if self.is_rule_change:
            return _("Edit the words where they stand. The motion writes itself.")
        return _("Write what the meeting should agree to.")

    @property
    def status(self) -> dict[str, str]:
        """Where it stands."""
        return {"word": _("draft"), "state": "open"}

    @property
    def stands(self) -> str:
        """Who sees it."""
        if self.composite_of and self.motion_key:
            return _("Everybody sees it; no unit has answered yet")
        if self.composite_of:
            return _("Published when you draw it up")
        return _("Seen by you and those you invite") if self.motion_key else _("Not saved yet")

    @property
    def closes_label(self) -> str:
        """What the deadline is for."""
        return _("To be at head office by")

    @property
    def wording(self) -> list[str]:
        """The lawful wording, line by line."""
        if self.base is None or not self.operations:
            return []
        return lawful_wording(self.operations, self.base.tree).split("\n")

    @property
    def broken(self) -> list[tuple[str, object]]:
        """The rules that stand in the way as it is."""
        return [(each.title, each.verdict) for each in self.checks if not each.verdict]

    @property
    def met(self) -> list[tuple[str, object]]:
        """The rules that are met."""
        return [(each.title, each.verdict) for each in self.checks if each.verdict]

    @property
    def summary(self) -> str:
        """The state of the draft in one line, announced as it changes."""
        if not self.checks:
            return ""
        broken = len(self.broken)
        if not broken:
            return _("As it stands the rules allow it.")
        return ngettext(
            "%(n)d rule stands in the way as it is.",
            "%(n)d rules stand in the way as it is.",
            broken,
        ) % {"n": broken}


def form_for(
    request: HttpRequest,
    *,
    kind: Kind,
    at: datetime,
    data: QueryDict | None = None,
    initial: Mapping[str, object] | None = None,
    settled: bool = False,
    kept: queries.MotionView | None = None,
) -> DraftForm:
    """The head of the form, with what this person can choose and the limits of today.

    Args:
        kept: the draft that is taken up again; where it goes can be chosen as well.
    """
    rules = rules_for(at)
    limits = {part: most for part, most in limits_of(kind, rules).items() if most is not None}
    unit = (kept.unit_slug, kept.unit_name) if kept else None
    conference = (kept.conference, kept.conference_title) if kept else None
    form = DraftForm(
        data,
        kind=kind,
        units=_with(surroundings.units_to_propose_at(request, at=at), unit),
        conferences=_with(surroundings.conferences_to_choose(at), conference),
        limits=limits,
        initial=initial,
        settled=settled,
    )
    if settled:
        form.fields["unit"].initial = form.fields["conference"].initial = None
    return form


def _with(choices: list[tuple[str, str]], own: tuple[str, str] | None) -> list[tuple[str, str]]:
    return choices if own is None or own in choices else [*choices, own]


def limits_of(kind: Kind, rules: RuleSet) -> dict[str, int | None]:
    """The most words of each part, None for no limit."""
    return {
        part: rules.count(f"motion.{kind}.{part}_words") for part in ("title", "body", "statement")
    }


def with_changes(desk: Desk, base: rulebook.EditionView, changes: Sequence[Change]) -> Desk:
    """The desk with a rule change on it, worked out against an edition."""
    worked = drafted(base.tree, changes)
    reading = read_change(base.document, base.tree, worked.operations, edition=base.sequence)
    return replace(
        desk,
        base=base,
        operations=worked.operations,
        places=tuple(fields_of(base, worked, changes)),
        reading=reading,
        provisions=[
            (place.label, place.provision.heading or place.provision.text[:60])
            for place in base.tree.places()
            if place.own_label
        ],
    )


def with_operations(
    desk: Desk, base: rulebook.EditionView, operations: tuple[Operation, ...]
) -> Desk:
    """The desk with a change that the form has no fields for."""
    reading = read_change(base.document, base.tree, operations, edition=base.sequence)
    return replace(desk, base=base, operations=operations, reading=reading, locked=True)


def checked(
    desk: Desk, *, unit: str, conference: str, at: datetime, untouched: bool = False
) -> Desk:
    """The desk with lengths, rivals and deadline looked up, and the rules once it is touched."""
    rules = rules_for(at)
    title = str(desk.form["title"].value() or "")
    statement = str(desk.form["statement"].value() or "")
    typed = desk.form.field_if("body")
    body = (
        "\n".join(desk.wording)
        if desk.is_rule_change
        else str(typed.value() or "" if typed else "")
    )
    limits = limits_of(desk.kind, rules)
    parts = [(_("Heading"), title, limits["title"])]
    if not desk.is_rule_change or limits["body"] is not None:
        parts.append((_("Text"), body, limits["body"]))
    parts.append((_("Statement"), statement, limits["statement"]))
    closing = surroundings.closing(desk.kind, conference, rules)
    return replace(
        desk,
        lengths=tuple(Length(label, count_words(text), most) for label, text, most in parts),
        checks=()
        if untouched
        else tuple(
            draft_check(
                kind=desk.kind,
                title=title,
                body=body,
                statement=statement,
                document=desk.base.document if desk.base else "",
                operations=desk.operations,
                unit=unit,
                conference=conference,
                at=at,
            )
        ),
        rivals=_rivals(desk, conference, at),
        closes=closing.moment if closing else None,
        closes_moved=tuple(surroundings.moved_because(closing)) if closing else (),
        closes_rule=surroundings.rule_link(rules, f"motion.{desk.kind}.closes_before"),
    )


def _rivals(desk: Desk, conference: str, at: datetime) -> tuple[others.Rival, ...]:
    if desk.base is None or not desk.operations:
        return ()
    pids = [place.pid for place in desk.reading.places]
    return others.rivals_of_draft(
        desk.base, desk.operations, pids, conference=conference, but=desk.motion_key, at=at
    )
