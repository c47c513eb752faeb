"""An edition as a book for electronic readers (EPUB 3.3), one file for each top-level part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.provision import Provision
from folkmoot.core.lawtext.showing.marks import xml_text, xml_value
from folkmoot.core.lawtext.showing.packed import packed
from folkmoot.core.lawtext.spacing import PARAGRAPH

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTAINER = (
    f'{_HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="book/content.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_STYLE = (
    "body{margin:1em;line-height:1.5}h1{font-size:1.4em}h2{font-size:1.15em}"
    "section{margin-left:.9em}body>section{margin-left:0}.label{font-weight:bold}"
)
_DEEPEST_HEADING = 6


def edition_epub(
    document: Document, *, title: str, under: str, language: str, name: str, on: date
) -> bytes:
    """The edition as EPUB; ``name`` is the identifier of the book, ``on`` the day it says."""
    parts = list(document.root.children)
    pages = {f"part{number}.xhtml": part for number, part in enumerate(parts, start=1)}
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "book/content.opf": _package(list(pages), title, language, name, on),
        "book/nav.xhtml": _contents(document, pages, title, language),
        "book/title.xhtml": _page(title, language, _title(document, title, under)),
        "book/style.css": _STYLE,
    }
    for file, part in pages.items():
        shown = _provision(part, document, 1)
        files[f"book/{file}"] = _page(_named(document, part), language, shown)
    return packed(files, stored=frozenset({"mimetype"}))


def _package(pages: Sequence[str], title: str, language: str, name: str, on: date) -> str:
    items = "".join(
        f'<item id="p{number}" href="{page}" media-type="application/xhtml+xml"/>'
        for number, page in enumerate(pages, start=1)
    )
    order = "".join(f'<itemref idref="p{number}"/>' for number in range(1, len(pages) + 1))
    return (
        f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="name"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="name">{xml_text(name)}</dc:identifier>'
        f"<dc:title>{xml_text(title)}</dc:title><dc:language>{xml_text(language)}</dc:language>"
        f'<meta property="dcterms:modified">{on.isoformat()}T00:00:00Z</meta></metadata><manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>'
        f'<item id="style" href="style.css" media-type="text/css"/>{items}</manifest>'
        f'<spine><itemref idref="title"/>{order}</spine></package>'
    )


def _contents(document: Document, pages: dict[str, Provision], title: str, language: str) -> str:
    rows = "".join(
        f'<li><a href="{file}">{xml_text(_named(document, part))}</a></li>'
        for file, part in pages.items()
    )
    rows = rows or '<li><a href="title.xhtml">—</a></li>'
    inside = f'<nav epub:type="toc"><h1>{xml_text(title)}</h1><ol>{rows}</ol></nav>'
    return _page(title, language, inside)


def _title(document: Document, title: str, under: str) -> str:
    opening = "".join(f"<p>{xml_text(each)}</p>" for each in _paragraphs(document.root))
    return f"<h1>{xml_text(title)}</h1><p>{xml_text(under)}</p>{opening}"


def _page(title: str, language: str, inside: str) -> str:
    return (
        f'{_HEAD}<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{xml_value(language)}" '
        f'xml:lang="{xml_value(language)}"><head><title>{xml_text(title)}</title>'
        f'<link rel="stylesheet" href="style.css"/></head><body>{inside}</body></html>\n'
    )


def _provision(own: Provision, document: Document, level: int) -> str:
    label = document.label(own.pid)
    shown = f'<span class="label">{xml_text(label)}</span> ' if label else ""
    paragraphs = _paragraphs(own)
    if own.heading:
        rank = min(level, _DEEPEST_HEADING)
        lead = f"<h{rank}>{shown}{xml_text(own.heading)}</h{rank}>"
    else:
        first = xml_text(paragraphs[0]) if paragraphs else ""
        lead = f"<p>{shown}{first}</p>" if shown or first else ""
        paragraphs = paragraphs[1:]
    text = "".join(f"<p>{xml_text(each)}</p>" for each in paragraphs)
    below = "".join(_provision(child, document, level + 1) for child in own.children)
    return f"<section>{lead}{text}{below}</section>"


def _paragraphs(own: Provision) -> list[str]:
    return [each for each in own.text.split(PARAGRAPH) if each]


def _named(document: Document, own: Provision) -> str:
    label = document.label(own.pid)
    words = own.heading or " ".join(own.text.split()[:8])
    return " ".join(part for part in (label, words) if part) or "—"
