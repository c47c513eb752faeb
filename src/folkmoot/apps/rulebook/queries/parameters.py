"""The figures of the rules: what the rule books grant, over what the house has by default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from folkmoot.apps.rulebook.addresses import provision_path
from folkmoot.apps.rulebook.figures import value_of
from folkmoot.apps.rulebook.models import RuleParameter
from folkmoot.apps.rulebook.queries.editions import documents, edition_on
from folkmoot.apps.rulebook.queries.shapes import EditionView, ParameterView
from folkmoot.apps.rulebook.queries.trees import addresses_of
from folkmoot.core.civildate import Calendar
from folkmoot.core.procedure.catalogue import PARAMETERS as CATALOGUE
from folkmoot.core.procedure.parameter import Granted, Parameter, ParameterError
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef
from folkmoot.platform.installation import installation

_MOST_SETS = 64
_sets: dict[tuple[str, ...], RuleSet] = {}  # by the editions in force; they never change


@dataclass(frozen=True, slots=True)
class _Grant:
    """A figure where it stands in an edition."""

    edition: EditionView
    pid: str
    key: str
    written: str
    since: int

    @property
    def ref(self) -> ProvisionRef:
        label = self.edition.tree.label(self.pid) or addresses_of(self.edition)[self.pid]
        return ProvisionRef(self.edition.document, label, self.edition.sequence)

    @property
    def url(self) -> str:
        return provision_path(self.edition.document, addresses_of(self.edition)[self.pid])


def rule_set(on: date, document: str | None = None) -> RuleSet:
    """The rules in force on a day, each with the provision that grants it.

    Where the rule books are silent the catalogue's default holds, with no provision to cite
    (`RuleSet.provision` is None then). Where two documents grant one figure, the document that
    ranks first prevails. With a document's slug only that document is read.
    """
    views = tuple(_in_force(on, document))
    zone = installation().zone
    key = (zone, *(f"{view.ref}:{view.receipt}" for view in views))
    held = _sets.get(key)
    if held is None:
        held = RuleSet(CATALOGUE, _granted(views), Calendar(zone))
        if len(_sets) >= _MOST_SETS:
            _sets.clear()
        if all(view.receipt for view in views):  # without one, the act may yet be undone
            _sets[key] = held
    return held


def _granted(views: Iterable[EditionView]) -> Mapping[str, Granted]:
    granted: dict[str, Granted] = {}
    for grant in _grants(views):
        parameter = CATALOGUE.get(grant.key)
        if parameter is None or _prevails_already(granted, grant):
            continue
        try:
            value = value_of(parameter, grant.written)
        except ParameterError:
            continue  # reported when the edition was taken over; nothing can act on it
        granted[grant.key] = Granted(grant.key, value, grant.ref, grant.since)
    return MappingProxyType(granted)


def parameter(key: str, on: date) -> ParameterView | None:
    """One figure as in force on a day; None if neither catalogue nor rule book knows it."""
    grants = [grant for grant in _grants(_in_force(on, None)) if grant.key == key]
    known = CATALOGUE.get(key)
    readable = [grant for grant in grants if known is None or _reads(known, grant)]
    if not readable:
        return _default_view(known) if known else None
    first = readable[0].edition.document
    mine = [grant for grant in readable if grant.edition.document == first]
    return _granted_view(mine[-1])


def parameters_in(view: EditionView) -> Sequence[ParameterView]:
    """Every figure that an edition grants, in reading order."""
    return tuple(_granted_view(grant) for grant in _grants([view]))


def parameters_of(view: EditionView, pid: str) -> Sequence[ParameterView]:
    """The figures that one provision of an edition grants, without those of what is inside it."""
    return tuple(_granted_view(grant) for grant in _grants([view]) if grant.pid == pid)


def defaults(on: date) -> Sequence[ParameterView]:
    """What no rule book in force says, and therefore holds by default."""
    granted = rule_set(on).granted
    return tuple(_default_view(known) for key, known in CATALOGUE.items() if key not in granted)


def catalogue() -> Mapping[str, Parameter]:
    """Every figure the house can act on."""
    return CATALOGUE


def _in_force(on: date, document: str | None) -> Iterator[EditionView]:
    for each in documents():
        if document is None or each.slug == document:
            view = edition_on(each.slug, on)
            if view is not None:
                yield view


def _grants(views: Iterable[EditionView]) -> Iterator[_Grant]:
    for view in views:
        since = _since(view)
        for own in view.tree.walk():
            for each in own.parameters:
                begun = since.get((own.pid, each.key), view.sequence)
                yield _Grant(view, own.pid, each.key, each.value, begun)


def _since(view: EditionView) -> dict[tuple[str, str], int]:
    rows = RuleParameter.objects.filter(
        document__slug=view.document, since__sequence__lte=view.sequence
    ).exclude(until__sequence__lte=view.sequence)
    return {
        (pid, key): sequence
        for pid, key, sequence in rows.values_list("pid", "key", "since__sequence")
    }


def _prevails_already(granted: Mapping[str, Granted], grant: _Grant) -> bool:
    """Whether a document that ranks higher has granted it; within one the last word counts."""
    held = granted.get(grant.key)
    return (
        held is not None
        and held.provision is not None
        and held.provision.document != grant.edition.document
    )


def _reads(known: Parameter, grant: _Grant) -> bool:
    try:
        value_of(known, grant.written)
    except ParameterError:
        return False
    return True


def _granted_view(grant: _Grant) -> ParameterView:
    known = CATALOGUE.get(grant.key)
    try:
        value = value_of(known, grant.written) if known else grant.written
        says = known.say(value) if known else ""
    except ParameterError as error:
        known, value, says = None, grant.written, str(error)
    return ParameterView(
        key=grant.key,
        pid=grant.pid,
        value=value,
        unit=known.unit if known else "",
        written=grant.written,
        provision=grant.ref,
        provision_url=grant.url,
        since_edition=grant.since,
        kinder=known.kinder if known else "neither",
        kinder_to=known.kinder_to if known else "",
        says=says,
        example=known.example if known else "",
        known=known is not None,
    )


def _default_view(known: Parameter) -> ParameterView:
    return ParameterView(
        key=known.key,
        pid="",
        value=known.default,
        unit=known.unit,
        written="",
        provision=None,
        provision_url="",
        since_edition=None,
        kinder=known.kinder,
        kinder_to=known.kinder_to,
        says=known.say(known.default),
        example=known.example,
    )
