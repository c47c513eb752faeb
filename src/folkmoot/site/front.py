"""Public pages of the record, kept in front of Django for visitors without a cookie.

Outsiders who only want to check (courts, journalists, programs that follow the log) read the same
pages again and again, and these follow from the record alone. A page is kept as it was answered
and given out again until the record has moved; whether it has is asked at most once a second, so
a visitor may see a page that is a second old. Whoever has a cookie (a session, a chosen theme) is
always answered by Django.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any

Headers = list[tuple[str, str]]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

MOST_PAGES = 512
LARGEST_PAGE = 256_000
SECONDS = 1.0
KEPT_FOR = "/record/"
FILES = "/record/tile/"  # their own cache header lasts for good; no need to hold them here


@dataclass(frozen=True, slots=True)
class _Page:
    headers: Headers
    body: bytes


class Front:
    """A WSGI application in front of another.

    Args:
        application: Django.
        mark: how far the record has come; different after any act.
        clock: seconds that never go back.
    """

    def __init__(
        self,
        application: Application,
        *,
        mark: Callable[[], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._application, self._read_mark, self._clock = application, mark, clock
        self._pages: OrderedDict[tuple[str, ...], _Page] = OrderedDict()
        self._mark: object = None
        self._asked = float("-inf")
        self._guard = Lock()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer from what is kept, or have Django answer and keep that."""
        if not _may_be_kept(environ):
            return self._application(environ, start_response)
        self._forget_if_moved()
        key = _key(environ)
        with self._guard:
            page, before = self._pages.get(key), self._mark
        if page is not None:
            start_response("200 OK", page.headers)
            return [page.body]
        return self._answer(environ, start_response, key, before)

    def _forget_if_moved(self) -> None:
        now = self._clock()
        if now - self._asked < SECONDS:
            return
        self._asked = now
        stands = object()  # different from everything: keep nothing if the record cannot be asked
        with suppress(Exception):
            stands = self._read_mark()
        with self._guard:
            if stands != self._mark:
                self._mark = stands
                self._pages.clear()

    def _answer(
        self,
        environ: dict[str, Any],
        start_response: Callable[..., Any],
        key: tuple[str, ...],
        before: object,
    ) -> Iterator[bytes]:
        told: list[Any] = []

        def remember(status: str, headers: Headers, *more: Any) -> Any:
            told[:] = [status, headers]
            return start_response(status, headers, *more)

        answer = self._application(environ, remember)
        try:
            body = b"".join(answer)
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()
        status, headers = told
        if status.startswith("200") and _is_for_everybody(headers) and len(body) <= LARGEST_PAGE:
            with self._guard:
                if self._mark is before:  # else the record moved while the page was made
                    self._pages[key] = _Page(list(headers), body)
                    while len(self._pages) > MOST_PAGES:
                        self._pages.popitem(last=False)
        return iter([body])


def _may_be_kept(environ: dict[str, Any]) -> bool:
    path = environ.get("PATH_INFO", "")
    return (
        path.startswith(KEPT_FOR)
        and environ["REQUEST_METHOD"] == "GET"
        and "HTTP_COOKIE" not in environ
        and not path.startswith(FILES)
    )


def _key(environ: dict[str, Any]) -> tuple[str, ...]:
    names = ("PATH_INFO", "QUERY_STRING", "HTTP_HOST", "HTTP_ACCEPT_LANGUAGE", "HTTP_HX_REQUEST")
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ.get("wsgi.url_scheme", "")
    return (scheme, *(environ.get(name, "") for name in names))


def _is_for_everybody(headers: Headers) -> bool:
    held = {name.lower(): value for name, value in headers}
    kind, cache = held.get("content-type", ""), held.get("cache-control", "")
    return (
        kind.startswith("text/html")
        and "set-cookie" not in held
        and not any(word in cache for word in ("no-store", "no-cache", "private"))
    )
