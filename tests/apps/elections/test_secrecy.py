"""What is secret: that nothing kept, written or counted joins a voter and a vote."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.elections.story import CALLED, COUNT, POLL, VOTERS, everybody_votes
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.models import Ballot, Mark
from folkmoot.apps.people import queries as people
from folkmoot.apps.record import queries as record


def everything_stored() -> dict[str, Counter[str]]:
    """Every row of every table, as text."""
    from django.apps import apps as installed

    return {
        model._meta.label: Counter(
            json.dumps(row, default=str, sort_keys=True) for row in model._default_manager.values()
        )
        for model in installed.get_models(include_auto_created=True)
    }


def test_a_vote_cast_on_the_page_writes_two_rows_that_share_no_value(polling, sign_in, at, caplog):
    """Whatever else a request may touch (session, account, tasks, record, messages, log) is as
    it was; and the two rows have nothing in common but the election, and that they are new.
    """
    at(POLL)
    client = sign_in("ada")
    before = everything_stored()
    posted = {"rank-1": "1", "rank-2": "2", "secret": "of ada", "phrase": "blue kettle"}
    assert client.post(f"{polling.view.url}/vote", posted).status_code == 200
    after = everything_stored()
    new = {name: list((after[name] - before[name]).elements()) for name in after}
    gone = {name: before[name] - after[name] for name in before if before[name] - after[name]}
    assert gone == {}
    assert {name: len(rows) for name, rows in new.items() if rows} == {
        "elections.Ballot": 1, "elections.Mark": 1,
    }  # fmt: skip
    (ballot,), (mark,) = (map(json.loads, new[f"elections.{each}"]) for each in ("Ballot", "Mark"))
    shared = {(k, v) for k, v in ballot.items()} & {(k, v) for k, v in mark.items()}
    assert shared == {("election_id", ballot["election_id"]), ("fresh", True)}
    assert polling.world.key("ada") not in json.dumps(ballot)
    assert not {ballot["tag"], ballot["phrase"], ballot["choices"]} & set(mark.values())
    assert caplog.text == ""


def test_a_person_is_shown_everything_held_but_no_vote_because_none_is(polling):
    from folkmoot.apps.people.holdings import holdings_of

    everybody_votes(polling)
    told = {each.title: each.rows for each in holdings_of(polling.world.key("ada"))["Elections"]}
    assert told["Registers in which I am marked"] == ((polling.key, False),)
    assert told["My open votes"] == ()
    esme = {each.title: each.rows for each in holdings_of(polling.world.key("esme"))["Elections"]}
    assert [row[1:3] for row in esme["Nominations of me"]] == [("local_party", "aldermere")]
    assert "phrase of 0" not in str(told)


def test_one_cast_reads_neither_candidates_nor_roll_and_takes_few_statements(
    polling, sign_in, at, django_assert_max_num_queries
):
    at(POLL)
    url = f"{polling.view.url}/vote"
    client = sign_in("ada")
    client.post(url, {"rank-1": "1", "secret": "of ada"})
    sign_in("bram")
    with django_assert_max_num_queries(22) as seen:  # 16 once the process knows the poll
        assert client.post(url, {"rank-1": "1", "secret": "of bram"}).status_code == 200
    read = set(re.findall(r'(?:FROM|JOIN) "?(\w+)', " ".join(q["sql"] for q in seen)))
    assert not {f"elections_{each}" for each in ("nomination", "statement", "slate")} & read
    assert "people_office" not in read
    assert "elections_mark" not in read, "the register is written; it is not read"


def test_a_paper_asks_no_more_where_more_stand(elections, django_assert_num_queries):
    story = elections()
    story.stands("esme")
    with CaptureQueriesContext(connection) as asked:
        assert len(queries.candidates(story.view)) == 1
    story.stands("dilys")
    story.stands("kofi", unit="brinswick", by="idris")
    with django_assert_num_queries(len(asked)):
        found = queries.candidates(story.view)
    assert [each.name.split()[0] for each in found] == ["Dilys", "Esme", "Kofi"]
    homes = {each.person_key: each.unit_name for each in found}
    for name in ("dilys", "esme", "kofi"):
        home = people.home_of(story.world.key(name), CALLED.date())
        assert homes[story.world.key(name)] == (home.name if home else "")


def test_no_stored_value_joins_a_voter_and_a_vote(polling):
    """Every column of every table is searched: what names a voter is never beside what names a
    ballot, no time or count stands with either, and after the shuffle the order tells nothing.
    """
    from django.apps import apps as installed

    before = record.head().size
    everybody_votes(polling)
    assert record.head().size == before, "a ballot left an entry in the record"
    voters = {polling.world.key(name): name for name in VOTERS}
    tags = {actions.tag_of(f"secret of {name}") for name in VOTERS}
    phrases = {f"phrase of {place}" for place in range(len(VOTERS))}
    keys = set(Ballot.objects.values_list("key", flat=True))
    marks = set(Mark.objects.values_list("key", flat=True))
    assert not keys & marks
    assert {field.name for field in Ballot._meta.fields} == {
        "key", "election", "choices", "phrase", "tag", "fresh",
    }  # fmt: skip
    assert {f.name for f in Mark._meta.fields} == {
        "key",
        "election",
        "person_key",
        "paper",
        "fresh",
    }
    for model in installed.get_models():
        for row in model._default_manager.values():
            text = json.dumps(row, default=str)
            of_ballot = any(each in text for each in (*tags, *phrases, *keys))
            of_voter = any(each in text for each in (*voters, *marks))
            assert not (of_ballot and of_voter), (model, row)
            assert not of_ballot or model is Ballot, (model, row)


def test_a_full_batch_is_written_anew_in_an_order_drawn_by_lot(polling, monkeypatch):
    from folkmoot.apps.elections.actions import shuffle

    everybody_votes(polling)
    assert Ballot.objects.filter(fresh=True).count() == len(VOTERS)
    before = set(Ballot.objects.values_list("key", flat=True))
    orders = []
    real = shuffle.SystemRandom().shuffle

    class Watched:
        def shuffle(self, rows) -> None:
            real(rows)
            orders.append(list(rows))

    monkeypatch.setattr(shuffle, "SystemRandom", Watched)
    actions.settle_boxes(at=POLL)
    assert not Ballot.objects.filter(fresh=True).exists()
    assert not Mark.objects.filter(fresh=True).exists()
    assert not before & set(Ballot.objects.values_list("key", flat=True))
    assert len(orders) == 2, "register and box are shuffled apart from each other"


def test_few_fresh_ballots_wait_for_company_while_the_poll_is_open(polling):
    polling.votes("ada", "esme")
    actions.settle_boxes(at=POLL)
    assert Ballot.objects.filter(fresh=True).count() == 1
    actions.settle_boxes(at=COUNT)
    assert not Ballot.objects.filter(fresh=True).exists()


def test_on_sqlite_the_rows_of_the_box_have_no_number_that_counts_up(db):
    from django.db import connection
    from django.db.utils import OperationalError

    if connection.vendor != "sqlite":
        return  # there rows are found by their key alone; see the decision on secret ballots
    for table in ("elections_mark", "elections_ballot"):
        with connection.cursor() as cursor, pytest.raises(OperationalError, match="rowid"):
            cursor.execute(f"SELECT rowid FROM {table}")  # noqa: S608  (our own names)
