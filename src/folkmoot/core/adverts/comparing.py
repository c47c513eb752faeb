"""Who was told what: variants of one message beside each other, with those kept out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction

from folkmoot.core.adverts.advert import Criterion
from folkmoot.core.adverts.similar import share_alike, shingles

Piece = tuple[str, str]
"""``keep``, ``del`` or ``ins``, and the words."""

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)
_SENTENCES = re.compile(r"(?<=[.!?\u2026])\s+|\n+")
_WORDS = re.compile(r"\w+")
ISLAND = 3
"""Fewer words than this between two changes are shown as changed with them, to be read at all."""

LONGEST = 4000
"""Tokens beyond which two texts are shown whole rather than compared word by word."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording with the audience it was shown to."""

    name: str
    text: str
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What the audience of one variant was told.

    Attributes:
        variant: the variant.
        pieces: its words against the first variant's: what is the same, left out, put in.
        only_here: sentences that no other variant has.
        not_here: sentences of others that this one does not have.
        sought, kept_out: its criteria, apart.
        sought_only, kept_out_only: of these, those of no other variant.
        alike: the share of its runs of words that it has in common with the first.
    """

    variant: Variant
    pieces: tuple[Piece, ...]
    only_here: tuple[str, ...]
    not_here: tuple[str, ...]
    sought: tuple[Criterion, ...]
    kept_out: tuple[Criterion, ...]
    sought_only: tuple[Criterion, ...]
    kept_out_only: tuple[Criterion, ...]
    alike: Fraction


def told(variants: Sequence[Variant]) -> list[Told]:
    """The variants against the first, and against all others.

    Sentences are the same if their words are; case and spacing do not matter.
    """
    if not variants:
        return []
    split = [_sentences(each.text) for each in variants]
    keyed = [{_key(sentence): sentence for sentence in sentences} for sentences in split]
    audiences = [{(c.kind, c.value, c.excluded) for c in each.criteria} for each in variants]
    first = shingles(variants[0].text)
    found = []
    for at, each in enumerate(variants):
        others = [keyed[other] for other in range(len(variants)) if other != at]
        theirs = {key: sentence for other in others for key, sentence in other.items()}
        elsewhere = set().union(*(audiences[o] for o in range(len(variants)) if o != at))
        sought = tuple(c for c in each.criteria if not c.excluded)
        kept_out = tuple(c for c in each.criteria if c.excluded)
        found.append(
            Told(
                variant=each,
                pieces=differences(variants[0].text, each.text),
                only_here=tuple(s for key, s in keyed[at].items() if key not in theirs),
                not_here=tuple(s for key, s in theirs.items() if key not in keyed[at]),
                sought=sought,
                kept_out=kept_out,
                sought_only=tuple(
                    c for c in sought if (c.kind, c.value, c.excluded) not in elsewhere
                ),
                kept_out_only=tuple(
                    c for c in kept_out if (c.kind, c.value, c.excluded) not in elsewhere
                ),
                alike=share_alike(first, shingles(each.text)),
            )
        )
    return found


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """One text against another, word by word.

    Putting ``keep`` and ``ins`` together gives the second text, ``keep`` and ``del`` the first.
    """
    one, other = _TOKENS.findall(before), _TOKENS.findall(after)
    if before == after:
        return (("keep", after),) if after else ()
    if len(one) > LONGEST or len(other) > LONGEST:
        return tuple(piece for piece in (("del", before), ("ins", after)) if piece[1])
    pieces: list[Piece] = []
    out = put = ""
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for place, (what, start, end, start_too, end_too) in enumerate(steps, 1):
        said, said_too = "".join(one[start:end]), "".join(other[start_too:end_too])
        island = len(_WORDS.findall(said)) < ISLAND and place < len(steps)
        if what != "equal" or (island and (out or put)):
            out, put = out + said, put + said_too
            continue
        pieces += [("del", out), ("ins", put), ("keep", said)]
        out = put = ""
    pieces += [("del", out), ("ins", put)]
    return tuple(piece for piece in pieces if piece[1])


def _sentences(text: str) -> list[str]:
    return [found for each in _SENTENCES.split(text) if (found := each.strip())]


def _key(sentence: str) -> str:
    return " ".join(re.findall(r"\w+", sentence.casefold())) or sentence
