"""Default deny: a view that does not say who may see it is seen only by those who sign in.

``@public`` marks a view for everybody. Everything else asks for a sign-in; what a signed-in
person may do beyond that is decided by policies, not here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

PUBLIC_MODULES = ("allauth.", "django.views.static", "django.views.i18n", "ninja.")
"""Views of others that answer for themselves: signing in, static files, the API's own checks."""


def public(view: View) -> View:
    """Mark a view as one that anybody may see."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def is_public(view: Callable[..., Any]) -> bool:
    """Whether anybody may see a view."""
    if getattr(view, "is_public", False):
        return True
    owner = getattr(view, "view_class", view)
    return str(getattr(owner, "__module__", "")).startswith(PUBLIC_MODULES)


class DefaultDeny:
    """Sends visitors who are not signed in to the sign-in page, unless the view is public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Django calls this with the view that was found for the address."""
        if request.user.is_authenticated or is_public(view):
            return None
        return redirect_to_login(request.get_full_path())
