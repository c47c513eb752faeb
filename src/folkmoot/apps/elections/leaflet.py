"""All candidates in one leaflet, as PDF: a page each, the same room for all."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.queries import ElectionView
from folkmoot.platform.installation import installation
from folkmoot.web.moments import moment_words

_SHEET = Path(__file__).parent / "paper" / "leaflet.typ"


def leaflet_pdf(view: ElectionView) -> bytes:
    """The leaflet; the same bytes whenever it says the same."""
    data = {
        "organisation": installation().name,
        "title": view.title,
        "lede": _("Poll open from %(opens)s to %(closes)s. %(places)d to be elected.") % {
            "opens": moment_words(view.times.poll_opens),
            "closes": moment_words(view.times.poll_closes), "places": view.places,
        },
        "candidates": [
            {
                "name": each.name,
                "facts": [
                    [_("Membership number"), each.number],
                    [_("Belongs to"), each.unit_name],
                    [_("Offices held"), "; ".join(each.offices) or _("none")],
                    [_("Nominated by"), ", ".join(each.nominated_by) or _("members")],
                    *([[_("Stands on"), each.slate_name]] if each.slate_name else []),
                ],
                "statement": each.statement or _("No statement was given."),
            }
            for each in queries.candidates(view)
        ],
    }  # fmt: skip
    return typst.compile(
        _SHEET.read_bytes(),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(view.called_at.timestamp()),
        font_paths=_fonts(),
        ignore_system_fonts=True,
    )


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False)
