"""A contest's configuration file (RCTab's JSON), with the records of votes that it names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.reading.cdf import read_cdf
from folkmoot.core.tally.reading.vendors import (
    Labels,
    read_clear_ballot,
    read_dominion,
    read_ess,
    read_hart,
    read_table,
)
from folkmoot.core.tally.rounds_rule import (
    NO_LIMIT,
    OVERVOTE,
    WRITE_IN,
    Contest,
    Ranks,
    RoundsRule,
)

Load = Callable[[str], bytes | Mapping[str, bytes]]
MODES = {
    "singleWinnerMajority",
    "multiWinnerAllowOnlyOneWinnerPerRound",
    "multiWinnerAllowMultipleWinnersPerRound",
    "bottomsUp",
    "bottomsUpUsingPercentageThreshold",
    "multiPassIrv",
}


def looks_like_rounds(data: bytes) -> bool:
    """Whether a file is such a configuration."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"cvrFileSources"' in data


def read_rounds(data: bytes, load: Load) -> Contest:
    """The contest with its papers.

    Args:
        data: the configuration.
        load: gives the bytes of a file that it names, or the files of a folder by name.

    Raises:
        BallotError: with the line or file and the reason.
    """
    try:
        config = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BallotError(1, "this is not text") from None
    except json.JSONDecodeError as error:
        raise BallotError(error.lineno, f"not JSON: {error.msg}") from None
    try:
        names, also, excluded = _candidates(config["candidates"])
        rule = _rule(config["rules"])
        papers: Counter[Ranks] = Counter()
        for source in config["cvrFileSources"]:
            for ranks, number in _papers(source, rule, load).items():
                papers[_named(ranks, also, rule)] += number
        title = str(config.get("outputSettings", {}).get("contestName", ""))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, BallotError):
            raise
        raise BallotError(0, f"not a contest's configuration: {error!r}") from None
    written = any(
        row.get("undeclaredWriteInLabel") or row.get("treatBlankAsUndeclaredWriteIn")
        for row in config["cvrFileSources"]
    )
    return Contest(title, tuple(names), rule, dict(papers), frozenset(excluded), written)


def _candidates(rows: list[dict[str, Any]]) -> tuple[list[str], dict[str, str], set[str]]:
    names, also, excluded = [], {OVERVOTE: OVERVOTE, WRITE_IN: WRITE_IN}, set()
    for row in rows:
        name = row["name"]
        names.append(name)
        for alias in [name, row.get("code") or name, *row.get("aliases", [])]:
            if also.setdefault(alias, name) != name:
                raise BallotError(0, f"“{alias}” stands for two candidates")
        if row.get("excluded"):
            excluded.add(name)
    if len(set(names)) != len(names):
        raise BallotError(0, "two candidates have one name")
    return names, also, excluded


def _rule(row: dict[str, Any]) -> RoundsRule:
    mode = row["winnerElectionMode"]
    if mode not in MODES:
        raise BallotError(0, f"there is no way {mode!r} to elect")
    share = row.get("multiSeatBottomsUpPercentageThreshold") or 0
    return RoundsRule(
        winners=int(row["numberOfWinners"]) or 1,
        mode=mode,
        ties=row["tiebreakMode"],
        overvotes=row["overvoteRule"],
        seed=_number(row.get("randomSeed"), None),
        least_share=Fraction(str(share)) / 100,
        decimals=_number(row.get("decimalPlacesForVoteArithmetic"), 4) or 0,
        least_votes=Fraction(str(row.get("minimumVoteThreshold") or 0)),
        skipped=_limit(row.get("maxSkippedRanksAllowed")),
        ranks=_limit(row.get("maxRankingsAllowed")),
        fraction=bool(row.get("nonIntegerWinningThreshold")),
        frozen=bool(row.get("doesFirstRoundDetermineThreshold")),
        hare=bool(row.get("hareQuota")),
        batch=bool(row.get("batchElimination")),
        cutoff=bool(row.get("cutoffElimination")),
        until_two=bool(row.get("continueUntilTwoCandidatesRemain")),
        stop_after=_limit(row.get("stopTabulationEarlyAfterRound")),
        no_duplicates=bool(row.get("exhaustOnDuplicateCandidate")),
    )


def _number(value: Any, usual: int | None) -> int | None:
    return usual if value in {None, ""} else int(value)


def _limit(value: Any) -> int:
    return NO_LIMIT if value in {None, "", "max", "unlimited"} else int(value)


def _papers(source: dict[str, Any], rule: RoundsRule, load: Load) -> Counter[Ranks]:
    labels = Labels(
        overvote=source.get("overvoteLabel") or "",
        skipped=source.get("skippedRankLabel") or "",
        write_in=source.get("undeclaredWriteInLabel") or "",
        delimiter=source.get("overvoteDelimiter") or "",
        blank_is_write_in=bool(source.get("treatBlankAsUndeclaredWriteIn")),
        column=_number(source.get("firstVoteColumnIndex"), 1) or 1,
        row=_number(source.get("firstVoteRowIndex"), 1) or 1,
        ranks=rule.ranks,
    )
    path, contest = source["filePath"], str(source.get("contestId") or "")
    found = load(path)
    provider = source["provider"]
    try:
        if isinstance(found, bytes):
            if provider == "cdf":
                return _relabelled(read_cdf(found, contest)[1], labels)
            if provider == "ess":
                return read_ess(found, labels)
            if provider == "genericCsv":
                return read_table(found, labels)
            if provider == "clearBallot":
                return read_clear_ballot(found, labels, contest)
        elif provider == "dominion":
            return read_dominion(found, labels, contest)
        elif provider == "hart":
            return read_hart(found, labels, contest)
    except BallotError as error:
        raise BallotError(error.line, f"{path}: {error.reason}") from None
    raise BallotError(0, f"{path}: records of {provider!r} are not read in this form")


def _relabelled(papers: Counter[Ranks], labels: Labels) -> Counter[Ranks]:
    out: Counter[Ranks] = Counter()
    for ranks, number in papers.items():
        out[
            tuple(
                (
                    rank,
                    tuple(
                        WRITE_IN
                        if labels.write_in and name == labels.write_in
                        else OVERVOTE
                        if labels.overvote and name == labels.overvote
                        else name
                        for name in marked
                    ),
                )
                for rank, marked in ranks
            )
        ] += number
    return out


def _named(ranks: Ranks, also: dict[str, str], rule: RoundsRule) -> Ranks:
    out = []
    for rank, marked in ranks:
        if rank > rule.ranks:
            raise BallotError(0, f"rank {rank} on papers of {rule.ranks} ranks")
        for name in marked:
            if name not in also:
                raise BallotError(0, f"“{name[:40]}” is marked on a paper and is no candidate")
        out.append((rank, tuple(dict.fromkeys(also[name] for name in marked))))
    return tuple(out)
