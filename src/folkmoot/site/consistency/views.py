"""The page of consistency, its table, and a table of anybody's."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from folkmoot.apps.conduct.queries import outcomes
from folkmoot.core.consistency import LEAST_CASES, Look, TableError, read_cases, read_table, report
from folkmoot.platform.access import public
from folkmoot.site.consistency.plan import COMPARED, WITHIN, looks
from folkmoot.site.consistency.presenting import columns, look_sections, shown_report, summary


class OwnTable(forms.Form):
    """A published table, to be worked out again."""

    table = forms.CharField(
        label=lazy("The table"),
        max_length=200_000,
        strip=False,
        help_text=lazy(
            "CSV: columns that tell cases apart, such as charge, edition and unit; then cases and "
            "events. The last of the former is compared, like with like in all others."
        ),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "class": "file-text"}),
    )
    compared = forms.CharField(
        label=lazy("Compare by"),
        required=False,
        max_length=60,
        help_text=lazy("The name of a column; the last one if nothing is said."),
    )


@public
def index(request: HttpRequest) -> HttpResponse:
    """Every look of the list at the outcomes that this organisation has published."""
    total, found = _found(_text())
    context: dict[str, Any] = {
        "total": total,
        "least": LEAST_CASES,
        "sections": look_sections(found),
        "columns": columns(_("Complaint came from")),
        "command": (
            f"folkmoot consistency outcomes.csv \\\n  --within {','.join(WITHIN)} \\\n"
            f"  --compare {COMPARED} --event {found[0].measure if found else ''}"
        ),
        **(summary(found) if found else {}),
    }
    return render(request, "site/consistency/index.html", context)


@public
def table(request: HttpRequest) -> HttpResponse:
    """The published outcomes from which the page can be worked out."""
    response = HttpResponse(_text(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="outcomes.csv"'
    return response


@public
def own(request: HttpRequest) -> HttpResponse:
    """A table of anybody's, pasted; nothing of it is kept."""
    form = OwnTable(request.POST or None)
    context: dict[str, Any] = {
        "form": form,
        "crumbs": [{"label": _("Like cases"), "url": reverse("consistency:index")}],
    }
    if form.is_valid():
        told = form.cleaned_data
        try:
            found = report(read_table(told["table"]), compared=told["compared"].strip())
            context |= shown_report(found)
        except TableError as error:
            form.add_error("table", str(error))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "site/consistency/own.html", context, status=status)


@lru_cache(maxsize=4)
def _found(text: str) -> tuple[int, Sequence[Look]]:
    """How many cases there are, and every look; the same text is not worked out twice."""
    cases = read_cases(text)
    return len(cases), looks(cases) if cases else ()


def _text() -> str:
    told = io.StringIO()
    csv.writer(told, lineterminator="\n").writerows(outcomes.table(outcomes.published()))
    return told.getvalue()
