"""Drawing a panel by lot: commit to the pool, wait for the record, draw, declare, challenge."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.actions.taking import Doing, acting, refuse, stepping
from folkmoot.apps.conduct.acts_declared import PANEL_CHECKED, PANEL_DRAWN, POOL_COMMITTED
from folkmoot.apps.conduct.models import Challenge, Declaration, Draw
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.facts import roles_of
from folkmoot.apps.conduct.queries.history import standing_of
from folkmoot.apps.record import queries as record
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.panel import (
    DrawError,
    pool_commitment,
)
from folkmoot.core.procedure.conduct.panel import (
    draw_panel as drawn_from,
)
from folkmoot.core.terms import ActorRef

LEAST = 3
_WAITS = {
    "panel": ("received", "investigating", "charged", "disclosed"),
    "suspension": ("received", "investigating", "charged", "disclosed", "heard", "decided"),
    "appeal": ("appealed",),
}
"""In which states a panel is waited for. That of an appeal is new to the case: it comes last."""


def commit_pool(*, actor: ActorRef, at: datetime, case: str, purpose: str = "panel") -> str:
    """Freeze who stands in the pool and who may not sit, before anybody can know the lot.

    Args:
        purpose: ``"panel"``, ``"suspension"`` or ``"appeal"``.

    Raises:
        Refused: if the actor is not the clerk, the pool is too small, another waits for its lot,
            or one was drawn before: nothing is drawn twice.
    """
    with acting(POOL_COMMITTED, actor=actor, at=at, case=case, parts=("clerk",)) as doing:
        row = doing.row
        if standing_of(row, at).state not in _WAITS[purpose]:
            raise refuse("not_now", "No panel of that kind is needed as the case stands.")
        if draws.latest(row, purpose) is not None:
            raise refuse(
                "drawn_already",
                "A pool was committed to for this before; nothing is drawn twice (G12).",
                "If somebody cannot sit, the next of the same draw does.",
            )
        if any(not each.head for each in row.draws.all()):
            raise refuse(
                "lot_waits",
                "Another pool of this case waits for its lot: who is drawn from it may not be "
                "drawn again (G12).",
                "Draw that panel first.",
            )
        pool = {draws.opaque(row, key): key for key in draws.pool_of(purpose, at)}
        excluded = _excluded(doing, pool, purpose)
        size = max(LEAST, doing.rules.count(rule.SIZE) or LEAST)
        if len(pool) - len(excluded) < size:
            raise refuse(
                "pool_too_small",
                "{left} people in the pool may sit; the panel has {size}.",
                "Have the conference elect more people to the pool.",
                left=len(pool) - len(excluded),
                size=size,
            )
        Draw.objects.create(
            case=row,
            purpose=purpose,
            pool=pool,
            excluded=excluded,
            size=size,
            commitment=pool_commitment(pool, excluded, size),
            committed_at=at,
            log_size=record.head().size,
        )
        doing.act.seals(commitment=pool_commitment(pool, excluded, size))
    return doing.receipt


def _excluded(doing: Doing, pool: dict[str, str], purpose: str) -> dict[str, str]:
    row = doing.row
    why = {row.respondent: "respondent"}
    for part, people in roles_of(row, doing.at).items():
        why |= {each.key: part for each in people}
    if purpose != "panel":
        # Who hears the member has no other part: neither the suspension nor the appeal.
        first = draws.members(draws.latest(row, "panel"))
        why |= dict.fromkeys(first, "first panel" if purpose == "appeal" else "panel")
    return {name: why[key] for name, key in pool.items() if key in why}


def draw_panel(*, actor: ActorRef, at: datetime, case: str, purpose: str = "panel") -> str:
    """Draw from the pool with the first root of the record that came after it was frozen.

    Raises:
        Refused: if no pool is committed to, the record has not moved since, or it was drawn.
    """
    if purpose == "panel":
        with stepping(PANEL_DRAWN, "draw_panel", actor=actor, at=at, case=case) as doing:
            _draw(doing, purpose)
    else:
        with acting(PANEL_DRAWN, actor=actor, at=at, case=case, parts=("clerk",)) as doing:
            _draw(doing, purpose)
    return doing.receipt


def _draw(doing: Doing, purpose: str) -> None:
    row = draws.latest(doing.row, purpose)
    if row is None or row.head:
        raise refuse("no_pool", "There is no pool that waits to be drawn from.")
    head = record.root_after(row.log_size)
    if head is None:
        raise refuse(
            "no_head_yet",
            "The record has not been signed since the pool was frozen; the lot is not known yet.",
            "Wait until the next interval of the private lane closes.",
        )
    try:
        drawn_from(row.pool, size=row.size, head=head, excluded=row.excluded)
    except DrawError as error:
        raise refuse("draw", "{why}", why=str(error)) from error
    row.head, row.drawn_at = head, doing.at
    row.save(update_fields=["head", "drawn_at"])
    doing.tell = {
        "panel": ("respondent", "companion", "complainant", "panel"),
        "appeal": ("respondent", "companion", "appeal_panel"),
        "suspension": ("suspender",),
    }[purpose]


_PANELS = ("panel", "appeal_panel", "suspender")


def declare(*, actor: ActorRef, at: datetime, case: str, purpose: str = "panel") -> str:
    """Sign that one is unconnected with everybody in the case.

    Raises:
        Refused: if the actor was not drawn.
    """
    with acting(PANEL_CHECKED, actor=actor, at=at, case=case, parts=_PANELS) as doing:
        draw = draws.latest(doing.row, purpose)
        if draw is None or actor.key not in draws.members(draw):
            raise refuse("not_drawn", "You were not drawn for this panel.")
        Declaration.objects.get_or_create(draw=draw, person=actor.key, defaults={"at": at})
    return doing.receipt


def challenge_panel(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    person: str,
    grounds: str,
    purpose: str = "panel",
) -> str:
    """Challenge somebody who was drawn; whoever challenges themselves stands down at once.

    Raises:
        Refused: if the person does not sit, no grounds are given, or the panel has begun to hear.
    """
    parts = ("respondent", "companion", "complainant", *_PANELS)
    with acting(PANEL_CHECKED, actor=actor, at=at, case=case, parts=parts) as doing:
        draw = draws.latest(doing.row, purpose)
        if draw is None or person not in draws.members(draw) or not grounds.strip():
            raise refuse("no_grounds", "This person does not sit, or no grounds are given.")
        if purpose == "panel" and doing.row.hearings.exists():
            raise refuse("too_late", "The panel has heard the member; it is challenged on appeal.")
        own = actor.key == person
        Challenge.objects.create(
            draw=draw,
            person=person,
            by=actor.key,
            grounds=grounds.strip(),
            at=at,
            allowed=True if own else None,
            reasons="Stood down." if own else "",
            decided_by=actor.key if own else "",
            decided_at=at if own else None,
        )
        _somebody_is_left(draw)
        doing.tell = ("adjudicator", "clerk")
    return doing.receipt


def decide_challenge(
    *, actor: ActorRef, at: datetime, case: str, challenge: int, allowed: bool, reasons: str
) -> str:
    """The adjudicator, who does not sit, decides a challenge; the next of the draw takes the place.

    Raises:
        Refused: if the actor is not the adjudicator, or gives no reasons.
    """
    with acting(PANEL_CHECKED, actor=actor, at=at, case=case, parts=("adjudicator",)) as doing:
        row = Challenge.objects.filter(pk=challenge, draw__case=doing.row, allowed=None).first()
        if row is None or not reasons.strip():
            raise refuse("no_reasons", "There is no such challenge, or no reasons are given.")
        row.allowed, row.reasons = allowed, reasons.strip()
        row.decided_by, row.decided_at = actor.key, at
        row.save()
        _somebody_is_left(row.draw)
        doing.tell = ("respondent", "companion", "complainant", "panel", "clerk")
    return doing.receipt


def _somebody_is_left(draw: Draw) -> None:
    try:
        draws.members(draw)
    except DrawError as error:
        raise refuse("pool_exhausted", "{why}", why=str(error)) from error
