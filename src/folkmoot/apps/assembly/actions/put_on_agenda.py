"""Giving a meeting business."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from folkmoot.apps.assembly.actions.subjects import item_of, locked_meeting, next_number
from folkmoot.apps.assembly.acts_declared import AGENDA_SET
from folkmoot.apps.assembly.models import AgendaItem
from folkmoot.apps.assembly.models.meetings import ITEM_KINDS
from folkmoot.apps.assembly.policy.calling import not_closed, seat_of
from folkmoot.apps.assembly.policy.debates import may_end
from folkmoot.apps.assembly.policy.offices import may_put
from folkmoot.apps.assembly.policy.thresholds import QUESTION_KINDS
from folkmoot.apps.assembly.queries.agenda import AgendaItemView, agenda_lines
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes

MOST_LEVELS = 3


def put_on_agenda(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    title: str,
    kind: str = "business",
    subject: str = "",
    text: str = "",
    question_kind: str = "",
    position: int | None = None,
    parent: int | None = None,
    ends_at: datetime | None = None,
    by_right: Verdict | None = None,
) -> tuple[AgendaItemView, str]:
    """Add a line to the agenda, at the end or before the one that stands at a position.

    Some of its arguments:
        question_kind: ``rule_change``, ``ordinary``, ``emergency`` …: what the vote on it will
            take; by default an ordinary motion for a motion, else business.
        ends_at: when debate under it ends (the guillotine); by default it has no end of its own.
        by_right: what a room above found about the actor's right to have it put, where that
            right comes with no office: a challenge to a ruling is one.

    Motions are put there by any member whose meeting it is, so that no officer can sit on one.

    Raises:
        Refused: if the actor may not add such a line, it is closed, or the subject is on it.
    """
    with official(AGENDA_SET, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        above = item_of(row, parent)
        act.require(
            (may_put(actor, seat_of(row, at=at), kind=kind) if by_right is None else by_right)
            & not_closed(row)
            & _sensible(title=title, kind=kind)
            & check_words(title, "The title", most=200)
            & check_words(text, "The text")
            & check_words(subject, "What it is about", most=120)
            & _kind_known(question_kind or default_question_kind(kind))
            & _not_on_it(row.pk, subject)
            & _not_too_deep(above)
            & may_end(row, ends_at=ends_at)
        )
        siblings = AgendaItem.objects.filter(meeting=row, parent=above)
        place = next_number(siblings, "position") if position is None else max(1, position)
        if position is not None:
            siblings.filter(position__gte=place).update(position=F("position") + 1)
        item = AgendaItem.objects.create(
            meeting=row,
            parent=above,
            position=place,
            kind=kind,
            title=title.strip(),
            subject=subject,
            text=text,
            question_kind=question_kind or default_question_kind(kind),
            ends_at=ends_at,
            by=str(actor),
            added_at=at,
        )
        act.shows(meeting=row.key, kind=kind, subject=subject)
        act.seals(title=item.title)
        act.about(f"meeting:{row.key}", *([subject] if subject else []))
        view = next(line for line in agenda_lines(row.key) if line.id == item.pk)
    return view, act.code


def default_question_kind(kind: str) -> str:
    """What the vote on an item takes, if nobody says otherwise."""
    return {"motion": "ordinary", "election": "election", "minutes": "minutes"}.get(
        kind, "business"
    )


def _kind_known(question_kind: str) -> Verdict:
    if question_kind in QUESTION_KINDS:
        return yes()
    says = "There is no kind of question “{kind}”."
    return no(Reason("vote.unknown_kind", says, {"kind": question_kind}))


def _sensible(*, title: str, kind: str) -> Verdict:
    verdict = yes()
    if not title.strip():
        says, remedy = "The item has no title.", "Say in a few words what it is about."
        verdict &= no(Reason("agenda.no_title", says, {}, None, remedy))
    if kind not in dict(ITEM_KINDS):
        says = "There is no kind of agenda item “{kind}”."
        verdict &= no(Reason("agenda.unknown_kind", says, {"kind": kind}))
    return verdict


def _not_on_it(meeting_id: int, subject: str) -> Verdict:
    if not subject or not AgendaItem.objects.filter(meeting=meeting_id, subject=subject).exists():
        return yes()
    says = "{subject} is on this agenda already."
    return no(Reason("agenda.there_already", says, {"subject": subject}, None, "Use that item."))


def _not_too_deep(above: AgendaItem | None) -> Verdict:
    depth, item = 1, above
    while item is not None:
        depth, item = depth + 1, item.parent
    if depth <= MOST_LEVELS:
        return yes()
    says = "An agenda has at most {most} levels."
    return no(Reason("agenda.too_deep", says, {"most": MOST_LEVELS}, None, "Put it a level up."))
