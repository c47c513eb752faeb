"""Notes beside pages: which are shown, worked out of the ratings as they stood at midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from folkmoot.apps.commons.days import midnight_before
from folkmoot.apps.commons.models import Note, Rating, TalkDecision
from folkmoot.apps.commons.queries.decided import Decided, DecisionView
from folkmoot.apps.commons.queries.talking import decision_view
from folkmoot.core.discourse import Bridge, ballots, notes_found, notes_written, say_note
from folkmoot.core.terms import Reason

RATINGS_HEAD = "participant,statement,vote"


@dataclass(frozen=True, slots=True)
class NoteView(Decided):
    """A note and how it stands.

    Attributes:
        ratings: how many had rated it at midnight.
        shown: whether it stands beside the page.
        why: why it is shown or not, in words.
    """

    id: int
    address: str
    address_title: str
    text: str
    source: str
    by: str
    at: datetime
    seq: int | None
    decisions: tuple[DecisionView, ...]
    ratings: int
    shown: bool
    why: Reason

    @property
    def url(self) -> str:
        """Its page."""
        return f"/conversation/notes/{self.id}"


def notes(at: datetime, *, address: str = "") -> list[NoteView]:
    """Notes in the order of time, of one page or of all; erased ones are left out."""
    rows = Note.objects.exclude(text="").order_by("at", "pk")
    return _views(rows.filter(address=address) if address else rows, at)


def shown_beside(address: str, at: datetime) -> list[NoteView]:
    """The notes that stand beside a page."""
    if not Note.objects.filter(address=address).exists():
        return []
    return [each for each in notes(at, address=address) if each.shown]


def note(key: int, at: datetime) -> NoteView | None:
    """One note."""
    return next(iter(_views(Note.objects.filter(pk=key).exclude(text=""), at)), None)


def rated_by(person: str) -> dict[int, int]:
    """How somebody rated, note by note; the last rating counts."""
    rows = Rating.objects.filter(rater__person_key=person).order_by("pk") if person else []
    return {row.note_id: row.choice for row in rows}


def ratings_csv(upto: datetime) -> str:
    """Every rating as a file, under names drawn by lot, without times or hidden notes."""
    lines = [f"{who},{what},{choice}" for who, what, choice in _rated(upto)]
    return "\n".join([RATINGS_HEAD, *lines]) + "\n"


def notes_json(upto: datetime) -> str:
    """What is published of all notes, as `folkmoot notes --json` makes it again."""
    return notes_written(ballots(_rated(upto)))


def forget_notes() -> None:
    """Forget what was worked out; for tests."""
    _worked.cache_clear()


def _views(rows: QuerySet[Note], at: datetime) -> list[NoteView]:
    upto = midnight_before(at)
    found, number = _standing(upto)
    listed = []
    for row in rows.prefetch_related("decisions__reply", "decisions__note"):
        decisions = tuple(decision_view(each) for each in row.decisions.all())
        hidden = bool(decisions) and decisions[-1].hides
        bridge = found.get(str(row.pk))
        many = number.get(str(row.pk), 0)
        listed.append(
            NoteView(
                id=row.pk,
                address=row.address,
                address_title=row.address_title,
                text=row.text,
                source=row.source,
                by=row.by,
                at=row.at,
                seq=row.seq,
                decisions=decisions,
                ratings=many,
                shown=bridge is not None and bridge.bridges and not hidden,
                why=say_note(bridge, many),
            )
        )
    return listed


def _standing(upto: datetime) -> tuple[dict[str, Bridge], dict[str, int]]:
    """Of each note what was found and how many rated it, worked out once for a midnight."""
    newest = Rating.objects.filter(at__lt=upto).order_by("-pk").values_list("pk", flat=True)[:1]
    last = TalkDecision.objects.exclude(note=None).order_by("-pk").values_list("pk", flat=True)[:1]
    return _worked(upto, next(iter(newest), 0), next(iter(last), 0))


@lru_cache(maxsize=8)
def _worked(
    upto: datetime, _newest: int, _moderated: int
) -> tuple[dict[str, Bridge], dict[str, int]]:
    rated = _rated(upto)
    number: dict[str, int] = {}
    for _who, what, _choice in rated:
        number[what] = number.get(what, 0) + 1
    return {each.statement: each for each in notes_found(ballots(rated))}, number


def _rated(upto: datetime) -> list[tuple[str, str, int]]:
    held = Note.objects.prefetch_related("decisions")
    hidden = {row.pk for row in held if (last := list(row.decisions.all())[-1:]) and last[0].hides}
    rows = Rating.objects.filter(at__lt=upto).order_by("pk")
    listed = rows.values_list("rater__pseudonym", "note_id", "choice")
    kept = {(who, what): choice for who, what, choice in listed if what not in hidden}
    return [(who, str(what), choice) for (who, what), choice in sorted(kept.items())]
