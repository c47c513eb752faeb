"""What every page knows about its surroundings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation
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
        "person_name": str(person) if person else "",
        "sign_in_url": reverse("account_login"),
        "sign_out_url": reverse("account_logout"),
    }
