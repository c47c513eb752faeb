"""What this room says beside the pages of an admission: the case about it, to those within it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.conduct.queries.history import road_of, standing_of
from folkmoot.apps.conduct.queries.parts import cases_of
from folkmoot.apps.conduct.views.words import KINDS
from folkmoot.apps.people import queries as people
from folkmoot.web.offers import Beside

OWN = "/me/admission"
OTHERS = "/members/new/"
ABOUT = ("admission", "ineligibility")


def beside(address: str, person: str, at: datetime) -> Sequence[Beside]:
    """The cases about somebody's admission in which the reader has a part; nothing to others."""
    whose = person if address == OWN else ""
    if address.startswith(OTHERS):
        found = people.person_by_number(address.removeprefix(OTHERS))
        whose = found.key if found else ""
    if not person or not whose:
        return ()
    return [
        Beside(
            title=str(KINDS[row.kind]),
            url=f"/cases/{row.code}",
            says=_("There is a case about this, %(code)s: %(state)s.")
            % {"code": row.code, "state": road_of(row).state(standing_of(row, at).state).title},
            note=_("Nothing said here goes into the case by itself: say it there too."),
        )
        for row, parts in cases_of(person, at)
        if row.kind in ABOUT and row.respondent == whose and parts
    ]
