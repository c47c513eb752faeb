"""Messages as they stand, contests and what is spent in them."""

from __future__ import annotations

from collections.abc import Iterable

from folkmoot.apps.campaigns.content import from_data
from folkmoot.apps.campaigns.models import Contest, Creative, Message, Step, Wording
from folkmoot.apps.campaigns.queries.shapes import (
    ContestView,
    MessageView,
    SpendingView,
    StepView,
    WordingView,
)
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.adverts import MINOR, Range, against_limit, exactly, total
from folkmoot.core.procedure.rules.campaigning import LIMITS
from folkmoot.core.terms import Money


def message(number: str) -> MessageView | None:
    """A message by its number."""
    return next(iter(_views(Message.objects.filter(number=number))), None)


def message_of_code(code: str) -> MessageView | None:
    """A message by the code of its short address."""
    return next(iter(_views(Message.objects.filter(code=code.upper()))), None)


def messages(*, contest: str = "", with_drafts: bool = False) -> list[MessageView]:
    """Messages, the newest first; drafts only where they are asked for."""
    rows = Message.objects.order_by("-at", "-pk")
    if contest:
        rows = rows.filter(contest__key=contest)
    return [view for view in _views(rows) if with_drafts or view.public]


def drafts_of(units: Iterable[str]) -> list[MessageView]:
    """The drafts of some units and of the units below them."""
    scopes = list(units)
    return [
        view
        for view in messages(with_drafts=True)
        if view.state == "draft" and any(people.is_within(view.unit, each) for each in scopes)
    ]


def creative(digest: str) -> tuple[str, str, bytes] | None:
    """A picture or PDF by its digest: name, kind, bytes."""
    row = Creative.objects.filter(digest=digest).first()
    return (row.name, row.kind, bytes(row.data)) if row else None


def contest(key: str) -> ContestView | None:
    """A contest by its key."""
    row = Contest.objects.filter(key=key).first()
    return _contest(row) if row else None


def contests() -> list[ContestView]:
    """Every contest, the next one first, those without a day last."""
    rows = Contest.objects.order_by("day", "title")
    return sorted(map(_contest, rows), key=lambda each: each.day is None)


def spending(view: ContestView, *, but: str = "", more: Range | None = None) -> SpendingView:
    """What is declared for a contest against its limit.

    Args:
        but: the number of a message to leave out.
        more: what would come on top.
    """
    counted = [each for each in messages(contest=view.key) if each.number != but]
    currency = view.limit.currency if view.limit else _currency(counted)
    spent = total((each.money for each in counted if each.money.unit == currency), currency)
    if more is not None and more.unit == currency:
        spent += more
    standing = against_limit(spent, view.limit) if view.limit else None
    return SpendingView(view, spent, standing, tuple(counted))


def _currency(found: list[MessageView]) -> str:
    return found[0].content.currency if found else "GBP"


def _views(rows: Iterable[Message]) -> list[MessageView]:
    found = list(rows)
    keys = [row.pk for row in found]
    wordings: dict[int, list[WordingView]] = {}
    for each in Wording.objects.filter(message__in=keys).order_by("version"):
        wordings.setdefault(each.message_id, []).append(
            WordingView(
                each.version, from_data(each.content), each.digest, each.reason, each.at, each.by
            )
        )
    steps: dict[int, list[StepView]] = {}
    for step in Step.objects.filter(message__in=keys).order_by("at", "pk"):
        steps.setdefault(step.message_id, []).append(_step(step))
    held = {row.pk: _contest(row) for row in Contest.objects.filter(messages__in=keys).distinct()}
    names = {slug: unit.name for slug in {row.unit for row in found} if (unit := people.unit(slug))}
    return [
        MessageView(
            number=row.number,
            code=row.code,
            unit=row.unit,
            unit_name=names.get(row.unit, row.unit),
            contest=held.get(row.contest_id) if row.contest_id else None,
            motion=row.motion,
            wording=wordings[row.pk][-1],
            earlier=tuple(wordings[row.pk][:-1]),
            steps=tuple(steps.get(row.pk, ())),
            by=row.by,
        )
        for row in found
    ]


def _step(row: Step) -> StepView:
    seen = exactly(row.seen_low) if row.seen_low is not None else None
    if row.seen_low is not None and row.seen_high != row.seen_low:
        seen = Range(row.seen_low, row.seen_high)
    return StepView(
        row.kind, row.version, row.role, row.on, row.spent_minor, seen, row.note, row.at, row.by,
        row.seq,
    )  # fmt: skip


def _contest(row: Contest) -> ContestView:
    limit = Money(row.limit_minor, row.currency) if row.limit_minor is not None else None
    source = row.source
    if row.post:
        rules = rulebook.rule_set(on=row.day or row.at.date())
        whole = rules.counts(LIMITS).get(row.post)
        if whole is not None:
            provision = rules.provision(LIMITS)
            limit, source = Money(whole * MINOR, row.currency), str(provision or LIMITS)
    return ContestView(row.key, row.title, row.kind, row.day, limit, source, row.information)
