"""Rule changes before a conference put to one another: the clashes, the votes in order, what if."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

import kept_world
from apps.motions.pages_cast import MAY, at, browser, words_of
from folkmoot.apps.motions import actions
from folkmoot.apps.motions.models import Motion, VotingPlan
from folkmoot.apps.motions.queries.contests import contest
from folkmoot.apps.motions.queries.plans import outcomes_digest
from folkmoot.apps.motions.views.conflict_map import map_of
from folkmoot.apps.record import queries as record
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import (
    Standing,
    edit_in_place,
    edition_digest,
    operations_to_json,
    what_if,
)
from folkmoot.platform.acts import Refused
from road import draft, pass_at, submitted

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 6, 20, 10, tzinfo=UTC)


def rival(world, words: str) -> str:
    """What Brinswick sends: the same clause in other words."""
    motion = draft(world, who="idris", unit="brinswick", words=words, title="Another way").key
    held = pass_at(
        world, motion, unit="brinswick", officer="idris", kind="general_meeting", at=MAY,
        mover="idris", count=16, votes=(12, 2), notice_days=14,
    )  # fmt: skip
    actions.note_decisions(actor=world.idris, at=held, motion=motion)
    actions.submit_motion(actor=world.idris, at=held, motion=motion)
    return motion


def own_words() -> str:
    tree = rulebook.last_edition("party").tree
    return tree.find("2.I.4.B").text


@pytest.fixture
def two(world) -> tuple[str, str]:
    """Two changes to the same words."""

    def sent() -> tuple[str, str]:
        first, _ = submitted(world)
        return first, rival(world, own_words().replace("automatically ", ""))

    return kept_world.walked("two rivals", sent)


def page(world, noun: str, query: str = "") -> str:
    with at(LATER):
        answer = browser(world).get(f"/motions/conferences/{world.conference}/{noun}{query}")
    assert answer.status_code == 200
    return words_of(answer)


def test_the_clash_of_two_is_shown_as_a_picture_and_as_a_table_with_the_words(world, two):
    shown = page(world, "rivals")
    assert "<svg" in shown
    assert 'class="edge-clash"' in shown
    for key in two:
        assert f'href="/motions/{key}"' in shown
    assert "automatically" in shown
    assert "known before the vote" in shown


def test_every_outcome_is_computed_with_the_root_of_the_edition_it_leads_to(world, two):
    found = contest(world.conference, "party", at=LATER)
    (group,) = (g for g in found.plan.groups if len(g) > 1)
    assert sorted(group) == sorted(two)
    (outcomes,) = (some for some in found.plan.outcomes if len(some) > 2)
    assert len(outcomes) == 4
    for outcome in outcomes:
        tree, _ = what_if(found.edition.tree, found.amendments, outcome.carried)
        assert edition_digest(tree) == outcome.digest


def test_only_what_will_be_voted_on_is_listed_in_order_with_what_falls(world, two):
    shown = page(world, "votes")
    assert "Vote 1" in shown
    assert "Vote 2" in shown
    assert f"If it is carried, {two[1]} falls." in shown
    assert "in the order of the agenda" in shown


def test_a_change_to_two_provisions_can_be_voted_on_in_parts(world):
    tree = rulebook.last_edition("party").tree
    other = next(p for p in tree.walk() if p.text and p.pid != tree.find("2.I.4.B").pid)
    motion = draft(world, title="Two at once").key
    row = Motion.objects.get(key=motion)
    version = row.versions.get()
    more = edit_in_place(tree, other.pid, f"{other.text} So it is.")
    version.operations += json.loads(operations_to_json(more))
    version.save()
    submitted(world, motion=motion)
    shown = page(world, "votes")
    assert "Can be voted on in parts:" in shown
    assert tree.cite(other.pid).replace("“", "&ldquo;") in shown or tree.cite(other.pid) in shown


def test_whoever_makes_the_very_same_change_is_one_vote_with_the_first(world):
    first, _ = submitted(world)
    again = rival(world, contest_words(first))
    found = contest(world.conference, "party", at=LATER)
    assert [each.name for each in found.amendments] == [first]
    assert found.same[first] == (again,)
    assert again in page(world, "votes")


def contest_words(motion: str) -> str:
    from folkmoot.apps.motions import queries

    view = queries.motion(motion, at=LATER)
    edition = rulebook.last_edition("party")
    from folkmoot.core.lawtext import apply

    return apply(edition.tree, view.operations).find("2.I.4.B").text


def test_ticking_outcomes_shows_the_rules_that_would_come_of_it(world, two):
    none = page(world, "what-if")
    assert "Tick what you think is carried" in none
    assert 'id="outcome"' not in none
    first = page(world, "what-if", f"?carried={two[0]}")
    assert f'value="{two[0]}" checked' in first
    assert "In lawful words" in first
    both = page(world, "what-if", f"?carried={two[0]}&carried={two[1]}&whole=1")
    assert "found nothing left to change and fell" in both
    assert "The whole rule book, as it would be" in both
    assert page(world, "what-if", "?carried=none&carried=<script>")


def test_without_rule_changes_there_is_nothing_to_show(world):
    with at(LATER):
        visitor = browser(world)
        for noun in ("rivals", "votes", "what-if"):
            for key in (world.conference, "nowhere"):
                assert visitor.get(f"/motions/conferences/{key}/{noun}").status_code == 404


def test_a_draft_is_nobodys_rival_yet(world, two):
    private = draft(world, words=own_words() + " Nobody else.", title="Still a secret").key
    for noun in ("rivals", "votes", "what-if"):
        shown = page(world, noun)
        assert private not in shown
        assert "Still a secret" not in shown


def test_the_map_has_a_box_for_each_and_a_line_for_each_pair_that_matters():
    drawn = map_of(
        ["a", "b", "c"],
        [Standing("a", "b", "overlap"), Standing("a", "c", "independent"),
         Standing("b", "c", "independent", also=("semantic",))],
    )  # fmt: skip
    assert [node.name for node in drawn.nodes] == ["a", "b", "c"]
    assert [edge.tone for edge in drawn.edges] == ["clash", "cites"]
    assert all(node.left > 0 and node.left + node.width < drawn.width for node in drawn.nodes)


def test_programs_get_pairs_outcomes_and_the_votes_in_order(world, two):
    with at(LATER):
        visitor = browser(world)
        answer = visitor.get(f"/api/v1/conferences/{world.conference}/contests/party")
        told = answer.json()
        assert visitor.get("/api/v1/conferences/nowhere/contests/party").status_code == 404
        path = f"/api/v1/conferences/{world.conference}/contests/none"
        assert visitor.get(path).status_code == 404
    assert told["motions"] == list(two)
    assert told["pairs"][0]["kind"] in {"overlap", "subsumes"}
    assert told["pairs"][0]["words"]
    assert told["votes"][0]["falls"][0]["motion"] == two[1]
    assert told["votes"][0]["falls"][0]["when"] == "carried"
    assert len({each["digest"] for each in told["groups"][0]["outcomes"]}) == 3


def test_the_chair_puts_the_order_on_the_record_and_it_is_told_when_it_no_longer_holds(world, two):
    first, second = two
    address = f"/motions/conferences/{world.conference}/plan"
    with at(LATER):
        looked = browser(world, "idris").get(address)
        assert (looked.status_code, looked.url.split("?")[0]) == (302, address[:-4] + "votes")
        refused = browser(world, "idris").post(address)
        assert refused.status_code == 422
        assert "The chair of the conference sets the order of votes." in words_of(refused)
        assert "Set this order on the record" not in page(world, "votes")
        done = browser(world, "hana").post(address)
    assert done.status_code == 303
    shown = page(world, "votes")
    assert f"The chair set 2 votes, in this order: {first}; {second}." in shown
    entry = VotingPlan.objects.get()
    told = record.entry(entry.seq).body
    assert told["order"] == f"{first}; {second}"
    assert told["steps"][0]["falls"] == [[second, "carried"]]
    assert told["outcomes"] == outcomes_digest(contest(world.conference, "party", at=LATER).plan)
    with at(LATER), pytest.raises(Refused, match="on the record already"):
        actions.plan_votes(
            actor=world.hana, at=LATER, conference=world.conference, document="party"
        )
    actions.withdraw_motion(actor=world.idris, at=LATER, motion=second)
    assert "Since then a motion has come, gone or changed" in page(world, "votes")
