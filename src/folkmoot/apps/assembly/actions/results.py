"""Writing figures down exactly, and telling the record what came of a vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from folkmoot.apps.assembly.models import Decision, Meeting, Resolution
from folkmoot.apps.assembly.queries.amendments import motion_text
from folkmoot.apps.assembly.queries.decisions import decision_ref
from folkmoot.apps.record.acts import Act, Refused
from folkmoot.core.arithmetic import Figures, FiguresError, SectionCount
from folkmoot.core.terms import Reason, no
from folkmoot.platform import search


def recorded_figures(
    *,
    votes_for: int | None,
    votes_against: int | None,
    abstentions: int,
    spoilt: int,
    total: int | None,
    sections: Sequence[tuple[str, int, int, int]],
    by_name: Mapping[str, str],
) -> Figures | None:
    """The figures as entered; None where nobody counted.

    Sections and names give the totals where none are entered; where both are, they must agree.

    Raises:
        Refused: if a figure is missing or two sections have one name.
    """
    counted = tuple(SectionCount(*section) for section in sections)
    sums = {
        "for": sum(int(s.votes_for) for s in counted),
        "against": sum(int(s.votes_against) for s in counted),
        "abstain": sum(int(s.abstentions) for s in counted),
    }
    if by_name:
        sums = {c: sum(v == c for v in by_name.values()) for c in ("for", "against", "abstain")}
    summed = bool(counted or by_name)
    if votes_for is None and votes_against is None and not summed:
        return None
    if not summed and (votes_for is None or votes_against is None):
        says = "Only one side of the vote is given."
        remedy = "Enter the votes for and the votes against; 0 if there were none."
        raise Refused(no(Reason("vote.one_side_missing", says, {}, None, remedy)))
    try:
        return Figures(
            votes_for=sums["for"] if votes_for is None else votes_for,
            votes_against=sums["against"] if votes_against is None else votes_against,
            abstentions=(sums["abstain"] if summed and not abstentions else abstentions),
            spoilt=spoilt,
            total=_total(by_name, total),
            sections=counted,
        )
    except FiguresError as error:
        reason = Reason("figures.unreadable", "{error}", {"error": str(error)}, None, "Correct it.")
        raise Refused(no(reason)) from error


def _total(by_name: Mapping[str, str], total: int | None) -> int | None:
    return len(by_name) if by_name and total is None else total


def written_figures(figures: Figures | None, colleges: Mapping[str, Figures]) -> dict[str, object]:
    """Figures as they are kept: exact numbers as text."""
    if figures is None:
        return {}
    held = {
        "for": figures.votes_for,
        "against": figures.votes_against,
        "abstain": figures.abstentions,
        "spoilt": figures.spoilt,
        "present": figures.present,
        "entitled": figures.entitled,
    }
    written: dict[str, object] = {name: str(n) for name, n in held.items() if n is not None}
    if colleges:
        written["colleges"] = {name: written_figures(part, {}) for name, part in colleges.items()}
    return written


def show_result(act: Act, row: Meeting, decision: Decision, **more: object) -> None:
    """Tell the record: figures and outcome in clear, the words of the question sealed."""
    act.shows(
        meeting=row.key,
        number=decision.number,
        subject=decision.subject,
        kind=decision.question_kind,
        method=decision.method,
        votes=votes_line(decision),
        outcome=decision.outcome,
        **more,
    )
    act.seals(question=decision.question)
    refs = [f"meeting:{row.key}", decision_ref(row.key, decision.number)]
    act.about(*refs, *([decision.subject] if decision.subject else []))


def votes_line(decision: Decision) -> str:
    """The figures in one line for the record: "14 : 2 : 1" (for, against, abstaining)."""
    held = decision.figures
    if "for" not in held:
        return "not counted"
    return f"{held['for']} : {held['against']} : {held.get('abstain', '0')}"


def note_resolution(row: Meeting, decision: Decision) -> None:
    """Enter what was resolved in the book of resolutions, in the words that were carried."""
    item = decision.item
    substantive = decision.question_kind in {"ordinary", "emergency", "business"}
    if decision.outcome not in {"carried", "agreed"} or not substantive:
        return
    text = motion_text(item.pk) if item is not None and item.text else None
    resolution = Resolution.objects.create(
        decision=decision,
        number=f"{row.key}-{decision.number}",
        title=(item.title if text and item else decision.question)[:200],
        text=text.standing if text else decision.question,
    )
    if row.kind == "conference":
        search.index(
            kind="resolution",
            key=resolution.number,
            title=resolution.title,
            body=resolution.text,
            url=f"/meetings/{row.key}/decisions/{decision.number}",
        )
