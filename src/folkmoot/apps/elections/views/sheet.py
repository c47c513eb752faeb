"""A count record as people read it: every stage, every figure, and the parcels behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Names stand above their bars, so that they can be read on a phone as well.
WIDE, LINE, BAR, GAP = 480, 20, 14, 10
LONGEST = 52  # letters of a name that fit above a bar
_UNIT = 10**5
TONES = ("tone-1", "tone-3", "tone-4", "tone-2", "tone-5")


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate at a stage: votes, what changed, the parcels that came, what befell her."""

    name: str
    votes: str
    change: str
    parcels: tuple[str, ...]
    elected: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One stage."""

    number: int
    title: str
    clause: str
    quota: str
    rows: tuple[Row, ...]
    non_transferable: str
    notes: tuple[str, ...]


def sheets(record: Mapping[str, Any]) -> tuple[Sheet, ...]:
    """Every stage of a record."""
    out = []
    parts = _parts(record)
    before: list[Fraction] | None = None
    shown = _shown(record)
    out_already: set[int] = set()
    in_already: set[int] = set()
    for stage in record["stages"]:
        votes = [Fraction(text) for text in stage["votes"]]
        in_already |= set(stage["elected"])
        out_already |= set(stage["excluded"])
        rows = tuple(
            Row(
                name=name,
                votes=said(stage["votes"][place], parts),
                change=_change(votes[place], before[place], parts) if before else "",
                parcels=tuple(
                    _parcel(record, each) for each in stage["transfers"] if each["to"] == place + 1
                ),
                elected=place + 1 in in_already,
                excluded=place + 1 in out_already,
            )
            for place, name in enumerate(record["candidates"])
            if place in shown
        )
        out.append(
            Sheet(
                stage["number"], _title(record, stage), stage["clause"],
                said(stage["quota"], parts), rows, said(stage["non_transferable"], parts),
                _notes(record, stage),
            )
        )  # fmt: skip
        before = votes
    return tuple(out)


def narrative(record: Mapping[str, Any]) -> tuple[str, ...]:
    """What happened, a sentence or two for each stage."""
    out = []
    names, parts = record["candidates"], _parts(record)
    for stage in record["stages"]:
        says = f"{_title(record, stage)}."
        if stage["elected"]:
            chosen = ", ".join(names[c - 1] for c in stage["elected"])
            says += " " + _("Elected: %(names)s.") % {"names": chosen}
        came = [t for t in stage["transfers"] if t["from"] and t["to"]]
        if came:
            most = max(came, key=lambda t: Fraction(t["votes"]))
            says += " " + _("Most went to %(name)s: %(votes)s.") % {
                "name": names[most["to"] - 1], "votes": said(most["votes"], parts),
            }  # fmt: skip
        out.append(says)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a candidate's bar: where, how long, which tone, and what it is in words."""

    x: int
    width: int
    tone: str
    says: str


def picture(record: Mapping[str, Any]) -> dict[str, Any]:
    """Every candidate's votes as a bar, built up stage by stage: who helped whom.

    A bar is as long as the most votes the candidate ever had; its pieces are first preferences
    and what each later stage brought, in votes of that stage.
    """
    names, stages, parts = record["candidates"], record["stages"], _parts(record)
    gained: list[list[tuple[int, Fraction]]] = [[] for _name in names]
    for stage in stages:
        for place in range(len(names)):
            got = sum(
                (Fraction(t["votes"]) for t in stage["transfers"] if t["to"] == place + 1),
                Fraction(0),
            )
            if stage["number"] == 1 and not stage["transfers"]:
                got = Fraction(stage["votes"][place])
            if got:
                gained[place].append((stage["number"], got))
    longest = max((sum((g for _n, g in each), Fraction(0)) for each in gained), default=Fraction(0))
    quota = Fraction(stages[0]["quota"])
    full = max(longest, quota, Fraction(1))
    rows = []
    for place, name in ((place, names[place]) for place in sorted(_shown(record))):
        x, pieces = Fraction(0), []
        for number, got in gained[place]:
            width = got / full * WIDE
            source = _title(record, stages[number - 1])
            tone = TONES[0] if number == 1 else TONES[1 + (number - 2) % (len(TONES) - 1)]
            pieces.append(
                Piece(round(x), max(1, round(width)), tone, f"{source}: {said(str(got), parts)}")
            )
            x += width
        rows.append({
            "name": name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…",
            "text_y": len(rows) * (LINE + BAR + GAP) + LINE - 5,
            "y": len(rows) * (LINE + BAR + GAP) + LINE,
            "pieces": pieces, "elected": place + 1 in record["elected"],
        })  # fmt: skip
    high = len(rows) * (LINE + BAR + GAP)
    mark = round(quota / full * WIDE) if quota else 0
    return {"rows": rows, "width": WIDE, "height": high, "bar": BAR, "quota_x": mark}


