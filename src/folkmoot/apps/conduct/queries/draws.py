"""Draws of panels, from rows to what anybody can draw again."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.models import Case, Draw
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.canon import digest
from folkmoot.core.procedure.conduct import panel
from folkmoot.core.procedure.conduct.facts import Panel
from folkmoot.core.terms import ActorRef

EXECUTIVE = ("executive", "general_secretary", "chair")
"""Offices of the whole whose holders sit on no panel."""
POOLS = {"panel": "panel_pool", "suspension": "panel_pool", "appeal": "appeal_pool"}


def opaque(row: Case, person: str) -> str:
    """A person's name within one case: a salted digest, the same throughout that case."""
    return digest([bytes(row.salt).hex(), f"person:{person}"])


def pool_of(purpose: str, at: datetime) -> list[str]:
    """Who stands in a pool today, by key."""
    return holders(POOLS[purpose], at)


def executive(at: datetime) -> frozenset[ActorRef]:
    """Those who run the organisation: none of them decides a case, none of them reads one."""
    held = offices(at)
    return frozenset(ActorRef("person", key) for role in EXECUTIVE for key in held.get(role, ()))


def clerks(at: datetime) -> list[str]:
    """Who holds the office of clerk."""
    return holders("case_clerk", at)


def holders(role: str, at: datetime) -> list[str]:
    """Who holds an office of the whole organisation, by key."""
    return offices(at).get(role, [])


def offices(at: datetime) -> dict[str, list[str]]:
    """Who holds which office of the whole organisation, in one question."""
    return people.holders_of_the_whole(rulebook.day(at))


def latest(row: Case, purpose: str) -> Draw | None:
    """The newest draw for a purpose; None if there is none."""
    return row.draws.filter(purpose=purpose).order_by("-pk").first()


def drawn(draw: Draw) -> panel.Draw:
    """The draw as a value: who sits follows from it.

    Raises:
        DrawError: if it has not been drawn, or too few people are left.
    """
    made = panel.draw_panel(draw.pool, size=draw.size, head=draw.head, excluded=draw.excluded)
    names = {key: name for name, key in draw.pool.items()}
    for each in draw.challenges.filter(allowed=True).order_by("decided_at", "pk"):
        if names.get(each.person) in made.panel:
            made = panel.challenge_allowed(made, names[each.person], "challenge allowed")
    return made


def members(draw: Draw | None) -> list[str]:
    """Who sits, by key, the one who presides first; empty before the draw."""
    if draw is None or not draw.head:
        return []
    return [draw.pool[name] for name in drawn(draw).panel]


def panel_facts(draw: Draw | None) -> Panel | None:
    """The panel as the law reads it; None before the draw."""
    if draw is None or draw.drawn_at is None:
        return None
    sits = members(draw)
    names = [name for name, key in draw.pool.items() if key in sits]
    return Panel(
        tuple(ActorRef("person", key) for key in sits),
        panel.sits_by_lot(names, drawn(draw)),
        draw.drawn_at,
        frozenset(ActorRef("person", each.person) for each in draw.declarations.all()),
        draw.challenges.filter(allowed=None).count(),
    )
