"""The outcome is published without names (G24)."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.actions.taking import Doing, refuse, stepping
from folkmoot.apps.conduct.acts_declared import EFFECT, PUBLISHED
from folkmoot.apps.conduct.models import Publication
from folkmoot.apps.conduct.queries.facts import case_of
from folkmoot.apps.conduct.queries.history import standing_of
from folkmoot.apps.conduct.queries.outcomes import next_number
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef


def publish_outcome(*, actor: ActorRef, at: datetime, case: str, summary: str = "") -> str:
    """Publish what came of a case: the rule, the sanction, the year; nobody's name, no day.

    Args:
        summary: a few sentences without names; checked for the names of those of the case.

    Raises:
        Refused: if the actor is not the clerk, the case is still open, or a name is in the summary.
    """
    with stepping(EFFECT, "publish", actor=actor, at=at, case=case) as doing:
        if doing.row.charges.count() == 0:
            raise refuse("never_charged", "Nobody was charged; there is nothing to publish.")
        if hasattr(doing.row, "publication"):
            raise refuse("published_already", "The outcome has been published.")
        _nameless(doing, summary)
        made = _write(doing, summary)
        with official(PUBLISHED, actor=actor, at=at) as act:
            act.shows(
                number=made.number,
                outcome=made.sanction if made.outcome == "effective" else made.outcome,
                digest=digest([made.number, made.label, made.sanction, made.months, made.summary]),
            )
        doing.note = made.number
        doing.tell = ("respondent", "complainant")
    return doing.receipt


def _nameless(doing: Doing, summary: str) -> None:
    row = doing.row
    keys = {row.respondent, *(each.person for each in row.roles.all())}
    said = summary.casefold()
    for name in people.names_of(keys).values():
        if any(len(part) > 2 and part.casefold() in said for part in name.split()):  # noqa: PLR2004
            raise refuse(
                "named",
                "The summary names somebody of the case (G23, G24).",
                "Write “the member”, “the complainant”.",
            )


def _write(doing: Doing, summary: str) -> Publication:
    row, at = doing.row, doing.at
    charge = row.charges.order_by("-pk")[0]
    standing = standing_of(row, at)
    decided = getattr(getattr(row, "appeal", None), "decision", None)
    made = decided or row.decisions.order_by("-pk").first()
    facts = case_of(row, doing.rules, at)
    told = facts.telling.told_at if facts.telling else None
    upheld = standing.state == "effective" and made is not None and made.sanction != "none"
    year = row.received_at.year
    return Publication.objects.create(
        case=row,
        number=next_number(year),
        kind=row.kind,
        document=charge.document,
        label=charge.label,
        edition=charge.edition,
        source=row.complaint.source,
        outcome="effective" if upheld else "not_upheld",
        sanction=made.sanction if upheld and made else "none",
        months=made.months if upheld and made else None,
        year=year,
        days=((standing.since or at) - row.received_at).days,
        days_to_notice=(told - row.received_at).days if told else None,
        suspended=row.suspensions.exists(),
        on_papers=row.hearings.filter(on_papers=True).exists(),
        appealed=hasattr(row, "appeal"),
        summary=summary.strip(),
        at=at,
    )
