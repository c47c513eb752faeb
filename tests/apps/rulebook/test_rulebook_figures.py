"""Figures of the rules: granted by a provision, or the house's default and said to be so."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from apps.rulebook.small_party import CLERK, NOON, pid_of
from folkmoot.apps.rulebook.actions import import_document
from folkmoot.apps.rulebook.figures import value_of, written
from folkmoot.apps.rulebook.queries import catalogue, parameter, rule_set
from folkmoot.core.civildate import Period, Unit
from folkmoot.core.lawtext import SetParameter
from folkmoot.core.procedure.parameter import ParameterError
from folkmoot.core.terms import ProvisionRef

NOTICE = "meeting.ordinary.notice"
WINTER, SUMMER = date(2026, 1, 15), date(2026, 7, 15)


def test_a_granted_figure_cites_the_provision_that_grants_it(party):
    rules = rule_set(WINTER)
    assert rules.period(NOTICE) == Period(7, Unit.CLEAR_DAYS)
    assert rules.provision(NOTICE) == ProvisionRef("party", "3.I", 1)


def test_where_the_rule_book_is_silent_the_default_holds_and_cites_nothing(party):
    rules = rule_set(WINTER)
    assert rules.provision("meeting.annual.notice") is None
    assert rules.period("meeting.annual.notice") == Period(21, Unit.CLEAR_DAYS)
    view = parameter("meeting.annual.notice", WINTER)
    assert view.by_default
    assert view.since_edition is None


def test_before_the_first_edition_everything_is_a_default(party):
    assert rule_set(date(2025, 1, 1)).granted == {}


def test_a_changed_figure_holds_from_the_day_its_edition_comes_into_force(enact):
    change = SetParameter(pid_of("3.I"), NOTICE, "7 clear days", "14 clear days")
    enact(change, in_force_on=date(2026, 6, 1))
    assert rule_set(WINTER).period(NOTICE).amount == 7
    assert rule_set(SUMMER).period(NOTICE).amount == 14
    view = parameter(NOTICE, SUMMER)
    assert (view.since_edition, view.written) == (2, "14 clear days")
    assert view.provision == ProvisionRef("party", "3.I", 2)
    assert parameter("motion.ordinary.body_words", SUMMER).since_edition == 1


def test_the_document_that_ranks_first_prevails_over_another(party):
    import_document(
        actor=CLERK,
        at=NOON,
        slug="standing-orders",
        source="# Standing orders\n\n[1] Notice.\n  = meeting.ordinary.notice: 3 clear days\n",
        format="labelled",
        in_force_on=date(2026, 1, 1),
        rank=10,
    )
    assert rule_set(WINTER).provision(NOTICE).document == "standing-orders"
    assert parameter(NOTICE, WINTER).provision.document == "standing-orders"
    assert rule_set(WINTER, document="party").provision(NOTICE).document == "party"


def test_a_figure_that_cannot_be_read_is_reported_at_import_and_acts_on_nothing(db):
    report = import_document(
        actor=CLERK,
        at=NOON,
        slug="club",
        source="# Club\n\n[1] Notice.\n  = meeting.ordinary.notice: soon\n  = tea.at: 4\n",
        format="labelled",
        in_force_on=date(2026, 1, 1),
    )
    reasons = [problem.reason for problem in report.problems]
    assert len(reasons) == 2
    assert "soon" in reasons[0]
    assert "tea.at" in reasons[1]
    assert rule_set(WINTER).provision(NOTICE) is None


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("motion.ordinary.body_words", "1,250 words", 1250),
        ("motion.ordinary.body_words", "no limit", None),
        ("motion.rule_change.majority", "two thirds", Fraction(2, 3)),
        ("motion.rule_change.majority", "60%", Fraction(3, 5)),
        ("gate.reasons_required", "no", False),
        ("ladder.methods", "hands, card", ("hands", "card")),
        ("priorities.colleges", "units 6, affiliates 4", (("units", 6), ("affiliates", 4))),
        ("motion.ordinary.closes_at", "12:00", "12:00"),
        ("card.freeze_date", "2026-12-31", date(2026, 12, 31)),
        ("gate.body", "arrangements committee", "arrangements_committee"),
    ],
)
def test_figures_are_written_as_people_write_them(key, words, value):
    assert value_of(catalogue()[key], words) == value


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("motion.ordinary.body_words", "250 pages"),
        ("motion.ordinary.body_words", "-3"),
        ("motion.rule_change.majority", "3/2"),
        ("gate.reasons_required", "perhaps"),
        ("meeting.ordinary.notice", "7 moons"),
        ("card.colleges", "units"),
    ],
)
def test_a_figure_of_the_wrong_shape_is_refused_with_its_key(key, words):
    with pytest.raises(ParameterError, match=key):
        value_of(catalogue()[key], words)


def test_every_default_of_the_catalogue_can_be_written_and_read_back():
    for known in catalogue().values():
        default = known.read(known.plain(known.default))
        assert value_of(known, written(known, default)) in {default, default or None}, known.key
