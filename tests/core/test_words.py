"""What somebody wrote is kept whole, or it is said what is wrong with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.terms import check_words


def codes(*given_, **more):
    return check_words(*given_, **more).codes


def test_words_that_fit_are_kept():
    assert check_words(" one line ", "The note", most=8, needed=True)


def test_words_that_may_be_left_out_may_be_left_out():
    assert check_words("  ", "The note", most=8)


def test_words_that_are_needed_and_missing_are_refused():
    assert codes(" \n", "The reply", needed=True) == ("words.missing",)


@given(st.integers(1, 500), st.integers(1, 500))
def test_words_that_are_too_long_are_refused_with_both_lengths(length, most):
    verdict = check_words("x" * length, "The reply", most=most)
    assert verdict.allowed == (length <= most)
    if not verdict:
        assert f"{length} characters long; at most {most} fit" in verdict.reasons[0].sentence


def test_a_null_character_is_refused_since_no_database_keeps_it():
    assert codes("a\x00b", "The note") == ("words.not_text",)
