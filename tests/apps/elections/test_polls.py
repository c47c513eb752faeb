"""Voting, counting and declaring."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta

from apps.elections.story import (
    COUNT,
    DRAWN,
    IN_TIME,
    POLL,
    TIMES,
    VOTERS,
    everybody_votes,
    number_of,
    refused,
)
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.models import Ballot, Declaration, Mark
from folkmoot.apps.people import queries as people
from folkmoot.core.ledger import parse_note
from folkmoot.core.tally import read_blt, recount


def test_a_vote_goes_into_the_box_and_the_voter_gets_a_signed_receipt(polling):
    got = polling.votes("ada", "esme", phrase="blue kettle")
    assert queries.turnout(polling.view).voted == 1
    assert got.digest in parse_note(got.signed.encode()).text
    (choices, phrase, tag) = queries.box(polling.key)[0]
    assert (
        actions.ballot_digest(election=polling.key, tag=tag, phrase=phrase, choices=choices)
        == got.digest
    )


def test_nobody_votes_twice_nor_before_nor_after_the_poll(polling):
    polling.votes("ada", "esme")
    with refused("poll.voted"):
        polling.votes("ada", "dilys")
    with refused("poll.not_open"):
        polling.votes("bram", "esme", at=TIMES.poll_opens - timedelta(seconds=1))
    with refused("poll.closed"):
        polling.votes("bram", "esme", at=TIMES.poll_closes + timedelta(seconds=1))
    polling.votes("bram", "esme", at=TIMES.poll_closes)
    assert queries.turnout(polling.view).voted == 2


def test_the_same_paper_sent_again_is_answered_again_and_counted_once(polling):
    first = polling.votes("ada", "esme", phrase="blue kettle")
    assert polling.votes("ada", "esme", phrase="blue kettle").digest == first.digest
    with refused("poll.voted"):
        polling.votes("ada", "esme", phrase="another phrase")
    with refused("poll.voted"):
        polling.votes("ada", "dilys", phrase="blue kettle")
    assert Ballot.objects.count() == Mark.objects.count() == 1


def test_who_holds_the_secret_replaces_the_ballot_and_is_counted_once(polling):
    polling.votes("ada", "esme")
    actions.replace_ballot(
        at=POLL, election=polling.key, secret="secret of ada", choices=[polling.line("dilys")]
    )
    assert [choices for choices, _, _ in queries.box(polling.key)] == [str(polling.line("dilys"))]
    with refused("poll.no_such_ballot"):
        actions.replace_ballot(
            at=POLL, election=polling.key, secret="another", choices=[polling.line("dilys")]
        )
    assert Ballot.objects.count() == Mark.objects.count() == 1


def test_a_phrase_stands_on_one_ballot_only(polling):
    polling.votes("ada", "esme", phrase="blue kettle")
    with refused("phrase.taken"):
        polling.votes("bram", "esme", phrase="blue kettle")
    assert queries.turnout(polling.view).voted == 1


def test_a_paper_that_is_none_is_refused(polling):
    for choices, code in (([], "paper.blank"), ([9], "paper.unknown"), ([1, 1], "paper.twice")):
        with refused(code):
            actions.cast_ballot(
                actor=polling.world.ada, at=POLL, election=polling.key, choices=choices,
                tag=actions.tag_of("x"),
            )  # fmt: skip


def test_too_few_ballots_are_not_opened(polling):
    polling.votes("ada", "esme")
    with refused("count.too_few"):
        polling.count()


def test_the_box_is_not_opened_while_the_poll_is(polling):
    everybody_votes(polling)
    with refused("count.poll_open"):
        polling.count(at=POLL)


def test_counted_by_both_declared_published_and_counted_again_by_anybody(polling):
    everybody_votes(polling)
    made, _ = polling.count()
    assert made.faults == []
    assert made.figures > 0
    polling.declare()
    declared = queries.declaration(polling.key)
    assert {name for _, name in declared.elected} == {"Esme Ward", "Dilys Hughes"}
    papers = read_blt(queries.written_blt(queries.profile(polling.view)).encode())
    assert recount(made.record, papers).faults == ()
    assert [c.outcome for c in people.candidacies_in(polling.key)] == ["elected", "elected"]
    assert len(queries.terms_of("committee")) == 2


def test_a_count_on_which_the_counters_differ_is_never_declared(polling):
    from folkmoot.apps.elections.models import CountMade

    everybody_votes(polling)
    polling.count()
    CountMade.objects.update(faults=["stage 1, Esme Ward: 4 in the record, 5 again"])
    with refused("count.counters_differ"):
        polling.declare()
    assert not Declaration.objects.exists()


def test_more_ballots_than_marks_are_never_declared(polling):
    everybody_votes(polling)
    Mark.objects.first().delete()
    polling.count()
    with refused("count.box_differs"):
        polling.declare()


def test_the_elected_hold_the_office_of_the_post_from_the_next_day(elections):
    story = elections(role="executive")
    story.stands("esme", "dilys")
    story.notice()
    everybody_votes(story)
    story.count()
    story.declare()
    day = (COUNT + timedelta(days=1)).date()
    assert people.holds(story.world.key("esme"), "executive", "ploughshare", day)


def test_re_open_nominations_leaves_a_place_empty(elections):
    story = elections(places=1)
    story.stands("esme")
    story.notice()
    for who in VOTERS:
        story.votes(who, "reopen")
    story.count()
    row, _ = story.declare()
    assert (row.elected, row.vacant) == ([], 1)


def test_for_one_place_nominations_are_reopened_under_every_rule_and_for_several_by_surpluses(
    elections, monkeypatch, client
):
    calling = sys.modules["folkmoot.apps.elections.actions.call_election"]
    manner_of = calling.manner_of
    for rule, places in (("ers97", 3), ("block", 3), ("fptp", 1)):
        monkeypatch.setattr(
            calling, "manner_of", lambda *a, r=rule: replace(manner_of(*a), counting=r)
        )
        story = elections(rule, places=places)
        assert story.view.reopen is (rule != "block")
        page = client.get(f"/elections/{story.key}").content.decode()
        assert ("for several places no rule says" in page) is (rule == "block")
    story.stands("esme")
    story.notice()
    for who in VOTERS:
        story.votes(who, "reopen")
    story.count()
    row, _ = story.declare()
    assert (row.elected, row.vacant) == ([], 1)


def test_a_result_is_challenged_in_time_and_answered_with_reasons(polling):
    everybody_votes(polling)
    polling.count()
    polling.declare()
    late = COUNT + timedelta(days=20)
    with refused("result.challenge_late"):
        actions.challenge_result(
            actor=polling.world.ada, at=late, election=polling.key, grounds="Too late"
        )
    actions.challenge_result(
        actor=polling.world.ada, at=COUNT + timedelta(days=2), election=polling.key,
        grounds="The roll was wrong",
    )  # fmt: skip
    (found,) = queries.challenges_of(polling.key)
    with refused("challenge.no_reasons"):
        actions.answer_result_challenge(
            actor=polling.world.greta, at=late, challenge=found.id, upheld=False, answer=" "
        )
    actions.answer_result_challenge(
        actor=polling.world.greta, at=late, challenge=found.id, upheld=False, answer="It was not"
    )
    assert queries.challenges_of(polling.key)[0].upheld is False


def test_papers_go_into_the_box_when_two_people_read_them_alike(polling):
    numbers = [number_of(polling.world, name) for name in VOTERS[:6]]
    for number in numbers:
        actions.issue_paper(actor=polling.world.greta, at=POLL, election=polling.key, number=number)
    with refused("poll.voted"):
        polling.votes(VOTERS[0], "esme")
    with refused("batch.more_than_given"):
        actions.open_batch(actor=polling.world.greta, at=COUNT, election=polling.key, papers=7)
    batch = actions.open_batch(actor=polling.world.greta, at=COUNT, election=polling.key, papers=6)
    read = {number: [1, 2] for number in range(1, 7)}
    first = {"election": polling.key, "batch": batch, "at": COUNT}
    actions.enter_papers(actor=polling.world.greta, papers=read, **first)
    with refused("batch.unread"):
        actions.admit_batch(actor=polling.world.greta, **first)
    from folkmoot.apps.people import actions as people_acts

    people_acts.appoint(
        actor=polling.world.greta, at=IN_TIME, person=polling.world.key("kofi"), role="teller",
        unit="ploughshare", start=IN_TIME.date(),
    )  # fmt: skip
    actions.enter_papers(actor=polling.world.kofi, papers={**read, 3: [2]}, **first)
    with refused("batch.differs"):
        actions.admit_batch(actor=polling.world.greta, **first)
    with refused("count.papers_wait"):
        polling.count()
    actions.enter_papers(actor=polling.world.kofi, papers={3: [1, 2]}, **first)
    actions.admit_batch(actor=polling.world.greta, **first)
    made, _ = polling.count()
    assert (made.ballots, made.marks, made.faults) == (6, 6, [])


def test_a_committee_is_elected_with_places_kept_for_women(elections):
    story = elections(places=2, kept=[("women", 1)])
    story.stands("esme", "dilys", groups={"esme": ["women"]})
    story.notice()
    for who in VOTERS:
        story.votes(who, "dilys", "reopen", "esme")
    made, _ = story.count()
    story.declare()
    assert {n for _, n in queries.declaration(story.key).elected} == {"Esme Ward", "Dilys Hughes"}
    assert any("must be elected" in s for stage in made.record["stages"]
               for s in stage["constraints"])  # fmt: skip


def test_an_empty_box_elects_nobody(polling):
    with refused("count.nobody_voted"):
        polling.count()


def test_where_statute_demands_a_postal_ballot_nothing_here_pretends_to_be_one(
    polling, sign_in, at
):
    from folkmoot.apps.elections.models import Election
    from folkmoot.apps.elections.offered import cards

    Election.objects.update(statutory=True)
    url = polling.view.url
    at(POLL)
    client = sign_in("ada")
    for path in (url, f"{url}/notice"):
        told = client.get(path).content.decode()
        assert "independent scrutineer" in told
        assert f"{url}/vote" not in told
    assert "No vote can be cast now" in client.get(f"{url}/vote").content.decode()
    posted = client.post(f"{url}/vote", {"rank-1": "1", "secret": "x"})
    assert posted.status_code == 422
    assert "Statute demands a postal ballot" in posted.content.decode()
    assert not [c for c in cards(polling.world.key("ada"), POLL) if c.kind == "awaits"]
    with refused("poll.by_post"):
        number = number_of(polling.world, "ada")
        actions.issue_paper(actor=polling.world.greta, at=POLL, election=polling.key, number=number)
    assert not Mark.objects.exists()
    with refused("count.by_post"):
        polling.count()


def test_open_booths_are_made_ready_and_no_others(polling, caplog, monkeypatch):
    from folkmoot.apps.elections import ready

    made = []
    monkeypatch.setattr(ready.queries, "booth", made.append)
    for moment in (DRAWN, POLL, COUNT):
        ready.open_booths(moment)
    assert made == [polling.key]
    assert not caplog.records
