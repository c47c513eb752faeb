"""What stands in front of Django: kept pages of the record, compressed files."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from django.core.wsgi import get_wsgi_application

from folkmoot.apps.record import memo
from folkmoot.apps.record.act_types import declare, known
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef
from folkmoot.site.compressed import Compressed
from folkmoot.site.front import Front

NOON = datetime(2026, 9, 24, 12, tzinfo=UTC)
ADA = ActorRef("person", "01ADA")


def kind(name: str, **more):
    return known().get(name) or declare(name, **more)


NODDED = kind("test.nodded", says="Somebody nodded.")
WINKED = kind("test.winked", says="Somebody winked.", private=True)


class Behind:
    """An application that counts how often it is asked."""

    def __init__(self, *headers, status="200 OK", body=b"page"):
        self.asked, self.status, self.body = 0, status, body
        self.headers = [("Content-Type", "text/html; charset=utf-8"), *headers]

    def __call__(self, environ, start_response):  # noqa: ARG002  (WSGI's own signature)
        self.asked += 1
        start_response(self.status, self.headers)
        return [self.body]


class Visit:
    """One request, and what came of it."""

    def __init__(self, application, path="/record/", **environ):
        asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "a", **environ}
        told = []
        self.body = b"".join(application(asked, lambda *words: told.extend(words)))
        self.status, self.headers = told[0], dict(told[1])


@pytest.fixture
def time():
    return [0.0]


def front(behind, time, mark=lambda: 1):
    return Front(behind, mark=mark, clock=lambda: time[0])


def test_a_public_page_of_the_record_is_made_once_until_the_record_moves(time):
    behind, stands = Behind(), [1]
    pages = front(behind, time, lambda: stands[0])
    for _ in range(5):
        assert Visit(pages).body == b"page"
        time[0] += 2
    assert behind.asked == 1
    stands[0] = 2
    Visit(pages)
    assert behind.asked == 2


def test_the_record_is_asked_at_most_once_a_second(time):
    asked = []
    pages = front(Behind(), time, lambda: asked.append(1) or 1)
    for _ in range(10):
        Visit(pages)
    assert len(asked) == 1
    time[0] += 1
    Visit(pages)
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("path", "environ"),
    [
        ("/record/", {"HTTP_COOKIE": "sessionid=1"}),
        ("/record/check", {"REQUEST_METHOD": "POST"}),
        ("/record/", {"REQUEST_METHOD": "HEAD"}),
        ("/motions/", {}),
        ("/record/tile/0/000", {}),
    ],
)
def test_whatever_is_for_one_visitor_goes_to_django(time, path, environ):
    behind = Behind()
    pages = front(behind, time)
    Visit(pages, path, **environ)
    Visit(pages, path, **environ)
    assert behind.asked == 2


@pytest.mark.parametrize(
    "behind",
    [
        Behind(("Set-Cookie", "csrftoken=1")),
        Behind(("Cache-Control", "no-cache")),
        Behind(("Cache-Control", "private")),
        Behind(status="404 Not Found"),
        Behind(body=b"x" * 300_000),
    ],
    ids=["cookie", "no-cache", "private", "not found", "too large"],
)
def test_an_answer_that_is_not_for_everybody_is_not_kept(time, behind):
    pages = front(behind, time)
    first = Visit(pages)
    assert Visit(pages).status == first.status == behind.status
    assert behind.asked == 2


def test_two_addresses_are_two_pages(time):
    behind = Behind()
    pages = front(behind, time)
    for more in ({}, {"QUERY_STRING": "before=5"}, {"HTTP_HOST": "b"}):
        Visit(pages, **more)
    assert behind.asked == 3


def test_if_the_record_cannot_be_asked_nothing_is_kept_for_longer_than_a_second(time):
    def broken():
        raise ZeroDivisionError

    behind = Behind()
    pages = front(behind, time, broken)
    Visit(pages)
    time[0] += 1
    Visit(pages)
    assert behind.asked == 2


def test_a_page_made_while_the_record_moved_is_not_kept(time):
    stands = [1]

    class Moves(Behind):
        def __call__(self, environ, start_response):
            answer = super().__call__(environ, start_response)
            if self.asked == 1:
                stands[0], time[0] = 2, time[0] + 1
                Visit(pages, "/record/1")  # somebody else's visit notices
            return answer

    behind = Moves()
    pages = front(behind, time, lambda: stands[0])
    Visit(pages)
    asked = behind.asked
    Visit(pages)
    assert behind.asked == asked + 1


def test_a_stylesheet_is_compressed_once_for_those_who_can_read_it():
    behind = Behind(("Content-Length", "4000"), body=b"body{}\n" * 600)
    files = Compressed(behind)
    for _ in range(3):
        visit = Visit(files, "/static/a.css", HTTP_ACCEPT_ENCODING="gzip, br")
        assert gzip.decompress(visit.body) == behind.body
        assert visit.headers["Content-Encoding"] == "gzip"
        assert visit.headers["Content-Length"] == str(len(visit.body))
        assert visit.headers["Vary"] == "Accept-Encoding"
    assert behind.asked == 1
    assert Visit(files, "/static/a.css").body == behind.body


@pytest.mark.parametrize("path", ["/record/", "/static/a.woff2", "/me"])
def test_pages_and_fonts_are_not_compressed(path):
    assert Visit(Compressed(Behind()), path, HTTP_ACCEPT_ENCODING="gzip").body == b"page"


def test_a_file_that_is_not_there_is_not_kept():
    behind = Behind(status="404 Not Found")
    files = Compressed(behind)
    for _ in range(2):
        assert Visit(files, "/static/x.css", HTTP_ACCEPT_ENCODING="gzip").status.startswith("404")
    assert behind.asked == 2


def counted(made, until=None):
    def make():
        made.append(1)
        return len(made), until

    return make


@pytest.mark.django_db(transaction=True)
def test_what_follows_from_the_record_is_kept_until_the_next_act_of_either_lane(shared_database):
    made = []
    for act in (NODDED, WINKED):
        before = len(made)
        for _ in range(3):
            assert memo.kept("test", counted(made), at=NOON) == before + 1
        with official(act, actor=ADA, at=NOON):
            pass
    assert memo.kept("test", counted(made), at=NOON) == 3


@pytest.mark.django_db(transaction=True)
def test_what_the_clock_changes_is_kept_until_then_and_never_for_an_earlier_moment():
    made, hour = [], timedelta(hours=1)
    make = counted(made, NOON + hour)
    assert memo.kept("test", make, at=NOON) == memo.kept("test", make, at=NOON + hour / 2) == 1
    assert memo.kept("test", make, at=NOON + hour) == 2
    assert memo.kept("test", make, at=NOON - hour) == 3


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_kept_because_it_may_be_undone():
    made = []
    memo.kept("test", counted(made), at=NOON)
    memo.kept("test", counted(made), at=NOON)
    assert len(made) == 2


def test_the_frame_of_pages_is_made_ready_by_answering_the_front_page(db, monkeypatch):
    from folkmoot.site import ready

    told = []

    def answering():
        application = get_wsgi_application()
        return lambda asked, _start: application(asked, lambda *words: told.append(words[0]))

    monkeypatch.setattr(ready, "get_wsgi_application", answering)
    ready.frame_of_pages(NOON)
    assert told == ["200 OK"]
