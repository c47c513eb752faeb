"""A rule book is scored by what its provisions grant, and its vague powers are shown."""

from __future__ import annotations

from itertools import count, pairwise

import pytest

from folkmoot.core.civildate import Period, Unit
from folkmoot.core.lawtext.operations import Insert, SetParameter
from folkmoot.core.procedure import Granted, rule_set
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES, PROFILES
from folkmoot.core.procedure.conduct.meter import charter_motion, measure
from folkmoot.core.procedure.conduct.vague import vague_powers
from folkmoot.core.terms import ProvisionRef

GRANTING = ProvisionRef("party", "2.I.9", 4)
STORY = (
    ProvisionRef("party", "2.I.4.B", 4),
    (
        "A member who joins or supports any other political organisation shall automatically be "
        "ineligible to be or remain a member."
    ),
)
DENIAL = (
    ProvisionRef("party", "2.I.4.D", 4),
    "The rules of natural justice shall not apply to the termination of a membership under B.",
)
GOOD = (
    ProvisionRef("party", "3.II.1", 4),
    (
        "The tribunal may expel a member after a hearing of which notice was given if it finds it "
        "proved, on the evidence, that the member did what is forbidden by clause 2."
    ),
)


def granting(*keys, **figures):
    return rule_set(
        [
            Granted(rule.IN_FORCE, keys, GRANTING, 4),
            *(
                Granted(f"conduct.{k}", Period(v, Unit.DAYS), GRANTING, 4)
                for k, v in figures.items()
            ),
        ]
    )


def minter():
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def test_profiles_are_each_stricter_than_the_one_before():
    listed = [set(keys) for keys in PROFILES.values()]
    assert all(less < more for less, more in pairwise(listed))
    assert listed[-1] == set(GUARANTEES)


def test_a_silent_rule_book_keeps_nothing_though_the_house_would():
    meter = measure(rule_set())
    assert (meter.kept, meter.profile) == (0, "")
    assert all(score.mark == "missing" and score.because for score in meter.scores)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_rule_book_with_a_profile_keeps_that_profile(profile):
    meter = measure(granting(*PROFILES[profile]), [GOOD])
    assert meter.profile == profile
    assert meter.kept == len(PROFILES[profile])
    assert meter.lacking(profile) == ()


def test_a_figure_can_empty_a_guarantee():
    meter = measure(granting(*GUARANTEES, appeal_within=2))
    weak = {score.guarantee: score.because for score in meter.scores if score.mark == "weak"}
    assert weak == {"G18": ("An appeal is in time for 2 days after the decision is served.",)}


def test_a_clause_that_denies_natural_justice_weakens_hearing_and_appeal():
    meter = measure(granting(*GUARANTEES), [STORY, DENIAL])
    assert [s.guarantee for s in meter.scores if s.mark == "weak"] == ["G8", "G18"]
    assert meter.profile == ""


def test_the_three_words_of_the_story_are_shown_with_what_they_lack():
    found = {finding.lack: finding for finding in vague_powers([STORY])}
    assert found["decider"].words == ("automatically",)
    assert found["decider"].certainty == "stated"
    assert {"supports", "organisation"} == set(found["definition"].words)
    assert set(found) == {"decider", "test", "definition", "process"}
    assert all(finding.says.endswith(".") for finding in found.values())


def test_a_clause_with_decider_test_and_hearing_is_not_vague():
    assert vague_powers([GOOD]) == ()


def test_what_a_neighbour_may_say_is_only_possibly_missing():
    parent = (ProvisionRef("party", "2.I.4", 4), "The tribunal decides under this clause.")
    clause = (ProvisionRef("party", "2.I.4.C", 4), "A member may be expelled for misconduct.")
    decider = next(f for f in vague_powers([parent, clause]) if f.lack == "decider")
    assert decider.certainty == "possible"
    alone = next(f for f in vague_powers([clause]) if f.lack == "decider")
    assert alone.certainty == "likely"


@pytest.mark.parametrize("body", ["Board", "board", "NEC", "Judicial Panel"])
def test_a_decider_is_known_by_its_name_whatever_its_capitals(body):
    clause = (ProvisionRef("party", "5", 4), f"The {body} may expel a member for any reason.")
    assert {f.lack for f in vague_powers([clause])} == {"test", "definition", "process"}


def test_a_clause_about_things_is_no_power_over_people():
    standing = (ProvisionRef("party", "4.I", 4), "Standing orders may be suspended by two thirds.")
    assert vague_powers([standing]) == ()


def test_the_charter_motion_grants_what_is_missing_and_only_that():
    rules = rule_set()
    meter = measure(rules)
    (insert,) = charter_motion(
        meter, rules, profile="baseline", parent="p1", after=None, label="9", mint=minter()
    )
    assert isinstance(insert, Insert)
    (clause,) = insert.provisions
    assert [item.text for item in clause.children] == [GUARANTEES[k] for k in PROFILES["baseline"]]
    assert clause.parameters[0].key == rule.IN_FORCE


def test_once_the_charter_motion_is_carried_nothing_is_lacking():
    rules = granting("G3", "G18", appeal_within=2)
    meter = measure(rules)
    insert, setting = charter_motion(
        meter, rules, parent="p1", after="p0", label="9", mint=minter(), target="p9"
    )
    assert isinstance(setting, SetParameter)
    assert setting.before == "G3, G18"
    figures = {p.key: Period.parse(p.value) for p in insert.provisions[0].parameters}
    after = rule_set(
        [
            Granted(rule.IN_FORCE, tuple(setting.after.split(", ")), GRANTING, 5),
            *(Granted(key, value, GRANTING, 5) for key, value in figures.items()),
        ]
    )
    assert measure(after).profile == "full_charter"
    assert (
        charter_motion(measure(after), after, parent="p", after=None, label="9", mint=minter())
        == ()
    )


def test_a_list_is_changed_where_it_stands():
    rules = granting("G3")
    with pytest.raises(ValueError, match="say in which provision"):
        charter_motion(measure(rules), rules, parent="p", after=None, label="9", mint=minter())
