"""The few words that several rule groups share."""

from __future__ import annotations

from typing import Literal

from folkmoot.core.procedure.wording import capital

Kind = Literal["rule_change", "ordinary", "emergency"]
Proposer = Literal["unit", "affiliate", "executive"]
Tier = Literal["branch", "local", "regional", "national"]

KINDS: tuple[Kind, ...] = ("rule_change", "ordinary", "emergency")
PROPOSERS: tuple[Proposer, ...] = ("unit", "affiliate", "executive")
TIERS: tuple[Tier, ...] = ("branch", "local", "regional", "national")

KIND_WORDS: dict[str, str] = {
    "rule_change": "rule change",
    "ordinary": "ordinary motion",
    "emergency": "emergency motion",
}
A_KIND: dict[str, str] = {
    "rule_change": "a rule change",
    "ordinary": "an ordinary motion",
    "emergency": "an emergency motion",
}
TIER_WORDS: dict[str, str] = {
    "branch": "branch",
    "local": "local party",
    "regional": "region",
    "national": "national body",
}
PROPOSER_WORDS: dict[str, str] = {
    "unit": "a local party or branch",
    "affiliate": "an affiliate",
    "executive": "the executive",
}


def a_kind(kind: str, *, first: bool = False) -> str:
    """The kind with its article: "a rule change"; with a capital where it begins a sentence."""
    return capital(A_KIND[kind]) if first else A_KIND[kind]
