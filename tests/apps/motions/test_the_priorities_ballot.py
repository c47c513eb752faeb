"""The delegates choose what conference debates, and the rest waits for another year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

import kept_world
from apps.motions.hall_scenes import MAY, ordinary
from apps.motions.pages_cast import at, browser, words_of
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.models import PriorityPaper
from folkmoot.apps.motions.policy.priorities import lot_order
from folkmoot.apps.motions.queries import priorities
from folkmoot.apps.record.acts import Refused
from folkmoot.apps.record.signing import sign
from folkmoot.apps.rulebook import actions as rulebook_actions
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import SetParameter
from road import in_the_hall

pytestmark = pytest.mark.django_db
OPENS = datetime(2026, 9, 26, 12, 30, tzinfo=UTC)  # 13:30 in London
CLOSES = datetime(2026, 9, 26, 15, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def enact(world, *figures):
    """An edition of the rules with other figures, in force long before any of this."""
    edition = rulebook.last_edition("party")
    rulebook_actions.certify_edition(
        actor=world.greta,
        at=MAY - timedelta(days=60),
        document="party",
        base_sequence=edition.sequence,
        operations=[
            SetParameter(edition.tree.find(label).pid, key, before, after)
            for label, key, before, after in figures
        ],
        in_force_on=date(2026, 4, 1),
        enactment=rulebook_actions.Enactment(
            record_seq=1,
            label="Motion 2025-1",
            address="/motions/2025-1",
            mover_text="",
            vote_text="",
        ),
    )


@pytest.fixture
def ballot(world):
    """Ordinary motions pass through a ballot in which each college chooses one topic."""
    return world, *kept_world.walked("a ballot of topics", lambda: before_the_ballot(world))


def before_the_ballot(world) -> tuple[str, str]:
    enact(
        world,
        ("3.III.1", "motion.ordinary.per_unit", "1", "2"),
        ("3.IV.7", "priorities.kinds", "none", "ordinary"),
        ("3.IV.7", "priorities.colleges", None, "units 1, affiliates 1"),
    )
    first, later = ordinary(world)
    second, later = ordinary(world, at=later, title="Cold halls")
    in_the_hall(world, later)
    return first, second


def vote(world, who, *topics, at=OPENS):
    return actions.put_in_priorities(
        actor=world.people[who], at=at, conference=world.conference, topics=topics
    )


def refused(act, *words, **more):
    with pytest.raises(Refused) as no:
        act(*words, **more)
    return set(no.value.verdict.codes)


def test_a_motion_waits_for_its_topic_and_is_placed_once_that_has_won(ballot):
    world, warm, cold = ballot
    place = {"actor": world.dilys, "at": CLOSES + SECOND}
    assert refused(actions.place_on_agenda, motion=warm, **place) == {"priorities.not_counted"}
    vote(world, "chidi", "Warm halls")
    vote(world, "joan", "Warm halls")
    actions.count_priorities(conference=world.conference, **place)
    actions.place_on_agenda(motion=warm, **place)
    assert queries.motion(warm, at=place["at"]).state == "on_agenda"
    assert refused(actions.place_on_agenda, motion=cold, **place) == {"priorities.not_chosen"}


def test_motions_under_one_topic_stand_or_fall_together(ballot):
    world, warm, cold = ballot
    for motion in (warm, cold):
        actions.name_topic(actor=world.dilys, at=OPENS, motion=motion, topic="Halls")
    rules = rulebook.rule_set(on=rulebook.day(OPENS))
    (line,) = priorities.topics(world.conference, rules, at=OPENS)
    assert (line.title, {each.key for each in line.motions}) == ("Halls", {warm, cold})
    vote(world, "chidi", "Halls")
    actions.count_priorities(actor=world.dilys, at=CLOSES + SECOND, conference=world.conference)
    for motion in (warm, cold):
        actions.place_on_agenda(actor=world.dilys, at=CLOSES + SECOND, motion=motion)


@pytest.mark.parametrize(
    ("who", "topics", "moment", "code"),
    [
        ("chidi", ["Warm halls"], OPENS - SECOND, "priorities.not_open"),
        ("chidi", ["Warm halls"], CLOSES + SECOND, "priorities.closed"),
        ("chidi", ["Warm halls", "Cold halls"], OPENS, "priorities.too_many"),
        ("chidi", ["Dry halls"], OPENS, "priorities.unknown_topic"),
        ("esme", ["Warm halls"], OPENS, "priorities.no_delegate"),
    ],
)
def test_a_paper_that_the_rules_do_not_allow_is_refused_and_kept_nowhere(
    ballot, who, topics, moment, code
):
    world, *_ = ballot
    assert code in refused(vote, world, who, *topics, at=moment)
    assert not PriorityPaper.objects.exists()


def test_a_delegation_has_one_paper_and_it_is_in_time_at_the_last_second(ballot):
    world, *_ = ballot
    vote(world, "chidi", "Warm halls", at=CLOSES)
    assert refused(vote, world, "chidi", "Cold halls", at=CLOSES) == {"priorities.already_voted"}


def test_the_ballot_is_counted_by_the_committee_after_its_hours_and_once(ballot):
    world, *_ = ballot
    vote(world, "chidi", "Warm halls")
    count = {"conference": world.conference}
    early = refused(actions.count_priorities, actor=world.dilys, at=CLOSES, **count)
    stranger = refused(actions.count_priorities, actor=world.esme, at=CLOSES + SECOND, **count)
    assert (early, stranger) == ({"priorities.still_open"}, {"priorities.not_committee"})
    actions.count_priorities(actor=world.dilys, at=CLOSES + SECOND, **count)
    again = refused(actions.count_priorities, actor=world.dilys, at=CLOSES + SECOND, **count)
    assert again == {"priorities.counted"}


def test_equal_topics_are_parted_by_a_lot_that_nobody_could_know_and_anybody_can_draw(ballot):
    world, *_ = ballot
    enact(world, ("3.IV.7", "priorities.vote_by", None, "delegate"))  # so that each weighs one
    vote(world, "chidi", "Warm halls")
    vote(world, "idris", "Cold halls")
    count = {"actor": world.dilys, "at": CLOSES + SECOND, "conference": world.conference}
    assert refused(actions.count_priorities, **count) == {"priorities.no_lot_yet"}
    head = sign(at=CLOSES)
    counted, _ = actions.count_priorities(**count)
    assert counted.lot == head.root
    assert counted.chosen == lot_order(["Warm halls", "Cold halls"], head.root)[:1]
    assert any("parted by lot" in line for line in counted.working)


def test_the_page_gives_a_delegate_the_paper_and_everybody_the_result(ballot):
    world, warm, _cold = ballot
    page = f"/motions/conferences/{world.conference}/priorities"
    with at(OPENS):
        chidi = browser(world, "chidi")
        assert "The paper of your delegation" in words_of(chidi.get(page))
        assert chidi.post(page, {"topics": ["Warm halls"]}).status_code == 303
        assert "One paper is in." in words_of(browser(world).get(page))
        again = chidi.post(page, {"topics": ["Warm halls"]})
        assert again.status_code == 422
        assert "has put in a paper already" in words_of(again)
        dilys = browser(world, "dilys")
        named = dilys.post(f"{page}/topics", {"motion": warm, "topic": "Warm halls"})
        assert named.status_code == 303
    with at(CLOSES + SECOND):
        assert browser(world, "dilys").post(f"{page}/count").status_code == 303
        result = words_of(browser(world).get(page))
    assert "The working" in result
    assert "Warm halls" in result
