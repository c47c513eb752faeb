"""The tables that follow from an edition's source, identities and base."""

from __future__ import annotations

from folkmoot.apps.rulebook.addresses import addresses
from folkmoot.apps.rulebook.models import Edition, Provision, ProvisionChange, RuleParameter
from folkmoot.apps.rulebook.queries.changes import changes_between
from folkmoot.apps.rulebook.queries.trees import tree_of
from folkmoot.core.lawtext import Document
from folkmoot.core.procedure.catalogue import PARAMETERS as CATALOGUE

_BATCH = 500


def project(edition: Edition, tree: Document, *, base: Document | None) -> None:
    """Write the provisions, changes and figures of an edition that has none yet."""
    _project_provisions(edition, tree)
    _project_changes(edition, tree, base)
    _project_figures(edition, tree)


def rebuild(edition: Edition) -> None:
    """Make the changes and figures of an edition again, and every column but the identities.

    For editions of one document, from the first to the last: figures build on each other.
    """
    tree = tree_of(edition)
    base = tree_of(edition.base) if edition.base else None
    ProvisionChange.objects.filter(edition=edition).delete()
    RuleParameter.objects.filter(since=edition).delete()
    RuleParameter.objects.filter(until=edition).update(until=None)
    Provision.objects.filter(edition=edition).delete()
    project(edition, tree, base=base)


def _project_provisions(edition: Edition, tree: Document) -> None:
    places = addresses(tree)
    Provision.objects.bulk_create(
        [
            Provision(
                edition=edition,
                order=order,
                pid=place.provision.pid,
                parent=place.parent or "",
                depth=place.depth,
                kind=place.provision.kind,
                label=tree.label(place.provision.pid),
                address=places[place.provision.pid],
                heading=place.provision.heading,
                text=place.provision.text,
            )
            for order, place in enumerate(tree.places())
        ],
        batch_size=_BATCH,
    )


def _project_changes(edition: Edition, tree: Document, base: Document | None) -> None:
    ProvisionChange.objects.bulk_create(
        [
            ProvisionChange(
                edition=edition, order=change.order, pid=change.pid, kind=change.kind.value
            )
            for change in changes_between(base, tree)
        ],
        batch_size=_BATCH,
    )


def _project_figures(edition: Edition, tree: Document) -> None:
    standing = {
        (row.pid, row.key, row.value): row
        for row in RuleParameter.objects.filter(document=edition.document, until=None)
    }
    granted = {(own.pid, each.key, each.value) for own in tree.walk() for each in own.parameters}
    for row in (row for place, row in standing.items() if place not in granted):
        RuleParameter.objects.filter(pk=row.pk).update(until=edition)
    RuleParameter.objects.bulk_create(
        [
            RuleParameter(
                document=edition.document,
                key=key,
                value=value,
                unit=CATALOGUE[key].unit if key in CATALOGUE else "",
                pid=pid,
                since=edition,
            )
            for pid, key, value in sorted(granted - set(standing))
        ]
    )
