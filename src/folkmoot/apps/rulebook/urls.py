"""The addresses of the rulebook room.

The edition is the tail of an address: ``party@3`` by number, ``party@2026-09-28`` by day.
"""

from django.urls import path, re_path

from folkmoot.apps.rulebook.views import (
    book,
    editions,
    origins,
    parameters,
    provision,
    taking_away,
    translations,
)

_DOCUMENT = r"(?P<slug>[-\w]+)"
_AT = r"(?:@(?P<at>\d{4}-\d{2}-\d{2}|\d{1,9}))?"

app_name = "rulebook"
urlpatterns = [
    path("", book.index, name="index"),
    re_path(rf"^{_DOCUMENT}{_AT}/?$", book.book, name="book"),
    re_path(rf"^{_DOCUMENT}{_AT}\.json$", editions.as_json, name="json"),
    re_path(rf"^{_DOCUMENT}{_AT}\.txt$", editions.source, name="source"),
    re_path(
        rf"^{_DOCUMENT}{_AT}\.(?P<suffix>akn|docx|epub|md|pdf)$",
        taking_away.export,
        name="export",
    ),
    re_path(rf"^{_DOCUMENT}{_AT}/certificate/?$", taking_away.certificate, name="certificate"),
    re_path(rf"^{_DOCUMENT}/compare\.(?P<suffix>docx|pdf)$", taking_away.compared, name="compared"),
    re_path(rf"^{_DOCUMENT}{_AT}/words/(?P<address>.+?)/?$", origins.words, name="words"),
    re_path(
        rf"^{_DOCUMENT}{_AT}/in/(?P<language>[A-Za-z]{{2,8}}(?:-[A-Za-z0-9]{{1,8}})*)/?$",
        translations.in_language,
        name="translation",
    ),
    re_path(rf"^{_DOCUMENT}/on/?$", origins.on_a_day, name="on-a-day"),
    re_path(rf"^{_DOCUMENT}/editions/?$", editions.editions, name="editions"),
    re_path(rf"^{_DOCUMENT}/compare/?$", editions.compare, name="compare"),
    re_path(rf"^{_DOCUMENT}/parameters/?$", parameters.parameters, name="parameters"),
    re_path(rf"^{_DOCUMENT}/(?P<address>.+?)/?$", provision.provision, name="provision"),
]
