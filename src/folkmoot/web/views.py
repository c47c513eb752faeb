"""The pattern book."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.web.design.parts import SURROUNDINGS, sample

PAGES = ("index", "clause", "book", "agenda", "hall")
THEMES = ("light", "dark")


def design(request: HttpRequest, page: str = "index") -> HttpResponse:
    """Every part in every state, or one of the sample pages, with invented matter.

    ``?theme=dark`` shows it as the reader would choose it.
    """
    if page not in PAGES:
        raise Http404
    theme = request.GET.get("theme", "")
    context = SURROUNDINGS | sample() | {"theme": theme if theme in THEMES else ""}
    return render(request, f"web/design/{page}.html", context)


# The doorkeeper reads this mark; the pattern book tells nothing about anybody.
design.is_public = True  # type: ignore[attr-defined]
