"""An act is one durable transaction; an act inside an act joins it."""

from __future__ import annotations

import pytest
from django.db import connection

from folkmoot.core.terms import Reason, no, yes
from folkmoot.platform.acts import Refused, lock, one_transaction, require
from folkmoot.platform.models import Fact

pytestmark = pytest.mark.django_db(transaction=True)

REFUSAL = no(Reason("test.no", "Not {when}.", {"when": "today"}, None, "Ask tomorrow."))


def facts() -> list[str]:
    return sorted(Fact.objects.values_list("key", flat=True))


def note(key: str) -> None:
    with one_transaction():
        Fact.objects.create(key=key, value=1)


def refused(key: str) -> None:
    with one_transaction():
        Fact.objects.create(key=key, value=1)
        require(REFUSAL)


def test_an_act_inside_an_act_joins_its_transaction():
    with one_transaction():
        note("outer")
        note("inner")
        assert connection.in_atomic_block
    assert facts() == ["inner", "outer"]


def test_when_the_outer_act_fails_the_inner_one_has_not_happened_either():
    def outer() -> None:
        with one_transaction():
            note("inner")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        outer()
    assert facts() == []


def test_an_inner_refusal_undoes_only_its_own_writes_and_the_outer_act_may_go_on():
    with one_transaction():
        note("outer")
        with pytest.raises(Refused):
            refused("inner")
        note("afterwards")
    assert facts() == ["afterwards", "outer"]


def test_a_refusal_that_nobody_catches_undoes_everything():
    def outer() -> None:
        with one_transaction():
            note("outer")
            refused("inner")

    with pytest.raises(Refused):
        outer()
    assert facts() == []


def test_a_refusal_carries_its_verdict_and_says_its_reasons():
    with pytest.raises(Refused, match=r"Not today\.") as refusal:
        require(REFUSAL)
    assert refusal.value.verdict is REFUSAL
    require(yes())


def test_locking_reads_the_row_as_it_is_now():
    Fact.objects.create(key="a", value=1)
    with one_transaction():
        row = lock(Fact, key="a")
        assert row.value == 1
        with pytest.raises(Fact.DoesNotExist):
            lock(Fact, key="b")
