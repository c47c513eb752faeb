"""Lawful wording: what an amendment says in the words of a motion.

"In 2.I.4.B delete 'automatically' and insert 'after a hearing'." Labels are those of the edition
the amendment was drafted on; for provisions it brings in, those they will have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.operations import (
    EVERY,
    Delete,
    Insert,
    Move,
    MoveWords,
    Operation,
    Renumber,
    ReplaceText,
    ReplaceWhole,
    SetLayout,
    SetParameter,
)
from folkmoot.core.lawtext.provision import Provision
from folkmoot.core.lawtext.replacing import field_of

_OPEN, _CLOSE = "\u2018", "\u2019"
_APOSTROPHES = {_OPEN, _CLOSE, "'"}
_PLACES_NAMED = 3
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True)
class Result:
    """How a provision would then read.

    Attributes:
        pid: the provision.
        place: its label, or where it stands.
        reads: its heading and own text after the amendment.
    """

    pid: str
    place: str
    reads: str


def lawful_wording(operations: Sequence[Operation], document: Document) -> str:
    """The operations as sentences, one line for each provision concerned.

    Layout has no wording beside words; an amendment of nothing else says so in one sentence.
    Operations that do not apply to the document are worded all the same, with the labels as far as
    they are known.
    """
    after = apply(document, operations)
    words = _Wording(document, after if isinstance(after, Document) else document)
    told = [each for each in operations if not isinstance(each, SetLayout)]
    if operations and not told:
        return words.layout_only([each for each in operations if isinstance(each, SetLayout)])
    lines = [words.sentence(list(group)) for _, group in groupby(told, key=_subject)]
    return "\n".join(lines)


def would_then_read(operations: Sequence[Operation], document: Document) -> tuple[Result, ...]:
    """Every provision whose own words the operations change or bring in, as it would then read.

    Empty if the operations do not apply.
    """
    after = apply(document, operations)
    if not isinstance(after, Document):
        return ()
    results = []
    for provision in after.walk():
        was = document.get(provision.pid)
        if was is None or (was.heading, was.text) != (provision.heading, provision.text):
            reads = "\n".join(part for part in (provision.heading, provision.text) if part)
            results.append(Result(provision.pid, after.cite(provision.pid), reads))
    return tuple(results)


def quote(words: str) -> str:
    """Words in typographic quotation marks: single ones, or double if they hold an apostrophe."""
    words = words.strip()
    if _APOSTROPHES & set(words):
        return f"“{words}”"
    return f"{_OPEN}{words}{_CLOSE}"


def _subject(operation: Operation) -> object:
    """Replacements in one field are told in one sentence, everything else by itself."""
    if isinstance(operation, ReplaceText):
        return (operation.target, operation.field)
    return id(operation)


class _Wording:
    def __init__(self, before: Document, after: Document) -> None:
        self._before, self._after = before, after

    def sentence(self, operations: list[Operation]) -> str:
        replacements = [each for each in operations if isinstance(each, ReplaceText)]
        if replacements:
            return self._replacements(replacements)
        return self._single(operations[0])

    def layout_only(self, operations: list[SetLayout]) -> str:
        """Where lines and spaces change and nothing else does; no more places than are read."""
        places = list(dict.fromkeys(self._cite(each.target) for each in operations))
        named, more = places[:_PLACES_NAMED], len(places) - _PLACES_NAMED
        if more > 0:
            named = [", ".join(named), f"{more} other {'place' if more == 1 else 'places'}"]
        elif len(named) > 1:
            named = [", ".join(named[:-1]), named[-1]]
        return f"Set out the lines and spaces of {' and '.join(named)} anew; no word changes."

    def _single(self, operation: Operation) -> str:
        match operation:
            case Insert():
                said = self._insert(operation)
            case Delete():
                said = f"Delete {self._cite(operation.target)}."
            case Move():
                said = f"Move {self._cite(operation.target)} {self._to(operation)}."
            case MoveWords():
                said = self._move_words(operation)
            case Renumber():
                said = self._renumber(operation)
            case ReplaceWhole():
                place = self._cite(operation.target)
                said = f"For {place} substitute:\n{_block(operation.replacement)}"
            case SetParameter():
                said = self._parameter(operation)
            case ReplaceText() | SetLayout():
                said = ""
        return said

    def _replacements(self, operations: list[ReplaceText]) -> str:
        first = operations[0]
        place = self._cite(first.target)
        where = f"In {place}" if first.field == "text" else f"In the heading of {place}"
        own = self._before.get(first.target)
        whole = field_of(own, first.field) if own else ""
        if len(operations) == 1 and first.find == whole and not (first.left or first.right):
            if not whole:
                return f"{where} insert {quote(first.replacement)}."
            if not first.replacement:
                return f"{where} delete all the words."
            return f"{where} delete all the words and insert {quote(first.replacement)}."
        return f"{where} {'; '.join(_replacement(each) for each in operations)}."

    def _insert(self, operation: Insert) -> str:
        count = len(operation.provisions)
        labels = [self._new_label(provision) for provision in operation.provisions]
        named = " as new " + ", ".join(labels) if all(labels) else ""
        body = "\n".join(_block(provision) for provision in operation.provisions)
        if count == 1 and "\n" not in body:
            body = " " + quote(_own_words(operation.provisions[0]))
            return f"{self._at(operation)} insert{named}:{body}."
        return f"{self._at(operation)} insert{named}:\n{body}"

    def _at(self, operation: Insert) -> str:
        if operation.after is not None:
            return f"After {self._cite(operation.after)}"
        parent = self._cite(operation.parent)
        return f"At the beginning of {parent}" if operation.before else f"In {parent}"

    def _to(self, operation: Move) -> str:
        if operation.after is not None:
            return f"to follow {self._cite(operation.after)}"
        return f"to the beginning of {self._cite(operation.parent)}"

    def _move_words(self, operation: MoveWords) -> str:
        place = self._cite(operation.target)
        if operation.left:
            place += f", after {quote(operation.left)}"
        elif operation.right:
            place += f", before {quote(operation.right)}"
        source = self._cite(operation.source)
        return f"Move the words {quote(operation.words)} from {source} to {place}."

    def _renumber(self, operation: Renumber) -> str:
        now = self._after.label(operation.target) if operation.target in self._after else ""
        what = self._cite(operation.target)
        if operation.kind_before != operation.kind_after:
            now = f"{operation.kind_after} {now}".strip()
        return f"Renumber {what} as {now}." if now else f"Strike the number of {what}."

    def _parameter(self, operation: SetParameter) -> str:
        place = self._cite(operation.target)
        if operation.before is None:
            return f"In {place} set {operation.key} to {quote(operation.after or '')}."
        if operation.after is None:
            return f"In {place} withdraw {operation.key} ({quote(operation.before)})."
        change = f"from {quote(operation.before)} to {quote(operation.after)}"
        return f"In {place} change {operation.key} {change}."

    def _cite(self, pid: str) -> str:
        if pid in self._before:
            return self._before.cite(pid)
        return f"new {self._after.cite(pid)}" if pid in self._after else f"the provision {pid}"

    def _new_label(self, provision: Provision) -> str:
        return self._after.label(provision.pid) if provision.pid in self._after else provision.label


def _replacement(operation: ReplaceText) -> str:
    new = quote(operation.replacement)
    if operation.find:
        struck = f"delete {quote(operation.find)}{_where(operation)}"
        return f"{struck} and insert {new}" if operation.replacement else struck
    left, right, which = operation.left, operation.right, _which(operation)
    if left and right:
        return f"between {quote(left)} and {quote(right)}{which} insert {new}"
    if left:
        return f"after {quote(left)}{which} insert {new}"
    return f"before {quote(right)}{which} insert {new}"


def _where(operation: ReplaceText) -> str:
    hints = []
    if operation.left.strip():
        hints.append(f"after {quote(operation.left)}")
    if operation.right.strip():
        hints.append(f"before {quote(operation.right)}")
    return f" ({' and '.join(hints)})" * bool(hints) + _which(operation)


def _which(operation: ReplaceText) -> str:
    if operation.occurrence == EVERY:
        return " wherever it stands"
    if operation.count == 1:
        return ""
    index = operation.occurrence - 1
    which = _ORDINALS[index] if index < len(_ORDINALS) else f"{operation.occurrence}th"
    return f" (the {which} of {operation.count})"


def _own_words(provision: Provision) -> str:
    return " ".join(part for part in (provision.heading, provision.text) if part)


def _block(provision: Provision, depth: int = 1) -> str:
    label = f"{provision.label} " if provision.label else ""
    line = "  " * depth + label + _own_words(provision)
    return "\n".join([line.rstrip(), *(_block(child, depth + 1) for child in provision.children)])
