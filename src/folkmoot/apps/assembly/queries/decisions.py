"""Decisions, read back exactly as they were counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from folkmoot.apps.assembly.models import Decision, RecordedVote
from folkmoot.apps.assembly.queries.subjects import subject_url
from folkmoot.apps.people import queries as people
from folkmoot.apps.record import queries as record
from folkmoot.core.arithmetic.exact import Exact, percent, say
from folkmoot.core.arithmetic.figures import Figures, SectionCount

METHOD_WORDS = {
    "agreed": "agreed without a vote",
    "hands": "show of hands",
    "tellers": "count by tellers",
    "recorded": "recorded vote",
    "card": "card vote",
}
OUTCOME_WORDS = {
    "carried": "carried",
    "lost": "lost",
    "unclear": "too close to call",
    "agreed": "agreed",
}


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One vote or agreement, with its figures and its working.

    Attributes:
        subject: what it was about, as a reference ("motion:2026-17"); may be empty.
        figures: what was counted, or None where nobody counted; of a card vote, parts of 1.
        colleges: of a card vote, the votes of each college.
        outcome: ``carried``, ``lost``, ``agreed``, or ``unclear`` where a further vote followed.
        working: the calculation as sentences, under the rules of that day.
        record_seq: its entry in the record.
        corrects: the number of the decision that this one puts right, if any.
        corrected_by: the number of the decision that puts this one right, if any.
    """

    id: int
    meeting_key: str
    meeting_title: str
    meeting_kind: str
    unit_slug: str
    unit_name: str
    number: int
    item_id: int | None
    subject: str
    question: str
    question_kind: str
    method: str
    figures: Figures | None
    colleges: dict[str, Figures]
    threshold: str
    threshold_says: str
    outcome: str
    casting_vote: str
    demanded_by: str
    working: tuple[str, ...]
    present: int | None
    quorate: bool
    quorum_says: str
    notice_ok: bool
    notice_says: str
    at: datetime
    record_seq: int | None
    after: int | None
    corrects: int | None
    corrected_by: int | None

    @property
    def ref(self) -> str:
        """How other rooms point at it."""
        return decision_ref(self.meeting_key, self.number)

    @property
    def carried(self) -> bool:
        """Whether the meeting agreed to what was put to it."""
        return self.outcome in {"carried", "agreed"}

    @property
    def url(self) -> str:
        """Where it is shown."""
        return f"/meetings/{self.meeting_key}/decisions/{self.number}"

    @property
    def subject_url(self) -> str:
        """Where its subject can be read; empty if it has no page."""
        return subject_url(self.subject)

    @property
    def method_words(self) -> str:
        """The method as people say it."""
        return METHOD_WORDS[self.method]

    @property
    def outcome_words(self) -> str:
        """The outcome as people say it."""
        return OUTCOME_WORDS[self.outcome]

    @property
    def count_words(self) -> str:
        """The figures in one line: "14 for, 2 against, 1 abstained"."""
        if self.figures is None:
            return ""
        if self.method == "card":
            share = self.figures
            return f"{percent(share.votes_for)}% for, {percent(share.votes_against)}% against"
        parts = [f"{say(self.figures.votes_for)} for", f"{say(self.figures.votes_against)} against"]
        if self.figures.abstentions:
            parts.append(f"{say(self.figures.abstentions)} abstained")
        if self.figures.spoilt:
            parts.append(f"{say(self.figures.spoilt)} spoilt")
        return ", ".join(parts)


def decision_ref(meeting_key: str, number: int) -> str:
    """How a decision is pointed at: ``decision:<meeting>:<number>``."""
    return f"decision:{meeting_key}:{number}"


def decisions_about(subject_ref: str) -> list[DecisionView]:
    """What was decided about a thing, by any meeting, oldest first.

    Votes that settled nothing (too close to call) and decisions since corrected are left out.
    """
    rows = Decision.objects.filter(subject=subject_ref, corrected_by__isnull=True)
    return decision_views(rows.exclude(outcome="unclear").order_by("at", "pk"))