def _shown(record: Mapping[str, Any]) -> set[int]:
    """The places of those who are shown: further lines of re-open nominations only with votes."""
    names, reopen = record["candidates"], record.get("reopen", 0)
    further = range(len(names) - record["seats"] + 1, len(names)) if reopen else range(0)
    voted = {p for s in record["stages"] for p, v in enumerate(s["votes"]) if Fraction(v)}
    elected = {number - 1 for number in record["elected"]}
    return {p for p in range(len(names)) if p not in further or p in voted | elected}


def _parts(record: Mapping[str, Any]) -> int:
    """How many parts make one vote: a countback weighs papers in parts of a vote."""
    return int(record.get("parts", 1))


def said(text: str, parts: int = 1) -> str:
    """A figure as it is printed: at most five decimals, cut off, without noughts at the end."""
    value = Fraction(text) / parts
    whole, part = divmod(value.numerator * _UNIT // value.denominator, _UNIT)
    return f"{whole}.{part:05}".rstrip("0").rstrip(".")


def _change(now: Fraction, before: Fraction, parts: int) -> str:
    difference = now - before
    if not difference:
        return ""
    sign = "+" if difference > 0 else "\u2212"
    return f"{sign}{said(str(abs(difference)), parts)}"


def _parcel(record: Mapping[str, Any], transfer: Mapping[str, Any]) -> str:
    if "countback" in record:
        values = {"votes": said(transfer["votes"], _parts(record)), "name": _("the papers")}
        if transfer["from"]:
            values["name"] = record["candidates"][transfer["from"] - 1]
        return _("%(votes)s votes from %(name)s") % values
    papers = ngettext("%(n)d paper", "%(n)d papers", transfer["papers"]) % {"n": transfer["papers"]}
    values = {"papers": papers, "value": said(transfer["value"]), "votes": said(transfer["votes"])}
    if transfer["from"]:
        values["name"] = record["candidates"][transfer["from"] - 1]
        return _("%(papers)s from %(name)s, each worth %(value)s: %(votes)s votes") % values
    return _("%(papers)s from the box, each worth %(value)s: %(votes)s votes") % values


def _title(record: Mapping[str, Any], stage: Mapping[str, Any]) -> str:
    names = record["candidates"]
    name = names[stage["candidate"] - 1] if stage["candidate"] else ""
    return {
        "first": _("First preferences"),
        "surplus": _("Surplus of %(name)s") % {"name": name},
        "exclusion": _("Exclusion of %(name)s") % {"name": name},
        "round": _("Exclusion of %(name)s") % {"name": name} if name else _("Votes shared"),
        "points": _("Votes"),
    }.get(stage["action"], stage["action"])


def _notes(record: Mapping[str, Any], stage: Mapping[str, Any]) -> tuple[str, ...]:
    names = record["candidates"]
    ties = []
    for tie in stage["ties"]:
        values = {
            "tied": ", ".join(names[c - 1] for c in tie["tied"]),
            "chosen": names[tie["chosen"] - 1],
            "how": _("the lot drawn from the committed seed") if tie["how"] == "lot"
            else tie["how"],
        }  # fmt: skip
        ties.append(_("%(tied)s were equal; %(how)s decided: %(chosen)s.") % values)
    return (*ties, *stage["constraints"])


def of_question(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record of a ballot on a question: nobody is elected, votes are for or against."""
    stages = [{**stage, "elected": []} for stage in record["stages"]]
    return {**record, "elected": [], "stages": stages}


def printed_stages(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every stage as plain values, for the sheet that is printed."""
    return [
        {
            "number": stage.number,
            "title": stage.title,
            "clause": stage.clause,
            "quota": stage.quota,
            "notes": list(stage.notes),
            "non_transferable": stage.non_transferable,
            "rows": [
                {
                    "name": row.name, "votes": row.votes, "change": row.change,
                    "state": _("elected") if row.elected else _("excluded") if row.excluded else "",
                }
                for row in stage.rows
            ],
        }
        for stage in sheets(record)
    ]  # fmt: skip


def stage_csv(record: Mapping[str, Any]) -> str:
    """A row for each stage, as electronic counts report them; figures as the record has them."""
    names = record["candidates"]
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["stage", "action", *names, "non_transferable", "elected"])
    for stage in record["stages"]:
        action = {"exclusion": "exclude"}.get(stage["action"], stage["action"])
        name = names[stage["candidate"] - 1] if stage["candidate"] else ""
        rows.writerow(
            [
                stage["number"],
                f"{action} {name}".strip(),
                *stage["votes"],
                stage["non_transferable"],
                "; ".join(names[number - 1] for number in stage["elected"]),
            ]
        )
    return out.getvalue()
