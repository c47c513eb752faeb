"""The operations an amendment is made of.

Seven verbs on the text, one on a figure, one on the layout. Each says exactly what must be there
(the precondition), so that it can be refused rather than misapplied, and none depends on numbers:
provisions are named by their permanent identifiers, words by themselves.

Operations of one amendment apply in order; each sees what those before it have done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.lawtext.provision import Layout, Provision
from folkmoot.core.lawtext.words import count_words

Field = Literal["text", "heading"]
EVERY = 0
"""As an occurrence: all of them."""
ANYWHERE = "*"
"""As a right-hand neighbour: whatever stands there (the chair has fixed the order)."""


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Words of one provision become other words.

    Precondition: ``left + find + right`` stands in the field exactly ``count`` times (its white
    space tidy, so that line breaks do not matter). With all three empty the field must be empty.

    Attributes:
        target: the provision.
        field: its text or its heading.
        find: the words to go; empty for a pure insertion after ``left`` or before ``right``.
        replacement: the words to come; empty for a deletion.
        left: words that stand directly before, to say which place is meant.
        right: words that stand directly after.
        count: how often the words must be found.
        occurrence: which of them is meant, from 1; ``EVERY`` for all.
        will_read: the digest of the whole field afterwards (``editions.field_digest``); empty if
            the mover did not quote the result.
    """

    target: str
    field: Field
    find: str
    replacement: str
    left: str = ""
    right: str = ""
    count: int = 1
    occurrence: int = 1
    will_read: str = ""


@dataclass(frozen=True, slots=True)
class Insert:
    """New provisions.

    Precondition: ``parent`` exists, ``after`` and ``before`` are its children and neighbours, and
    no provision has one of the new identifiers.

    Attributes:
        parent: the provision they go into; the root for the top level.
        after: the child they follow; None to come first.
        before: the child they precede; None to come last; ``ANYWHERE`` if it does not matter.
        provisions: the new provisions with all below them, in order.
    """

    parent: str
    after: str | None
    before: str | None
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Delete:
    """A provision goes, with everything below it.

    Precondition: it reads word for word as ``removed`` does (numbers and layout may differ).
    """

    target: str
    removed: Provision


@dataclass(frozen=True, slots=True)
class Move:
    """A provision goes elsewhere with everything below it; its words stay as they are.

    Precondition: it stands in ``source`` and not yet in the new place, which is as an ``Insert``
    demands.

    Attributes:
        target: the provision.
        source: the provision it stands in now.
        parent: the provision it goes into (may be the same).
        after: the child it follows there; None to come first.
        before: the child it precedes there; None to come last; ``ANYWHERE`` if it does not matter.
    """

    target: str
    source: str
    parent: str
    after: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class MoveWords:
    """Words go from the text of one provision into the text of another; they are not changed.

    This is how a clause is split in two (``Insert`` an empty one, then move words into it), two
    are joined (move the words, then ``Delete``), or a sentence is taken elsewhere.

    Precondition: ``words`` stand in the source's text exactly once, and ``left + right`` in the
    target's text exactly once when they have been taken out; with both empty it must be empty.

    Attributes:
        source: the provision they leave.
        words: the words.
        target: the provision they join.
        left: the words they follow there; empty to come first, before ``right``.
        right: the words they precede there; empty to come last, after ``left``.
        lead: the white space put before them.
        trail: the white space put after them.
    """

    source: str
    words: str
    target: str
    left: str = ""
    right: str = ""
    lead: str = " "
    trail: str = ""


@dataclass(frozen=True, slots=True)
class Renumber:
    """A provision gets another number, or is called by another kind.

    Precondition: its own label and kind are as stated. Labels below it follow of themselves.
    """

    target: str
    label_before: str
    label_after: str
    kind_before: str
    kind_after: str


@dataclass(frozen=True, slots=True)
class ReplaceWhole:
    """A provision with everything below it is replaced; it stays the same provision.

    Precondition: it reads word for word as ``removed`` does. ``replacement`` has the identifier
    ``target``; provisions inside it that keep an identifier of ``removed`` remain themselves.
    """

    target: str
    removed: Provision
    replacement: Provision


@dataclass(frozen=True, slots=True)
class SetParameter:
    """A figure of the rules is changed, granted or withdrawn.

    Precondition: the provision has the parameter with the value ``before`` (None: has it not).
    ``after`` None withdraws it.
    """

    target: str
    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class SetLayout:
    """White space, line breaks, markers: anything but words. Counts as no words.

    Precondition: the layout is ``before``.
    """

    target: str
    before: Layout | None
    after: Layout | None


Operation = (
    ReplaceText
    | Insert
    | Delete
    | Move
    | MoveWords
    | Renumber
    | ReplaceWhole
    | SetParameter
    | SetLayout
)


def words_of(provision: Provision) -> int:
    """The words of a provision with everything below it: headings, texts, parameters."""
    return sum(
        count_words(each.heading)
        + count_words(each.text)
        + sum(count_words(parameter.value) for parameter in each.parameters)
        for each in provision.walk()
    )


def touched_words(operations: Iterable[Operation]) -> int:
    """How many words the operations strike or bring in.

    Moving, renumbering and layout touch none. The measure of an honest amendment: it should touch
    hardly more words than it changes.
    """
    return sum(_touched(operation) for operation in operations)


def _touched(operation: Operation) -> int:
    match operation:
        case ReplaceText():
            words = count_words(operation.find) + count_words(operation.replacement)
            return words * (operation.count if operation.occurrence == EVERY else 1)
        case Insert():
            return sum(words_of(provision) for provision in operation.provisions)
        case Delete():
            return words_of(operation.removed)
        case ReplaceWhole():
            return words_of(operation.removed) + words_of(operation.replacement)
        case SetParameter():
            return count_words(operation.before or "") + count_words(operation.after or "")
        case Move() | MoveWords() | Renumber() | SetLayout():
            return 0
