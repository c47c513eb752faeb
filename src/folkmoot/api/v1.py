"""The first version of the API, put together."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from folkmoot import __version__
from folkmoot.api import (
    campaign_acts,  # noqa: F401  (adds the acts to the router of campaigns)
    campaigns,
    case_acts,  # noqa: F401  (adds the acts to the router of cases)
    cases,
    commons,
    conduct,
    contests,
    conversation,
    elections,
    house,
    meetings,
    members,
    motion_acts,  # noqa: F401  (adds the acts to the router of motions)
    motions,
    record,
    rules,
    talking,
    units,
)
from folkmoot.api.problems import MEDIA_TYPE, answer_problems

FIRST_FAILURE = 400


class FolkmootAPI(NinjaAPI):
    """Ninja's API, whose schema says in which media type a problem comes."""

    def get_openapi_schema(self, **more: Any) -> OpenAPISchema:
        """The schema, with problems as what they are."""
        schema = super().get_openapi_schema(**more)
        for path in schema["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= FIRST_FAILURE and "content" in answer:
                        answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
        return schema


api = FolkmootAPI(
    title="Folkmoot",
    version=__version__,
    description=(
        "What the pages show, for programs. Reading needs no sign-in where the page needs none. "
        "Acts need the session's cookie and its token in `X-CSRFToken`, and give a receipt. A "
        "refusal is an answer: status 422, with every rule in the way and what can be done next; "
        "nothing is changed then."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
)
answer_problems(api)
api.add_router("/units", units.router, tags=["Units"])
api.add_router("/", rules.router, tags=["Rules"])
api.add_router("/", motions.router, tags=["Motions"])
api.add_router("/", contests.router, tags=["Motions"])
api.add_router("/", meetings.router, tags=["Meetings"])
api.add_router("/", elections.router, tags=["Elections"])
api.add_router("/", house.router, tags=["Arithmetic"])
api.add_router("/", members.router, tags=["Members"])
api.add_router("/", conduct.router, tags=["Fair process"])
api.add_router("/", cases.router, tags=["Fair process"])
api.add_router("/", commons.router, tags=["Conversation"])
api.add_router("/", conversation.router, tags=["Conversation"])
api.add_router("/", talking.router, tags=["Conversation"])
api.add_router("/campaigns", campaigns.router, tags=["Campaigns"])
api.add_router("/record", record.router, tags=["Record"])


def reference() -> dict[str, Any]:
    """The schema as it is served, and kept in docs/openapi.json."""
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))
