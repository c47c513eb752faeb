"""Cast vote records in the common data format of NIST (SP 1500-103), as JSON or XML."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.reading.spreadsheet import parse_xml
from folkmoot.core.tally.rounds_rule import WRITE_IN, Ranks

LISTS = (
    "CVR",
    "Election",
    "CVRSnapshot",
    "CVRContest",
    "CVRContestSelection",
    "SelectionPosition",
    "Contest",
    "ContestSelection",
    "Candidate",
    "CandidateIds",
)


def read_cdf(data: bytes, contest: str = "") -> tuple[list[str], Counter[Ranks]]:
    """The candidates' names and the papers of one contest.

    Args:
        data: the file.
        contest: its name or identifier; not needed where the file has but one.

    Raises:
        BallotError: with the line and the reason.
    """
    report = (
        _of_xml(data) if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else _of_json(data)
    )
    try:
        elections = _list(report, "Election")
        names = {
            c["@id"]: str(c.get("Name") or c["@id"])
            for election in elections
            for c in _list(election, "Candidate")
        }
        chosen = _contest(elections, contest)
        selections = {
            s["@id"]: WRITE_IN
            if str(s.get("IsWriteIn")).lower() == "true"
            else " / ".join(names.get(i, str(i)) for i in _ids(s)) or str(s["@id"])
            for s in _list(chosen, "ContestSelection")
        }
        found = (_ranks(s, str(chosen["@id"]), selections) for s in _snapshots(report))
        papers: Counter[Ranks] = Counter(ranks for ranks in found if ranks is not None)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, BallotError):
            raise
        raise BallotError(0, f"not a cast vote record report: {error!r}") from None
    if not papers:
        raise BallotError(0, "there are no papers for this contest")
    return list(selections.values()), papers


def _of_json(data: bytes) -> dict[str, Any]:
    try:
        report = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BallotError(1, "this is not text") from None
    except json.JSONDecodeError as error:
        raise BallotError(error.lineno, f"not JSON: {error.msg}") from None
    except RecursionError:
        raise BallotError(1, "lists within lists too deep to be a report") from None
    if not isinstance(report, dict) or "CVR" not in report:
        raise BallotError(1, "this is not a cast vote record report")
    return report


def _of_xml(data: bytes) -> dict[str, Any]:
    root = parse_xml(data)
    if not root.tag.endswith("CastVoteRecordReport"):
        raise BallotError(1, "this is not a cast vote record report")
    found = _plain(root)
    if not isinstance(found, dict):
        raise BallotError(1, "this is not a cast vote record report")
    return found


def _plain(element: ET.Element) -> Any:
    """An element as the JSON form has it."""
    children = list(element)
    identity = element.get("ObjectId")
    if not children and identity is None:
        return (element.text or "").strip()
    found: dict[str, Any] = {} if identity is None else {"@id": identity}
    for child in children:
        name = child.tag.rpartition("}")[2]
        if name in LISTS:
            found.setdefault(name, []).append(_plain(child))
        else:
            found[name] = _plain(child)
    return found


def _list(of: dict[str, Any], name: str) -> list[Any]:
    found = of.get(name) or []
    return found if isinstance(found, list) else [found]


def _ids(selection: dict[str, Any]) -> list[str]:
    found = [str(i) for i in _list(selection, "CandidateIds")]
    return [part for text in found for part in text.split()]


def _contest(elections: list[Any], wanted: str) -> dict[str, Any]:
    contests = [c for election in elections for c in _list(election, "Contest")]
    fit = [c for c in contests if wanted in {"", c.get("Name"), c["@id"]}]
    if len(fit) != 1:
        known = ", ".join(str(c.get("Name") or c["@id"]) for c in contests[:5])
        raise BallotError(0, f"say which contest is meant: {known or 'there is none'}")
    found: dict[str, Any] = fit[0]
    return found


def _snapshots(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for record in _list(report, "CVR"):
        snapshots = _list(record, "CVRSnapshot")
        current = record.get("CurrentSnapshotId")
        yield next((s for s in snapshots if s.get("@id") == current), snapshots[-1])


def _ranks(snapshot: dict[str, Any], contest: str, selections: dict[str, str]) -> Ranks | None:
    at: defaultdict[int, list[str]] = defaultdict(list)
    here = [c for c in _list(snapshot, "CVRContest") if c.get("ContestId") == contest]
    if not here:
        return None
    for selection in (s for c in here for s in _list(c, "CVRContestSelection")):
        name = selections[selection["ContestSelectionId"]]
        for position in _list(selection, "SelectionPosition"):
            if position.get("HasIndication") == "no":
                continue
            at[int(position.get("Rank") or 1)].append(name)
    return tuple((rank, tuple(at[rank])) for rank in sorted(at))
