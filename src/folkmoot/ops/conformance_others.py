"""Counts by other rules than the Scottish, beside what was published of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.official_meek import read_transcript, transcript_beside
from folkmoot.core.tally.official_rounds import summary_beside
from folkmoot.core.tally.official_senate import beside as beside_distribution
from folkmoot.core.tally.official_senate import read_distribution
from folkmoot.core.tally.reading.blt import read_blt
from folkmoot.core.tally.reading.rounds_file import read_rounds
from folkmoot.core.tally.rounds import count_by_rounds
from folkmoot.ops.ballot_files import beside, read, read_ballots

Row = tuple[str, str, int, int, int, str]
SENATE = (
    ("Northern Territory 2016", "fed2016_nt", "senate2016"),
    ("Northern Territory 2019", "fed2019_nt", "senate2019"),
    ("Australian Capital Territory 2019", "fed2019_act", "senate2019"),
)
OPENSTV = (
    ("ERS97STV", "ers97", ""),
    (
        "NIrelandSTV",
        "ni1985",
        (
            "rule 52 fills the last places at once, before papers of the last excluded move; "
            "OpenSTV moves them first, and makes up to two stages more"
        ),
    ),
    ("MinneapolisSTV", "minneapolis", ""),
    ("MeekNZSTV", "meek-nz", ""),
)
SHARES = (("MeekSTV", "meek-prf"), ("WarrenSTV", "warren"))
SHARES_TITLE = "(another program): first table and who is elected"
SHARES_WHY = (
    "later tables are not comparable: OpenSTV prints one at every iteration, to six decimals, and "
    "decides while elected candidates still have a surplus; the rule iterates until it is gone"
)
ELECTED = (
    ("Debian leader 2007", "debian/leader2007_tally.txt", "schulze", 1, ("Sam Hocevar",)),
    ("Debian leader 2020", "debian/leader2020_tally.txt", "schulze", 1, ("Jonathan Carter",)),
    ("Burlington 2009", "burlington/burl2009.abif", "fptp", 1, ("Kurt Wright (Republican)",)),
    ("Burlington 2009", "burlington/burl2009.abif", "av", 1, ("Bob Kiss (Progressive)",)),
    ("Burlington 2009", "burlington/burl2009.abif", "schulze", 1, ("Andy Montroll (Democrat)",)),
    (
        "Cambridge council 2021",
        "cambridge/2021/council.csv",
        "cambridge",
        9,
        ("Siddiqui", "Simmons", "Nolan", "McGovern", "Carlone", "Azeem", "Toner", "Mallon",
         "Zondervan"),
    ),
    ("A dummy first preference", "stv_examples/DummyFirstPreference.stv", "senate2019", 0,
     ("A1", "C1", "O")),
    ("The same without it", "stv_examples/DummyFirstPreferenceAlternative.stv", "senate2019", 0,
     ("A1", "C1", "P")),
    ("Four quotas, three seats", "stv_examples/FourQuotasDoesntMeanFourSeats.stv", "senate2019", 0,
     ("A1", "B", "A2", "A3", "C")),
    ("One excluded at a time", "stv_examples/MultipleExclusionRounding.stv", "senate2019", 0,
     ("Q", "W2")),
    ("A simple example", "stv_examples/SimpleExample.stv", "senate2019", 0, ("C1", "A1", "A2")),
    ("Votes given away", "stv_examples/WinByGivingAwayVotesAlternative.stv", "senate2019", 0,
     ("C",)),
)  # fmt: skip
HEAD = """
## Other rules

A row is one set of published counts. Figures are compared to the last decimal. Where a difference
is expected, the reason stands beside it, and nothing but that difference is let pass.

| Counts | Rule | Counts | Figures | Differ | Explained |
|---|---|---:|---:|---:|---|
"""


def other_rules(data: Path, tell: Callable[[str], None]) -> tuple[str, bool]:
    """The page's second part, and whether nothing differs without an explanation."""
    text, good = HEAD, True
    for rows in (_senate, _openstv, _openstv_shares, _rounds, _meek, _elected, _star):
        for title, rule, counts, figures, differ, why in rows(data):
            text += f"| {title} | {rule} | {counts} | {figures} | {differ} | {why} |\n"
            good = good and counts > 0 and (not differ or bool(why and why is not SHARES_WHY))
            if differ and (not why or why is SHARES_WHY):
                tell(f"{title} ({rule}): {differ} differ")
    return text, good


def _senate(data: Path) -> Iterator[Row]:
    for title, folder, rule in SENATE:
        here = data / "aec_senate" / folder
        document = next(here.glob("*.txt"))
        published = read_distribution(read(document))
        papers = read_ballots(next(here.glob("*.csv.gz")), candidates=document)
        made = count(papers, rule, seats=published.seats)
        checked, faults = beside_distribution(made, published)
        yield f"Senate, {title} (official)", rule, 1, checked, len(faults), ""


