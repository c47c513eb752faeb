"""How the API says no: a problem (RFC 9457) that carries the verdict."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from folkmoot.core.terms import Reason, Verdict, no
from folkmoot.platform.acts import Refused

MEDIA_TYPE = "application/problem+json"


class ReasonOut(Schema):
    """One ground for a refusal."""

    code: str = Field(description="A stable name that a program can act on.")
    sentence: str = Field(description="What is so, for the person it concerns.")
    provision: str | None = Field(None, description="The rule it rests on, as it is cited.")
    next_step: str = Field("", description="What can be done next; empty if nothing is needed.")


class VerdictOut(Schema):
    """The answer of the law."""

    allowed: bool
    reasons: list[ReasonOut]


class Problem(Schema):
    """Why nothing was done. Nothing has been changed."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    verdict: VerdictOut | None = Field(None, description="The grounds, where the law said no.")


def verdict_out(verdict: Verdict) -> VerdictOut:
    """A verdict as the API gives it."""
    return VerdictOut(
        allowed=verdict.allowed,
        reasons=[
            ReasonOut(
                code=reason.code,
                sentence=reason.sentence,
                provision=str(reason.provision) if reason.provision else None,
                next_step=reason.next_step,
            )
            for reason in verdict.reasons
        ],
    )


def refuse(code: str, says: str, *, remedy: str = "", **params: str) -> Refused:
    """A refusal of what the request names, in the shape of every other refusal."""
    return Refused(no(Reason(code, says, params, None, remedy)))


def answer_problems(api: NinjaAPI) -> None:
    """Have an API answer every failure as a problem."""
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(ValidationError, _malformed)
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(AuthenticationError, _not_signed_in)
    api.add_exception_handler(HttpError, _failed)


def problem(status: HTTPStatus, detail: str, verdict: Verdict | None = None) -> HttpResponse:
    """The answer itself."""
    body = Problem(
        title=status.phrase,
        status=status.value,
        detail=detail,
        verdict=verdict_out(verdict) if verdict is not None else None,
    )
    return HttpResponse(body.model_dump_json(), status=status, content_type=MEDIA_TYPE)


def _refused(request: HttpRequest, failure: Any) -> HttpResponse:
    verdict: Verdict = failure.verdict
    detail = " ".join(reason.sentence for reason in verdict.reasons)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, verdict)


def _malformed(request: HttpRequest, failure: Any) -> HttpResponse:
    reasons = [
        Reason(
            "request.malformed",
            "{place}: {what}",
            {"place": ".".join(str(step) for step in error["loc"]), "what": error["msg"]},
            remedy="The schema at /api/v1/openapi.json says what is expected there.",
        )
        for error in failure.errors
    ]
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "The request is not of the schema.", no(*reasons)
    )


def _not_found(request: HttpRequest, failure: Any) -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND, str(failure) or "There is nothing at this address.")


def _not_signed_in(request: HttpRequest, failure: Any) -> HttpResponse:
    return problem(HTTPStatus.UNAUTHORIZED, "Acts need a sign-in; the session's cookie is missing.")


def _failed(request: HttpRequest, failure: Any) -> HttpResponse:
    return problem(HTTPStatus(failure.status_code), str(failure))
