"""Figures that contradict each other are refused, each contradiction named."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.arithmetic import (
    Column,
    Figures,
    FiguresError,
    SectionCount,
    decimal,
    percent,
    reconcile,
    reconcile_columns,
    say,
)

MINUTES = Path(__file__).parents[4] / "shared/data/assembly/wca-minutes-votes.json"
numbers = st.integers(0, 1_000)


def codes(**figures):
    return reconcile(Figures(**{"votes_for": 0, "votes_against": 0} | figures)).codes


def test_figures_that_agree_are_accepted():
    assert reconcile(Figures(60, 30, 5, 1, present=100, entitled=120, total=96))


def test_more_taking_part_than_were_represented_is_refused_in_plain_words():
    verdict = reconcile(Figures(150, 0, 10, present=120, entitled=260))
    assert verdict.codes == ("figures.more_than_present",)
    assert verdict.reasons[0].sentence == (
        "160 took part (150 votes cast, 10 abstentions and spoilt papers),"
        " but only 120 were present or represented."
    )
    assert "count again" in verdict.reasons[0].next_step


def test_every_contradiction_is_named_and_not_only_the_first():
    verdict = reconcile(Figures(-1, 90, 5, present=80, entitled=70, total=95))
    assert verdict.codes == (
        "figures.negative.for",
        "figures.more_than_present",
        "figures.more_than_entitled",
        "figures.present_exceed_entitled",
        "figures.total",
    )


def test_each_kind_of_contradiction_is_found_by_itself():
    assert codes(votes_against=-1, total=-1) == (
        "figures.negative.against",
        "figures.negative.total",
    )
    assert codes(votes_for=5, entitled=4) == ("figures.more_than_entitled",)
    assert codes(present=5, entitled=4) == ("figures.present_exceed_entitled",)
    assert codes(votes_for=5, spoilt=1, total=5) == ("figures.total",)


def test_the_sections_of_the_hall_must_add_up():
    north, south = SectionCount("north", 20, 10, 1), SectionCount("south", 15, 12, 0, 2)
    assert reconcile(Figures(35, 22, 1, 2, sections=(north, south)))
    verdict = reconcile(Figures(36, 22, 1, 0, sections=(north, south)))
    assert verdict.codes == ("figures.sections.for", "figures.sections.spoilt")
    assert verdict.reasons[0].sentence == "The sections' votes for make 20 + 15 = 35, not 36."


def test_a_negative_count_in_a_section_is_named_with_its_section():
    sections = (SectionCount("north", -1, 0), SectionCount("south", 2, 0))
    verdict = reconcile(Figures(1, 0, sections=sections))
    assert verdict.reasons[0].sentence == "There cannot be -1 votes for in north."


@pytest.mark.parametrize("number", [1.0, True, "1", None])
def test_what_is_not_an_exact_number_is_refused(number):
    with pytest.raises(FiguresError, match="votes for must be a whole number"):
        Figures(number, 0)
    with pytest.raises(FiguresError, match="votes for in north"):
        SectionCount("north", number, 0)


def test_two_sections_of_one_name_are_refused():
    with pytest.raises(FiguresError, match="same name"):
        Figures(0, 0, sections=(SectionCount("north", 0, 0), SectionCount("north", 0, 0)))


@given(numbers, numbers, numbers, numbers, numbers, numbers)
def test_figures_made_from_real_people_always_reconcile(
    votes_for, against, abstain, spoilt, silent, absent
):
    ballots = votes_for + against + abstain + spoilt
    section = SectionCount("hall", votes_for, against, abstain, spoilt)
    figures = Figures(
        votes_for,
        against,
        abstain,
        spoilt,
        present=ballots + silent,
        entitled=ballots + silent + absent,
        total=ballots,
        sections=(section,),
    )
    assert reconcile(figures)
    wrong = Figures(votes_for + 1, against, abstain, spoilt, total=ballots, sections=(section,))
    assert reconcile(wrong).codes == ("figures.total", "figures.sections.for")


@pytest.mark.data
def test_the_real_minutes_of_2024_do_not_reconcile_and_those_of_2023_do():
    if not MINUTES.exists():
        pytest.skip(f"{MINUTES} is not here")
    refused, accepted = [], []
    for meeting in json.loads(MINUTES.read_text()):
        for vote in meeting["votes"]:
            figures = Figures(
                vote["for"],
                vote["against"],
                vote["abstain"],
                present=meeting["represented"],
                entitled=meeting["eligible"],
            )
            verdict = reconcile(figures)
            (accepted if verdict else refused).append((meeting["file"][:4], verdict))
    assert {year for year, _ in refused} == {"2024"}
    assert {year for year, _ in accepted} >= {"2020", "2021", "2022", "2023"}
    for _, verdict in refused:
        assert verdict.codes == ("figures.more_than_present",)
        assert verdict.reasons[0].params["ballots"] == "162"
        assert verdict.reasons[0].params["present"] == "122"


def test_a_printed_column_that_does_not_add_up_is_detected_and_the_right_sum_said():
    published = [
        Column.read("for", ["21.09", "21.13"], total="43.05"),
        Column.read("against", ["28.09", "28.87"], total="56.95"),
    ]
    verdict = reconcile_columns(published)
    assert verdict.codes == ("columns.total",)
    assert verdict.reasons[0].sentence == (
        "The column “for” makes 21.09 + 21.13 = 42.22, but 43.05 is printed: 0.83 too much."
    )


def test_a_column_may_miss_its_total_by_what_rounding_explains_and_no_more():
    thirds = ["33.33", "33.33", "33.33"]
    assert reconcile_columns([Column.read("thirds", thirds, total="100.00")])
    assert reconcile_columns([Column.read("thirds", thirds, total="99.98")])
    assert not reconcile_columns([Column.read("thirds", thirds, total="100.02")])
    assert not reconcile_columns([Column.read("thirds", thirds, total="99.96")])


def test_a_column_that_is_not_numbers_at_its_decimals_is_refused():
    for figure in ("many", "1/3", "1e999999999", "", "1,000.00"):
        with pytest.raises(FiguresError, match="in column 'for' is not a decimal number"):
            Column.read("for", [figure], total="1")
    with pytest.raises(FiguresError, match="has not 2 decimals"):
        Column.read("for", ["1.005"], total="1")


def test_numbers_are_printed_exactly_and_decimals_rounded_half_up():
    assert [say(n) for n in (40, Fraction(7, 10), Fraction(65, 2), Fraction(-3, 2))] == [
        "40",
        "7/10",
        "32 1/2",
        "-1 1/2",
    ]
    assert [decimal(Fraction(n, 1_000)) for n in (125, 124, 5, 4, -125, -4)] == [
        "0.13",
        "0.12",
        "0.01",
        "0.00",
        "-0.13",
        "0.00",
    ]
    assert decimal(Fraction(5, 2), places=0) == "3"
    assert percent(Fraction(1, 3)) == "33.33"


@given(st.fractions(), st.integers(0, 6))
def test_a_printed_decimal_is_never_more_than_half_a_unit_away(number, places):
    printed = Fraction(decimal(number, places=places))
    assert abs(printed - number) <= Fraction(1, 2 * 10**places)
