"""Counting the house: what the press published, what trying every case gives, what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.arithmetic import (
    Apart,
    Bloc,
    FileError,
    Grounds,
    House,
    HouseError,
    Outcome,
    Range,
    Side,
    State,
    Threshold,
    account,
    assumptions,
    changes,
    count_house,
    house_of_division,
    is_carried,
    moved,
    read_house,
    shifted,
    tell,
    write_house,
)

FOR, AGAINST, ABSTAIN, ABSENT, UNDECIDED = Side
COMMONS = "counting/power/house_of_commons.json"
PREPARED = "src/folkmoot/site/house/prepared"


def prepared(name, request):
    return read_house((request.config.rootpath / PREPARED / f"{name}.toml").read_text())


@st.composite
def houses(draw):
    """Up to four blocs, each with members apart, rebels and absences."""
    blocs = []
    for number in range(draw(st.integers(1, 4))):
        size = draw(st.integers(0, 9))
        side = draw(st.sampled_from(Side))
        left, apart = size, []
        for state in draw(st.lists(st.sampled_from(State), max_size=2, unique=True)):
            members = draw(st.integers(0, left))
            left -= members
            apart.append(Apart(state, members))
        rebels = away = Range()
        if side in {FOR, AGAINST}:
            most = draw(st.integers(0, left))
            rebels = Range(draw(st.integers(0, most)), most)
            left -= most
        if side is not ABSENT:
            most = draw(st.integers(0, left))
            away = Range(draw(st.integers(0, most)), most)
        blocs.append(Bloc(f"bloc {number}", size, side, tuple(apart), rebels, away))
    threshold = draw(
        st.sampled_from(
            [
                "more than 1/2 of votes cast",
                "at least 2/3 of present",
                "more than 1/2 of entitled",
                "at least 2/3 of votes cast and at least 3 votes",
                "at least 3/5 of ballots",
            ]
        )
    )
    if not any(bloc.voting for bloc in blocs):
        blocs.append(Bloc("chorus", 1, FOR))
    casting = draw(st.sampled_from([None, "for", "against"]))
    return House("A house", "A question", tuple(blocs), Threshold.parse(threshold), casting)


@pytest.mark.data
def test_the_commons_of_2017_are_as_published(shared_data, request):
    published = json.loads((shared_data / COMMONS).read_text())[0]
    house = prepared("commons-2017", request)
    count = count_house(house)
    assert house.seats == published["seats"]
    assert house.can_vote == published["voting_members"]
    assert count.to_win == published["votes_for_simple_majority"]
    assert house.bloc("Conservative").voting == published["conservatives_voting"]
    assert count.tally.votes_against == published["opposition_without_DUP"]
    assert count.tally.margin == published["working_majority_with_DUP"]
    assert sorted(bloc.size for bloc in house.blocs) == sorted(published["blocs"].values())


@pytest.mark.data
def test_the_commons_of_january_2019_and_both_published_cases(shared_data, request):
    published = json.loads((shared_data / COMMONS).read_text())[3]
    house = prepared("commons-january-2019", request)
    tally = count_house(house).tally
    assert (tally.votes_for, tally.votes_against) == (published["ayes"], published["noes"])
    assert -tally.margin == published["majority"]
    for case, told in zip(house.cases, published["counterfactuals"], strict=True):
        what_if = moved(house, dict(case.moves))
        assert (what_if.votes_for, what_if.votes_against) == (told["ayes"], told["noes"])
        assert is_carried(house, what_if) is told["carried"]


def test_who_decides_is_said_in_words(request):
    house = prepared("commons-january-2019", request)
    count = count_house(house)
    said = [line.sentence for line in tell(count, changes(count))]
    assert said[0] == "As things stand it is lost by 19 (306 to 325)."
    assert said[1] == "It needs 316 votes for (more than 1/2 of votes cast), and is 10 short."
    assert said[2] == (
        "DUP's 10 decide: if they abstain, it is lost by 9 (306 to 315); "
        "if they vote for it, it is carried by 1 (316 to 315)."
    )
    assert (
        "Member by member, it takes 10 of those against it crossing over or 20 of those against it "
        "not voting." in said
    )


def test_those_who_do_not_sit_could_decide_with_others(request):
    house = prepared("commons-2017", request)
    count = count_house(house)
    said = " ".join(line.sentence for line in tell(count, changes(count)))
    assert (
        "The smallest way for several: DUP's 10 abstain and Sinn Féin's 7 come and vote against "
        "it; then it is lost by 4 (316 to 320)." in said
    )
    assert "639 of 650 can vote; the others are 7 not taking their seats (Sinn Féin 7)" in said
    assert "no reason" not in said


@settings(deadline=None, max_examples=50)
@given(houses())
def test_the_range_holds_every_case_and_its_ends_are_cases(house):
    count = count_house(house)
    found = []
    spans = [
        list(
            product(
                range(bloc.rebels.least, bloc.rebels.most + 1),
                range(bloc.away.least, bloc.away.most + 1),
                (FOR, AGAINST, UNDECIDED) if bloc.side is UNDECIDED else (bloc.side,),
            )
        )
        for bloc in house.blocs
    ]
    for chosen in product(*({span[0], span[len(span) // 2], span[-1]} for span in spans)):
        blocs = tuple(
            replace(bloc, side=side, rebels=Range(rebels, rebels), away=Range(away, away))
            for bloc, (rebels, away, side) in zip(house.blocs, chosen, strict=True)
        )
        found.append(count_house(replace(house, blocs=blocs)).tally)
    assert count.lowest.margin <= min(tally.margin for tally in found)
    assert count.highest.margin >= max(tally.margin for tally in found)
    assert count.lowest.margin <= count.tally.margin <= count.highest.margin
    if count.certain and house.threshold.text.endswith("votes cast"):
        assert len({is_carried(house, tally) for tally in found}) == 1


@given(houses())
def test_what_is_needed_carries_and_one_vote_less_does_not(house):
    count = count_house(house)
    cast = count.tally.votes_for + count.tally.votes_against
    if count.needed is None:
        assert not count.carried
        return
    for votes in (count.needed, count.needed - 1):
        tally = replace(count.tally, votes_for=votes, votes_against=cast - votes)
        assert votes < 0 or is_carried(house, tally) is (votes == count.needed)
    assert count.carried is (count.tally.votes_for >= count.needed)


def plainly(house):
    """The house with every bloc whole: nobody apart, no rebels, nobody away."""
    blocs = tuple(Bloc(each.name, each.size, each.side) for each in house.blocs)
    return replace(house, blocs=blocs)


def ends_otherwise(house, sides):
    return is_carried(house, moved(house, sides)) is not is_carried(house, moved(house, {}))


@given(houses().map(plainly))
def test_a_bloc_decides_if_any_other_vote_of_it_changes_the_result(house):
    deciding = {
        bloc.name
        for bloc in house.blocs
        if any(
            ends_otherwise(house, {bloc.name: side})
            for side in (FOR, AGAINST, ABSTAIN, ABSENT)
            if bloc.size
        )
    }
    assert {weight.bloc.name for weight in changes(count_house(house)).pivotal} == deciding


@settings(deadline=None, max_examples=50)
@given(houses().map(plainly))
def test_if_any_two_blocs_could_change_the_result_the_smallest_changes_are_no_larger(house):
    sides = (FOR, AGAINST, ABSTAIN, ABSENT)
    names = [bloc.name for bloc in house.blocs]
    ways = [
        {one, other}
        for one, other in combinations_with_replacement(names, 2)
        for mine, theirs in product(sides, sides)
        if ends_otherwise(house, {one: mine, other: theirs})
    ]
    told = changes(count_house(house)).flips
    assert bool(ways) is any(len(flip.moves) < 3 for flip in told)
    if ways:
        assert len(told[0].moves) == min(map(len, ways))


@given(houses())
def test_the_smallest_changes_change_the_result_and_nothing_smaller_does(house):
    count = count_house(house)
    found = changes(count)
    for flip in found.flips:
        assert is_carried(house, flip.tally) is not count.carried
    together = [{(move.bloc, move.to, move.all_there) for move in f.moves} for f in found.flips]
    for one, other in product(together, together):
        assert one is other or not one < other
    for number, change in ((found.cross, "cross"), (found.withhold, "withhold")):
        if number is not None:
            assert is_carried(house, by_heads(house, count, number, change)) is not count.carried
            fewer = by_heads(house, count, number - 1, change)
            assert number == 1 or is_carried(house, fewer) is count.carried


def by_heads(house, count, number, change):
    """The votes if so many of the side that has it crossed over, or did not vote."""
    tally, sign = count.tally, -1 if count.carried else 1
    if change == "cross":
        return replace(
            tally,
            votes_for=tally.votes_for + sign * number,
            votes_against=tally.votes_against - sign * number,
        )
    wider = "present" in house.threshold.text or "ballots" in house.threshold.text
    if count.carried:
        return replace(
            tally, votes_for=tally.votes_for - number, abstentions=tally.abstentions + number
        )
    gone = number if wider else 0
    return replace(
        tally,
        votes_against=tally.votes_against - number,
        abstentions=tally.abstentions + number - gone,
        present=tally.present - gone,
    )


@given(houses())
def test_a_house_written_as_a_file_is_read_back_the_same(house):
    assert read_house(write_house(house)) == house


def test_grounds_and_cases_survive_a_file(request):
    for name in ("commons-2017", "commons-january-2019"):
        house = prepared(name, request)
        assert read_house(write_house(house)) == house
    odd = House('a "b" \\ c', "d\u0001\u007f", (Bloc("é\t", 1, FOR, grounds=Grounds("x", "y")),))
    assert read_house(write_house(odd)).title == odd.title


@given(houses())
def test_the_account_is_data_for_programs(house):
    told = json.loads(json.dumps(account(house)))
    assert told["tally"]["carried"] is told["carried"]
    assert told["in_words"]


def test_an_abstention_helps_where_votes_cast_decide_and_hurts_where_those_present_do():
    blocs = (Bloc("ours", 6, FOR), Bloc("theirs", 5, AGAINST), Bloc("others", 3, ABSTAIN))
    assert count_house(House("", "", blocs)).carried
    strict = House("", "", blocs, Threshold.parse("more than 1/2 of present"))
    assert not count_house(strict).carried
    assert count_house(shifted(strict, {"others": ABSENT})).carried


def test_equal_votes_need_the_chair():
    blocs = (Bloc("ours", 5, FOR), Bloc("theirs", 5, AGAINST))
    tied = count_house(House("", "", blocs))
    assert tied.decision.outcome is Outcome.TIED
    said = tell(tied, changes(tied))[0].sentence
    assert said == "As things stand it is not carried, the votes being equal (5 to 5)."
    settled = count_house(House("", "", blocs, casting_vote="for"))
    assert settled.carried
    assert "by the casting vote" in tell(settled, changes(settled))[0].sentence


def test_tellers_pairs_chairs_and_empty_seats_do_not_vote_and_are_accounted_for():
    apart = tuple(Apart(state, 1) for state in State)
    count = count_house(House("", "", (Bloc("ours", 10, FOR, apart), Bloc("theirs", 3, AGAINST))))
    assert (count.tally.votes_for, count.tally.votes_against) == (4, 3)
    assert count.tally.abstentions == 1
    assert count.tally.present == 4 + 3 + 1 + 1
    assert count.tally.entitled == 12
    said = " ".join(line.sentence for line in tell(count, changes(count)))
    assert "Pairs have two ends, but 1 of those for are paired and 0 of those against." in said


def test_an_assumption_without_a_reason_is_not_passed_over():
    house = House("", "", (Bloc("ours", 5, FOR, rebels=Range(0, 2)), Bloc("theirs", 4, AGAINST)))
    count = count_house(house)
    said = [line.sentence for line in tell(count, changes(count))]
    assert "3 of 3 assumptions have no reason or no source yet: ours, theirs." in said
    assert [one.value for one in assumptions(house)] == ["for", "0 to 2", "against"]
    assert not count.certain
    assert any("it is open" in line for line in said)


BLOC = '[[bloc]]\nname = "A"\nsize = 5\nvotes = "for"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title", "this is not TOML"),
        ("title = 1\n" + BLOC, "title is text, not 1"),
        ("bloc = 1", "bloc is a list"),
        ("bloc = [1]", "bloc 1: 1 is not a table"),
        ("title = 'x'", r"there is no \[\[bloc\]\]"),
        (BLOC + "colour = 1", "bloc 1, A: 'colour' means nothing here"),
        (BLOC.replace("size = 5", ""), r"bloc 1, A: how many members it has \(size\) is missing"),
        (BLOC.replace("5", "-5"), "its members are a whole number from 0, not -5"),
        (BLOC.replace("5", "5.5"), "not 5.5"),
        (BLOC.replace("5", "true"), "not True"),
        (BLOC.replace("for", "perhaps"), "'perhaps' is no vote; there are 'for', 'against'"),
        (BLOC + BLOC, "two blocs are called A"),
        (BLOC + 'apart = [{state = "lost", members = 1}]', "'lost' is no state"),
        (BLOC + 'apart = [{state = "absent"}]', r"how many are absent \(members\) is missing"),
        (BLOC + 'apart = [{state = "absent", members = 6}]', "6 of them are said not to vote"),
        (BLOC + 'apart = [{state = "absent", members = 5}]', "nobody in this house can vote"),
        (BLOC + "rebels = [3, 2]", "from 3 to 2 rebels is no range"),
        (BLOC + "rebels = [0, 2, 3]", r"neither a number nor a range \[least, most\]"),
        (BLOC + "rebels = 3\naway = 3", "3 rebels and 3 who stay away are more than the 5"),
        (BLOC.replace("for", "abstain") + "rebels = 1", "no line to rebel against"),
        (BLOC.replace("for", "absent") + "away = 1", "nobody more can stay away"),
        ('threshold = "most"\n' + BLOC, "threshold: 'most' is not a threshold"),
        ('threshold = "simple majority in each college"\n' + BLOC, "a card vote"),
        ('casting_vote = "maybe"\n' + BLOC, "neither 'for' nor 'against'"),
        ("entitled = 0\n" + BLOC, "those entitled are a whole number from 1, not 0"),
        (BLOC + '[[case]]\nname = "x"\nmoves = {B = "for"}', "x: there is no bloc called B"),
        (f"title = '{'x' * 3000}'\n" + BLOC, "longer than 2000 characters"),
    ],
)
def test_a_house_that_cannot_be_is_refused_with_its_place_and_reason(text, says):
    with pytest.raises((FileError, HouseError), match=says):
        read_house(text)


def test_a_division_list_becomes_a_house_that_votes_as_it_did():
    text = "member,bloc,vote\n" + "".join(
        f"{number},{bloc},{vote}\n"
        for number, (bloc, vote) in enumerate(
            [("Red", "Aye")] * 5
            + [("Red", "No")] * 2
            + [("Red", "Teller"), ("Red", "")]
            + [("Blue", "no")] * 4
            + [("Blue", "paired"), ("Green", "Abstained")]
        )
    )
    house = house_of_division(text, title="A division", source="the list")
    tally = count_house(house).tally
    assert (tally.votes_for, tally.votes_against, tally.abstentions) == (5, 6, 1)
    assert [bloc.name for bloc in house.blocs] == ["Red", "Blue", "Green"]
    assert house.bloc("Red").rebels.most == 2
    assert all(one.grounds.complete for one in assumptions(house))
    assert read_house(write_house(house)) == house


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("member,vote\n", "there is no column 'bloc'"),
        ("member,bloc,vote\nA,,for\n", "line 2: A has no bloc"),
        ("member,bloc,vote\nA,X,for\nA,X,for\n", "line 3: A of X is listed twice"),
        ("member,bloc,vote\nA,X,perhaps\n", "line 2: 'perhaps' is no vote"),
        ("member,bloc,vote\n", "nobody is listed"),
        ("member,bloc,vote\nA,X,absent\n", "nobody in this house can vote"),
    ],
)
def test_a_division_list_that_is_wrong_is_told_with_its_line(text, says):
    with pytest.raises((FileError, HouseError), match=says):
        house_of_division(text)
