"""What is answered where nothing else answers: no such page, no such right, a fault of ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

MALFORMED, FORBIDDEN, NOT_FOUND, FAILED = 400, 403, 404, 500


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page; says what the view said, where that was a sentence."""
    return _page(
        request,
        title=_("There is no such page"),
        says=_sentence(exception)
        or _("The address may be mistyped, or what stood here is not open to you."),
        status=NOT_FOUND,
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page is there, and not for whoever asks."""
    return _page(
        request,
        title=_("This is not yours to see"),
        says=_sentence(exception) or _("Sign in as somebody who may, or ask the secretary."),
        status=FORBIDDEN,
    )


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent makes no sense."""
    del exception
    return _page(
        request,
        title=_("This could not be read"),
        says=_("What your browser sent is not a form of ours. Go back, and try once more."),
        status=MALFORMED,
    )


def from_elsewhere(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this browser was not given by us, or not lately."""
    del reason
    return _page(
        request,
        title=_("This form has grown old"),
        says=_(
            "Nothing has been changed. Go back, load the page again, and send it once more; "
            "your browser must allow cookies for this site."
        ),
        status=FORBIDDEN,
    )


def failed(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Asks nothing of the database, which may be what failed."""
    del request
    return HttpResponse(render_to_string("site/failed.html"), status=FAILED)


def _page(request: HttpRequest, *, title: str, says: str, status: int) -> HttpResponse:
    return render(request, "site/error.html", {"title": title, "says": says}, status=status)


def _sentence(exception: Exception) -> str:
    said = str(exception.args[0]) if exception.args else ""
    return said if said.endswith(".") else ""
