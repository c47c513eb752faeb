"""What every page knows about its surroundings."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.apps.record.queries import newest_checkpoint
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation
from folkmoot.site.personas import persona_bar
from folkmoot.site.theme import theme_of
from folkmoot.web import offers


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The variables of ``web/base.html``."""
    here = installation()
    person = getattr(request, "person", None)
    return {
        "organisation_name": here.name,
        "organisation_short": here.short,
        "words": here.words,
        "now": now(),
        "navigation": [
            {"label": place.label, "url": place.url, "current": request.path.startswith(place.url)}
            for place in offers.places()
        ],
        "account_menu": _account_menu(get_language()) if person else [],
        "person_name": str(person) if person else "",
        "sign_in_url": f"/accounts/login/?next={request.path}",
        "sign_out_url": "/accounts/logout/",
        "persona_bar": persona_bar(person.key if person else ""),
        "footer_checkpoint": newest_checkpoint(),
        "footer_links": _footer_links(get_language()),
        "theme": theme_of(request),
        "theme_action_url": "/theme",
    }


@cache
def _footer_links(_language: str | None) -> list[dict[str, str]]:
    return [
        {"label": _("Check it yourself"), "url": "/record/check"},
        {"label": _("Search"), "url": "/search"},
        {"label": _("How this is set"), "url": "/design"},
        {"label": _("For programs"), "url": "/api/"},
    ]


@cache
def _account_menu(_language: str | None) -> list[dict[str, str]]:
    return [
        {"label": _("What awaits me"), "url": "/"},
        {"label": _("My membership"), "url": "/me"},
        {"label": _("Search"), "url": "/search"},
    ]
