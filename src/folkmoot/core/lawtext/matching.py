"""Which provision of a new text is which provision of the old one.

Needed only for imports: inside Folkmoot identities never get lost. Tried in turn, each on what
the step before has left: words that are exactly the same and unique in both texts; the same or
similar provisions inside the same parent; a parent whose children have been found inside another;
similar words anywhere (*moved*).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.patience import align
from folkmoot.core.lawtext.provision import Provision
from folkmoot.core.lawtext.words import is_word, tokens

MOVED = 0.7
"""How similar words must be (0 to 1) to be the same provision moved elsewhere."""
_SIMILAR = 0.5
_SIMILAR_WITH_LABEL = 0.35
_TELLING_WORDS = 4
_EVERY_PAIR = 2_500
_RAREST = 4
_SHARED_BY = 6


def carry_identities(old: Document, new: Document) -> Document:
    """The new document with the identifiers of the old provisions it continues.

    Provisions without a forerunner keep their own identifiers, made distinct where one of the old
    text has the same.
    """
    forerunners = match_provisions(old, new)

    def renamed(provision: Provision) -> Provision:
        pid = forerunners.get(provision.pid)
        if pid is None:
            pid = provision.pid
            while pid in old:
                pid += "~"
        children = tuple(renamed(child) for child in provision.children)
        return replace(provision, pid=pid, children=children)

    return Document(renamed(new.root))


def match_provisions(old: Document, new: Document) -> dict[str, str]:
    """The old identifier of each provision of the new document that had a forerunner."""
    matcher = _Matcher(old, new)
    matcher.pair(old.root.pid, new.root.pid)
    matcher.exact(lambda p: (p.kind, p.label, p.heading, p.text))
    matcher.exact(lambda p: (p.heading, p.text))
    matcher.downward()
    matcher.upward()
    matcher.downward()
    matcher.anywhere()
    matcher.downward()
    return matcher.forerunner


class _Matcher:
    def __init__(self, old: Document, new: Document) -> None:
        self.old, self.new = old, new
        self.forerunner: dict[str, str] = {}
        self.successor: dict[str, str] = {}
        self._fresh: set[str] = set()
        self._bags: dict[tuple[bool, str], Counter[str]] = {}

    def pair(self, old: str, new: str) -> None:
        self.forerunner[new] = old
        self.successor[old] = new
        self._fresh.add(new)

    def exact(self, key: Callable[[Provision], tuple[str, ...]]) -> None:
        """Pair what occurs exactly once on either side, with enough words to tell."""
        left, right = _unique(self._free_old(), key), _unique(self._free_new(), key)
        for words, provision in right.items():
            forerunner = left.get(words)
            if forerunner and sum(self._bag(forerunner, old=True).values()) >= _TELLING_WORDS:
                self.pair(forerunner.pid, provision.pid)

    def downward(self) -> None:
        """Pair the children of parents paired since last time, and theirs, and so on."""
        for parent in self.new.walk():
            if parent.pid not in self._fresh:
                continue
            self._fresh.discard(parent.pid)
            forerunner = self.forerunner[parent.pid]
            old = [
                c for c in self.old.provision(forerunner).children if c.pid not in self.successor
            ]
            new = [c for c in parent.children if c.pid not in self.forerunner]
            if old and new:
                self._siblings(old, new)

    def upward(self) -> None:
        """Pair a parent with the one that most of its children came from."""
        for parent in reversed(list(self.new.walk())):
            if parent.pid in self.forerunner or not parent.children:
                continue
            votes: Counter[str] = Counter()
            for child in parent.children:
                forerunner = self.forerunner.get(child.pid)
                above = self.old.place(forerunner).parent if forerunner else None
                if above is not None and above not in self.successor:
                    votes[above] += 1
            if votes:
                winner, count = votes.most_common(1)[0]
                same = self.old.provision(winner)
                size = max(len(same.children), len(parent.children))
                if 2 * count >= size and same.kind == parent.kind:
                    self.pair(winner, parent.pid)

    def anywhere(self) -> None:
        """Pair provisions whose words were much the same in another place."""
        old = [p for p in self._free_old() if p.text and self._telling(p, old=True)]
        new = [p for p in self._free_new() if p.text and self._telling(p, old=False)]
        self._take(self._candidates(old, new), lambda _one, _other: MOVED)

    def _siblings(self, old: Sequence[Provision], new: Sequence[Provision]) -> None:
        for key in (_whole, _head):
            left = [p for p in old if p.pid not in self.successor]
            right = [p for p in new if p.pid not in self.forerunner]
            runs = align([key(p) for p in left], [key(p) for p in right])
            for i, j, length in runs:
                for one, other in zip(left[i : i + length], right[j : j + length], strict=True):
                    sure = key is _whole or bool(one.heading)
                    if sure or self._similar(one, other) >= _SIMILAR_WITH_LABEL:
                        self.pair(one.pid, other.pid)
        left = [p for p in old if p.pid not in self.successor]
        right = [p for p in new if p.pid not in self.forerunner]
        if len(left) * len(right) <= _EVERY_PAIR:
            pairs: Iterable[tuple[Provision, Provision]] = ((p, q) for p in left for q in right)
        else:
            pairs = self._candidates(left, right)
        self._take(
            pairs,
            lambda one, other: (
                _SIMILAR_WITH_LABEL if one.label and one.label == other.label else _SIMILAR
            ),
        )

    def _take(
        self,
        pairs: Iterable[tuple[Provision, Provision]],
        least: Callable[[Provision, Provision], float],
    ) -> None:
        """Pair the most similar first, of equals the nearest."""
        scored = []
        for one, other in pairs:
            score = self._similar(one, other)
            if one.kind == other.kind and score >= least(one, other):
                away = abs(self.old.place(one.pid).index - self.new.place(other.pid).index)
                scored.append((-score, one.label != other.label, away, one.pid, other.pid))
        for _, _, _, one_pid, other_pid in sorted(scored):
            if one_pid not in self.successor and other_pid not in self.forerunner:
                self.pair(one_pid, other_pid)

    def _candidates(
        self, old: Sequence[Provision], new: Sequence[Provision]
    ) -> Iterable[tuple[Provision, Provision]]:
        """The pairs that share one of their rarest words; linear in the size of the texts."""
        holders: dict[str, list[Provision]] = {}
        for provision in old:
            for word in self._bag(provision, old=True):
                holders.setdefault(word, []).append(provision)
        for provision in new:
            known = [word for word in self._bag(provision, old=False) if word in holders]
            rarest = sorted(known, key=lambda word: (len(holders[word]), word))[:_RAREST]
            seen: set[str] = set()
            for word in rarest:
                for forerunner in holders[word][:_SHARED_BY]:
                    if forerunner.pid not in seen:
                        seen.add(forerunner.pid)
                        yield forerunner, provision

    def _similar(self, one: Provision, other: Provision) -> float:
        """Twice the shared words over all words; provisions without words are alike."""
        left, right = self._bag(one, old=True), self._bag(other, old=False)
        total = sum(left.values()) + sum(right.values())
        if not total:
            return 1.0 if one.text == other.text else 0.0
        shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
        return 2 * sum(min(n, longer[word]) for word, n in shorter.items()) / total

    def _telling(self, provision: Provision, *, old: bool) -> bool:
        return sum(self._bag(provision, old=old).values()) >= _TELLING_WORDS

    def _bag(self, provision: Provision, *, old: bool) -> Counter[str]:
        bag = self._bags.get((old, provision.pid))
        if bag is None:
            words = tokens(provision.heading) + tokens(provision.text)
            bag = Counter(word.casefold() for word in words if is_word(word))
            self._bags[old, provision.pid] = bag
        return bag

    def _free_old(self) -> list[Provision]:
        return [p for p in self.old.walk() if p.pid not in self.successor]

    def _free_new(self) -> list[Provision]:
        return [p for p in self.new.walk() if p.pid not in self.forerunner]


def _whole(provision: Provision) -> tuple[str, ...]:
    return (provision.kind, provision.label, provision.heading, provision.text)


def _head(provision: Provision) -> tuple[str, ...]:
    return (provision.kind, provision.label, provision.heading)


def _unique(
    provisions: Iterable[Provision], key: Callable[[Provision], tuple[str, ...]]
) -> dict[tuple[str, ...], Provision]:
    found: dict[tuple[str, ...], Provision | None] = {}
    for provision in provisions:
        words = key(provision)
        found[words] = None if words in found else provision
    return {words: provision for words, provision in found.items() if provision}
