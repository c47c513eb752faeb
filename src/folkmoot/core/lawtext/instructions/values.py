"""What an amending sentence was understood to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verb = Literal["replace", "insert", "delete", "repeal", "move", "renumber", "replace-whole"]
Position = Literal["before", "after", "start", "end"]


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing an amending sentence asks for, in the words of the sentence.

    Attributes:
        verb: what is to be done.
        find: the words to go, or those an insertion stands beside.
        text: the words to come; for a move or a renumbering, the new place or number.
        position: where an insertion or a moved provision stands.
        target: the provision as the sentence calls it; None if it names none.
        occurrence: which of several equal places, from 1; ``"every"``; None for the only one.
        times: how often the words are said to stand there.
        until: the last words of a range that begins with ``find``.
        left: words said to stand somewhere before.
        right: words said to stand directly after.
        sentence: which sentence is meant, from 1; -1 for the last.
    """

    verb: Verb
    find: str | None = None
    text: str | None = None
    position: Position | None = None
    target: str | None = None
    occurrence: int | Literal["every"] | None = None
    times: int | None = None
    until: str | None = None
    left: str | None = None
    right: str | None = None
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedAmendment:
    """An amending sentence, read. Never an authority: the mover confirms what it would do.

    Attributes:
        understood: at least one instruction was read and no word was left over.
        certain: there is one reading only, and it was looked for in the text and applies there
            exactly. A sentence alone is never certain: drafters misquote, and what they misquote
            would be changed.
        operations: the instructions in order.
        after: the base text as it would then read; None without one, or if it does not apply.
        left_over: the words not understood.
        why: why it is not certain, one sentence each.
        will_read: the result the sentence quotes, if it does.
        one_reading: every word was understood and can be understood in one way only; whether the
            words stand in the text is another question.
    """

    understood: bool
    certain: bool
    operations: tuple[Instruction, ...]
    after: str | None = None
    left_over: str = ""
    why: tuple[str, ...] = ()
    will_read: str | None = None
    one_reading: bool = False


def as_json(parsed: ParsedAmendment) -> dict[str, object]:
    """The stable form in which `folkmoot parse-amendment` prints what was read.

    A range not yet looked for in a text is written ``first … last``; the last of several equal
    places, as long as they are not counted, ``"last"``.
    """
    return {
        "understood": parsed.understood,
        "certain": parsed.certain,
        "one_reading": parsed.one_reading,
        "operations": [_operation(each) for each in parsed.operations],
        "after": parsed.after,
        "left_over": parsed.left_over,
        "why": list(parsed.why),
    }


def _operation(operation: Instruction) -> dict[str, object]:
    find, target = operation.find, operation.target
    if operation.until is not None:
        find = f"{find} … {operation.until}"
    if operation.sentence is not None:
        which = "last sentence" if operation.sentence < 0 else f"sentence {operation.sentence}"
        target = f"{which} of {target}" if target else which
    return {
        "verb": operation.verb,
        "find": find,
        "text": operation.text,
        "position": operation.position,
        "target": target,
        "occurrence": "last" if operation.occurrence == -1 else operation.occurrence,
    }
