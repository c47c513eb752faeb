"""The twenty-four guarantees of a fair process, and the profiles an organisation may adopt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GUARANTEES: Mapping[str, str] = MappingProxyType(
    {
        "G1": "No rule is applied to what was done before it was in force and published.",
        "G2": "A complaint is made in time, or an adjudicator extends the time with reasons.",
        "G3": "A charge is served with its particulars: rule, act, date, place and maximum.",
        "G4": "The member is told of an investigation early; withholding needs a short order.",
        "G5": "Only material that was disclosed in time may be relied on.",
        "G6": "All material is listed, including what helps the member.",
        "G7": "There is time to prepare after full disclosure.",
        "G8": "The member is heard before anything is decided.",
        "G9": "Only the member, freshly authenticated, may give up a hearing.",
        "G10": "A companion or representative may help and speak.",
        "G11": "Witnesses and questions are allowed, or refused with reasons.",
        "G12": "The panel is odd, drawn by lot, unconnected, and open to challenge.",
        "G13": "Nobody interferes with a case unseen.",
        "G14": "The standard of proof is named and each particular is voted on.",
        "G15": "Each finding, sanction and defence is answered with reasons.",
        "G16": "The sanction is within the rule, proportionate and never for life.",
        "G17": "Like cases are shown, and a departure from them is explained.",
        "G18": "There is an appeal to different people, and no effect meanwhile.",
        "G19": "A decided case is re-opened only on named grounds, by a different panel.",
        "G20": "An interim suspension is scoped, reviewed, and ends by itself.",
        "G21": "A case that is not decided in time lapses.",
        "G22": "Adjustments are asked for at the outset and decided.",
        "G23": "Nobody is forbidden to seek advice, witnesses or a companion.",
        "G24": "The outcome is published without names, and the outside remedy is stated.",
    }
)
"""Each guarantee by its number, in one plain sentence."""

_BASELINE = ("G3", "G5", "G7", "G8", "G15", "G18")
_ACAS = (*_BASELINE, "G10", "G11", "G12", "G17", "G20")
_PARTG = (*_ACAS, "G1", "G13", "G14", "G16", "G9")

PROFILES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "baseline": _BASELINE,
        "acas_like": _ACAS,
        "parteiengesetz": _PARTG,
        "full_charter": tuple(GUARANTEES),
    }
)
"""Profiles by name, each stricter than the one before. Modelled on the ACAS Code (2015) and on
sections 10 and 14 of the German Parteiengesetz; the baseline is notice, disclosure, time, hearing,
reasons and appeal."""

REOPENING_GROUNDS = ("overlooked_evidence", "procedural_unfairness", "obvious_error")
"""The only grounds for opening a decided case again (Williamson v Formby [2019] EWHC 2639)."""
