"""Rule group 19: an elected place falls vacant before its term is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.procedure.procedure_world import NOON, SECOND, grounds, law
from folkmoot.core.procedure.rules.casual_vacancy import (
    VacancyFacts,
    answers_until,
    check_answer,
    check_counting_back,
    check_vacancy,
)

GONE = VacancyFacts(
    post="Committee", holder="Ada", left="resigned", over=False, polled=True, moves=True,
    noted=False,
)  # fmt: skip


def test_a_place_that_was_given_up_is_filled_by_counting_back():
    assert check_vacancy(GONE, law())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"left": ""}, "vacancy.held"),
        ({"over": True}, "vacancy.term_over"),
        ({"noted": True}, "vacancy.noted"),
        ({"polled": False}, "vacancy.no_papers"),
        ({"moves": False}, "vacancy.no_papers"),
    ],
)
def test_a_place_that_cannot_be_counted_back_is_refused(change, code):
    assert code in check_vacancy(replace(GONE, **change), law()).codes


def test_rules_that_want_a_by_election_say_so():
    verdict = check_vacancy(GONE, law({"election.countback": False}))
    assert grounds(verdict) == {("vacancy.by_election", "election.countback")}


def test_those_who_stood_answer_until_the_deadline_and_not_a_second_later():
    until = answers_until(NOON, law())
    assert until - NOON >= timedelta(days=7)
    assert answers_until(NOON, law({"election.countback_answers": None})) == NOON
    assert check_answer(until, until, asked=True, counted=False)
    assert "vacancy.late" in check_answer(until, until + SECOND, asked=True, counted=False).codes
    assert "vacancy.late" in check_answer(until, NOON, asked=True, counted=True).codes
    assert "vacancy.not_asked" in check_answer(until, NOON, asked=False, counted=False).codes


def test_papers_are_counted_back_when_all_have_answered_or_the_time_is_over():
    def verdict(**facts):
        given = {"willing": 1, "silent": 0, "counted": False, "at": NOON} | facts
        return check_counting_back(NOON, given.pop("at"), **given)

    assert verdict()
    assert verdict(silent=1, at=NOON + SECOND)
    assert "vacancy.answers_open" in verdict(silent=1).codes
    assert "vacancy.nobody_willing" in verdict(willing=0).codes
    assert "vacancy.filled" in verdict(counted=True).codes
