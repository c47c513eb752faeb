"""Rule books: documents, editions, provisions and the figures they set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from folkmoot.api.access import Key
from folkmoot.api.problems import Problem
from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.queries import DocumentView, EditionView, ParameterView, ProvisionView
from folkmoot.platform.clock import now

router = Router()

MOST_EDITIONS = 32_767  # what the database counts editions in
Sequenced = Annotated[int, Path(ge=1, le=MOST_EDITIONS)]
Document = Annotated[Key, Path()]
FOUND_OR_NOT = {404: Problem, 422: Problem}


class DocumentOut(Schema):
    """A rule document; `last` is the number of its newest edition, in force or not."""

    slug: str
    title: str
    language: str
    last: int
    url: str


class EnactmentOut(Schema):
    """The decision that made an edition."""

    record_seq: int | None
    label: str
    address: str
    mover_text: str
    vote_text: str


class EditionOut(Schema):
    """One edition: which, from when, made by what decision."""

    document: str
    sequence: int
    title: str
    origin: str
    adopted_on: date
    in_force_on: date
    content_hash: str
    digest: str
    base: int | None
    note: str
    certified_at: datetime
    certified_seq: int | None
    enactment: EnactmentOut
    proviso: str = Field(description="What the change that made it is subject to, as voted on.")
    url: str


class LeafOut(Schema):
    """One provision in reading order; `parent` is the identifier of the one it stands in."""

    pid: str
    label: str
    kind: str
    heading: str
    text: str
    parent: str | None


class EditionTextOut(EditionOut):
    """An edition, word for word."""

    ends_on: date | None = Field(
        description="The day from which the change no longer holds, if it was made for a time."
    )
    expired_by: int | None = Field(description="The edition that took it out again.")
    provisions: list[LeafOut]


class PointerOut(Schema):
    """A provision named in passing."""

    pid: str
    label: str
    title: str
    url: str


class ProvisionOut(Schema):
    """One provision of one edition, and where it stands."""

    pid: str
    label: str
    cite: str
    kind: str
    heading: str
    text: str
    path: list[PointerOut]
    children: list[PointerOut]
    url: str
    document: str = Field(alias="edition.document")
    edition: int = Field(alias="edition.sequence")


class ParameterOut(Schema):
    """A figure of the rules, in plain language; without `provision` the default holds."""

    key: str
    says: str
    example: str
    unit: str
    written: str
    provision: str | None
    since_edition: int | None
    kinder: str
    kinder_to: str

    @staticmethod
    def resolve_provision(view: ParameterView) -> str | None:
        """The citation of who grants it."""
        return str(view.provision) if view.provision else None


@router.get("rules", response=list[DocumentOut])
def documents(request: HttpRequest) -> Sequence[DocumentView]:
    """Every rule document, the one that prevails first."""
    return queries.documents()


@router.get("rules/{document}/editions", response={200: list[EditionOut], **FOUND_OR_NOT})
def editions(request: HttpRequest, document: Document) -> Sequence[EditionView]:
    """The editions of a document, oldest first."""
    if queries.document(document) is None:
        raise Http404(f"There is no rule document {document}.")
    return sorted(queries.editions(document), key=lambda view: view.sequence)


@router.get("rules/{document}/editions/{sequence}", response={200: EditionTextOut, **FOUND_OR_NOT})
def edition(request: HttpRequest, document: Document, sequence: Sequenced) -> EditionTextOut:
    """One edition with every provision in reading order."""
    view = queries.edition(document, sequence)
    if view is None:
        raise Http404(f"There is no edition {sequence} of {document}.")
    leaves = []
    for own in view.tree.walk():
        above = view.tree.parent(own.pid)
        leaves.append(
            LeafOut(
                pid=own.pid,
                label=own.label,
                kind=own.kind,
                heading=own.heading,
                text=own.text,
                parent=above.pid if above else None,
            )
        )
    sunset = queries.sunset_of(document, sequence)
    return EditionTextOut(
        **EditionOut.from_orm(view).dict(),
        ends_on=sunset.ends_on if sunset else None,
        expired_by=sunset.expired_by if sunset else None,
        provisions=leaves,
    )


@router.get(
    "rules/{document}/provisions/{label}",
    response={200: ProvisionOut, **FOUND_OR_NOT},
)
def provision(
    request: HttpRequest,
    document: Document,
    label: Annotated[Key, Path(description="Its label, or `~` and its permanent identifier.")],
    edition: Annotated[int | None, Query(ge=1, le=MOST_EDITIONS)] = None,
) -> ProvisionView:
    """One provision, in the newest edition or in the one asked for."""
    found = queries.provision(document, label, edition)
    if found is None:
        raise Http404(f"There is no one provision {label} in {document}.")
    return found


@router.get("parameters", response={200: list[ParameterOut], 422: Problem})
def parameters(request: HttpRequest, on: date | None = None) -> list[ParameterView]:
    """Every figure of the rules as in force on a day, today if none is given."""
    day = on or queries.day(now())
    found = (queries.parameter(key, day) for key in sorted(queries.catalogue()))
    return [view for view in found if view is not None]


@router.get("parameters/{key}", response={200: ParameterOut, **FOUND_OR_NOT})
def parameter(
    request: HttpRequest, key: Annotated[Key, Path()], on: date | None = None
) -> ParameterView:
    """One figure of the rules as in force on a day."""
    found = queries.parameter(key, on or queries.day(now()))
    if found is None:
        raise Http404(f"No rule parameter is called {key}.")
    return found