def _openstv(data: Path) -> Iterator[Row]:
    files = {found.name: found for found in sorted(data.rglob("*.blt"))}
    outputs = json.loads(read(data / "openstv17_peer_outputs.json"))
    for method, rule, why in OPENSTV:
        counts = figures = differ = unexplained = 0
        for theirs in outputs:
            if theirs["method"] != method or theirs["blt"] not in files:
                continue
            made = count(
                read_blt(read(files[theirs["blt"]])), rule, seats=theirs["seats"], seed="lot"
            )
            mine = [list(stage.votes) for stage in made.stages]
            counts += 1
            figures += sum(map(len, theirs["counts"]))
            unequal = _unequal(mine, theirs["counts"])
            differ += unequal
            alike = set(made.elected) == set(theirs["winners"])
            unexplained += not alike or bool(unequal and not _only_at_the_end(mine, theirs))
        yield (
            "OpenSTV 1.7 (another program)",
            rule,
            counts,
            figures,
            differ,
            "" if unexplained or not differ else why,
        )


def _openstv_shares(data: Path) -> Iterator[Row]:
    """Meek and Warren: the first table's figures and who is elected."""
    files = {found.name: found for found in sorted(data.rglob("*.blt"))}
    outputs = json.loads(read(data / "openstv17_peer_outputs.json"))
    for method, rule in SHARES:
        counts = figures = differ = 0
        for theirs in outputs:
            if theirs["method"] != method or theirs["blt"] not in files:
                continue
            papers = read_blt(read(files[theirs["blt"]]))
            made = count(papers, rule, seats=theirs["seats"], seed="lot")
            unit = 10 ** (made.rule.decimals or 0) // theirs["precision_scale"]
            first = [votes * unit for votes in theirs["counts"][0]]
            counts, figures = counts + 1, figures + len(first) + 1
            differ += _unequal([list(made.stages[0].votes)], [first])
            differ += set(made.elected) != set(theirs["winners"])
        yield f"OpenSTV 1.7 {SHARES_TITLE}", rule, counts, figures, differ, SHARES_WHY


def _unequal(mine: list[list[int]], theirs: list[list[int]]) -> int:
    pairs = sum(
        a != b for m, t in zip(mine, theirs, strict=False) for a, b in zip(m, t, strict=True)
    )
    return pairs + sum(map(len, theirs[len(mine) :]))


def _only_at_the_end(mine: list[list[int]], theirs: dict[str, list[list[int]]]) -> bool:
    """Every stage but our last is equal, and the last one moves no paper, or is equal too."""
    counted = theirs["counts"]
    still = len(mine) > 1 and mine[-1] == mine[-2]
    return mine[:-1] == counted[: len(mine) - 1] and (still or mine[-1] == counted[len(mine) - 1])


def _rounds(data: Path) -> Iterator[Row]:
    counts = figures = differ = 0
    for config in sorted((data / "rctab").glob("*/*_config.json")):
        summaries = sorted(config.parent.glob("*_expected_detailed_report.json"))
        sources = json.loads(read(config))["cvrFileSources"]
        if not summaries or not all((config.parent / s["filePath"]).exists() for s in sources):
            continue
        if config.parent.name == "dominion_kansas":  # its folder lacks the papers
            continue
        passes = count_by_rounds(read_rounds(read(config), beside(config)))
        differ += len(summaries) != len(passes)
        for summary, rounds in zip(summaries, passes, strict=False):
            checked, faults = summary_beside(rounds, read(summary))
            counts, figures, differ = counts + 1, figures + checked, differ + len(faults)
    yield (
        "RCTab 2.0 test contests (a certified tabulator)",
        "by rounds",
        counts,
        figures,
        differ,
        "",
    )


def _meek(data: Path) -> Iterator[Row]:
    folder = data / "meek_reference/stv-rs_testdata"
    ballots = {path.stem: path for path in (folder / "ballots").rglob("*.blt")}
    logs = sorted((folder / "meek").rglob("*.fixed9.log"))
    kinds = (
        ("meek-cut", [log for log in logs if ".equalize." not in log.name], "in branches"),
        ("meek-orders", [log for log in logs if ".equalize." in log.name], "in all orders"),
    )
    for rule, transcripts, way in kinds:
        counts = figures = differ = 0
        for log in transcripts:
            name = log.name.split(".")[0]
            if name not in ballots:  # two transcripts of each kind came without their ballots
                continue
            made = count(read_blt(read(ballots[name])), rule, seed="lot")
            checked, faults = transcript_beside(made, read_transcript(read(log)))
            counts, figures, differ = counts + 1, figures + checked, differ + len(faults)
        absent = len(transcripts) - counts
        title = f"stv-rs Meek transcripts, equal preferences {way}"
        if absent:
            title += f" ({absent} more came without their ballots)"
        yield title, rule, counts, figures, differ, ""


def _elected(data: Path) -> Iterator[Row]:
    for title, path, rule, seats, expected in ELECTED:
        papers = read_ballots(data / path)
        made = count(papers, rule, seats=seats or None, seed="lot")
        found = tuple(papers.candidates[c - 1] for c in made.elected)
        yield f"{title}: who is elected", rule, 1, len(expected), int(found != expected), ""


def _star(data: Path) -> Iterator[Row]:
    counts = differ = 0
    for path in sorted((data / "starvote").glob("*.csv")):
        papers = read_ballots(path, scores=True)
        made = count(papers, "star", seed="lot")
        told = read(path.with_suffix(".txt")).decode().split("Winner]")[1].strip()
        counts += 1
        differ += papers.candidates[made.elected[0] - 1] != told
    yield "STAR polls: who is elected", "star", counts, counts, differ, ""
