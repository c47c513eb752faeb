"""Everything public is found by the beginnings of its words, on both databases."""

from __future__ import annotations

import pytest
from django.db import connection

from folkmoot.platform.search import forget, index, index_many, install, search

pytestmark = pytest.mark.django_db


def put(key: str, title: str, body: str = "", kind: str = "motion") -> None:
    index(kind=kind, key=key, title=title, body=body, url=f"/{kind}/{key}")


def keys(words: str, **more) -> list[str]:
    return [hit.key for hit in search(words, **more)]


def test_the_beginning_of_a_word_finds_it_in_title_and_body():
    put("1", "A fair hearing", "Nobody is excluded unheard.")
    assert keys("hear") == ["1"]
    assert keys("EXCLU") == ["1"]
    assert keys("earing") == []


def test_every_word_must_occur():
    put("1", "A fair hearing")
    put("2", "A fair rent")
    assert keys("fair rent") == ["2"]
    assert keys("fair") == ["2", "1"], "the newest first"


def test_a_thing_that_changes_is_found_by_its_new_words_only():
    put("1", "A fair hearing")
    put("1", "A just hearing")
    assert keys("just") == ["1"]
    assert keys("fair") == []


def test_a_kind_can_be_asked_for():
    put("1", "A fair hearing")
    put("2", "A fair hearing", kind="provision")
    assert keys("fair", kinds=["provision"]) == ["2"]


def test_many_are_indexed_at_once_and_forgotten_by_the_beginning_of_their_key():
    index_many(
        {"kind": "provision", "key": f"{book}:{n}", "title": "Rule", "body": "words", "url": "/"}
        for book in ("party", "union")
        for n in range(3)
    )
    forget(kind="provision", key_prefix="party:")
    assert sorted(keys("word")) == ["union:0", "union:1", "union:2"]


def test_what_is_typed_is_never_read_as_a_query_language():
    put("1", "Fair AND square (or not)")
    assert keys('"fair" (square* OR -not) : & | !') == ["1"]
    assert keys("fair OR hearing") == []
    assert keys("fair & (square)") == ["1"]
    assert keys("'; DROP TABLE") == []
    assert keys("***") == []


def test_no_more_than_asked_for():
    for n in range(5):
        put(str(n), "the same")
    assert len(search("same", most=3)) == 3


def test_the_excerpt_shows_where_the_word_stands():
    put("1", "Long", "x " * 200 + "the needle is here" + " y" * 200)
    excerpt = search("needle")[0].excerpt
    assert "needle" in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")


def test_the_full_text_is_put_in_place_again_when_it_is_gone():
    put("1", "A fair hearing")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE platform_fulltext")
        else:
            cursor.execute("DROP INDEX platform_searchtext_words")
    install()
    assert keys("hear") == ["1"]
