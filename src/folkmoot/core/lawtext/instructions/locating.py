"""An instruction looked for in a text, and what the text would then be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from folkmoot.core.lawtext.instructions.misquoted import almost
from folkmoot.core.lawtext.instructions.values import Instruction
from folkmoot.core.lawtext.wording import quote

_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*(?:[.!?]+|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why an instruction does not apply to a text.

    Attributes:
        why: in a sentence.
        near: of words that are not there, the passage that is almost they.
    """

    why: str
    near: str | None = None


def carry_out(operation: Instruction, text: str) -> tuple[str, Instruction] | Misfit:
    """The text after one instruction, and the instruction with its words as they were found."""
    if operation.verb in {"repeal", "move", "renumber"} or (
        operation.verb == "insert" and operation.find is None and operation.position is None
    ):
        return Misfit("A change to whole provisions cannot be shown in a plain text.")
    if operation.verb == "replace-whole":
        return _whole(operation, text)
    if operation.verb == "insert" and operation.position in {"start", "end"}:
        new = operation.text or ""
        joined = f"{text} {new}" if operation.position == "end" else f"{new} {text}"
        return joined, operation
    if operation.sentence is not None and operation.find is not None:
        return _in_sentence(operation, text)
    told = _spelt_out(operation, text)
    return told if isinstance(told, Misfit) else _words(told, text)


def carry_out_nearly(
    operation: Instruction, text: str
) -> tuple[tuple[str, Instruction] | Misfit, str | None]:
    """As ``carry_out``, with words not quite as they stand taken for those that are almost they.

    Returns:
        The outcome, and what was taken for what, in a sentence; None if nothing was.
    """
    outcome = carry_out(operation, text)
    if not isinstance(outcome, Misfit) or outcome.near is None:
        return outcome, None
    return carry_out(replace(operation, find=outcome.near), text), outcome.why


def _whole(operation: Instruction, text: str) -> tuple[str, Instruction] | Misfit:
    if operation.text is None:
        return Misfit("It does not say what the whole shall be replaced with.")
    if operation.find is not None and operation.find.strip() != text.strip():
        return Misfit("The whole does not read as it is quoted.")
    return operation.text, operation


def _in_sentence(operation: Instruction, text: str) -> tuple[str, Instruction] | Misfit:
    """Words looked for in the one sentence that is named."""
    named = _spelt_out(replace(operation, find=None), text)
    if isinstance(named, Misfit) or not named.find or text.count(named.find) != 1:
        return Misfit("The sentence it means cannot be told.")
    outcome = carry_out(replace(operation, sentence=None), named.find)
    if isinstance(outcome, Misfit):
        return outcome
    return text.replace(named.find, outcome[0]), outcome[1]


def _spelt_out(operation: Instruction, text: str) -> Instruction | Misfit:
    """The instruction with the words a range or a sentence means."""
    if operation.sentence is not None:
        sentences = [each.group().strip() for each in _SENTENCE.finditer(text) if each.group()]
        index = operation.sentence - 1 if operation.sentence > 0 else len(sentences) - 1
        if index >= len(sentences):
            return Misfit("There are fewer sentences than it says.")
        return replace(operation, find=sentences[index], sentence=None)
    if operation.until is None:
        return operation
    first, last = operation.find or "", operation.until
    first, last = first.rstrip(" .…") or first, last.lstrip(" .…") or last
    start = text.find(first)
    end = text.find(last, start + len(first)) if start >= 0 else -1
    if end < 0:
        return Misfit(f"{quote(first)} to {quote(last)} is not in the text.")
    if text.count(first) > 1 or text.count(last, start + len(first)) > 1:
        return Misfit(f"{quote(first)} to {quote(last)} could be more than one place.")
    return replace(operation, find=text[start : end + len(last)], until=None)


def _words(operation: Instruction, text: str) -> tuple[str, Instruction] | Misfit:
    find = operation.find
    if not find:
        return Misfit("It does not say which words.")
    places = _places(operation, find, text)
    if not places:
        near = None if find in text else almost(find, text)
        hint = "" if near is None else f" It has {quote(near)}."
        return Misfit(f"{quote(find)} is not in the text.{hint}", near)
    if operation.times is not None and operation.times != len(places):
        return Misfit(f"{quote(find)} is there {len(places)} times, not {operation.times}.")
    chosen = _chosen(operation, places)
    if isinstance(chosen, Misfit):
        return chosen
    new = operation.text or ""
    parts, at = [], 0
    for place in chosen:
        end = place + len(find)
        parts.append(text[at:place])
        if operation.verb != "insert":
            meets = not find[0].isalnum() and text[at:place][-1:].isalnum() and new[:1].isalnum()
            parts.append(" " * meets + new)
        elif operation.position == "after":
            parts.append(find + _joined(find, new))
        else:
            parts.append(_joined(new, find, first=new) + find)
        at = end
    result = "".join([*parts, text[at:]])
    if operation.verb == "delete":
        result = result.strip() if text == text.strip() else result
        result = re.sub(r"(?<=\S) {2,}(?=\S)", " ", result) if "  " not in text else result
        result = re.sub(r" +([,.;:])", r"\1", result) if not re.search(r" [,.;:]", text) else result
    which = operation.occurrence
    if which is not None and which != "every":
        which = places.index(chosen[0]) + 1
    return result, replace(operation, occurrence=which)


def _places(operation: Instruction, find: str, text: str) -> list[int]:
    """Where the words stand, as whole words and beside those the instruction names."""
    opening = r"(?<!\w)" if find[0].isalnum() else ""
    closing = r"(?!\w)" if find[-1].isalnum() else ""
    pattern = re.compile(opening + re.escape(find) + closing)
    places = [found.start() for found in pattern.finditer(text)]
    if operation.left:
        begin = text.find(operation.left.strip(" .…"))
        places = [at for at in places if 0 <= begin < at][:1] if begin >= 0 else []
    if operation.position == "end" and operation.verb != "insert":
        places = [at for at in places if not text[at + len(find) :].strip()]
    if operation.right:
        right = operation.right.strip()
        places = [at for at in places if text[at + len(find) :].lstrip().startswith(right)]
    return places


def _chosen(operation: Instruction, places: list[int]) -> list[int] | Misfit:
    which = operation.occurrence
    if which == "every":
        return places
    if which is None:
        if len(places) > 1:
            return Misfit(
                f"{quote(operation.find or '')} is there {len(places)} times; "
                "it does not say which."
            )
        return places
    index = which - 1 if which > 0 else len(places) - 1
    if index >= len(places):
        return Misfit(f"{quote(operation.find or '')} is there {len(places)} times only.")
    return [places[index]]


def _joined(before: str, after: str, *, first: str | None = None) -> str:
    """The new words with the space that parts them from those beside them."""
    meets = before[-1:].isalnum() or before[-1:] in ',;:.)"\u2019\u201d'
    apart = " " if meets and (after[:1].isalnum() or after[:1] in "(\u2018\u201c'\"") else ""
    return f"{before if first is not None else ''}{apart}{'' if first is not None else after}"
