"""Ten ways amendments stand to each other, every outcome known, and the chair's plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lawtext.lawtext_world import documents, patiently, small_changes
from folkmoot.core.lawtext import (
    Amendment,
    Delete,
    Document,
    Insert,
    Provision,
    ReplaceText,
    SetParameter,
    all_outcomes,
    apply,
    consequences,
    derive,
    derive_import,
    edition_digest,
    plan_votes,
    read_labelled,
    stand,
    what_if,
)
from folkmoot.core.lawtext.provision import counter

SOURCE = """# Rules

[Clause 1: Dues]
  Members pay ten pounds a year. “Arrears” means dues unpaid for six months.
  = dues.yearly: 10

[Clause 2: Leaving]
  A member in Arrears leaves as clause 1 says, and may come back when all is paid.

[Clause 3: Officers]
  The chair serves for two years.
"""


def read(source: str, name: str) -> Document:
    return read_labelled(source, counter(name)).document


RULES = read(SOURCE, "b")
ONE, TWO, THREE = (RULES.root.children[n].pid for n in range(3))


def text(name: str, pid: str, find: str, new: str) -> Amendment:
    return Amendment(name, (ReplaceText(pid, "text", find, new),))


def clause(name: str, label: str, words: str) -> Amendment:
    new = Provision(f"new-{name}", "clause", label=label, heading="New", text=words)
    return Amendment(name, (Insert(RULES.root.pid, THREE, None, (new,)),))


TWELVE = text("twelve", ONE, "ten", "twelve")
NINE = text("nine", ONE, "ten", "nine")
TERM = text("term", THREE, "two years", "one year")
SHORT = text("short", THREE, "The chair serves for two years.", "There is no chair.")
GONE = Amendment("gone", (Delete(THREE, RULES.provision(THREE)),))
GUESTS = clause("guests", "4", "Guests pay half.")


def kind(a: Amendment, b: Amendment) -> str:
    return stand(RULES, a, b).kind


def test_each_class_that_two_votes_can_have() -> None:
    again = Amendment("again", TWELVE.operations)
    dogs = clause("dogs", "5", "Dogs stay out.")
    late = text("late", "new-guests", "half", "nothing")
    lost = text("lost", ONE, "eleven", "twelve")
    assert kind(TWELVE, again) == "identical"
    assert kind(TWELVE, TERM) == "independent"
    assert kind(GUESTS, dogs) == "order-dependent"
    assert kind(TWELVE, NINE) == "overlap"
    assert kind(TWELVE, lost) == "stale"
    requires = stand(RULES, GUESTS, late)
    assert (requires.kind, requires.first, requires.second) == ("requires", "late", "guests")


@pytest.mark.parametrize("wide", [SHORT, GONE])
def test_what_takes_out_all_that_another_changes_subsumes_it(wide: Amendment) -> None:
    for pair in (stand(RULES, wide, TERM), stand(RULES, TERM, wide)):
        assert (pair.kind, pair.first, pair.second) == ("subsumes", wide.name, "term")


def numbered(name: str, after: str, before: str) -> Amendment:
    new = Provision(f"new-{name}", "clause", label="1A", heading="New", text=f"Of {name}.")
    return Amendment(name, (Insert(RULES.root.pid, after, before, (new,)),))


def test_two_clauses_with_one_number_are_told_and_can_both_stand() -> None:
    pair = stand(RULES, numbered("guests", ONE, TWO), numbered("dogs", TWO, THREE))
    assert pair.kind == "independent"
    assert "label collision" in pair.also


def test_a_new_citation_of_what_another_takes_away_is_told() -> None:
    cites = text("cites", TWO, "all is paid", "all is paid under clause 3")
    assert "referential" in stand(RULES, cites, GONE).also


def test_the_machine_nominates_a_contradiction_for_people_to_rule_on() -> None:
    one = Amendment("one", (SetParameter(TWO, "quorum", None, "5"),))
    two = Amendment("two", (SetParameter(THREE, "quorum", None, "7"),))
    pair = stand(RULES, one, two)
    assert pair.kind == "independent"
    assert "semantic" in pair.also


def test_the_disputed_words_are_shown_as_each_would_have_them() -> None:
    (words,) = stand(RULES, TWELVE, NINE).words
    assert (words.place, words.base, words.first, words.second) == ("1", "ten", "twelve", "nine")


def test_every_outcome_of_a_group_is_the_edition_it_promises() -> None:
    amendments = [TWELVE, NINE, TERM, SHORT]
    plan = plan_votes(RULES, amendments)
    assert plan.groups == (("twelve", "nine"), ("term", "short"))
    assert [len(some) for some in plan.outcomes] == [4, 4]
    for outcomes in plan.outcomes:
        for promised in outcomes:
            edition, kept = what_if(RULES, amendments, promised.carried)
            assert kept == promised
            assert edition_digest(edition) == promised.digest
    both = plan.outcomes[0][-1] if plan.outcomes[0][-1].carried else plan.outcomes[0][0]
    assert (both.adopted, both.fallen) == (("twelve",), ("nine",))


def test_the_chair_is_told_what_falls_under_each_rule() -> None:
    sequential = plan_votes(RULES, [SHORT, TERM])
    assert [(f.name, f.if_) for f in sequential.steps[0].falls] == [("term", "carried")]
    inclusive = plan_votes(RULES, [SHORT, TERM], rule="inclusive")
    assert [step.names for step in inclusive.steps] == [("term",), ("short",)]
    assert inclusive.steps[1].replaces == ("term",)
    ranked = plan_votes(RULES, [TWELVE, NINE], rule="ranked")
    assert [step.kind for step in ranked.steps] == ["rank", "threshold"]
    package = plan_votes(RULES, [TWELVE, NINE], rule="package")
    assert [step.kind for step in package.steps] == ["package"]


def test_what_another_needs_is_voted_on_first_and_takes_it_along_when_lost() -> None:
    late = text("late", "new-guests", "half", "nothing")
    plan = plan_votes(RULES, [late, GUESTS])
    assert [step.names for step in plan.steps] == [("guests",), ("late",)]
    assert [(f.name, f.if_) for f in plan.steps[0].falls] == [("late", "lost")]


def test_consequences_are_citations_terms_figures_and_the_crosswalk() -> None:
    source = SOURCE.replace("Clause 1:", "Clause 9:").replace("ten", "twelve").replace("six", "two")
    after, _ = derive_import(RULES, read(source, "a"))
    found = {(each.kind, each.words, each.becomes) for each in consequences(RULES, after)}
    assert ("citation", "clause 1", "9") in found
    assert ("renumbering", "1", "9") in found
    assert ("figure", "dues.yearly", "") in found
    assert ("term", "Arrears", "Arrears") in found


def test_an_amendment_nobody_put_cannot_be_carried() -> None:
    assert isinstance(apply(RULES, TWELVE.operations), Document)
    with pytest.raises(ValueError, match="no amendment thirteen"):
        what_if(RULES, [TWELVE], ["thirteen"])


@patiently
@given(st.data())
def test_what_is_folded_away_changes_no_outcome(data: st.DataObject) -> None:
    base = data.draw(documents(tuple(f"p{n}" for n in range(12))))
    amendments = [
        Amendment(name, tuple(derive(base, data.draw(small_changes(base))))) for name in "abc"
    ]
    outcomes = list(all_outcomes(base, amendments))
    assert len({each.carried for each in outcomes}) == 8
    for promised in outcomes:
        edition, kept = what_if(base, amendments, promised.carried)
        assert (kept, edition_digest(edition)) == (promised, promised.digest)
