"""Words that left one provision and turn up in another: clauses split, joined or carried over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.core.lawtext.comparing import changed, compare
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.edits import context_steps
from folkmoot.core.lawtext.operations import MoveWords
from folkmoot.core.lawtext.patience import align
from folkmoot.core.lawtext.replacing import occurrences
from folkmoot.core.lawtext.words import is_word, tokens
from folkmoot.core.lawtext.workbench import Workbench

FEWEST = 6
"""Shorter runs of words are struck and brought in; only longer ones are recognised as moved."""
_ROUNDS = 3
_CONTEXT = 8


@dataclass(frozen=True, slots=True)
class Transfer:
    """A run of words that goes from one provision into another.

    Attributes:
        source: the provision the words leave.
        target: the provision they join.
        words: the words as they stand in the source.
        start: where they begin in the target's new text.
        end: where they end there.
        wanted: the target's whole new text.
    """

    source: str
    target: str
    words: str
    start: int
    end: int
    wanted: str

    def operation(self, bench: Workbench) -> MoveWords | None:
        """The operation as things stand; None if its place cannot be named for certain."""
        giver = bench.nodes[self.source].own.text
        if len(occurrences(giver, self.words, most=2)) != 1:
            return None
        current = bench.nodes[self.target].own.text
        at = self._place_in(current)
        before = current[:at].rstrip()
        after = current[len(before) :]
        lead, trail = self._spaces(before, after)
        for left, right in _anchors(before, after):
            found = (
                len(occurrences(current, left + right, most=2)) if left or right else not current
            )
            if found == 1:
                return MoveWords(
                    self.source, self.words, self.target, left, right, lead=lead, trail=trail
                )
        return None

    def _spaces(self, before: str, after: str) -> tuple[str, str]:
        """The white space before and after the words as the new text has it."""
        head, tail = self.wanted[: self.start], self.wanted[self.end :]
        lead = head[len(head.rstrip()) :] if before else ""
        trail = tail[: len(tail) - len(tail.lstrip())] if after else ""
        return lead, trail

    def _place_in(self, current: str) -> int:
        """Where in the target's present text the words belong."""
        for hunk in compare(current, self.wanted, coalesce=0):
            if hunk.new_at <= self.start < hunk.new_at + len(hunk.new):
                same = self.start - hunk.new_at if hunk.kind == "equal" else 0
                return hunk.old_at + same
        return len(current)


def plan_transfers(old: Document, new: Document) -> tuple[Transfer, ...]:
    """The runs of words that moved between provisions, in the order of their new places."""
    lost = list(_differences(old, new))
    gained = list(_differences(new, old))
    transfers: list[Transfer] = []
    for _ in range(_ROUNDS):
        found = _shared(lost, gained, old, new)
        if not found:
            break
        transfers += found
    place = {provision.pid: index for index, provision in enumerate(new.walk())}
    transfers.sort(key=lambda transfer: (place[transfer.target], transfer.start))
    return tuple(transfers)


@dataclass(slots=True)
class _Word:
    """A word of a passage; ``spent`` once it has been recognised as moved."""

    pid: str
    start: int
    end: int
    text: str
    spent: bool = False


def _differences(one: Document, other: Document) -> Iterator[list[_Word]]:
    """The passages of one document's texts that the same provision of the other does not have."""
    for provision in one.walk():
        twin = other.get(provision.pid)
        if twin is None:
            passages = [(0, provision.text)]
        elif twin.text == provision.text:
            continue
        else:
            hunks = changed(compare(provision.text, twin.text))
            passages = [(hunk.old_at, hunk.old) for hunk in hunks if hunk.old]
        for start, passage in passages:
            words = list(_words(provision.pid, start, passage))
            if len(words) >= FEWEST:
                yield words


def _words(pid: str, start: int, passage: str) -> Iterator[_Word]:
    for token in tokens(passage):
        if is_word(token):
            yield _Word(pid, start, start + len(token), token)
        start += len(token)


def _shared(
    lost: list[list[_Word]], gained: list[list[_Word]], old: Document, new: Document
) -> list[Transfer]:
    left, right = _unspent(lost, "<"), _unspent(gained, ">")
    keys = [w if isinstance(w, str) else w.text for w in left]
    found = []
    for i, j, length in align(keys, [w if isinstance(w, str) else w.text for w in right]):
        source = [word for word in left[i : i + length] if isinstance(word, _Word)]
        target = [word for word in right[j : j + length] if isinstance(word, _Word)]
        if length < FEWEST or source[0].pid == target[0].pid:
            continue
        found.append((source, target))
        for word in (*source, *target):
            word.spent = True
    return [_transfer(source, target, old, new) for source, target in found]


def _unspent(passages: list[list[_Word]], mark: str) -> list[_Word | str]:
    """All words still unexplained, with a stop of its own kind wherever a passage is broken."""
    words: list[_Word | str] = [mark]
    for number, passage in enumerate(passages):
        words += [f"{mark}{number}.{w.start}" if w.spent else w for w in passage]
        words.append(f"{mark}{number}")
    return words


def _transfer(source: list[_Word], target: list[_Word], old: Document, new: Document) -> Transfer:
    """The run with the punctuation at its ends, as far as both texts have the same."""
    given = old.provision(source[0].pid).text
    wanted = new.provision(target[0].pid).text
    a, b, c, d = source[0].start, source[-1].end, target[0].start, target[-1].end
    while a and c and given[a - 1] == wanted[c - 1] and not given[a - 1].isspace():
        a, c = a - 1, c - 1
    while b < len(given) and d < len(wanted) and given[b] == wanted[d] and not given[b].isspace():
        b, d = b + 1, d + 1
    return Transfer(source[0].pid, target[0].pid, given[a:b], c, d, wanted)


def _anchors(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Ever more words around a place, those before it first."""
    leftward = context_steps(before, leftward=True)
    rightward = context_steps(after, leftward=False)
    for reach in range(_CONTEXT + 1):
        yield "".join(reversed(leftward[:reach])), ""
    for reach in range(1, _CONTEXT + 1):
        yield "".join(reversed(leftward[:reach])), "".join(rightward[:reach])