def decisions_of(meeting_key: str) -> list[DecisionView]:
    """Every vote and agreement of a meeting in order, also the superseded ones."""
    return decision_views(Decision.objects.filter(meeting__key=meeting_key).order_by("number"))


def decision(meeting_key: str, number: int) -> DecisionView | None:
    """One decision."""
    found = decision_views(Decision.objects.filter(meeting__key=meeting_key, number=number))
    return found[0] if found else None


def votes_by_name(pk: int) -> dict[str, list[str]]:
    """Of a recorded vote, the keys of those who voted for, against and abstained."""
    found: dict[str, list[str]] = {}
    rows = RecordedVote.objects.filter(decision=pk).order_by("pk")
    for key, choice in rows.values_list("person_key", "choice"):
        found.setdefault(choice, []).append(key)
    return found


def decision_by_id(pk: int) -> DecisionView:
    """One decision by its row."""
    return decision_views(Decision.objects.filter(pk=pk))[0]


def decision_views(rows: QuerySet[Decision]) -> list[DecisionView]:
    """Rows as views, with the names of units and the entries of the record looked up at once."""
    found = list(
        rows.select_related("meeting", "after", "corrects", "corrected_by").prefetch_related(
            "sections"
        )
    )
    slugs = {row.meeting.unit_slug for row in found}
    names = dict.fromkeys(slugs, "") | {u.slug: u.name for u in people.units(slugs).values()}
    entries = record.seqs_of(decision_ref(row.meeting.key, row.number) for row in found)
    seqs = {ref: numbers[0] for ref, numbers in entries.items()}
    return [_view(row, names, seqs) for row in found]


def _view(row: Decision, names: dict[str, str], seqs: dict[str, int]) -> DecisionView:
    corrected_by = getattr(row, "corrected_by", None)
    return DecisionView(
        id=row.pk,
        meeting_key=row.meeting.key,
        meeting_title=row.meeting.title,
        meeting_kind=row.meeting.kind,
        unit_slug=row.meeting.unit_slug,
        unit_name=names[row.meeting.unit_slug] or row.meeting.unit_slug,
        number=row.number,
        item_id=row.item_id,
        subject=row.subject,
        question=row.question,
        question_kind=row.question_kind,
        method=row.method,
        figures=read_figures(row),
        colleges={
            name: part
            for name, held in row.figures.get("colleges", {}).items()
            if (part := _figures(held)) is not None
        },
        threshold=row.threshold,
        threshold_says=row.threshold_says,
        outcome=row.outcome,
        casting_vote=row.casting_vote,
        demanded_by=row.demanded_by,
        working=tuple(row.working),
        present=row.present,
        quorate=row.quorate,
        quorum_says=row.quorum_says,
        notice_ok=row.notice_ok,
        notice_says=row.notice_says,
        at=row.at,
        record_seq=seqs.get(decision_ref(row.meeting.key, row.number)),
        after=row.after.number if row.after else None,
        corrects=row.corrects.number if row.corrects else None,
        corrected_by=corrected_by.number if corrected_by else None,
    )


def read_figures(row: Decision) -> Figures | None:
    """The figures of a decision, exact."""
    sections = tuple(
        SectionCount(s.section, s.votes_for, s.votes_against, s.abstentions)
        for s in row.sections.all()
    )
    return _figures(row.figures, sections=sections)


def _figures(written: dict[str, Any], *, sections: tuple[SectionCount, ...] = ()) -> Figures | None:
    if "for" not in written:
        return None
    held = {name: exact(text) for name, text in written.items() if name != "colleges"}
    return Figures(
        votes_for=held["for"],
        votes_against=held["against"],
        abstentions=held.get("abstain", 0),
        spoilt=held.get("spoilt", 0),
        present=held.get("present"),
        entitled=held.get("entitled"),
        sections=sections,
    )


def exact(text: str) -> Exact:
    """A whole number or a fraction, as it was written down."""
    value = Fraction(text)
    return value.numerator if value.denominator == 1 else value
