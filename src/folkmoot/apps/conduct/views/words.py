"""What pages call the things of this room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from folkmoot.apps.conduct.queries.outcomes import told_of

KINDS = {
    "discipline": _("Conduct of a member"),
    "admission": _("Objection to a new member"),
    "ineligibility": _("Whether somebody may be a member"),
    "arrears": _("Lapse for arrears"),
    "office": _("Removal from office"),
}
BEGUN_BY = {
    "discipline": _("The complaint"),
    "admission": _("The objection"),
    "ineligibility": _("The question"),
    "arrears": _("What is brought"),
    "office": _("What is brought"),
}
PARTS = {
    "respondent": _("the member concerned"),
    "complainant": _("the complainant"),
    "companion": _("the companion"),
    "witness": _("a witness"),
    "clerk": _("the clerk"),
    "adjudicator": _("the adjudicator"),
    "investigator": _("the investigator"),
    "panel": _("on the panel"),
    "appeal_panel": _("on the appeal panel"),
    "suspender": _("on the panel for suspensions"),
}
SANCTIONS = {
    "none": _("No sanction"),
    "warning": _("Warning"),
    "restriction": _("Restriction of some rights"),
    "suspension": _("Suspension of some rights"),
    "exclusion": _("Exclusion"),
}
OUTCOMES = {
    "effective": _("Upheld"),
    "not_upheld": _("Not upheld"),
    "dismissed": _("Dismissed"),
    "lapsed": _("Lapsed"),
}
PAPERS = {
    "notice": _("Notice of the investigation"),
    "charge": _("Charge, with the sheet of rights"),
    "exhibit": _("Material"),
    "schedule": _("Schedule of all material"),
    "decision": _("Decision"),
    "appeal_decision": _("Decision on the appeal"),
}
RIGHT_WORDS = {
    "attend": _("attend meetings"),
    "speak": _("speak at meetings"),
    "vote": _("vote"),
    "stand": _("stand for election"),
    "propose": _("nominate, or propose motions"),
    "hold_office": _("hold office"),
    "contact_members": _("write to members through the organisation"),
}
PROFILES = {
    "": _("none yet"),
    "baseline": _("Baseline"),
    "acas_like": _("ACAS-like"),
    "parteiengesetz": _("Parteiengesetz"),
    "full_charter": _("Full charter"),
}


def like_cases(found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What others got for the same, in the words of a page."""
    told = told_of(found)
    return {
        "rows": told.rows,
        "few": told.few,
        "words": [(SANCTIONS[sanction], count) for sanction, count in told.counts],
        "lines": [_line(each) for each in told.rows if not told.few],
    }


def _line(each: Mapping[str, Any]) -> str:
    months = each.get("months")
    length = ngettext(", %(n)d month", ", %(n)d months", months) % {"n": months} if months else ""
    return f"{each['number']}: {SANCTIONS[each['sanction']]}{length}"
