"""Nominations: who may nominate whom, the ledger as it stands, and who is on the paper."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.elections.story import ANSWERS, CALLED, DRAWN, IN_TIME, TIMES, number_of, refused
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.platform.acts import Refused


def test_a_unit_nominates_and_the_ledger_shows_it_at_once(elections):
    story = elections()
    story.nominate("aldermere", "farid", "esme")
    (line,) = queries.ledger(story.view)
    assert (line.name, line.counts, line.answer) == ("Esme Ward", {"local_party": 1}, "")
    assert [each.nominator for each in line.nominations] == ["Aldermere"]


def test_nobody_nominates_for_a_unit_without_an_office_in_it(elections):
    story = elections()
    with refused("elections.no_office"):
        story.nominate("aldermere", "esme", "esme")
    assert queries.ledger(story.view) == ()


def test_a_nomination_is_in_time_until_the_last_second_and_late_after_it(elections):
    story = elections()
    story.nominate("aldermere", "farid", "esme", at=TIMES.nominations_close)
    with refused("nomination.closed"):
        story.nominate(
            "brinswick", "idris", "esme", at=TIMES.nominations_close + timedelta(seconds=1)
        )
    with refused("nomination.not_open"):
        story.nominate("brinswick", "idris", "esme", at=CALLED)


def test_a_unit_nominates_no_more_candidates_than_places_and_nobody_twice(elections):
    story = elections(places=1)
    story.nominate("aldermere", "farid", "esme")
    with refused("nomination.repeated"):
        story.nominate("aldermere", "farid", "esme")
    with refused("nomination.too_many"):
        story.nominate("aldermere", "farid", "bram")


def test_what_was_taken_back_stays_in_the_ledger_and_counts_no_more(elections):
    story = elections()
    row, _ = story.nominate("aldermere", "farid", "esme")
    actions.take_back(actor=story.world.farid, at=IN_TIME, nomination=row.pk)
    (line,) = queries.ledger(story.view)
    assert line.counts == {}
    assert line.nominations[0].taken_back_at == IN_TIME
    story.nominate("aldermere", "farid", "esme")


def test_a_branch_is_not_among_those_who_nominate(elections):
    story = elections()
    with refused("nomination.kind"):
        story.nominate("westbrook", "ada", "esme")


def test_members_nominate_in_their_own_name_and_ten_are_enough(elections):
    story = elections()
    actions.nominate(
        actor=story.world.kofi, at=IN_TIME, election=story.key,
        number=number_of(story.world, "esme"),
    )  # fmt: skip
    (line,) = queries.ledger(story.view)
    assert line.counts == {"member": 1}
    assert line.enough.codes == ("candidate.too_few_nominations",)


def test_accepting_makes_a_candidacy_that_other_rooms_can_read(elections):
    story = elections()
    story.stands("esme")
    (found,) = people.candidacies_of(story.world.key("esme"))
    assert (found.election, found.outcome) == (story.key, "")
    actions.withdraw(actor=story.world.esme, at=ANSWERS, election=story.key)
    assert people.candidacies_of(story.world.key("esme"))[0].outcome == "withdrawn"


def test_nobody_accepts_who_was_not_nominated_or_too_late(elections):
    story = elections()
    with refused("answer.not_nominated"):
        actions.answer_nomination(
            actor=story.world.esme, at=ANSWERS, election=story.key, accepts=True
        )
    story.nominate("aldermere", "farid", "esme")
    with refused("answer.late"):
        actions.answer_nomination(
            actor=story.world.esme, at=DRAWN, election=story.key, accepts=True
        )


def test_the_paper_is_drawn_by_the_committed_seed_and_nobody_joins_after_it(elections):
    from folkmoot.core.tally.drawing import commitment, order_seed, paper_order

    story = elections()
    story.stands("esme", "bram")
    with refused("poll.answers_open"):
        actions.give_notice_of_poll(actor=story.world.greta, at=ANSWERS, election=story.key)
    story.notice()
    seed = queries.seed_of(story.key)
    assert commitment(seed) == story.view.commitment
    assert queries.order_seed_of(story.key) == order_seed(seed)
    numbers = {number_of(story.world, name): story.world.key(name) for name in ("esme", "bram")}
    order = [numbers[each] for each in paper_order(order_seed(seed), numbers)]
    assert [line.person_key for line in queries.paper(story.key)] == [*order, ""]
    with refused("election.paper_drawn"):
        actions.withdraw(actor=story.world.esme, at=DRAWN, election=story.key)


def test_a_timetable_out_of_order_or_too_short_is_refused_with_every_reason(elections):
    short = Timetable(
        TIMES.nominations_open,
        TIMES.nominations_open + timedelta(days=3),
        TIMES.nominations_open + timedelta(days=3),
        TIMES.poll_closes,
        TIMES.poll_opens,
    )
    with pytest.raises(Refused) as caught:
        elections(times=short)
    assert caught.value.verdict.codes.count("timetable.too_short") == 2
    assert "timetable.order" in caught.value.verdict.codes


def test_an_unopposed_candidate_is_declared_without_a_vote_where_nobody_may_re_open(elections):
    from folkmoot.apps.elections.models import Election

    story = elections()
    Election.objects.filter(key=story.key).update(reopen=False)
    story.stands("esme", "bram")
    story.notice()
    assert not story.view.contested
    row, _ = story.declare()
    assert set(row.elected) == {story.world.key("esme"), story.world.key("bram")}
    assert {term.how for term in queries.terms_of("committee")} == {"unopposed"}
