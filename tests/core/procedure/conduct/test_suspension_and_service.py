"""A suspension dies by arithmetic; service needs proof; nobody is excluded by silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.procedure.conduct.conduct_world import DAY, JUDGES, RULES, day
from folkmoot.core.procedure.conduct.endings import (
    Service,
    check_arrears_lapse,
    check_ineligibility,
    is_admitted,
    lapse_moved,
    served_at,
)
from folkmoot.core.procedure.conduct.facts import Panel
from folkmoot.core.procedure.conduct.suspension import (
    RIGHTS,
    Suspension,
    check_suspension,
    is_suspended,
    suspension_ends,
)
from folkmoot.core.terms import Interval

PANEL = Panel(JUDGES, True, day(0), frozenset(JUDGES))
SUSPENSION = Suspension(day(0), ("attend", "vote"), PANEL, "A threat was made.", "Of violence.")


@given(
    st.lists(st.integers(0, 400 * 24), max_size=20),
    st.one_of(st.none(), st.integers(0, 200 * 24)),
)
@settings(deadline=None)
def test_no_reviews_and_no_silence_prolong_a_suspension_beyond_its_cap(reviews, lifted):
    kept = replace(
        SUSPENSION,
        reviews=tuple(day(0) + timedelta(hours=hour) for hour in reviews),
        lifted_at=None if lifted is None else day(0) + timedelta(hours=lifted),
    )
    ends = suspension_ends(kept, RULES)
    assert ends <= day(0) + 91 * DAY
    assert not is_suspended(kept, "vote", RULES, ends + timedelta(seconds=1))
    if lifted is not None:
        assert ends <= kept.lifted_at
    # Every 29 days within it there was a review.
    moments = sorted(m for m in [day(0), *kept.reviews] if m <= ends)
    assert all(b - a <= 29 * DAY for a, b in zip(moments, [*moments[1:], ends], strict=True))


def test_a_suspension_without_a_review_ends_after_four_weeks():
    assert is_suspended(SUSPENSION, "vote", RULES, day(28))
    assert not is_suspended(SUSPENSION, "vote", RULES, day(29))
    assert not is_suspended(SUSPENSION, "speak", RULES, day(1))
    late = replace(SUSPENSION, reviews=(day(30),))
    assert suspension_ends(late, RULES) == suspension_ends(SUSPENSION, RULES)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"panel": replace(PANEL, by_lot=False)}, "suspension_panel"),
        ({"panel": replace(PANEL, members=JUDGES[:1])}, "suspension_panel"),
        ({"serious": ""}, "suspension_test"),
        ({"scope": RIGHTS}, "suspension_scope"),
        ({"scope": ("own_case",)}, "suspension_scope"),
        ({"scope": ()}, "suspension_scope"),
        ({"selection_at": day(40)}, "suspension_brake"),
    ],
)
def test_a_suspension_needs_a_panel_a_test_a_scope_and_respects_the_brake(values, code):
    refused = check_suspension(replace(SUSPENSION, **values), RULES)
    assert refused.codes == (f"conduct.{code}",)
    assert "G20" in refused.reasons[0].sentence
    assert refused.reasons[0].next_step


def test_a_suspension_far_from_a_selection_or_under_the_stricter_test_is_allowed():
    assert check_suspension(replace(SUSPENSION, selection_at=day(100)), RULES)
    strict = replace(SUSPENSION, selection_at=day(40), stricter="Witnesses were threatened.")
    assert check_suspension(strict, RULES)


def test_what_bounced_or_cannot_be_proved_was_not_served():
    posted = Service("d" * 64, "post", day(0), proof="a" * 64)
    assert served_at(posted, RULES).date() == day(3).date()  # Monday to Thursday
    assert served_at(replace(posted, proof=""), RULES) is None
    assert served_at(replace(posted, bounced=True), RULES) is None
    assert served_at(replace(posted, received_at=day(1)), RULES) == day(1)
    assert served_at(replace(posted, method="hand"), RULES) == day(0)
    assert served_at(replace(posted, method="mail"), RULES).date() == day(1).date()


def test_the_members_own_adjournments_stop_the_lapse_clock_and_overlaps_count_once():
    pauses = [Interval(day(10), day(20)), Interval(day(15), day(25)), Interval(day(40), day(41))]
    assert lapse_moved(day(180), pauses) == day(196)
    assert lapse_moved(day(180), []) == day(180)
    with pytest.raises(ValueError, match="has an end"):
        lapse_moved(day(180), [Interval(day(1))])


def test_arrears_end_a_membership_only_after_two_served_reminders_and_time_to_pay():
    first = Service("1" * 64, "post", day(0), proof="a")
    second = Service("2" * 64, "post", day(7), proof="b")

    def asked(*reminders, at, refused=False):
        return check_arrears_lapse(reminders, refused_payment=refused, rules=RULES, at=at).codes

    assert asked(first, at=day(100)) == ("conduct.arrears_reminders",)
    bounced = replace(second, bounced=True)
    assert asked(first, bounced, at=day(100)) == ("conduct.arrears_reminders",)
    assert asked(first, second, at=day(30)) == ("conduct.arrears_cure",)
    assert asked(first, second, at=day(100), refused=True) == ("conduct.arrears_refused",)
    assert asked(first, second, at=day(100)) == ()


def test_nobody_is_excluded_automatically_and_silence_admits():
    assert check_ineligibility(None, replied=False, rules=RULES, at=day(9)).codes == (
        "conduct.ineligible_unserved",
    )
    notice = Service("3" * 64, "hand", day(0), proof="c")
    early = check_ineligibility(notice, replied=False, rules=RULES, at=day(9))
    assert early.codes == ("conduct.ineligible_notice",)
    assert check_ineligibility(notice, replied=False, rules=RULES, at=day(16))
    assert not is_admitted(day(0), objected=False, rules=RULES, at=day(28))
    assert is_admitted(day(0), objected=False, rules=RULES, at=day(30))
    assert not is_admitted(day(0), objected=True, rules=RULES, at=day(30))
