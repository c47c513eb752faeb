"""Stylesheets and scripts, compressed once and kept: a first visit on a phone is a quarter as long.

Only files that are the same for everybody are compressed. A page is not: what it says to one
person may stand beside what a stranger put there, and lengths would tell (the BREACH attack).
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from typing import Any

Headers = list[tuple[str, str]]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

PLACE = "/static/"
WORTH_IT = (".css", ".js", ".svg")
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class Compressed:
    """A WSGI application in front of another, which serves files that do not change under it."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._kept: dict[str, tuple[Headers, bytes]] = {}

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer with the compressed file, or let the other answer."""
        if not _may_be_compressed(environ):
            return self._application(environ, start_response)
        path = environ["PATH_INFO"]
        if path not in self._kept:
            status, headers, body = self._ask(environ)
            if not status.startswith("200"):
                start_response(status, headers)
                return [body]
            # The number of files is the bound: what is not there is never kept.
            self._kept[path] = _compress(headers, body)
        headers, body = self._kept[path]
        start_response("200 OK", headers)
        return [body]

    def _ask(self, environ: dict[str, Any]) -> tuple[str, Headers, bytes]:
        told: list[Any] = []
        answer = self._application(environ, lambda *words: told.extend(words[:2]))
        try:
            body = b"".join(answer)
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()
        return told[0], told[1], body


def _may_be_compressed(environ: dict[str, Any]) -> bool:
    path = environ.get("PATH_INFO", "")
    return (
        environ["REQUEST_METHOD"] == "GET"
        and path.startswith(PLACE)
        and path.endswith(WORTH_IT)
        and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        and not any(name in environ for name in CONDITIONS)
    )


def _compress(headers: Headers, body: bytes) -> tuple[Headers, bytes]:
    kept = [
        (name, value)
        for name, value in headers
        if name.lower() not in ("content-length", "content-encoding", "vary", "accept-ranges")
    ]
    smaller = gzip.compress(body, 9, mtime=0)
    more = [
        ("Content-Encoding", "gzip"),
        ("Content-Length", str(len(smaller))),
        ("Vary", "Accept-Encoding"),
    ]
    return [*kept, *more], smaller
