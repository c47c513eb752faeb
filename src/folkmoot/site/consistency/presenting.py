"""Findings as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from folkmoot.core.consistency import (
    Comparison,
    Finding,
    Funnel,
    GroupLook,
    Look,
    Place,
    Report,
    figure,
)
from folkmoot.site.consistency.plan import WORDS
from folkmoot.web.templatetags.web import remedy, says

FINDINGS = {
    Finding.DIFFERENT: lazy("different"),
    Finding.ALIKE: lazy("alike"),
    Finding.CANNOT_TELL: lazy("cannot tell"),
}
VARIES = {
    Finding.DIFFERENT: lazy("no, it varies"),
    Finding.ALIKE: lazy("no sign that it varies"),
    Finding.CANNOT_TELL: lazy("cannot tell"),
}
PLACES = {
    Place.WITHIN: lazy("within chance"),
    Place.BEYOND_INNER: lazy("beyond 95 of 100"),
    Place.BEYOND_OUTER: lazy("beyond 99.8 of 100"),
}
TONES = {Place.WITHIN: 5, Place.BEYOND_INNER: 3, Place.BEYOND_OUTER: 1}


def columns(first: str) -> list[dict[str, Any]]:
    """The headings of a table of looks."""
    return [
        {"label": first},
        {"label": _("Compared cases"), "number": True},
        {"label": _("Of this group"), "number": True},
        {"label": _("Expected if alike"), "number": True},
        {"label": _("Odds ratio (95% interval)")},
        {"label": _("Finding")},
        {"label": _("The same in every kind of case?")},
    ]


def look_sections(looks: Sequence[Look]) -> list[dict[str, Any]]:
    """Each measure with a row for each group."""
    sections: dict[str, dict[str, Any]] = {}
    for look in looks:
        section = sections.setdefault(
            look.measure, {"title": WORDS[look.measure], "event": look.measure, "rows": []}
        )
        section["rows"].append([look.group, *_cells(look.comparison), *_findings(look)])
    return list(sections.values())


def _cells(test: Comparison) -> list[str]:
    ratio = _("nothing could differ")
    if test.odds_ratio is not None:
        ratio = f"{figure(test.odds_ratio)} ({figure(test.low)} – {figure(test.high)})"  # noqa: RUF001
    return [str(test.cases), str(test.group_events), figure(test.expected), ratio]


def _findings(look: Look | GroupLook) -> list[str]:
    return [str(FINDINGS[look.finding]), str(VARIES[look.homogeneity.finding])]


def summary(looks: Sequence[Look]) -> dict[str, Any]:
    """The whole list in one line and a status."""
    different = [look for look in looks if look.finding is Finding.DIFFERENT]
    open_ = sum(look.finding is Finding.CANNOT_TELL for look in looks)
    if different:
        words = "; ".join(f"{WORDS[look.measure]}: {look.group}" for look in different)
        return {
            "status": {"word": _("Different"), "state": "urgent"},
            "stands": _("Like cases were not treated alike in %(n)s of %(all)s looks: %(which)s.")
            % {"n": len(different), "all": len(looks), "which": words},
        }
    if open_:
        return {
            "status": {"word": _("Cannot tell"), "state": "waiting"},
            "stands": _("In %(n)s of %(all)s looks there are too few cases to tell either way.")
            % {"n": open_, "all": len(looks)},
        }
    return {
        "status": {"word": _("Alike"), "state": "done"},
        "stands": _("No difference of a size that matters in any of %(all)s looks.")
        % {"all": len(looks)},
    }


def shown_report(found: Report) -> dict[str, Any]:
    """A report on somebody's table."""
    return {
        "summary": [says(line) for line in found.summary],
        "report_columns": columns(found.compared),
        "report_rows": [
            [look.value, *_cells(look.comparison), *_findings(look)] for look in found.looks
        ],
        "report_lines": [
            f"{look.value}: {says(reason)} {remedy(reason)}".rstrip()
            for look in found.looks
            for reason in (look.reason, look.homogeneity.reason)
        ],
        "funnel": funnel_part(found.funnel) if found.funnel else None,
        "why_not": found.why_not,
    }


def funnel_part(drawn: Funnel) -> dict[str, Any]:
    """What ``web/parts/funnel.html`` takes, and what follows in words."""
    return {
        "rate": drawn.rate,
        "limits": [
            {"size": each.cases, "inner": each.inner, "outer": each.outer} for each in drawn.limits
        ],
        "points": [
            {
                "label": point.name,
                "size": point.cases,
                "hits": point.events,
                "tone": TONES[point.place],
                "named": point.place is Place.BEYOND_OUTER,
                "words": str(PLACES[point.place]),
            }
            for point in drawn.points
        ],
        "lines": [f"{says(line)} {remedy(line)}".rstrip() for line in drawn.reasons],
    }
