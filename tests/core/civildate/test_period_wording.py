"""Periods read from and printed to the wording a rule parameter stores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.civildate import Period, PeriodError, Unit

periods = st.builds(Period, st.integers(0, 99_999), st.sampled_from(Unit))


@given(periods)
def test_every_period_survives_being_printed_and_read(period):
    assert Period.parse(period.text) == period


def test_one_of_a_unit_is_printed_in_the_singular():
    assert Period(1, Unit.YEARS).text == "1 year"
    assert Period(1, Unit.CLEAR_WORKING_DAYS).text == "1 clear working day"
    assert str(Period(14, Unit.CLEAR_DAYS)) == "14 clear days"


def test_case_spacing_and_plural_do_not_matter_when_reading():
    assert Period.parse("  3  Working Day ") == Period(3, Unit.WORKING_DAYS)


@pytest.mark.parametrize(
    "wording",
    ["", "14", "days", "-3 days", "1.5 days", "14 moons", "14 days clear", "٣ days", "9" * 5000],
)
def test_what_is_not_a_period_is_refused_with_the_text_it_was(wording):
    with pytest.raises(PeriodError, match=r"not a number and a unit|is not one of"):
        Period.parse(wording)


@pytest.mark.parametrize("amount", [-1, 100_000, True, 1.0])
def test_an_amount_out_of_bounds_or_not_whole_is_refused(amount):
    with pytest.raises(PeriodError, match="whole number"):
        Period(amount, Unit.DAYS)


def test_an_unknown_unit_is_refused():
    with pytest.raises(PeriodError, match="fortnights"):
        Period(1, "fortnights")
