"""The catalogue of rule parameters: complete, documented, readable and writable."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.canon import canonical_json
from folkmoot.core.procedure import (
    GROUPS,
    PARAMETERS,
    Granted,
    Parameter,
    ParameterError,
    rule_set,
)
from folkmoot.core.terms import ProvisionRef

RULE = ProvisionRef("party", "3.III.1")
EVERY = pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=lambda p: p.key)


def test_no_key_stands_twice():
    keys = [parameter.key for group in GROUPS.values() for parameter in group]
    assert len(keys) == len(set(keys)) == len(PARAMETERS)


@EVERY
def test_every_parameter_is_explained_with_its_value(parameter: Parameter):
    if parameter.type != "flag":
        assert "{value}" in parameter.sentence
    assert parameter.sentence.endswith(".")
    assert len(parameter.example) > 20
    assert parameter.kinder_to or parameter.kinder == "neither"
    if parameter.type == "flag" or parameter.default in {None, ()}:
        assert parameter.otherwise.endswith(".")
    assert not re.search(r"[{}]|\bNone\b|_", parameter.say(parameter.default))


@EVERY
def test_every_default_has_its_parameters_shape_and_survives_the_database(parameter: Parameter):
    plain = parameter.plain(parameter.default)
    assert parameter.read(plain) == parameter.default
    canonical_json(plain)


@EVERY
def test_every_parameter_has_the_form_of_its_type(parameter: Parameter):
    assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", parameter.key)
    if parameter.type == "choice" and parameter.choices and parameter.default is not None:
        assert parameter.default in parameter.choices
    if parameter.type == "flag":
        assert parameter.kinder in {"on", "off", "neither"}


@pytest.mark.parametrize(
    ("key", "raw", "said"),
    [
        ("motion.ordinary.body_words", 1, "The text of an ordinary motion has at most 1 word."),
        ("motion.ordinary.per_unit", 3, "A unit may send 3 ordinary motions to one conference."),
        ("delegates.cap", 1, "A unit sends at most 1 delegate."),
        ("severability.largest_package", 1, "A package holds at most 1 change."),
        ("ladder.card.share", "2/3", "Two thirds of the delegates present may demand a card vote."),
        ("report.publish_by", "12:00", "Each day's report is published by 12 noon of that day."),
    ],
)  # fmt: skip
def test_a_rule_is_said_with_the_number_of_its_value(key, raw, said):
    parameter = PARAMETERS[key]
    assert parameter.say(parameter.read(raw)) == said


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("motion.ordinary.body_words", -1),
        ("motion.ordinary.body_words", 2.5),
        ("motion.ordinary.body_words", True),
        ("motion.ordinary.body_words", "250"),
        ("motion.ordinary.majority", "3/2"),
        ("motion.ordinary.majority", "1/0"),
        ("motion.ordinary.majority", 0.5),
        ("gate.reasons_required", None),
        ("gate.reasons_required", "yes"),
        ("gate.challenge_within", "soon"),
        ("gate.challenge_to", "the king"),
        ("gate.challenge_forms", ["phone", "pigeon"]),
        ("gate.challenge_forms", "phone"),
        ("gate.challenge_forms", [""]),
        ("card.freeze_date", "31.12.2025"),
        ("card.colleges", ["units"]),
        ("card.colleges", {"units": "half"}),
        ("priorities.colleges", {"units": "6"}),
        ("electorate.by_post", {"": "members"}),
        ("motion.ordinary.closes_at", "25:00"),
        ("motion.ordinary.closes_at", "12:00+01:00"),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused_with_its_key(key, raw):
    with pytest.raises(ParameterError, match=key.replace(".", r"\.")):
        PARAMETERS[key].read(raw)


def test_a_granted_value_of_the_wrong_shape_never_becomes_a_rule():
    with pytest.raises(ParameterError):
        rule_set([Granted("gate.challenge_to", "the king", RULE)])
    with pytest.raises(ParameterError, match="no such rule parameter"):
        rule_set([Granted("gate.colour", "red", RULE)])


def test_each_edition_has_its_own_value_and_provision():
    key = "motion.ordinary.body_words"
    granted = [
        Granted(key, 250, ProvisionRef("party", "3.I", 2), 2),
        Granted(key, 300, ProvisionRef("party", "3.II", 5), 5),
    ]
    assert rule_set(granted, edition=1).provision(key) is None
    assert rule_set(granted, edition=4).count(key) == 250
    assert rule_set(granted).count(key) == 300
    assert str(rule_set(granted).provision(key)) == "party 3.II (edition 5)"


def test_what_the_rule_book_does_not_say_has_the_default_and_cites_nothing():
    rules = rule_set()
    assert rules.count("motion.ordinary.body_words") == 250
    assert rules.provision("motion.ordinary.body_words") is None
    assert rules.explain("gate.reasons_required") == (
        "A motion is out of order only by a ruling that cites the rule and gives reasons."
    )


def test_a_rule_is_only_read_as_what_it_is():
    rules = rule_set()
    for misread in (
        lambda: rules.flag("motion.ordinary.body_words"),
        lambda: rules.count("gate.reasons_required"),
        lambda: rules.share("motion.ordinary.body_words"),
        lambda: rules.text("motion.ordinary.body_words"),
        lambda: rules.names("gate.challenge_to"),
        lambda: rules.period("gate.challenge_to"),
        lambda: rules.day("gate.challenge_to"),
        lambda: rules.shares("gate.challenge_to"),
    ):
        with pytest.raises(ParameterError):
            misread()
    with pytest.raises(ParameterError, match="no such rule parameter"):
        rules.value("gate.colour")


@given(st.fractions(0, 1), st.dates(date(1900, 1, 1)), st.integers(0, 10**9))
def test_values_come_back_from_their_plain_form(share, day, number):
    for key, value in (
        ("motion.ordinary.majority", Fraction(share)),
        ("card.freeze_date", day),
        ("motion.ordinary.body_words", number),
        ("card.colleges", (("units", share), ("affiliates", 1 - share))),
    ):
        parameter = PARAMETERS[key]
        assert parameter.read(parameter.plain(value)) == value
