"""What the chair and the committee do with a motion at conference, and what the rules refuse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from apps.motions.hall_scenes import HALL, in_debate, ordinary, rule_change_in_debate
from apps.motions.pages_cast import MAY, at, browser, words_of
from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly import queries as meetings
from folkmoot.apps.assembly.forms.fields import shown
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.record.acts import Refused
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import edit_in_place
from folkmoot.core.procedure.rules.voting_ladder import Demand
from road import NEW_WORDS, card_vote, draft, in_the_hall, open_hall, pass_at, submitted

pytestmark = pytest.mark.django_db
ALL_FOR = (("chidi", "for"), ("idris", "for"), ("joan", "for"))


def test_twenty_five_delegates_have_a_motion_voted_on_in_parts_without_a_vote(world):
    motion, now = rule_change_in_debate(world)
    given = {"name": "vote_in_parts", "target": "the last sentence", "demanded_by": "25"}
    with at(now):
        hana = browser(world, "hana")
        assert hana.post(f"/motions/{motion}/proceedings", given).status_code == 303
    step = queries.history(motion)[-1]
    assert step.step == "vote_in_parts"
    assert step.note == "the last sentence demanded by 25 delegates"


def test_twenty_four_delegates_are_too_few_to_have_it_voted_on_in_parts(world):
    motion, now = rule_change_in_debate(world)
    before = queries.history(motion)
    given = {"name": "vote_in_parts", "target": "the last sentence", "demanded_by": "24"}
    with at(now):
        page = browser(world, "hana").post(f"/motions/{motion}/proceedings", given)
    assert page.status_code == 422
    assert "24 delegates ask for a separate vote on the last sentence." in words_of(page)
    assert "Ask more delegates to stand" in words_of(page)
    assert queries.history(motion) == before


def test_a_procedural_motion_that_nobody_demanded_needs_its_figures(world):
    motion, now = rule_change_in_debate(world)
    with at(now):
        page = browser(world, "hana").post(
            f"/motions/{motion}/proceedings", {"name": "vote_in_parts", "target": "one word"}
        )
    assert page.status_code == 422
    assert "Say how many, if it was none: 0." in words_of(page)


def test_a_card_vote_on_an_ordinary_motion_stands_when_the_chair_called_for_it(world):
    motion, later = ordinary(world)
    now = in_debate(world, motion, later)
    card_vote(world, now, motion, ALL_FOR)
    with at(now + timedelta(minutes=10)):
        hana = browser(world, "hana")
        page = hana.post(f"/motions/{motion}/result", {"called_by": ""})
        assert page.status_code == 422
        assert "Nobody has called for a card vote." in words_of(page)
        assert queries.motion(motion).state == "moved"
        said = hana.post(f"/motions/{motion}/result", {"called_by": "chair"})
        assert said.status_code == 303
        assert queries.motion(motion).state == "carried"


def test_too_few_delegates_cannot_have_a_card_vote(world):
    motion, later = ordinary(world)
    now = in_debate(world, motion, later)
    card_vote(world, now, motion, ALL_FOR)
    with pytest.raises(Refused) as refused:
        actions.declare_result(
            actor=world.hana,
            at=now + timedelta(minutes=10),
            motion=motion,
            demand=Demand("card", delegates=49),
        )
    assert refused.value.verdict.codes == ("ladder.too_few",)
    assert queries.motion(motion, at=now + timedelta(minutes=10)).state == "moved"


def test_a_motion_falls_when_another_that_was_carried_leaves_it_nothing_to_change(world):
    winner, now = rule_change_in_debate(world)
    card_vote(world, now, winner, ALL_FOR)
    after = now + timedelta(minutes=10)
    actions.declare_result(actor=world.hana, at=after, motion=winner)
    other, _ = ordinary(world, at=MAY + timedelta(days=1))
    with at(after):
        hana = browser(world, "hana")
        assert f'value="{winner}"' in words_of(hana.get(f"/motions/{other}/fall"))
        fallen = hana.post(f"/motions/{other}/fall", {"because_of": winner, "becomes": "fallen"})
        assert fallen.status_code == 303
    assert queries.motion(other, at=after).state == "fallen"
    assert queries.history(other)[-1].note == f"motion {winner} was carried"


def test_a_motion_falls_only_by_one_that_was_carried_and_that_it_cannot_stand_beside(world):
    """Aldermere's is carried; Brinswick's changes another provision, so it is voted on."""
    winner, now = rule_change_in_debate(world)
    after = now + timedelta(minutes=10)
    other = draft(
        world, who="idris", unit="brinswick", title="Elsewhere", label="2.II.1", words="At once."
    ).key
    sent = pass_at(
        world,
        other,
        unit="brinswick",
        officer="idris",
        kind="general_meeting",
        at=MAY,
        count=16,
        mover="idris",
    )
    actions.note_decisions(actor=world.idris, at=sent, motion=other)
    actions.submit_motion(actor=world.idris, at=sent, motion=other)
    actions.rule_motion(actor=world.dilys, at=sent, motion=other, outcome="in_order")

    def refusal(because_of):
        with pytest.raises(Refused) as no:
            actions.let_fall(actor=world.hana, at=after, motion=other, because_of=because_of)
        return no.value.verdict.codes

    assert refusal("because I say so") == ("falling.unknown_cause",)
    assert refusal(other) == ("falling.unknown_cause",)
    assert refusal(winner) == ("falling.not_carried",)
    card_vote(world, now, winner, ALL_FOR)
    actions.declare_result(actor=world.hana, at=after, motion=winner)
    assert refusal(winner) == ("falling.both_stand",)
    assert queries.motion(other, at=after).state == "in_order"


def test_a_motion_does_not_fall_while_conference_goes_on_and_nothing_else_was_decided(world):
    motion, _now = rule_change_in_debate(world)
    with at(HALL + timedelta(hours=1)):
        hana = browser(world, "hana")
        page = hana.post(f"/motions/{motion}/fall", {"because_of": "", "becomes": "fallen"})
        unknown = hana.post(
            f"/motions/{motion}/fall", {"because_of": "2026-99", "becomes": "fallen"}
        )
    assert page.status_code == 422
    assert "Name the decision, or take the vote." in words_of(page)
    assert unknown.status_code == 422
    assert queries.motion(motion, at=HALL + timedelta(hours=1)).state == "moved"


def test_the_committee_places_a_motion_under_a_heading_of_the_agenda(world):
    motion, sent = submitted(world)
    actions.rule_motion(actor=world.dilys, at=sent, motion=motion, outcome="in_order")
    heading, _ = assembly.put_on_agenda(
        actor=world.dilys, at=sent, meeting=world.conference, kind="business", title="Rule changes"
    )
    with at(sent):
        dilys = browser(world, "dilys")
        assert "Rule changes" in words_of(dilys.get(f"/motions/{motion}/agenda"))
        placed = dilys.post(f"/motions/{motion}/agenda", {"parent": str(heading.id)})
        assert placed.status_code == 303
    (line,) = meetings.agenda(world.conference)
    assert [child.subject for child in line.children] == [f"motion:{motion}"]


def test_a_motion_cannot_stand_under_a_line_of_another_meeting_s_agenda(world):
    motion, sent = submitted(world)
    actions.rule_motion(actor=world.dilys, at=sent, motion=motion, outcome="in_order")
    elsewhere, _ = assembly.call_meeting(
        actor=world.ada,
        at=sent,
        unit="westbrook",
        kind="branch_meeting",
        starts_at=sent + timedelta(days=9),
    )
    line, _ = assembly.put_on_agenda(
        actor=world.ada, at=sent, meeting=elsewhere.key, kind="business", title="Any other business"
    )
    with pytest.raises(Refused):
        actions.place_on_agenda(actor=world.dilys, at=sent, motion=motion, parent=line.id)
    assert queries.motion(motion, at=sent).state == "in_order"
    assert meetings.agenda(world.conference) == ()


def test_what_conference_did_not_reach_ends_the_way_the_rules_say(world):
    motion, sent = submitted(world)
    actions.rule_motion(actor=world.dilys, at=sent, motion=motion, outcome="in_order")
    in_the_hall(world, sent)
    open_hall(world, HALL)
    over = HALL + timedelta(hours=8)
    assembly.close_meeting(actor=world.hana, at=over, meeting=world.conference)
    with at(over):
        hana = browser(world, "hana")
        form = hana.get(f"/motions/{motion}/fall")
        right = form.context["form"].fields["becomes"].initial
        wrong = {"fallen": "remitted", "remitted": "fallen"}[right]
        page = hana.post(f"/motions/{motion}/fall", {"because_of": "", "becomes": wrong})
        assert page.status_code == 422
        assert queries.motion(motion).state == "in_order"
        done = hana.post(f"/motions/{motion}/fall", {"because_of": "", "becomes": right})
        assert done.status_code == 303
        assert queries.motion(motion).state == right


def test_a_draft_is_no_reason_for_another_to_fall(world):
    motion, now = rule_change_in_debate(world)
    private = draft(world, at=MAY + timedelta(days=2)).key
    with at(now):
        page = browser(world, "hana").get(f"/motions/{motion}/fall")
    assert f'value="{private}"' not in words_of(page)


def _under_a_section_that_ends(world, ends):
    """A motion in order under “Rule changes”, whose debate ends at a moment; conference is open."""
    motion, sent = submitted(world)
    actions.rule_motion(actor=world.dilys, at=sent, motion=motion, outcome="in_order")
    in_the_hall(world, sent)
    section, _ = assembly.put_on_agenda(
        actor=world.dilys,
        at=sent,
        meeting=world.conference,
        title="Rule changes",
        ends_at=ends,
    )
    actions.place_on_agenda(
        actor=world.dilys, at=sent + timedelta(days=1), motion=motion, parent=section.id
    )
    open_hall(world, HALL)
    return motion, section


def test_no_motion_is_moved_once_the_time_of_its_section_is_over(world):
    ends = HALL + timedelta(hours=1)
    motion, _section = _under_a_section_that_ends(world, ends)
    move = {"actor": world.chidi, "motion": motion, "seconder": "Brinswick"}
    with pytest.raises(Refused) as refused:
        actions.move_motion(at=ends + timedelta(seconds=1), **move)
    assert "business.section_over" in {each.code for each in refused.value.verdict.reasons}
    actions.move_motion(at=ends, **move)


def test_the_meeting_may_agree_to_debate_a_section_for_longer(world):
    ends = HALL + timedelta(hours=1)
    motion, section = _under_a_section_that_ends(world, ends)
    later = ends + timedelta(minutes=20)
    with at(ends + timedelta(minutes=1)):
        hana = browser(world, "hana")
        page = f"/meetings/{world.conference}/agenda/extension"
        assert "Rule changes" in words_of(hana.get(page))
        earlier = {"item": str(section.id), "until": shown(ends)}
        assert "goes on until" in words_of(hana.post(page, earlier))
        given = {"item": str(section.id), "until": shown(later)}
        assert hana.post(page, given).status_code == 303
    line = meetings.section_of(world.conference, f"motion:{motion}")
    assert (line.id, line.ends_at) == (section.id, later)
    actions.move_motion(actor=world.chidi, at=later, motion=motion, seconder="Brinswick")


def test_without_an_end_of_its_section_a_motion_is_moved_on_the_conference_s_second_day(world):
    motion, _section = _under_a_section_that_ends(world, None)
    actions.move_motion(
        actor=world.chidi, at=HALL + timedelta(days=1), motion=motion, seconder="Brinswick"
    )
    assert queries.motion(motion, at=HALL + timedelta(days=1)).state == "moved"


def test_the_day_and_the_proviso_that_were_voted_on_stand_with_the_edition(world):
    tree = rulebook.last_edition("party").tree
    motion = draft(world).key
    words = {
        "title": "A fair hearing",
        "operations": edit_in_place(tree, tree.find("2.I.4.B").pid, NEW_WORDS),
    }
    version = actions.revise_motion(
        actor=world.esme, at=MAY, motion=motion, begins=date(2027, 1, 1),
        proviso="cases begun before are heard under the old rule", **words,
    )  # fmt: skip
    assert version.body.splitlines()[-2:] == [
        "This amendment comes into force on 1 January 2027.",
        "Provided that cases begun before are heard under the old rule.",
    ]
    kept = actions.revise_motion(actor=world.esme, at=MAY, motion=motion, **words)
    assert (kept.begins, kept.body) == (date(2027, 1, 1), version.body)
    with at(MAY):
        page = words_of(browser(world, "esme").get(f"/motions/{motion}/revision"))
    assert 'value="2027-01-01"' in page
    assert "cases begun before are heard under the old rule" in page
