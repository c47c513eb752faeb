"""What the pages, the API and the command line may ask this room."""

from folkmoot.apps.commons.queries.consultations import (
    consultation,
    consultations,
    moderations,
    numbers,
    pseudonym_of,
    published,
    responses_of,
    statement,
    statements,
    statements_by,
    to_be_published,
)
from folkmoot.apps.commons.queries.opinions import (
    LEAST,
    MapView,
    group_of,
    map_of,
    next_for,
    places,
    votes_csv,
)
from folkmoot.apps.commons.queries.shapes import (
    ConsultationView,
    ModerationView,
    Numbers,
    PublishedView,
    StatementView,
)

__all__ = [
    "LEAST",
    "ConsultationView",
    "MapView",
    "ModerationView",
    "Numbers",
    "PublishedView",
    "StatementView",
    "consultation",
    "consultations",
    "group_of",
    "map_of",
    "moderations",
    "next_for",
    "numbers",
    "places",
    "pseudonym_of",
    "published",
    "responses_of",
    "statement",
    "statements",
    "statements_by",
    "to_be_published",
    "votes_csv",
]
