"""What this room prints: the leaflet of all candidates, and the result sheet, as PDF."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.queries import CandidateView, CountView, DeclarationView, ElectionView
from folkmoot.platform.installation import installation
from folkmoot.web.moments import moment_words

_SHEETS = Path(__file__).parent / "paper"
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


def leaflet_pdf(view: ElectionView) -> bytes:
    """Every candidate on a page of her own, with the same room; the same bytes for the same words.

    A photograph that cannot be read is left out, and the page of that candidate says so: one
    broken file does not keep the leaflet of all of them back.
    """
    candidates = queries.candidates(view)
    pictures = {
        each.person_key: found
        for each in candidates
        if each.photograph and (found := queries.photograph(view.key, each.person_key))
    }
    try:
        return _leaflet(view, pictures)
    except typst.TypstError:
        sound = {key: found for key, found in pictures.items() if _readable(view, key, found)}
        return _leaflet(view, sound, unread=frozenset(pictures.keys() - sound.keys()))


def _readable(view: ElectionView, key: str, found: tuple[str, bytes]) -> bool:
    try:
        _leaflet(view, {key: found})
    except typst.TypstError:
        return False
    return True


def _leaflet(
    view: ElectionView,
    pictures: Mapping[str, tuple[str, bytes]],
    *,
    unread: frozenset[str] = frozenset(),
) -> bytes:
    named = {
        key: (f"{place}.{_ENDINGS[kind]}", data)
        for place, (key, (kind, data)) in enumerate(sorted(pictures.items()))
    }
    data = {
        "organisation": installation().name,
        "title": view.title,
        "lede": _("Poll open from %(opens)s to %(closes)s. %(places)d to be elected.") % {
            "opens": moment_words(view.times.poll_opens),
            "closes": moment_words(view.times.poll_closes), "places": view.places,
        },
        "pictured": bool(named or unread),
        "candidates": [
            {
                "name": each.name,
                "picture": named[each.person_key][0] if each.person_key in named else "",
                "instead": _("The photograph cannot be read.") if each.person_key in unread
                else _("No photograph was given."),
                "facts": [
                    [_("Membership number"), each.number],
                    [_("Belongs to"), each.unit_name],
                    [_("Offices held"), "; ".join(each.offices) or _("none")],
                    [_("Nominated by"), ", ".join(each.nominated_by) or _("members")],
                    *([[_("Stands on"), each.slate_name]] if each.slate_name else []),
                ],
                "statement": each.statement or _("No statement was given."),
            }
            for each in queries.candidates(view)
        ],
    }  # fmt: skip
    return _printed("leaflet.typ", data, dated=view.called_at, files=dict(named.values()))


def ballot_pdf(view: ElectionView) -> bytes:
    """The ballot paper for a pen: the lines in their drawn order, each with its number and a box.

    It carries no number of its own and nothing of the elector: all papers are the same bytes.
    """
    belongs = {each.person_key: each for each in queries.candidates(view)}
    data = {
        "organisation": installation().name,
        "title": _("Ballot paper: %(title)s") % {"title": view.title},
        "question": view.question.words if view.question else "",
        "lede": _("Put a cross in one box.")
        if view.question
        else _(
            "Write 1 beside your first preference, 2 beside the second, and so on for as many as "
            "you like. To be elected: %(places)d."
        )
        % {"places": view.places},
        "foot": _("The poll closes on %(moment)s. Write nothing by which you could be known.")
        % {"moment": moment_words(view.times.poll_closes)},
        "lines": [
            {
                "number": line.number,
                "name": line.name,
                "note": _note(belongs.get(line.person_key), reopens=line.reopens),
            }
            for line in queries.paper(view.key)
        ],
    }
    return _printed("ballot.typ", data, dated=view.called_at)


def _note(candidate: CandidateView | None, *, reopens: bool) -> str:
    if reopens:
        return _("If it wins a place, that place stays empty and nominations open again.")
    if candidate is None:
        return ""
    return ", ".join(filter(None, (candidate.unit_name, candidate.slate_name)))


def result_pdf(
    view: ElectionView,
    made: CountView,
    *,
    declared: DeclarationView | None,
    rule: str,
    stages: Sequence[Mapping[str, Any]],
    narrative: Sequence[str],
) -> bytes:
    """The result sheet for the notice board: who is elected, what happened, every stage."""
    data = {
        "organisation": installation().name,
        "title": view.title,
        "rule": rule,
        "question": view.question.words if view.question else "",
        "outcome": ""
        if not declared or declared.carried is None
        else _("Carried")
        if declared.carried
        else _("Not carried"),
        "working": list(declared.working) if declared else [],
        "elected": [name for _key, name in declared.elected] if declared else [],
        "vacant": declared.vacant if declared else 0,
        "counted": _(
            "%(ballots)d ballots, counted on %(at)s by two independent counters, which compared "
            "%(figures)d figures."
        )
        % {"ballots": made.ballots, "at": moment_words(made.at), "figures": made.figures},
        "digest": made.digest,
        "narrative": list(narrative),
        "stages": list(stages),
    }
    return _printed("result.typ", data, dated=made.at)


def _printed(
    sheet: str, data: Mapping[str, Any], *, dated: Any, files: Mapping[str, bytes] | None = None
) -> bytes:
    with tempfile.TemporaryDirectory(prefix="folkmoot-print-") as folder:
        root = Path(folder)
        (root / sheet).write_bytes((_SHEETS / sheet).read_bytes())
        for name, content in (files or {}).items():
            (root / name).write_bytes(content)
        printed: bytes = typst.compile(
            str(root / sheet),
            root=folder,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=int(dated.timestamp()),
            font_paths=_fonts(),
            ignore_system_fonts=True,
        )
    return printed


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False)
