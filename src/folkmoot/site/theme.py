"""Light, dark, or as the reader's machine has it: kept in a cookie that says nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from folkmoot.platform.access import public

COOKIE = "theme"
THEMES = ("light", "dark")
A_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """What the reader chose, or nothing."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in THEMES else ""


@public
@csrf_exempt  # it keeps a colour and nothing else; a token would put a cookie on every page
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep a choice, and go back to the page it was made on."""
    back = request.META.get("HTTP_REFERER", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back, status=303)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(COOKIE, chosen, max_age=A_YEAR, samesite="Lax")
    else:
        response.delete_cookie(COOKIE)
    return response
