"""Serving public pages: validators for caches, and a small store of what was made already.

What an edition says never changes, so the inside of a page about it depends on the editions it
speaks of, and on the language, alone. It is rendered once per process and set into the frame of
whoever asks. A visitor without an account gets a frame that is the same for all, but for the
token of its forms; that whole page is held for a minute at most, because the frame names the
latest checkpoint of the record.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from folkmoot.platform.installation import installation

_MOST_INSIDES, _MOST_WHOLES = 256, 256
_SECONDS = 60
_THEME = "theme"  # the cookie in which a reader's choice of light or dark is kept
_TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[0-9A-Za-z]+')
_TOKEN_HERE = secrets.token_hex(24).encode()

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands inside the frame, and what the frame says about it.

    Attributes:
        template: the inside.
        context: the variables of the template; nothing in them may depend on the visitor.
        kind: a class for the whole page, by which the stylesheet knows it.
        canonical: the address under which the page is to be known, if not its own.
        data: where the same is to be had as data.
    """

    title: str
    template: str
    context: Mapping[str, Any]
    crumbs: Sequence[Mapping[str, str]] = ()
    description: str = ""
    kind: str = ""
    canonical: str = ""
    data: str = ""


@dataclass(frozen=True, slots=True)
class _Whole:
    body: bytes
    etag: str
    until: float

    @property
    def has_token(self) -> bool:
        return _TOKEN_HERE in self.body


@dataclass(slots=True)
class _Store(Generic[V]):
    """The latest things made, up to a number."""

    most: int
    held: OrderedDict[tuple[str, ...], V] = field(default_factory=OrderedDict)
    turn: Lock = field(default_factory=Lock)

    def put(self, key: tuple[str, ...], value: V) -> V:
        with self.turn:
            self.held[key] = value
            self.held.move_to_end(key)
            while len(self.held) > self.most:
                self.held.popitem(last=False)
        return value


_insides: _Store[dict[str, Any]] = _Store(_MOST_INSIDES)
_wholes: _Store[_Whole] = _Store(_MOST_WHOLES)


def public_page(
    request: HttpRequest, *, depends_on: str, modified: datetime, page: Callable[[], Page]
) -> HttpResponse:
    """A page that everybody may read.

    ``depends_on`` names everything the page is made of; ``page`` says what stands in it, and is
    called only if nothing is held for that name.
    """
    language = get_language() or ""
    if not _is_any_visitor(request):
        response = HttpResponse(_framed(request, _inside(depends_on, language, page)))
        response["Cache-Control"] = "private, no-cache"
        return response
    key = (request.path, depends_on, language, request.COOKIES.get(_THEME, "")[:10])
    held = _wholes.held.get(key)
    if held is None or held.until < time.monotonic():
        held = _wholes.put(key, _whole(request, _inside(depends_on, language, page)))
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
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified.timestamp())
    response["Cache-Control"] = f"public, max-age={_SECONDS}"
    return response


def forget() -> None:
    """Drop everything held."""
    _insides.held.clear()
    _wholes.held.clear()


def _is_any_visitor(request: HttpRequest) -> bool:
    """Whether the visitor has no account open, and nothing else that a frame could show."""
    return set(request.COOKIES) <= {settings.CSRF_COOKIE_NAME, _THEME}


def _inside(depends_on: str, language: str, page: Callable[[], Page]) -> dict[str, Any]:
    key = (depends_on, language, installation().name)
    held = _insides.held.get(key)
    if held is not None:
        return held
    made = page()
    return _insides.put(
        key,
        {
            "title": made.title,
            "description": made.description,
            "crumbs": made.crumbs,
            "kind": made.kind,
            "canonical": made.canonical,
            "data": made.data,
            "inside": render_to_string(
                made.template, {"organisation_name": installation().name, **made.context}
            ),
        },
    )


def _framed(request: HttpRequest, inside: dict[str, Any]) -> str:
    return render_to_string("rulebook/frame.html", inside, request)


def _whole(request: HttpRequest, inside: dict[str, Any]) -> _Whole:
    body = _TOKEN.sub(_TOKEN_HERE, _framed(request, inside).encode())
    etag = f'"{hashlib.sha256(body.replace(_TOKEN_HERE, b"")).hexdigest()[:32]}"'
    return _Whole(body, etag, time.monotonic() + _SECONDS)


def _answer(request: HttpRequest, held: _Whole, modified: datetime) -> HttpResponse:
    if held.etag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    elif held.has_token:
        response = HttpResponse(held.body.replace(_TOKEN_HERE, get_token(request).encode()))
    else:
        response = HttpResponse(held.body)
    response["ETag"] = held.etag
    response["Last-Modified"] = http_date(modified.timestamp())
    response["Cache-Control"] = (
        "private, no-cache" if held.has_token else f"public, max-age={_SECONDS}"
    )
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response
