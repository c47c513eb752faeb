"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, one face for both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from folkmoot.platform.models import SearchText

_WORD = re.compile(r"\w+", re.UNICODE)
_MANY = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: str
    key: str
    title: str
    url: str
    excerpt: str


def index(*, kind: str, key: str, title: str, body: str, url: str) -> None:
    """Make a thing findable, or bring what is findable of it up to date."""
    row, _ = SearchText.objects.update_or_create(
        kind=kind, key=key, defaults={"title": title[:300], "body": body, "url": url}
    )
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM platform_fulltext WHERE rowid = %s", [row.pk])
            cursor.execute(
                "INSERT INTO platform_fulltext(rowid, title, body) VALUES (%s, %s, %s)",
                [row.pk, title, body],
            )


def index_many(rows: Iterable[dict[str, str]]) -> None:
    """Index a batch of things of which none is indexed yet."""
    made = SearchText.objects.bulk_create([SearchText(**row) for row in rows], batch_size=500)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO platform_fulltext(rowid, title, body) VALUES (%s, %s, %s)",
                [(row.pk, row.title, row.body) for row in made],
            )


def forget(*, kind: str, key_prefix: str = "") -> None:
    """Make things of a kind (and a beginning of their key) unfindable."""
    rows = SearchText.objects.filter(kind=kind, key__startswith=key_prefix)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM platform_fulltext WHERE rowid = %s",
                [(pk,) for pk in rows.values_list("pk", flat=True)],
            )
    rows.delete()


def search(words: str, *, kinds: Iterable[str] = (), most: int = 20) -> list[Hit]:
    """Find by the beginnings of words; every word must occur. Newest first, never by rank.

    Ranking is left out on purpose: ordering by rank on a short prefix reads the whole index.
    """
    terms = _WORD.findall(words.lower())[:10]
    if not terms:
        return []
    sql, values = _FIND[connection.vendor](terms)
    chosen = list(kinds)
    if chosen:
        sql += f" AND t.kind IN ({', '.join(['%s'] * len(chosen))})"
        values = [*values, *chosen]
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY t.id DESC LIMIT %s", [*values, most])
        return [
            Hit(kind, key, title, url, _excerpt(body, terms))
            for kind, key, title, url, body in cursor.fetchall()
        ]


def at_address(url: str) -> Hit | None:
    """What can be found at an address, whatever room it is of; None where nothing can."""
    row = SearchText.objects.filter(url=url).order_by("-pk").first()
    return Hit(row.kind, row.key, row.title, row.url, "") if row else None


def _find_sqlite(terms: list[str]) -> tuple[str, list[Any]]:
    return (
        (
            "SELECT t.kind, t.key, t.title, t.url, t.body FROM platform_searchtext t "
            "JOIN platform_fulltext f ON f.rowid = t.id WHERE f.platform_fulltext MATCH %s"
        ),
        [" ".join(f'"{term}"*' for term in terms)],
    )


def _find_postgresql(terms: list[str]) -> tuple[str, list[Any]]:
    return (
        (
            "SELECT t.kind, t.key, t.title, t.url, t.body FROM platform_searchtext t "
            "WHERE to_tsvector('simple', t.title || ' ' || t.body) @@ to_tsquery('simple', %s)"
        ),
        [" & ".join(f"{term}:*" for term in terms)],
    )


_FIND = {"sqlite": _find_sqlite, "postgresql": _find_postgresql}


def _excerpt(body: str, terms: list[str], *, width: int = 160) -> str:
    lowered = body.lower()
    places = [place for term in terms if (place := lowered.find(term)) >= 0]
    start = max(0, min(places, default=0) - _MANY)
    piece = body[start : start + width].strip()
    return f"{'… ' if start else ''}{piece}{' …' if start + width < len(body) else ''}"


def install(**_: Any) -> None:
    """Make the full-text table or index again if it is missing, and fill it from the texts."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS platform_fulltext "
                "USING fts5(title, body, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
            )
            cursor.execute(
                "SELECT (SELECT count(*) FROM platform_fulltext), "
                "(SELECT count(*) FROM platform_searchtext)"
            )
            held, wanted = cursor.fetchone()
            if held != wanted:
                cursor.execute("DELETE FROM platform_fulltext")
                cursor.execute(
                    "INSERT INTO platform_fulltext(rowid, title, body) "
                    "SELECT id, title, body FROM platform_searchtext"
                )
        else:
            cursor.execute(
                "CREATE INDEX IF NOT EXISTS platform_searchtext_words ON platform_searchtext "
                "USING gin (to_tsvector('simple', title || ' ' || body))"
            )
