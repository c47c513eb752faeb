"""What the composition adds to every request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.platform.acts import Refused


class Refusals:
    """Shows a refusal that a view did not catch: an answer with its reasons, not an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this with whatever a view raised."""
        if not isinstance(exception, Refused):
            return None
        return render(request, "site/refused.html", {"verdict": exception.verdict}, status=422)
