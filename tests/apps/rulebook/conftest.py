"""The acts that bring a small rule book in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from apps.rulebook.small_party import CLERK, NOON, SOURCE
from folkmoot.apps.rulebook.actions import Enactment, ImportReport, certify_edition, import_document
from folkmoot.apps.rulebook.queries import EditionView, last_edition
from folkmoot.core.lawtext import Operation, counter


@pytest.fixture
def party(db) -> ImportReport:
    """The first edition, in force since 1 January 2026."""
    return import_document(
        actor=CLERK,
        at=NOON,
        slug="party",
        source=SOURCE,
        format="labelled",
        in_force_on=date(2026, 1, 1),
        enactment=Enactment(label="Founding conference", vote_text="carried by 61 votes to none"),
        mint=counter("p"),
    )


@pytest.fixture
def enact(party: ImportReport) -> Callable[..., EditionView]:
    """Certify operations on the newest edition."""

    def certify(
        *operations: Operation, in_force_on: date = date(2026, 3, 1), **more: object
    ) -> EditionView:
        last = last_edition("party")
        assert last
        facts: dict[str, object] = {
            "actor": CLERK,
            "at": NOON,
            "document": "party",
            "base_sequence": last.sequence,
            "operations": operations,
            "in_force_on": in_force_on,
            "enactment": Enactment(
                record_seq=7,
                label="Motion 2026-17",
                address="/motions/2026-17",
                mover_text="Nether Wallop local party",
                vote_text="carried by 412 votes to 96",
            ),
        }
        return certify_edition(**{**facts, **more})  # type: ignore[arg-type]

    return certify
