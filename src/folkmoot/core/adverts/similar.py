"""Texts that say nearly the same: MinHash over runs of words, then the exact share.

After A. Broder, "On the resemblance and containment of documents" (1997), and the banding of
Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3. Chance has no part in it:
the hashes are fixed, and candidates are confirmed by their exact Jaccard share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

WORDS = 4
HASHES = 64
BANDS = 16
ALIKE = Fraction(3, 5)
LOOSELY = Fraction(1, 4)
FULL_BUCKET = 32
"""Members of a bucket that a newcomer is compared with; more are alike anyhow."""

_PRIME = (1 << 31) - 1
_WORD = re.compile(r"\w+", re.UNICODE)


def words(text: str) -> list[str]:
    """The words of a text in small letters, without what stands between them."""
    return _WORD.findall(text.casefold())


def shingles(text: str, *, of: int = WORDS) -> frozenset[str]:
    """Every run of ``of`` words; of a shorter text the whole."""
    said = words(text)
    if len(said) < of:
        return frozenset([" ".join(said)]) if said else frozenset()
    return frozenset(" ".join(said[at : at + of]) for at in range(len(said) - of + 1))


def share_alike(one: frozenset[str], other: frozenset[str]) -> Fraction:
    """The Jaccard share of two texts' runs of words: 1 for the same, 0 for nothing in common."""
    both = len(one & other)
    together = len(one) + len(other) - both
    return Fraction(both, together) if together else Fraction(1)


def clusters(texts: Sequence[str], *, alike: Fraction = ALIKE) -> list[list[int]]:
    """Which texts belong together, as positions: each cluster in order, by their first member.

    Two texts belong together if at least ``alike`` of their runs of words are the same, or if a
    chain of such pairs leads from one to the other. A text without a word stands by itself.
    """
    made = [shingles(text) for text in texts]
    return _gathered(
        len(texts),
        (
            (one, other)
            for one, other in _candidates(made)
            if share_alike(made[one], made[other]) >= alike
        ),
    )


def variants(texts: Sequence[str], *, alike: Fraction = LOOSELY) -> list[list[int]]:
    """Which texts of one sponsor are variants of each other, compared pair by pair, exactly.

    Looser than `clusters`, since they have one author already; for some hundreds of texts.
    """
    made = [shingles(text) for text in texts]
    return _gathered(
        len(texts),
        (
            (one, other)
            for other in range(len(texts))
            for one in range(other)
            if made[one] and made[other] and share_alike(made[one], made[other]) >= alike
        ),
    )


def nearest(text: str, among: Iterable[tuple[str, str]], *, most: int = 5) -> list[tuple[str, int]]:
    """Which of some named texts a saying may come from: names with the share of its words.

    The share is how many of the saying's runs of two words occur in the text, in thousandths; it
    does not matter how much more the text says. Only texts with at least a third are named.
    """
    said = shingles(text, of=2)
    found = []
    for name, other in among:
        common = len(said & shingles(other, of=2))
        if said and 3 * common >= len(said):
            found.append((name, common * 1000 // len(said)))
    return sorted(found, key=lambda each: (-each[1], each[0]))[:most]


def _gathered(many: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    leads = list(range(many))

    def root(at: int) -> int:
        while leads[at] != at:
            leads[at] = leads[leads[at]]
            at = leads[at]
        return at

    for one, other in pairs:
        first, second = root(one), root(other)
        leads[max(first, second)] = min(first, second)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(many):
        groups[root(at)].append(at)
    return [groups[first] for first in sorted(groups)]


def _candidates(made: Sequence[frozenset[str]]) -> Iterable[tuple[int, int]]:
    rng = np.arange(1, HASHES + 1, dtype=np.uint64)
    times = (rng * np.uint64(2654435761) + np.uint64(12345)) % np.uint64(_PRIME - 1) + np.uint64(1)
    plus = (rng * np.uint64(40503) + np.uint64(777)) % np.uint64(_PRIME)
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for at, runs in enumerate(made):
        if not runs:
            continue
        signature = _signature(runs, times, plus)
        for band, part in enumerate(signature.reshape(BANDS, HASHES // BANDS)):
            bucket = buckets[band, part.tobytes()]
            for other in bucket:
                yield other, at
            if len(bucket) < FULL_BUCKET:
                bucket.append(at)


def _signature(
    runs: frozenset[str], times: npt.NDArray[np.uint64], plus: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint64]:
    hashed = np.fromiter(
        (int.from_bytes(blake2b(run.encode(), digest_size=4).digest(), "big") for run in runs),
        dtype=np.uint64,
        count=len(runs),
    ) % np.uint64(_PRIME)
    least: npt.NDArray[np.uint64] = (
        (hashed[:, None] * times[None, :] + plus[None, :]) % np.uint64(_PRIME)
    ).min(axis=0)
    return least
