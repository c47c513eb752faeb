"""The public list is kept between acts, and never a moment longer."""

from __future__ import annotations

from datetime import timedelta

import pytest

import world as cast
from folkmoot.apps.motions import actions
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.views import index
from folkmoot.apps.record import memo
from folkmoot.core.terms import ProvisionRef
from road import submitted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(shared_database):
    return cast.build()


@pytest.fixture
def visit(client, monkeypatch):
    """The list as a visitor sees it at a moment, and whether it had to be made for that."""

    def visit(at):
        made = []
        monkeypatch.setattr(index, "now", lambda: at)
        with monkeypatch.context() as during:
            inner = index._made
            during.setattr(
                index, "_made", lambda *words, **more: made.append(1) or inner(*words, **more)
            )
            page = client.get("/motions/").content.decode()
        return page, bool(made)

    return visit


def test_it_is_made_anew_after_an_act_and_when_a_clock_runs_out_and_not_otherwise(world, visit):
    motion, at = submitted(world)
    minute = timedelta(minutes=1)
    page, made = visit(at + minute)
    assert made
    assert motion in page
    assert visit(at + 2 * minute) == (page, False)

    actions.rule_motion(
        actor=world.dilys,
        at=at + 3 * minute,
        motion=motion,
        outcome="out_of_order",
        rule=ProvisionRef("party", "7.I.3"),
        reasons="Conference decided on this last year.",
    )
    ruled, made = visit(at + 4 * minute)
    assert made
    assert ruled != page
    row = Motion.objects.get(key=motion)
    ends = standing_of(row, at=at + 4 * minute).clocks["challenge_window"]
    visit(ends - minute)
    assert not visit(ends - minute / 2)[1]
    _, made = visit(ends + timedelta(seconds=1))
    assert made, "nothing was done, but the time to challenge is over"


def test_what_a_visitor_asks_for_in_words_is_looked_up_each_time(world, client):
    motion, _ = submitted(world)
    memo.forget()
    assert motion in client.get("/motions/?q=hearing").content.decode()
    assert motion not in client.get("/motions/?q=hearing+unheard-of").content.decode()
    assert not memo._held


def test_the_list_tells_a_member_more_than_a_visitor_though_its_inside_is_kept(world, client):
    from django.contrib.auth import get_user_model

    from folkmoot.apps.people.actions.open_accounts import open_accounts

    _, at = submitted(world)
    assert "My motions" not in client.get("/motions/").content.decode()
    open_accounts(actors=[world.esme], at=at)
    account = get_user_model().objects.get(person__key=world.key("esme"))
    client.force_login(account, backend="folkmoot.apps.people.sign_in.Backend")
    assert "My motions" in client.get("/motions/").content.decode()
