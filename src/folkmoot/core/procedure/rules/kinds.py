"""The few words that several rule groups share."""

from __future__ import annotations

from typing import Literal

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
