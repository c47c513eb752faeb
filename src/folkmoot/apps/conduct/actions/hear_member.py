"""The panel hears the member, in person or at the member's own wish on papers."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.actions.taking import stepping
from folkmoot.apps.conduct.acts_declared import HEARD
from folkmoot.apps.conduct.models import Hearing
from folkmoot.core.terms import ActorRef


def hold_hearing(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    companion_stated: bool = True,
    on_papers: bool = False,
    note: str = "",
) -> str:
    """Record that the member was heard.

    Args:
        companion_stated: whether the right to a companion was stated at its beginning.
        on_papers: whether the panel took up the papers instead, as the member chose.
        note: who was there, which witnesses spoke.

    Raises:
        Refused: before the time to prepare and to challenge is over, without full disclosure, or
            on papers without the member's own fresh wish.
    """
    step = "take_papers" if on_papers else "hold_hearing"
    with stepping(HEARD, step, actor=actor, at=at, case=case) as doing:
        Hearing.objects.create(
            case=doing.row,
            at=at,
            on_papers=on_papers,
            companion_stated=companion_stated,
            note=note.strip(),
        )
        doing.tell = ("respondent", "companion", "complainant", "clerk")
    return doing.receipt
