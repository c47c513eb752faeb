"""Who is asking: the session of the pages, and for acts the token against forgery."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import APIKeyCookie
from ninja.utils import check_csrf
from pydantic import StringConstraints

from folkmoot.core.terms import ActorRef

LARGEST = 2**53 - 1
"""The largest whole number that every program reads exactly."""

NO_NUL = r"^[^\x00]*$"
"""A database's text cannot hold the character NUL."""

Key = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=NO_NUL)]
Short = Annotated[str, StringConstraints(max_length=300, pattern=NO_NUL)]
Long = Annotated[str, StringConstraints(max_length=60_000, pattern=NO_NUL)]


class SignedIn(APIKeyCookie):
    """The cookie of a signed-in session; acts also send its token in ``X-CSRFToken``."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> ActorRef | None:
        """Who asks; None, which answers 401, before the token is looked at."""
        actor = self.authenticate(request, request.COOKIES.get(self.param_name))
        if actor is not None and check_csrf(request):
            raise HttpError(
                HTTPStatus.FORBIDDEN.value,
                "The token against forgery is missing or does not match its cookie: send the "
                "value of the cookie as X-CSRFToken.",
            )
        return actor

    def authenticate(self, request: HttpRequest, key: str | None) -> ActorRef | None:
        """The actor whom the middleware found behind the session."""
        return asking(request)


def asking(request: Any) -> ActorRef | None:
    """Who asks, or None for the public."""
    actor: ActorRef | None = getattr(request, "actor", None)
    return actor


def acting(request: Any) -> ActorRef:
    """Who acts; only for routes that need a sign-in."""
    actor: ActorRef = request.actor
    return actor
