"""What is asked after a count: how near it was, other rules, a vacancy, a list in order, rounds."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction

import pytest

from folkmoot.core.tally import (
    Constraint,
    CountError,
    LotNeeded,
    count,
    profile_of,
    record_of,
    recount,
)
from folkmoot.core.tally.margins import margin, margin_says
from folkmoot.core.tally.ordered_list import ordered_from_the_bottom, ordered_from_the_top
from folkmoot.core.tally.other_rules import under_other_rules
from folkmoot.core.tally.reading.rounds_file import read_rounds
from folkmoot.core.tally.rounds import count_by_rounds
from folkmoot.core.tally.rounds_sheet import rounds_csv, rounds_html, rounds_json, votes_written
from folkmoot.core.tally.vacancy import fill_vacancy
from folkmoot.ops.result_pdf import rounds_pdf

NAMES = ("Ada", "Bo", "Cy", "Di")
PAPERS = profile_of(
    NAMES, [(40, [[1], [2]]), (30, [[2]]), (24, [[3], [4]]), (6, [[4], [3]])], seats=2
)


def test_the_margin_is_a_change_that_really_alters_the_result_and_one_paper_less_does_not():
    papers = profile_of(("Ada", "Bo"), [(51, [[1]]), (40, [[2]])])
    made = count(papers, "fptp")
    found = margin(papers, made, seed="s")
    assert (found.papers, found.elected) == (6, (2,))
    for changed, elected in ((5, (1,)), (6, (2,))):
        other = profile_of(("Ada", "Bo"), [(51 - changed, [[1]]), (40 + changed, [[2]])])
        assert count(other, "fptp").elected == elected
    assert "This is a bound, not the smallest change" in margin_says(made, found)


def test_where_everybody_is_elected_no_change_is_found():
    papers = profile_of(("Ada", "Bo"), [(5, [[1]]), (4, [[2]])], seats=2)
    made = count(papers, "scottish")
    assert margin(papers, made, seed="s") is None
    assert "No change" in margin_says(made, None)


def test_other_rules_say_whom_they_elect_or_why_they_do_not_apply():
    found = {o.rule: o for o in under_other_rules(PAPERS, seats=2, seed="s")}
    assert found["scottish"].elected == count(PAPERS, "scottish").elected
    assert "elects one" in found["av"].refused
    assert "give no points" in found["score"].refused


def test_a_vacancy_goes_to_who_those_voters_wanted_next_and_nobody_else_loses_a_place():
    made = count(PAPERS, "ers97")
    assert set(made.elected) == {1, 2}
    filled = fill_vacancy(PAPERS, "ers97", elected=made.elected, leaving=1)
    assert (filled.candidate, 2 in filled.count.elected) == (3, True)
    unwilling = fill_vacancy(
        PAPERS, "ers97", elected=made.elected, leaving=1, unwilling=frozenset({3})
    )
    assert unwilling.candidate == 4
    with pytest.raises(CountError, match="nobody is left"):
        fill_vacancy(PAPERS, "ers97", elected=(1, 2), leaving=1, unwilling=frozenset({3, 4}))
    with pytest.raises(CountError, match="no papers are kept"):
        fill_vacancy(PAPERS, "fptp", elected=(1, 2), leaving=1)


def test_in_cambridge_the_papers_that_elected_the_leaver_decide():
    papers = profile_of(
        NAMES, [(60, [[1], [3], [4]]), (70, [[2], [4]]), (20, [[3]]), (10, [[4]])], seats=2
    )
    made = count(papers, "cambridge")
    assert set(made.elected) == {1, 2}
    record = record_of(made, title="", digest=papers.digest(), seed=None, constraints=[])
    assert recount(record, papers).faults == ()
    assert fill_vacancy(papers, "cambridge", elected=made.elected, leaving=1).candidate == 3
    assert fill_vacancy(papers, "cambridge", elected=made.elected, leaving=2).candidate == 4


def test_a_list_keeps_whom_it_has_listed_and_a_zipper_keeps_its_places():
    papers = profile_of(NAMES, [(12, [[1], [3]]), (10, [[2], [3]]), (8, [[3]]), (6, [[4], [3]])])
    order, counts = ordered_from_the_top(papers, "scottish", 4)
    assert NAMES[order[0] - 1] == "Cy"  # as published: one place goes to C, two to A and C
    assert set(order[:2]) == {1, 3}
    assert [set(order[:n]) for n in range(1, 5)] == [set(c.elected) for c in counts]
    women = frozenset({2, 4})
    zipper = [(), (Constraint("women", women, least=1),), (), (Constraint("women", women, 2),)]
    zipped, _ = ordered_from_the_top(papers, "scottish", 4, prefixes=zipper)
    assert len(women & set(zipped[:2])) == 1
    bottom, _ = ordered_from_the_bottom(papers, "scottish")
    assert sorted(bottom) == [1, 2, 3, 4]
    with pytest.raises(CountError, match="5 places for 4"):
        ordered_from_the_top(papers, "scottish", 5)


def config(**rules: object) -> bytes:
    return json.dumps(
        {
            "outputSettings": {"contestName": "Mayor"},
            "cvrFileSources": [
                {"filePath": "p.csv", "provider": "genericCsv", "firstVoteColumnIndex": "1"}
            ],
            "candidates": [{"name": n} for n in ("Ada", "Bo", "Cy")],
            "rules": {
                "winnerElectionMode": "singleWinnerMajority",
                "numberOfWinners": "1",
                "tiebreakMode": "stopCountingAndAsk",
                "overvoteRule": "exhaustImmediately",
                **rules,
            },
        }
    ).encode()


TABLE = b"Ada,Bo,Cy\n1,2,\n1,,\n1,2,\n,1,2\n,1,\n2,,1\n1,1,\n"


def test_rounds_move_papers_and_tell_why_some_count_no_longer():
    (rounds,) = count_by_rounds(read_rounds(config(), lambda _: TABLE))
    assert rounds[0].votes == {"Ada": 3, "Bo": 2, "Cy": 1}
    assert rounds[0].out == ("Cy",)
    assert rounds[0].moved == {"Cy": {"Ada": 1}}
    assert rounds[0].inactive["overvotes"] == 1
    assert rounds[1].elected == ("Ada",)
    skipping = read_rounds(config(overvoteRule="alwaysSkipToNextRank"), lambda _: TABLE)
    assert count_by_rounds(skipping)[0][0].inactive["exhaustedChoices"] == 1


def test_a_tie_in_rounds_is_asked_about_or_decided_as_the_rule_says():
    tied = b"Ada,Bo,Cy\n1,,\n,1,\n,,1\n,,1\n"
    with pytest.raises(LotNeeded, match="Ada, Bo"):
        count_by_rounds(read_rounds(config(), lambda _: tied))
    (rounds,) = count_by_rounds(
        read_rounds(config(tiebreakMode="useCandidateOrder"), lambda _: tied)
    )
    assert rounds[0].out == ("Bo",)
    contest = read_rounds(config(tiebreakMode="random", randomSeed="7"), lambda _: tied)
    first = count_by_rounds(contest)[0][0].out
    assert first == count_by_rounds(replace(contest))[0][0].out


def test_rounds_are_told_as_json_a_table_a_page_and_the_printed_sheet():
    contest = read_rounds(config(), lambda _: TABLE)
    (rounds,) = count_by_rounds(contest)
    told = rounds_json(contest, rounds)
    assert told["elected"] == ["Ada"]
    assert told["rounds"][0]["votes"] == {"Ada": "3", "Bo": "2", "Cy": "1"}
    assert told["rounds"][0]["inactive"]["overvotes"] == "1"
    rows = list(csv.DictReader(io.StringIO(rounds_csv(contest, rounds))))
    assert (rows[0]["Cy"], rows[0]["out"], rows[1]["Cy"], rows[1]["elected"]) == (
        "1", "Cy", "", "Ada",
    )  # fmt: skip
    page = rounds_html(contest, rounds)
    assert page.count("<table>") == len(rounds)
    assert "Not in play: several at one rank" in page
    assert rounds_pdf(contest, rounds).startswith(b"%PDF-")


def test_votes_are_written_with_the_decimals_of_the_rule_and_never_rounded_up():
    assert votes_written(Fraction(7), 4) == "7"
    assert votes_written(Fraction(59999, 30000), 4) == "1.9999"
