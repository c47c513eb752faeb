"""Ballot files of every other form, malformed: one line with the place; and damaged ones end."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.reading.anything import read_papers
from folkmoot.core.tally.reading.rounds_file import read_rounds
from folkmoot.core.tally.reading.spreadsheet import read_sheet

SOC = (
    "# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 3\n# ALTERNATIVE NAME 1: Ada\n"
    "# ALTERNATIVE NAME 2: Bo\n2: 1,2\n1: 2\n"
)
OLD = "2\n1,Ada\n2,Bo\n3,3,2\n2,1,2\n1,2\n"
CSV = "rank1,rank2\nAda,Bo\nBo,\n"
TABLE = "id,Ada,Bo\nx,1,2\ny,,1\n"
STV = json.dumps(
    {
        "metadata": {
            "candidates": [{"name": "Ada"}, {"name": "Bo"}],
            "parties": [{"candidates": [0, 1]}],
            "vacancies": 1,
        },
        "atl": [{"parties": [0], "n": 2}],
        "btl": [{"candidates": [1], "n": 1}],
    }
)
SENATE = (
    "State,Division,Vote Collection Point Name, Vote Collection Point ID, Batch No, Paper No,"
    "A:Left,B:Right,A:ADA,B:BO\nNT,X,Y,1,1,1,1,2\nNT,X,Y,1,1,2,,,1,2\n"
)
DEBIAN = (
    " Tally Sheet for the votes cast.\n Option 1---->: Ada\n/ Option 2--->: Bo\n"
    "V: 12  h\nV: -1  h\n"
)
ABIF = "2: Ada > Bo\n1: Bo\n"
HIL = '2 1\n2 1 2 0\n1 2 0\n0\n"Ada" "Bo" "Poll"\n\x1a'


def cdf() -> dict:
    def paper(*picks: str) -> dict:
        chosen = [
            {"ContestSelectionId": pick, "SelectionPosition": [{"HasIndication": "yes", "Rank": n}]}
            for n, pick in enumerate(picks, 1)
        ]
        contest = [{"ContestId": "c", "CVRContestSelection": chosen}]
        return {"CurrentSnapshotId": "s", "CVRSnapshot": [{"@id": "s", "CVRContest": contest}]}

    return {
        "CVR": [paper("a", "b"), paper("a", "b"), paper("b")],
        "Election": [
            {
                "Candidate": [{"@id": "1", "Name": "Ada"}, {"@id": "2", "Name": "Bo"}],
                "Contest": [
                    {
                        "@id": "c",
                        "Name": "Chair",
                        "ContestSelection": [
                            {"@id": "a", "CandidateIds": ["1"]},
                            {"@id": "b", "CandidateIds": ["2"]},
                        ],
                    }
                ],
            }
        ],
    }


XML = (
    '<CastVoteRecordReport xmlns="x"><CVR><CurrentSnapshotId>s</CurrentSnapshotId>'
    '<CVRSnapshot ObjectId="s"><CVRContest><ContestId>c</ContestId><CVRContestSelection>'
    "<ContestSelectionId>a</ContestSelectionId><SelectionPosition><Rank>1</Rank>"
    "</SelectionPosition></CVRContestSelection></CVRContest></CVRSnapshot></CVR><Election>"
    '<Candidate ObjectId="1"><Name>Ada</Name></Candidate><Contest ObjectId="c">'
    '<ContestSelection ObjectId="a"><CandidateIds>1</CandidateIds></ContestSelection></Contest>'
    "</Election></CastVoteRecordReport>"
)
GOOD = {
    "p.soc": SOC,
    "old.soi": OLD,
    "ranks.csv": CSV,
    "papers.stv": STV,
    "senate.csv": SENATE,
    "debian.txt": DEBIAN,
    "p.abif": ABIF,
    "p.hil": HIL,
    "cvr.json": json.dumps(cdf()),
}
BAD = [
    ("p.soc", SOC.replace("VOTERS: 3", "VOTERS: 4"), 1, "4 voters in the heading, 3"),
    ("p.soc", SOC.replace("2: 1,2", "2: 1,3"), 5, "not the number of anybody"),
    ("p.soc", SOC.replace("2: 1,2", "2: 1,1"), 5, "twice"),
    ("p.soc", SOC.replace("2: 1,2", "-2: 1,2"), 5, "expected"),
    ("p.soc", SOC.replace("2: 1,2", "0: 1,2"), 5, "expected"),
    ("p.soc", SOC.replace("2: 1,2", "2: {1,2"), 5, "cannot be read from"),
    ("p.soc", SOC.replace("ALTERNATIVES: 2", "ALTERNATIVES: 9"), 1, "2 names for 9"),
    ("p.soc", SOC.replace("ALTERNATIVES: 2", f"ALTERNATIVES: {'9' * 40}"), 1, "not a number"),
    ("p.soc", "", 1, "empty"),
    ("p.toc", SOC[: SOC.index("2: 1,2")], 1, "no papers"),
    ("old.soi", OLD.replace("3,3,2", "3,5,2"), 4, "5 papers announced, 3"),
    ("old.soi", "2\n1,Ada\n", 2, "ends before"),
    ("old.soi", OLD.replace("2,Bo", "7,Bo"), 3, "expected"),
    ("ranks.csv", "rank1,rank2\n", 2, "no papers"),
    ("ranks.csv", "rank1,rank2\nAda\n", 2, "1 columns under 2"),
    ("ranks.csv", "rank1,papers\nAda,-1\n", 2, "not a number of papers"),
    ("ranks.csv", f"rank1,papers\nAda,{'9' * 30}\n", 2, "not a number of papers"),
    ("ranks.csv", 'rank1\n"' + "x" * 200_000 + '"\n', 2, "not CSV"),
    ("table.csv", "Ada,Bo\n1,first\n2,second\n1,x\n", 0, ""),
    ("table.csv", "Ada\nfirst\n", 2, "neither a rank"),
    ("table.csv", "Ada,Ada\n1,2\n", 1, "one name"),
    ("papers.stv", STV.replace('"n": 2', '"n": -2'), 0, "not a number of papers"),
    ("papers.stv", STV.replace('"n": 2', '"n": 1e99'), 0, "not a number of papers"),
    ("papers.stv", STV.replace("[1]", "[7]"), 0, "not the number of a candidate"),
    ("papers.stv", STV.replace('"vacancies": 1', '"vacancies": 5'), 0, "5 seats for 2"),
    ("papers.stv", STV[:90], 1, "not JSON"),
    ("papers.stv", "{" * 5, 1, "not JSON"),
    ("papers.stv", "{}", 0, "does not hold papers"),
    ("papers.stv", '{"a":' + "[" * 100_000, 1, ""),
    ("senate.csv", SENATE.replace("Y,1,1,1,1,2\n", "Y,1,1,1,1,2,3,4,5,6\n"), 2, "6 marks for 4"),
    ("senate.csv", SENATE.splitlines()[0] + "\n", 2, "no papers"),
    ("senate.csv", SENATE.replace("A:Left", "Left"), 1, "names no group"),
    ("old.csv", ("ElectorateNm,VoteCollectionPointNm,VoteCollectionPointId,BatchNo,PaperNo,"
                "Preferences\n---\n"), 1, "does not name the candidates"),
    ("debian.txt", DEBIAN.replace("V: 12 ", "V: 123 "), 4, "3 marks for 2"),
    ("debian.txt", DEBIAN.replace("V: 12 ", "V: 1% "), 4, "not a rank"),
    ("debian.txt", DEBIAN[:60], 1, "no votes"),
    ("p.abif", "2: Ada > Ada\n", 1, "twice"),
    ("p.abif", "Ada > Bo\n", 1, "expected"),
    ("p.hil", HIL.replace("2 1 2 0", "2 1 9 0"), 2, ""),
    ("p.hil", HIL.replace("2 1 2 0", "-2 1 2 0"), 2, ""),
    ("cvr.json", json.dumps(cdf()).replace('"@id": "a"', '"@id": "z"'), 0, "not a cast vote"),
    ("cvr.json", json.dumps(cdf()).replace('"ContestId": "c"', '"ContestId": "d"'), 0, "no papers"),
    ("cvr.json", '{"CVR": []}', 0, "say which contest"),
    ("cvr.json", '{"CVR": ', 1, "not JSON"),
    ("cvr.xml", "<html/>", 1, "not a cast vote record report"),
    ("cvr.xml", XML[:80], 1, "not XML"),
    ("cvr.xml", '<!DOCTYPE a [<!ENTITY b "c">]>' + XML, 1, "declaration is not read"),
    ("cvr.xml", XML.replace("<Rank>1<", "<Rank>x<"), 0, "not a cast vote record report"),
]  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_the_same_three_papers_are_read_in_every_form(name):
    found = read_papers(GOOD[name].encode(), name)
    assert found.papers == (2 if name in {"ranks.csv", "senate.csv", "debian.txt"} else 3)
    lines = [found.ranks(number) for number in range(found.lines)]
    if name == "senate.csv":  # two papers below and above the line that say the same
        assert lines == [[[1], [2]]]
    else:
        assert lines == [[[1], [2]], [[2]]]


def test_an_xml_report_says_what_the_json_does():
    assert read_papers(XML.encode(), "cvr.xml").ranks(0) == [[1]]


@pytest.mark.parametrize(("name", "text", "line", "says"), BAD)
def test_each_is_refused_in_one_line_with_its_place(name, text, line, says):
    if name == "table.csv" and line == 0:  # a column of words is not a candidate's
        assert read_papers(text.encode(), name).candidates == ("Ada",)
        return
    with pytest.raises(BallotError) as refused:
        read_papers(text.encode(), name)
    assert refused.value.line == line, str(refused.value)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("name", [n for n in GOOD if n != "senate.csv"] + ["p.blt"])
def test_binary_is_refused_in_every_form(name):
    with pytest.raises(BallotError):
        read_papers(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe" * 20, name)


@given(st.sampled_from(sorted(GOOD)), st.integers(0, 900), st.binary(max_size=5), st.integers(0, 9))
@settings(max_examples=250, deadline=None)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(name, place, junk, dropped):
    whole = GOOD[name].encode()
    place %= len(whole) + 1
    try:
        found = read_papers(whole[:place] + junk + whole[place + dropped :], name)
    except BallotError:
        return
    assert found.flat.max(initial=0) <= len(found.candidates)


@given(st.binary(max_size=60))
@settings(max_examples=60, deadline=None)
def test_what_is_no_workbook_or_configuration_is_refused(data):
    with pytest.raises(BallotError):
        list(read_sheet(b"PK\x03\x04" + data))
    with pytest.raises(BallotError):
        read_rounds(b"{" + data, lambda _: b"")
