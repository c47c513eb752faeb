"""Default deny, the content security policy, and secrets that only their owner reads."""

from __future__ import annotations

import stat
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver

from folkmoot.platform import config
from folkmoot.platform.access import DefaultDeny, is_public, public
from folkmoot.platform.csp import HEADER, ContentSecurityPolicy, policy


def page(request):
    return HttpResponse("ok")


@public
def open_page(request):
    return HttpResponse("ok")


def asked(view, *, signed_in: bool):
    request = RequestFactory().get("/somewhere?page=2")
    request.user = SimpleNamespace(is_authenticated=signed_in)
    return DefaultDeny(lambda _: HttpResponse()).process_view(request, view, (), {})


def test_a_view_that_says_nothing_sends_strangers_to_sign_in_and_back():
    answer = asked(page, signed_in=False)
    assert answer.status_code == 302
    assert answer.url == "/accounts/login/?next=/somewhere%3Fpage%3D2"


def test_a_view_that_says_nothing_lets_whoever_signed_in_pass():
    assert asked(page, signed_in=True) is None


def test_a_view_marked_public_is_seen_by_anybody():
    assert asked(open_page, signed_in=False) is None
    assert is_public(open_page)
    assert not is_public(page)


def views_of(patterns) -> list:
    found = []
    for each in patterns:
        found += [each] if isinstance(each, URLPattern) else views_of(each.url_patterns)
    return found


def test_the_deny_stands_in_the_way_of_every_address_of_the_house(settings):
    assert "folkmoot.platform.access.DefaultDeny" in settings.MIDDLEWARE
    views = [each.callback for each in views_of(get_resolver().url_patterns)]
    assert len([view for view in views if not is_public(view)]) > 10


@pytest.mark.django_db
def test_every_page_carries_the_policy_and_it_allows_no_inline_script(client):
    value = client.get("/").headers[HEADER]
    assert "default-src 'none'" in value
    assert "script-src 'self'" in value
    assert "unsafe" not in value


def test_a_page_may_bring_a_policy_of_its_own():
    own = HttpResponse(headers={HEADER: "default-src 'self'"})
    answer = ContentSecurityPolicy(lambda _: own)(RequestFactory().get("/"))
    assert answer.headers[HEADER] == "default-src 'self'"


def test_the_policy_is_written_as_the_header_wants_it():
    assert policy({"a": ["x", "y"], "b": ["z"]}) == "a x y; b z"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLKMOOT_VAR", str(tmp_path / "var"))
    return tmp_path / "var"


def test_a_secret_is_made_once_and_read_by_its_owner_only(folder):
    made = config.secret("web")
    assert config.secret("web") == made
    assert len(made) >= 48
    assert stat.S_IMODE((folder / "web.key").stat().st_mode) == 0o600


def test_two_secrets_are_different(folder):
    assert config.secret("web") != config.secret("other")


def test_a_secret_is_never_overwritten(folder):
    made = config.secret("web")
    with pytest.raises(FileExistsError):
        config.write_secret(folder / "web.key", "another")
    assert config.secret("web") == made


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("sqlite:///srv/a%20b.sqlite3", "folkmoot.platform.sqlite", "/srv/a b.sqlite3"),
        ("postgresql://u:p@h:5433/db", "django.db.backends.postgresql", "db"),
        ("postgres://u@/db?host=/run/pg", "django.db.backends.postgresql", "db"),
    ],
)
def test_a_database_url_is_understood(url, engine, name):
    held = config.database(url)
    assert (held["ENGINE"], held["NAME"]) == (engine, name)


def test_the_parts_of_a_postgresql_url_are_unquoted():
    held = config.database("postgresql://us%40er:p%3Aw@/db?host=/run/pg")
    assert (held["USER"], held["PASSWORD"], held["HOST"]) == ("us@er", "p:w", "/run/pg")


def test_a_database_we_do_not_know_is_refused_by_name():
    with pytest.raises(ValueError, match="'mysql'; Folkmoot knows postgresql:// and sqlite://"):
        config.database("mysql://h/db")
