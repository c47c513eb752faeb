"""Serving public pages: validators for caches, and a small store of pages made already.

What an edition says never changes, so that a page about it depends on the edition alone, on the
language, and on the frame around it. Visitors without a cookie all get the same bytes; those are
held for a minute at most, because the frame names the latest checkpoint of the record.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

_MOST = 512
_SECONDS = 60
_turn = Lock()
_held: OrderedDict[tuple[str, str, str], _Held] = OrderedDict()


@dataclass(frozen=True, slots=True)
class _Held:
    body: bytes
    etag: str
    until: float


def public_page(
    request: HttpRequest,
    *,
    depends_on: str,
    modified: datetime,
    make: Callable[[], HttpResponse],
) -> HttpResponse:
    """A page that everybody may read.

    ``depends_on`` names everything the page is made of (digests of editions); ``make`` renders it.
    A visitor without cookies gets an ETag and may be answered from store or by 304; for anybody
    else the frame differs, and the page is made anew.
    """
    if request.COOKIES or request.method not in {"GET", "HEAD"}:
        response = make()
        response["Cache-Control"] = "private, no-cache"
        return response
    key = (request.get_full_path(), depends_on, get_language() or "")
    held = _held.get(key)
    if held is None or held.until < time.monotonic():
        response = make()
        if not _same_for_all(request, response):
            response["Cache-Control"] = "private, no-cache"
            return response
        held = _keep(key, response.content)
    return _answer(request, held, modified)


def public_file(
    request: HttpRequest,
    *,
    body: Callable[[], bytes],
    digest: str,
    modified: datetime,
    content_type: str,
    name: str,
) -> HttpResponse:
    """A file that everybody may take away; the same for all, for as long as its digest is."""
    etag = f'"{digest}"'
    if etag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(body(), content_type=content_type)
        response["Content-Disposition"] = f'inline; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified.timestamp())
    response["Cache-Control"] = f"public, max-age={_SECONDS}"
    return response


def forget() -> None:
    """Drop every page held."""
    with _turn:
        _held.clear()


def _same_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether nothing in the page was made for this visitor (a form's token sets a cookie)."""
    return (
        response.status_code == HttpResponse.status_code
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )


def _keep(key: tuple[str, str, str], body: bytes) -> _Held:
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    held = _Held(body, etag, time.monotonic() + _SECONDS)
    with _turn:
        _held[key] = held
        _held.move_to_end(key)
        while len(_held) > _MOST:
            _held.popitem(last=False)
    return held


def _answer(request: HttpRequest, held: _Held, modified: datetime) -> HttpResponse:
    if held.etag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(held.body)
    response["ETag"] = held.etag
    response["Last-Modified"] = http_date(modified.timestamp())
    response["Cache-Control"] = f"public, max-age={_SECONDS}"
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response
