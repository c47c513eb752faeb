"""Minutes set for paper, the same bytes whenever they say the same."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.apps.assembly.queries import DecisionView, MinutesView
from folkmoot.apps.assembly.queries.minutes import MinutesBlock
from folkmoot.platform.installation import installation
from folkmoot.web.moments import moment_words

_SHEET = Path(__file__).parent / "paper" / "minutes.typ"


def minutes_pdf(view: MinutesView, *, names: bool) -> bytes:
    """The minutes as PDF; with the names of those who came only for the members themselves.

    The file is dated by the meeting, not by the clock, and its fonts are those that come with
    the typesetter, so that one text makes one file on every machine.
    """
    moment = view.meeting.closed_at or view.meeting.opened_at or view.meeting.starts_at
    data = json.dumps(_plain(view, names=names), ensure_ascii=False)
    return typst.compile(
        _SHEET.read_bytes(),
        format="pdf",
        sys_inputs={"data": data},
        timestamp=int(moment.timestamp()),
        font_paths=_fonts(),
        ignore_system_fonts=True,
    )


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False)


def _plain(view: MinutesView, *, names: bool) -> dict[str, Any]:
    meeting = view.meeting
    return {
        "organisation": installation().name,
        "title": meeting.title,
        "heading": _("Minutes"),
        "status": {
            "draft": _("Draft: not yet approved by the next meeting"),
            "approved": _("Approved"),
            "corrected": _("Approved, corrected since"),
        }[view.status],
        "facts": [[term, detail] for term, detail in _facts(view, names=names) if detail],
        "blocks": [_block(block) for block in view.blocks],
        "corrections": [[_("Correction"), c.said, c.should_say, c.why] for c in view.corrections],
        "corrections_heading": _("Corrections"),
        "said": _("The minutes said:"),
        "should_say": _("They should say:"),
        "signature": _("Chair, on approval"),
        "digest": view.digest,
        "digest_words": _("Digest of these minutes"),
    }


def _facts(view: MinutesView, *, names: bool) -> list[tuple[str, str]]:
    meeting = view.meeting
    here = view.presence
    count = ngettext("%(n)d member", "%(n)d members", here.total) % {"n": here.total}
    visitors = ngettext("%(n)d visitor", "%(n)d visitors", here.visitors) % {"n": here.visitors}
    there = ", ".join(line.name for line in view.attendance) if names else ""
    return [
        (_("Held"), moment_words(meeting.opened_at) if meeting.opened_at else ""),
        (_("Closed"), moment_words(meeting.closed_at) if meeting.closed_at else ""),
        (_("Place"), meeting.place),
        (_("In the chair"), view.chair_name),
        (_("Present"), f"{count}, {visitors}" if here.visitors else count),
        (_("By name"), there),
        (_("Apologies"), ", ".join(view.apologies) if names else ""),
        (_("Quorum"), " ".join(reason.sentence for reason in meeting.quorum.reasons)),
        (_("Notice"), " ".join(reason.sentence for reason in meeting.notice.reasons)),
    ]


def _block(block: MinutesBlock) -> dict[str, Any]:
    return {
        "number": block.item.number if block.item else "",
        "title": block.item.title if block.item else _("Other business"),
        "notes": list(block.notes),
        "text": block.motion.standing if block.motion else "",
        "decisions": [_decision(decision) for decision in block.decisions],
    }


def _decision(decision: DecisionView) -> dict[str, Any]:
    corrected = (
        _("(corrected by decision %(number)d)") % {"number": decision.corrected_by}
        if decision.corrected_by
        else ""
    )
    return {
        "number": str(decision.number),
        "question": decision.question,
        "result": ", ".join(
            part
            for part in (decision.method_words, decision.count_words, decision.outcome_words)
            if part
        ),
        "working": list(decision.working),
        "corrected": corrected,
    }
