"""Editions replayed: is every one reached from the one before by operations alone?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.comparing import changed, compare
from folkmoot.core.lawtext.deriving import derive
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.matching import carry_identities
from folkmoot.core.lawtext.operations import Operation, touched_words
from folkmoot.core.lawtext.provision import Mint, counter
from folkmoot.core.lawtext.reading import Problem, Reading
from folkmoot.core.lawtext.serial import operations_from_json, operations_to_json
from folkmoot.core.lawtext.words import count_words
from folkmoot.core.lawtext.writing import write

Reader = Callable[[str, Mint], Reading]


@dataclass(frozen=True, slots=True)
class Step:
    """One edition, reached from the one before.

    Attributes:
        number: the edition, from 1.
        reproduced: whether what was written is the real text, byte for byte.
        operations: those that lead here, as read back from their JSON; none for edition 1.
        touched: the words the operations strike or bring in.
        changed: the words that differ between the two texts, struck and brought in, by word.
        problems: what the reader did not understand in this edition.
        document: the edition as reproduced.
    """

    number: int
    reproduced: bool
    operations: tuple[Operation, ...]
    touched: int
    changed: int
    problems: tuple[Problem, ...]
    document: Document

    @property
    def ratio(self) -> Fraction:
        """Words touched for each word changed; 1 where neither is any."""
        if not self.changed:
            return Fraction(1 if not self.touched else self.touched + 1)
        return Fraction(self.touched, self.changed)


def replay_steps(texts: Iterable[str], reader: Reader) -> Iterator[Step]:
    """Read edition 1, then reach every next edition by derived, serialised, applied operations.

    Each step starts from what the step before has made, not from the real text, so that an error
    would carry on and show. Identifiers are ``e1-1``, ``e1-2`` …, ``e2-1`` … by the edition in
    which a provision first stood.

    Raises:
        MalformedProvision: if a text cannot be read at all (see the reader).
    """
    standing: Document | None = None
    before = ""
    for number, text in enumerate(texts, start=1):
        reading = reader(text, counter(f"e{number}-"))
        operations: tuple[Operation, ...] = ()
        if standing is None:
            standing = reading.document
        else:
            aim = carry_identities(standing, reading.document)
            operations = operations_from_json(operations_to_json(derive(standing, aim)))
            result = apply(standing, operations)
            standing = result if isinstance(result, Document) else standing
        yield Step(
            number=number,
            reproduced=write(standing) == text,
            operations=operations,
            touched=touched_words(operations),
            changed=changed_words(before, text) if number > 1 else 0,
            problems=reading.problems,
            document=standing,
        )
        before = text


def changed_words(old: str, new: str) -> int:
    """How many words differ between two texts: those struck and those brought in."""
    hunks = changed(compare(old, new, coalesce=0))
    return sum(count_words(hunk.old) + count_words(hunk.new) for hunk in hunks)
