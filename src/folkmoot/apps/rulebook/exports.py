"""Editions to be taken away: in formats that other programs read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.paper_sheets import sheet_pdf
from folkmoot.apps.rulebook.queries import EditionView
from folkmoot.apps.rulebook.queries.history import operations_of, wording_of
from folkmoot.core.lawtext import document_to_data
from folkmoot.core.lawtext.akoma.editions import edition_akn
from folkmoot.core.lawtext.akoma.identity import Event, Identity
from folkmoot.core.lawtext.showing.docx import comparison_docx, edition_docx
from folkmoot.core.lawtext.showing.epub import edition_epub
from folkmoot.core.lawtext.showing.lines import lines_between
from folkmoot.core.lawtext.showing.markdown import edition_markdown
from folkmoot.core.lawtext.showing.sheets import comparison_sheet, edition_sheet
from folkmoot.platform.installation import installation

_COUNTRIES = {"GB", "IE", "DE", "FR", "US", "CA", "AU", "NZ", "NL", "ES", "IT", "SE", "DK", "FI"}


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its media type, and how an edition is written in it."""

    media: str
    write: Callable[[EditionView], bytes]


def edition_json(view: EditionView) -> bytes:
    """An edition as data: what it is, its provisions with identities, what made it and why."""
    why = view.enactment
    data = {
        "document": view.document,
        "title": view.title,
        "language": view.language,
        "format": view.format,
        "edition": view.sequence,
        "base": view.base,
        "origin": view.origin,
        "adopted_on": view.adopted_on.isoformat(),
        "in_force_on": view.in_force_on.isoformat(),
        "content_hash": view.content_hash,
        "edition_digest": view.digest,
        "record_entry": view.certified_seq,
        "enactment": {
            "record_entry": why.record_seq,
            "label": why.label,
            "address": why.address,
            "mover": why.mover_text,
            "vote": why.vote_text,
        },
        "note": view.note,
        "root": document_to_data(view.tree),
        "operations": operations_of(view),
        "wording": wording_of(view),
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8")


def identity_of(view: EditionView) -> Identity:
    """What names an edition in the world: the work, its language, its day, every edition before."""
    until = list(reversed(queries.editions(view.document)))
    until = [each for each in until if each.sequence <= view.sequence]
    region = view.language.partition("-")[2].upper()
    return Identity(
        organisation=installation().name,
        slug=view.document,
        title=view.document_title,
        language=view.language,
        country=region.lower() if region in _COUNTRIES else "un",
        begun=until[0].in_force_on,
        in_force=view.in_force_on,
        sequence=view.sequence,
        events=tuple(
            Event(
                each.sequence,
                each.in_force_on,
                each.enactment.address or each.url,
                each.enactment.label or f"Edition {each.sequence}",
            )
            for each in until
        ),
    )


def comparison_docx_of(old: EditionView, new: EditionView) -> bytes:
    """Two editions as a DOCX whose revisions lead from the one to the other."""
    who = new.enactment.label or installation().name
    lines = lines_between(old.tree, new.tree)
    return comparison_docx(
        lines, title=new.title, author=who, at=_moment(new), language=new.language
    )


def comparison_pdf_of(old: EditionView, new: EditionView) -> bytes:
    """What changed between two editions, on paper."""
    names = (f"{old.sequence}", f"{new.sequence}")
    lines = lines_between(old.tree, new.tree)
    sheet = comparison_sheet(lines, title=new.title, names=names, language=new.language)
    return sheet_pdf(sheet, dated=int(_moment(new).timestamp()))


def _akn(view: EditionView) -> bytes:
    base = queries.edition(view.document, view.base) if view.base is not None else None
    first = queries.edition(view.document, 1)
    return edition_akn(
        view.tree,
        identity_of(view),
        before=base.tree if base else None,
        first=first.tree if first else None,
    ).encode()


def _docx(view: EditionView) -> bytes:
    return edition_docx(view.tree, title=view.title, language=view.language)


def _pdf(view: EditionView) -> bytes:
    sheet = edition_sheet(
        view.tree,
        title=view.title,
        under=f"{view.sequence} · {view.in_force_on.isoformat()}",
        language=view.language,
        foot=f"sha256 {view.content_hash}",
    )
    return sheet_pdf(sheet, dated=int(_moment(view).timestamp()))


def _epub(view: EditionView) -> bytes:
    return edition_epub(
        view.tree,
        title=view.title,
        under=f"{installation().name} · {view.sequence} · {view.in_force_on.isoformat()}",
        language=view.language,
        name=f"urn:sha256:{view.content_hash}",
        on=view.in_force_on,
    )


def _markdown(view: EditionView) -> bytes:
    return edition_markdown(view.tree, title=view.title).encode()


def _moment(view: EditionView) -> datetime:
    return datetime.combine(view.in_force_on, time(), tzinfo=UTC)


EXPORTS: dict[str, Export] = {
    "akn": Export("application/akn+xml", _akn),
    "docx": Export(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx
    ),
    "epub": Export("application/epub+zip", _epub),
    "md": Export("text/markdown; charset=utf-8", _markdown),
    "pdf": Export("application/pdf", _pdf),
}
"""By the ending of the address and of the file."""
