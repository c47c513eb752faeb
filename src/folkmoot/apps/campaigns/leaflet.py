"""A message as a leaflet, as PDF: its words, its picture, the imprint, the code of its notice."""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.campaigns.words import PLACES

_SHEET = Path(__file__).parent / "paper" / "leaflet.typ"


def leaflet_pdf(view: MessageView) -> bytes:
    """The leaflet, a page to a variant; the same bytes whenever it says the same.

    Every page carries the number in the register and the address of the notice as words and as a
    code. A draft says on every page that it is one, so that nobody prints it.
    """
    content = view.content
    url = f"{settings.ORIGIN}{view.short}"
    files: dict[str, bytes] = {"main": _SHEET.read_bytes(), "code.svg": _code(url)}
    pages = []
    for place, each in enumerate(content.variants):
        found = queries.creative(each.creative) if each.creative else None
        name = ""
        if found is not None:
            name = f"picture-{place}.{'png' if found[1].endswith('png') else 'jpg'}"
            files[name] = found[2]
        pages.append({"name": each.name, "text": each.text, "picture": name})
    data = {
        "title": content.title,
        "sponsor": content.sponsor.name,
        "pages": pages,
        "several": len(pages) > 1,
        "imprint": content.imprint_line,
        "number": _("Register number %(number)s") % {"number": view.number},
        "says": _("Who pays for this, and what others were told:"),
        "url": url.removeprefix("https://").removeprefix("http://"),
        "draft": _("Draft, not declared: not for printing") if view.state == "draft" else "",
        "political": _("Political advertisement") if content.jurisdiction == "eu" else "",
        "place": str(PLACES.get(content.place, "")),
    }
    return typst.compile(
        files,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(view.wording.at.timestamp()),
        font_paths=_fonts(),
        ignore_system_fonts=True,
    )


def _code(url: str) -> bytes:
    drawn = io.BytesIO()
    segno.make(url, error="m").save(drawn, kind="svg", border=1, scale=4)
    return drawn.getvalue()


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False)
