"""The imprint table: for each jurisdiction and medium what is asked for, and what is found."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from folkmoot.core.adverts import (
    RULES,
    Consulted,
    Demand,
    Material,
    Medium,
    Party,
    Publisher,
    State,
    check_imprint,
)

TODAY = date(2026, 9, 1)
PROMOTER = Party("R. Fielding", "4 Mill Lane, Northfield NF1 2AB")
BEHALF = Party("The Common Weal", "4 Mill Lane, Northfield NF1 2AB")
PRINTER = Party("Press & Sons", "9 Dock Street, Northfield NF3 4CD")
PROMOTED = (
    "Promoted by R. Fielding, 4 Mill Lane, Northfield NF1 2AB, on behalf of "
    "The Common Weal, 4 Mill Lane, Northfield NF1 2AB."
)
PRINTED = f"Printed by Press & Sons, 9 Dock Street, Northfield NF3 4CD. {PROMOTED}"
LABEL = (
    "Political advertisement. Sponsor: The Common Weal. European Parliament election 2029. "
    "Transparency notice: moot.example/n/K7Q2"
)

PRINT_DEMANDS = {Demand.PRINTER, Demand.PROMOTER, Demand.BEHALF, Demand.PLACE}
SCREEN_DEMANDS = {Demand.PROMOTER, Demand.BEHALF, Demand.PLACE}
LABEL_DEMANDS = {
    Demand.STATEMENT, Demand.SPONSOR, Demand.CONTROLLER, Demand.PROCESS, Demand.TARGETED,
    Demand.NOTICE,
}  # fmt: skip


def material(text, jurisdiction="uk", medium=Medium.PRINT, **more):
    known = {
        "publisher": Publisher.PARTY, "paid": True, "on": TODAY, "place": "face",
        "promoter": PROMOTER, "behalf": BEHALF, "printer": PRINTER,
    }  # fmt: skip
    return Material(text=text, jurisdiction=jurisdiction, medium=medium, **{**known, **more})


def demands(check):
    return {each.demand for each in check.findings}


@pytest.mark.parametrize(
    ("jurisdiction", "medium", "publisher", "paid", "asked"),
    [
        ("uk", Medium.PRINT, Publisher.PARTY, True, PRINT_DEMANDS),
        ("uk", Medium.PRINT, Publisher.PARTY, False, PRINT_DEMANDS),
        ("uk", Medium.PRINT, Publisher.CANDIDATE, False, PRINT_DEMANDS),
        ("uk", Medium.NEWSPAPER, Publisher.ORGANISATION, True, PRINT_DEMANDS),
        ("uk", Medium.DIGITAL, Publisher.PARTY, True, SCREEN_DEMANDS),
        ("uk", Medium.DIGITAL, Publisher.INDIVIDUAL, True, SCREEN_DEMANDS),
        ("uk", Medium.DIGITAL, Publisher.PARTY, False, SCREEN_DEMANDS),
        ("uk", Medium.DIGITAL, Publisher.REGISTERED_CAMPAIGNER, False, SCREEN_DEMANDS),
        ("uk", Medium.DIGITAL, Publisher.ORGANISATION, False, set()),
        ("uk", Medium.DIGITAL, Publisher.INDIVIDUAL, False, set()),
        ("scotland", Medium.PRINT, Publisher.PARTY, False, PRINT_DEMANDS),
        ("scotland", Medium.PRINT, Publisher.CANDIDATE, True, PRINT_DEMANDS),
        ("scotland", Medium.DIGITAL, Publisher.ORGANISATION, True, SCREEN_DEMANDS),
        ("scotland", Medium.DIGITAL, Publisher.PARTY, False, SCREEN_DEMANDS),
        ("scotland", Medium.DIGITAL, Publisher.ORGANISATION, False, SCREEN_DEMANDS),
        ("scotland", Medium.DIGITAL, Publisher.INDIVIDUAL, False, set()),
        ("eu", Medium.PRINT, Publisher.PARTY, True, LABEL_DEMANDS),
        ("eu", Medium.NEWSPAPER, Publisher.ORGANISATION, True, LABEL_DEMANDS),
        ("eu", Medium.DIGITAL, Publisher.INDIVIDUAL, True, LABEL_DEMANDS),
        ("eu", Medium.DIGITAL, Publisher.PARTY, False, LABEL_DEMANDS),
        ("eu", Medium.DIGITAL, Publisher.ORGANISATION, False, set()),
    ],
)
def test_what_is_asked_of_whom(jurisdiction, medium, publisher, paid, asked):
    check = check_imprint(material("Vote!", jurisdiction, medium, publisher=publisher, paid=paid))
    assert demands(check) == asked
    assert check.applies == bool(asked)


@pytest.mark.parametrize("jurisdiction", ["uk", "scotland"])
@pytest.mark.parametrize(
    ("text", "medium", "place", "state"),
    [
        (PRINTED, Medium.PRINT, "face", State.OK),
        (PRINTED, Medium.PRINT, "", State.UNCLEAR),
        (PRINTED, Medium.PRINT, "inside", State.MISSING),
        (PROMOTED, Medium.PRINT, "face", State.MISSING),  # no printer
        (PROMOTED, Medium.NEWSPAPER, "face", State.OK),  # the newspaper names its own
        (PROMOTED, Medium.DIGITAL, "part", State.OK),
        (PROMOTED, Medium.DIGITAL, "linked", State.UNCLEAR),
        (PROMOTED, Medium.DIGITAL, "", State.UNCLEAR),
        ("Promoted by R. Fielding.", Medium.DIGITAL, "part", State.MISSING),
        (PROMOTED.replace("4 Mill Lane, Northfield ", ""), Medium.DIGITAL, "part", State.UNCLEAR),
        ("A better Northfield.", Medium.DIGITAL, "part", State.MISSING),
    ],
)
def test_an_imprint_of_the_united_kingdom(jurisdiction, text, medium, place, state):
    assert check_imprint(material(text, jurisdiction, medium, place=place)).state is state


def test_a_link_is_enough_only_where_the_imprint_does_not_fit():
    linked = {"medium": Medium.DIGITAL, "place": "linked"}
    assert check_imprint(material(PROMOTED, **linked, fits=False)).state is State.OK
    assert check_imprint(material(PROMOTED, **linked, fits=True)).state is State.MISSING


def test_a_single_side_carries_it_on_its_face_and_a_leaflet_on_its_first_or_last_page():
    def stands(place, *, single):
        return check_imprint(material(PRINTED, place=place, single_sided=single)).state

    assert stands("last_page", single=False) is State.OK
    assert stands("last_page", single=True) is State.MISSING


@pytest.mark.parametrize(
    ("text", "more", "state"),
    [
        (LABEL, {"targeted": False}, State.OK),
        (LABEL, {}, State.UNCLEAR),  # whether it is targeted is not told
        (LABEL, {"targeted": True}, State.UNCLEAR),
        (f"{LABEL} Targeted.", {"targeted": True}, State.OK),
        (LABEL.replace("Political advertisement. ", ""), {"targeted": False}, State.MISSING),
        (LABEL.replace("Transparency notice", "More"), {"targeted": False}, State.MISSING),
        (LABEL, {"targeted": False, "controller": "Holding Ltd"}, State.MISSING),
        (LABEL, {"targeted": False, "process": "Water Directive"}, State.MISSING),
    ],
)
def test_a_label_of_the_union(text, more, state):
    told = {"sponsor": "The Common Weal", "process": "European Parliament election 2029", **more}
    assert check_imprint(material(text, "eu", **told)).state is state


def test_rules_have_their_days():
    def asked(day, jurisdiction="uk", **more):
        return demands(
            check_imprint(material("Vote!", jurisdiction, Medium.DIGITAL, on=day, **more))
        )

    assert asked(date(2023, 10, 31)) == set()
    assert asked(date(2023, 11, 1)) == SCREEN_DEMANDS
    assert asked(date(2025, 10, 9), "eu") == set()
    assert asked(date(2025, 10, 10), "eu") == LABEL_DEMANDS


def test_where_a_rule_was_not_consulted_nothing_is_called_missing_and_it_says_so():
    before = material(
        "Vote!", "scotland", Medium.DIGITAL, on=date(2023, 1, 1), publisher=Publisher.ORGANISATION
    )
    check = check_imprint(before)
    assert {each.rule.consulted for each in check.findings} == {Consulted.NEITHER}
    assert check.state is State.UNCLEAR
    assert all("not looked up" in each.says for each in check.findings if each.state != State.OK)


def test_an_imprint_is_read_from_the_words_alone_while_somebody_types():
    def typed(text):
        bare = Material(
            text, "uk", Medium.DIGITAL, Publisher.PARTY, paid=True, on=TODAY, place="part"
        )
        return check_imprint(bare).state

    assert typed("Vote for the Weal") is State.MISSING
    assert typed("Promoted by Ruth Fielding") is State.MISSING
    assert typed("Promoted by Ruth Fielding, Northfield") is State.UNCLEAR
    assert typed("Promoted by Ruth Fielding, 4 Mill Lane, Northfield") is State.UNCLEAR
    assert typed(PROMOTED) is State.OK


def test_every_rule_says_where_it_stands_and_what_of_it_was_at_hand():
    assert len({rule.key for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.source
        assert rule.since or rule.until
        if rule.consulted is not Consulted.TEXT:
            assert rule.note
    covered = {(rule.jurisdiction, medium) for rule in RULES for medium in rule.media}
    assert covered == set(product(("uk", "scotland", "eu"), Medium))
