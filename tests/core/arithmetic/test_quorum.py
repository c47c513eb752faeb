"""Quorums, counted as the rule counts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.arithmetic import (
    Attendance,
    FiguresError,
    FormulaError,
    Quorum,
    ShareOfEntitled,
    quorum_met,
)
from folkmoot.core.terms import ProvisionRef

fractions = st.builds(Fraction, st.integers(1, 30), st.integers(1, 30)).filter(lambda f: f <= 1)
minima = st.integers(1, 300) | st.builds(
    lambda f, strict: ShareOfEntitled(f, strict and f < 1), fractions, st.booleans()
)
countings = st.frozensets(st.sampled_from(Attendance), min_size=1)
quorums = st.builds(Quorum, minima, countings) | st.builds(
    Quorum, minima, countings, minima, st.sampled_from(["greater", "lesser"])
)
attendances = st.dictionaries(st.sampled_from(Attendance), st.integers(0, 100))


@given(quorums)
def test_every_quorum_survives_being_printed_and_read(quorum):
    assert Quorum.parse(quorum.text) == quorum


def test_a_bare_number_counts_those_in_the_room():
    assert Quorum.parse("25") == Quorum(25)
    assert Quorum.parse("25").text == "25, counting room"
    assert Quorum.parse("Lesser of 25 and more than 1/4 of entitled, counting room and phone") == (
        Quorum(
            25,
            frozenset({Attendance.ROOM, Attendance.PHONE}),
            ShareOfEntitled(Fraction(1, 4), strict=True),
            "lesser",
        )
    )


@pytest.mark.parametrize(
    "wording",
    [
        "",
        "0",
        "some",
        "1/4",
        "more than 25",
        "1/0 of entitled",
        "3/2 of entitled",
        "more than 1 of entitled",
        "25 and 30",
        "greater of 25",
        "greater of 1 and 2 and 3",
        "25, counting ghosts",
        "25, counting ",
    ],
)
def test_what_is_no_quorum_is_refused(wording):
    with pytest.raises(FormulaError):
        Quorum.parse(wording)


def test_a_quorum_that_counts_nobody_is_refused():
    with pytest.raises(FormulaError, match="counts somebody"):
        Quorum(5, frozenset())


def test_the_working_shows_what_was_needed_and_who_was_counted():
    rule = ProvisionRef("standing-orders", "3.1")
    quorum = Quorum.parse("greater of 25 and 1/4 of entitled, counting room, online")
    attendance = {Attendance.ROOM: 20, Attendance.ONLINE: 12, Attendance.PHONE: 3}
    verdict = quorum_met(quorum, attendance, entitled=130, provision=rule)
    assert not verdict
    assert [reason.sentence for reason in verdict.reasons] == [
        (
            "Not quorate: 32 present, 33 needed"
            " (greater of 25 and 1/4 of entitled, counting room, online)."
        ),
        "A fixed number: 25 needed.",
        "1/4 of entitled: 1/4 of 130 = 32 1/2: 33 needed.",
        "Counted: 20 room + 12 online = 32.",
        "Not counted by the rule: 3 phone.",
    ]
    assert verdict.reasons[0].provision == rule
    assert verdict.reasons[0].next_step == ("1 more must take part before the meeting can decide.")


def test_the_lesser_of_two_is_enough_where_the_rule_says_so():
    attendance = {Attendance.ROOM: 25}
    assert quorum_met(Quorum.parse("lesser of 25 and 1/4 of entitled"), attendance, entitled=130)


def test_more_than_half_of_an_even_number_needs_one_more_than_half():
    quorum = Quorum.parse("more than 1/2 of entitled")
    assert not quorum_met(quorum, {Attendance.ROOM: 10}, entitled=20)
    assert quorum_met(quorum, {Attendance.ROOM: 11}, entitled=20)


def test_nobody_is_no_quorum_even_of_nobody():
    assert not quorum_met(Quorum.parse("1/4 of entitled"), {}, entitled=0)


def test_more_present_than_entitled_and_an_unknown_roll_are_refused():
    quorum = Quorum.parse("1/4 of entitled")
    assert quorum_met(quorum, {Attendance.ROOM: 9}).codes == ("quorum.entitled_unknown",)
    assert quorum_met(quorum, {Attendance.ROOM: 9}, entitled=8).codes == (
        "quorum.more_than_entitled",
    )


@pytest.mark.parametrize("number", [-1, 1.0, True])
def test_what_is_not_a_number_of_people_is_refused(number):
    with pytest.raises(FiguresError, match="not a number of people"):
        quorum_met(Quorum(1), {Attendance.ROOM: number})


@given(quorums, attendances, st.integers(0, 50))
def test_one_more_person_counted_never_breaks_a_quorum(quorum, attendance, absent):
    entitled = sum(attendance.values()) + 1 + absent
    if quorum_met(quorum, attendance, entitled=entitled):
        kind = min(quorum.counting)
        more = attendance | {kind: attendance.get(kind, 0) + 1}
        assert quorum_met(quorum, more, entitled=entitled)


@given(quorums, st.integers(1, 400))
def test_the_number_said_to_be_needed_is_exactly_enough(quorum, entitled):
    needed = quorum_met(quorum, {}, entitled=entitled).reasons[0].params["needed"]
    kind = next(iter(quorum.counting))
    if needed <= entitled:
        assert quorum_met(quorum, {kind: needed}, entitled=entitled)
    assert not quorum_met(quorum, {kind: min(needed - 1, entitled)}, entitled=entitled)
