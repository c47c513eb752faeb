"""What must be true of every member who was excluded, whichever way it came about.

Written from the guarantees, not from the guards: each looks at what happened and at nothing that
somebody checked on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from folkmoot.core.procedure.conduct.model import Witness
from folkmoot.core.procedure.conduct.position import Position

Invariant = Callable[[Position, Witness], bool]


def _heard(p: Position, w: Witness) -> bool:
    return w.had_a_say and (w.hearing or (w.papers and p.own_election))


def _panel(p: Position, w: Witness) -> bool:
    lawful = p.by_lot and p.sized and p.disjoint and p.declared
    return lawful and w.could_challenge and not w.ruled_by_executive


def _appeal(p: Position, w: Witness) -> bool:
    if not p.delivered or not w.could_appeal:
        return False
    return not w.appealed or (w.appeal_heard and p.appeal_disjoint and p.not_harsher)


INVARIANTS: Mapping[str, Invariant] = MappingProxyType(
    {
        "G1": lambda p, _: p.rule_in_force,
        "G2": lambda p, _: p.in_limit,
        "G3": lambda p, _: p.particulars and p.charge_served,
        "G4": lambda p, _: p.told,
        "G5": lambda p, w: w.full_papers and p.cited_disclosed,
        "G6": lambda p, w: w.full_papers and p.schedule,
        "G7": lambda _, w: w.time_to_prepare,
        "G8": _heard,
        "G9": lambda p, w: not w.papers or p.own_election,
        "G10": lambda p, _: p.companion,
        "G11": lambda p, _: p.questions,
        "G12": _panel,
        "G13": lambda p, _: p.untouched,
        "G14": lambda p, _: p.standard,
        "G15": lambda p, w: p.reasons and (not w.appealed or p.appeal_reasons),
        "G16": lambda p, _: p.in_range,
        "G17": lambda p, _: p.compared,
        "G18": _appeal,
        "G19": lambda p, _: p.first_time,
        "G21": lambda _, w: not w.overran,
        "G22": lambda p, _: p.adjusted,
        "G23": lambda p, _: p.no_gag,
        "G24": lambda p, _: p.external,
    }
)
"""By guarantee. G20, the interim suspension, is arithmetic of its own: see `suspension`."""
