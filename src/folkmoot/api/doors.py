"""What every act through the API has in common: the sign-in, the ways to say no, the receipt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninja import Router, Schema

from folkmoot.api.access import SignedIn
from folkmoot.api.problems import Problem

FOUND_OR_NOT: dict[int, Any] = {404: Problem, 422: Problem}
"""How a question about one thing can fail."""

FAILURES: dict[int, Any] = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem}
"""How an act can fail: malformed, not signed in, no token, nothing there, refused by the law."""


class ActedOut(Schema):
    """The receipt of an act, and where it is shown."""

    receipt: str
    receipt_url: str


def receipt(code: str) -> dict[str, str]:
    """The fields of `ActedOut`."""
    return {"receipt": code, "receipt_url": f"/record/receipts/{code}"}


def door(
    router: Router, path: str, gives: Any, *, status: int = 200, **more: Any
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a function the door of an act: for those signed in, with every way to be refused."""
    return router.post(path, response={status: gives, **FAILURES}, auth=SignedIn(), **more)
