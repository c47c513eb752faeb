"""Rule group 15: who elects whom, per post and edition."""

from __future__ import annotations

import pytest

from core.procedure.procedure_world import NOON, grounds, law
from folkmoot.core.procedure import Granted, rule_set
from folkmoot.core.procedure.rules.electorate import ElectorFacts, check_elector, electorate_of
from folkmoot.core.terms import ProvisionRef

POSTS = {"arrangements_committee": "members", "disciplinary_committee": "unit_delegates"}
RULES = {"electorate.by_post": POSTS}
MEMBER = frozenset({"members", "unit_members"})


def test_a_member_votes_where_members_elect():
    assert check_elector(ElectorFacts("arrangements_committee", "You", MEMBER), law(RULES), NOON)


def test_a_member_does_not_vote_where_delegates_elect():
    facts = ElectorFacts("disciplinary_committee", "You", MEMBER)
    verdict = check_elector(facts, law(RULES), NOON)
    assert grounds(verdict) == {("electorate.not_in_it", "electorate.by_post")}
    assert verdict.reasons[0].sentence.startswith(
        "Disciplinary committee is elected by the delegates of local parties at conference."
    )


def test_a_post_that_the_rules_do_not_name_has_the_fallback():
    facts = ElectorFacts("treasurer", "You", frozenset())
    assert grounds(check_elector(facts, law(RULES), NOON)) == {
        ("electorate.not_in_it", "electorate.otherwise")
    }
    assert electorate_of("treasurer", law(RULES)).key == "members"


@pytest.mark.parametrize(
    ("edition", "electorate"), [(6, "delegates"), (7, "delegates"), (8, "members")]
)
def test_each_edition_has_its_own_electorate(edition, electorate):
    granted = [
        Granted(
            "electorate.by_post",
            (("arrangements_committee", who),),
            ProvisionRef("party", "4.II", since),
            since,
        )
        for since, who in ((8, "members"), (3, "delegates"))
    ]
    rules = rule_set(granted, edition=edition)
    found = electorate_of("arrangements_committee", rules)
    assert (found.key, found.named) == (electorate, True)


def test_an_electorate_that_does_not_exist_stops_the_election():
    rules = law({"electorate.by_post": {"treasurer": "the_great_and_good"}})
    verdict = check_elector(ElectorFacts("treasurer", "You", MEMBER), rules, NOON)
    assert grounds(verdict) == {("electorate.unknown", "electorate.by_post")}
