"""The fair-process meter: each edition of a rule book scored, guarantee by guarantee."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.queries import DocumentView, EditionView
from folkmoot.core.lawtext import Insert, Operation, Provision, SetParameter
from folkmoot.core.procedure.catalogue import PARAMETERS
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.meter import Meter, charter_motion, measure
from folkmoot.core.procedure.parameter import Granted, ParameterError
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef

_MOST = 32
_kept: dict[str, Meter] = {}  # by edition: an edition never changes


@dataclass(frozen=True, slots=True)
class MeterView:
    """One edition measured."""

    edition: EditionView
    meter: Meter


@dataclass(frozen=True, slots=True)
class CharterView:
    """A motion that would grant what is missing.

    Attributes:
        heading: of the new clause.
        text: its words.
        items: the guarantees it grants, one by one.
        figures: the figures it sets, key and value.
        changes: figures of other provisions that it changes: provision, key, from, to.
        parent: where the clause goes.
        fields: the same as the form of a rule change asks for it, place by place.
    """

    heading: str
    text: str
    items: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str, str, str], ...]
    parent: str
    fields: tuple[tuple[str, str], ...]


def main_document() -> DocumentView | None:
    """The document that prevails; None where there is none."""
    return next(iter(rulebook.documents()), None)


def meters(slug: str) -> list[MeterView]:
    """Every edition of a document measured, the newest first."""
    return [MeterView(view, meter_of(view)) for view in rulebook.editions(slug)]


def meter_of(view: EditionView) -> Meter:
    """One edition measured; kept, because an edition never changes."""
    key = f"{view.ref}:{view.receipt}"
    if key not in _kept:
        if len(_kept) >= _MOST:
            _kept.clear()
        meter = measure(_rules_of(view), _words(view))
        if not view.receipt:
            return meter
        _kept[key] = meter
    return _kept[key]


def charter(view: EditionView, profile: str) -> CharterView | None:
    """What a motion would have to say to reach a profile; None if nothing is lacking.

    Raises:
        KeyError: if there is no such profile.
    """
    meter, rules = meter_of(view), _rules_of(view)
    parent = view.tree.root.children[-1] if view.tree.root.children else view.tree.root
    chapters = [each for each in view.tree.root.children if each.label]
    parent = chapters[1] if len(chapters) > 1 else parent
    granting = rules.provision(rule.IN_FORCE)
    target = _pid(view, granting) if granting else None
    operations = charter_motion(
        meter,
        rules,
        profile=profile,
        parent=parent.pid,
        after=parent.children[-1].pid if parent.children else None,
        label=_next_label(parent.children[-1].label if parent.children else ""),
        mint=lambda: f"p-{secrets.token_hex(6)}",
        target=target,
    )
    return _shown(view, operations, parent.pid) if operations else None


def _shown(view: EditionView, operations: tuple[Operation, ...], parent: str) -> CharterView:
    clause = next(op for op in operations if isinstance(op, Insert)).provisions[0]
    changes = tuple(
        (view.tree.cite(op.target), op.key, op.before or "", op.after or "")
        for op in operations
        if isinstance(op, SetParameter)
    )
    return CharterView(
        clause.heading,
        clause.text,
        tuple(child.text for child in clause.children),
        tuple((each.key, each.value) for each in clause.parameters),
        changes,
        view.tree.cite(parent),
        tuple(_fields(view, operations)),
    )


def _fields(view: EditionView, operations: tuple[Operation, ...]) -> Iterator[tuple[str, str]]:
    at = -1
    for operation in operations:
        if isinstance(operation, SetParameter):
            at += 1
            own = view.tree.provision(operation.target)
            yield from _field(at, "words", own, {operation.key: operation.after or ""})
        elif isinstance(operation, Insert):
            (clause,) = operation.provisions
            beside = operation.after or operation.parent
            inside = operation.after is None
            for own, (where, within) in (
                (clause, (beside, inside)),
                *((child, (clause.pid, True)) for child in clause.children),
            ):
                at += 1
                figures = {each.key: each.value for each in own.parameters}
                yield from _field(at, "insert", own, figures)
                yield f"change-{at}-label", own.label
                yield f"change-{at}-beside", where
                yield f"change-{at}-inside", "yes" if within else ""


def _field(
    at: int, kind: str, own: Provision, figures: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    yield f"change-{at}-kind", kind
    yield f"change-{at}-pid", own.pid
    yield f"change-{at}-heading", own.heading
    yield f"change-{at}-text", own.text
    for key, value in figures.items():
        yield f"change-{at}-figure-{key}", value


def _rules_of(view: EditionView) -> RuleSet:
    granted: dict[str, Granted] = {}
    for each in rulebook.parameters_in(view):
        if each.key not in PARAMETERS or each.provision is None or not each.known:
            continue
        try:
            since = each.since_edition or view.sequence
            granted[each.key] = Granted(each.key, each.value, each.provision, since)  # type: ignore[arg-type]
        except ParameterError:
            continue
    return RuleSet(PARAMETERS, granted)


def _words(view: EditionView) -> Iterator[tuple[ProvisionRef, str]]:
    for each in view.tree.walk():
        label = view.tree.label(each.pid)
        if label and each.text:
            yield ProvisionRef(view.document, label, view.sequence), each.text


def _pid(view: EditionView, cited: ProvisionRef) -> str | None:
    found = view.tree.find(cited.label)
    return found.pid if found else None


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _next_label(last: str) -> str:
    """The label after the last one of its kind."""
    if last in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(last) + 1]
    if last.isdigit():
        return str(int(last) + 1)
    return f"{last}bis" if last else "1"


def today(on: date) -> MeterView | None:
    """The prevailing document as in force on a day, measured."""
    document = main_document()
    view = rulebook.edition_on(document.slug, on) if document else None
    return MeterView(view, meter_of(view)) if view else None
