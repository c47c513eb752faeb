"""Ballot files of every form that is read, told apart by what they say and how they are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Profile, profile_of
from folkmoot.core.tally.reading.abif import read_abif
from folkmoot.core.tally.reading.blt import read_blt
from folkmoot.core.tally.reading.cdf import read_cdf
from folkmoot.core.tally.reading.csv_papers import read_csv
from folkmoot.core.tally.reading.debian import looks_like_debian, read_debian
from folkmoot.core.tally.reading.long_lines import LongLines
from folkmoot.core.tally.reading.preflib import read_preflib
from folkmoot.core.tally.reading.senate import looks_like_senate, read_senate
from folkmoot.core.tally.reading.stv_json import read_stv_json
from folkmoot.core.tally.rounds_rule import Ranks

Progress = Callable[[int, int], None]


def read_papers(
    data: bytes,
    name: str,
    *,
    scores: bool = False,
    contest: str = "",
    candidates: Sequence[tuple[str, str]] = (),
    progress: Progress | None = None,
) -> Profile:
    """The papers of a file.

    Args:
        data: its bytes, unpacked.
        name: of the file; its ending tells forms apart that look alike.
        scores: whether numbers in a table are points, not ranks.
        contest: which one of several in a cast vote record report.
        candidates: (name, group), for Senate papers in the form of 2016.
        progress: called now and then with bytes read and bytes in all.

    Raises:
        BallotError: with the line and the reason.
    """
    LongLines().feed(data)
    ending = name.lower()[name.rfind(".") :] if "." in name else ""
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    if looks_like_senate(data):
        return read_senate(data, candidates=candidates, progress=progress)
    if ending == ".csv":
        return read_csv(data, scores=scores, progress=progress)
    if ending == ".xml" or (start.startswith(b"{") and b'"CVR"' in data):
        return of_ranks(*read_cdf(data, contest))
    if looks_like_debian(data):
        return read_debian(data)
    plain = BY_ENDING.get(ending)
    if plain is None and start.startswith(b"{"):
        return read_stv_json(data)
    return read_blt(data, progress=progress) if plain is None else plain(data)


def read_hil(data: bytes) -> Profile:
    """HIL: as BLT, with all names on one line.

    Raises:
        BallotError: with the line and the reason.
    """
    close = data.rfind(b"\n0")
    if close < 0:
        return read_blt(data)
    names = data[close:].replace(b'" "', b'"\n"').rstrip(b"\x1a\r\n\t ")
    return read_blt(data[:close] + names + b"\n")


def of_ranks(names: list[str], papers: Counter[Ranks]) -> Profile:
    """Ranks with what is marked at them as a profile: skipped ranks closed up, overvotes equal.

    Raises:
        BallotError: if two candidates have one name.
    """
    place = {name: n for n, name in enumerate(names, 1)}
    lines = []
    for ranks, number in papers.items():
        seen: set[int] = set()
        groups = []
        for _, marked in ranks:
            # A candidate who comes again has been given a better rank before.
            here = [place[name] for name in marked if place[name] not in seen]
            seen |= set(here)
            if here:
                groups.append(here)
        lines.append((number, groups))
    if len(place) != len(names):
        raise BallotError(0, "two candidates have one name")
    return profile_of(tuple(names), lines)


BY_ENDING: dict[str, Callable[[bytes], Profile]] = {
    ".abif": read_abif,
    ".hil": read_hil,
    **dict.fromkeys((".soc", ".soi", ".toc", ".toi", ".cat"), read_preflib),
}
