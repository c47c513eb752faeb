"""Where each sentence of a composite comes from (rule group 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.sentences import folded
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

PROVENANCE = "compositing.provenance"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=PROVENANCE,
        type="flag",
        default=True,
        sentence="Every sentence of a composite names the motion it comes from, or is marked new.",
        otherwise="A composite need not say where its sentences come from.",
        example="When on: a sentence said to come from 2026-12 must stand in 2026-12.",
        kinder="on",
        kinder_to="movers",
    ),
)


@dataclass(frozen=True, slots=True)
class ComposedSentence:
    """A sentence of a composite and where it comes from.

    Attributes:
        text: the sentence.
        origin: ``"parent"`` (word for word), ``"adapted"`` (changed from a parent) or ``"new"``.
        parent: the number of the parent; empty for new ones.
    """

    text: str
    origin: Literal["parent", "adapted", "new"]
    parent: str = ""


def check_provenance(
    sentences: Iterable[ComposedSentence], parents: Mapping[str, str], rules: RuleSet
) -> Verdict:
    """Whether every sentence says where it comes from, and it is true (rule group 6).

    ``parents`` are the texts of the motions composited, by number. Refuses with
    ``compositing.no_origin``, ``compositing.unknown_parent`` or ``compositing.not_in_parent``.
    """
    verdict = yes()
    if not rules.flag(PROVENANCE):
        return verdict
    texts = {number: folded(text) for number, text in parents.items()}
    for place, sentence in enumerate(sentences, start=1):
        verdict &= _origin(place, sentence, texts, rules)
    return verdict


def _origin(
    place: int, sentence: ComposedSentence, parents: dict[str, str], rules: RuleSet
) -> Verdict:
    if sentence.origin == "new":
        return yes()
    if not sentence.parent:
        code, says = "no_origin", "Sentence {place} does not say which motion it comes from."
    elif sentence.parent not in parents:
        code = "unknown_parent"
        says = "Sentence {place} is said to come from {parent}, which is not in this composite."
    elif sentence.origin == "parent" and folded(sentence.text) not in parents[sentence.parent]:
        code, says = "not_in_parent", "Sentence {place} is not in {parent} word for word."
    else:
        return yes()
    return rules.refuse(
        PROVENANCE,
        f"compositing.{code}",
        says,
        remedy="Name the motion it comes from, or mark the sentence as adapted or new.",
        place=place,
        parent=sentence.parent,
    )
