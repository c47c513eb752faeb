"""What every request asks is composed once and answers as the composed-anew would."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from folkmoot.platform.prepared import Found
from folkmoot.platform.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_a_row_is_found_with_the_row_it_refers_to(world, django_assert_num_queries):
    from folkmoot.apps.people.models import Account

    found = Found(Account, by="id", along=("person",))
    for plain in Account.objects.select_related("person").order_by("pk")[:3]:
        with django_assert_num_queries(1):
            again = found.one(plain.pk)
            assert again.person == plain.person
        assert vars(again.person).keys() >= {"given_name", "key"}
        for each in Account._meta.concrete_fields:
            assert getattr(again, each.attname) == getattr(plain, each.attname)


def test_what_is_not_there_is_not_found(world):
    from folkmoot.apps.people.models import Account

    assert Found(Account, by="id").one(10**9) is None
    assert Found(Account, by="username").one("nobody") is None


def test_a_session_is_read_until_it_runs_out():
    session = SessionStore()
    session["kept"] = "here"
    session.create()
    assert SessionStore(session.session_key)["kept"] == "here"
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    over = SessionStore(session.session_key)
    assert "kept" not in over
    assert over.session_key is None
    assert SessionStore("0" * 32).load() == {}
