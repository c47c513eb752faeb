"""Whether what was read and what was coded do the same to a text: both are carried out on one.

The data hold the words coded, not the text around them. So the text is made of those words, as
often as they are coded to stand there, where the sentence says they stand, among others that
nobody amends; or of the sentence's own words where it quotes more of those that stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from folkmoot.core.lawtext.instructions import Instruction, Misfit, carry_out, carry_out_nearly
from folkmoot.ops.coded_words import Change

_OTHERS = "Nobody"
_SENTENCE = "It is so."


def same_effect(
    coded: Change, count: int | None, read: Instruction, *, nearly: bool = False
) -> bool:
    """Whether both make the same of every text tried that both can be carried out on.

    Args:
        coded: the words struck and those put in; what is struck is not empty.
        count: how often the code says they stand there; None if it does not.
        read: what the sentence was read to order.
        nearly: whether words not quite as they stand are taken for those that are almost they.
    """
    own = replace(read, target=None)
    outcomes = [
        (outcome[0], _as_coded(coded, text, read))
        for text in _texts(coded[0], count, read)
        if not isinstance(
            outcome := carry_out_nearly(own, text)[0] if nearly else carry_out(own, text), Misfit
        )
    ]
    return bool(outcomes) and all(_letters(ours) == _letters(theirs) for ours, theirs in outcomes)


def _texts(struck: str, count: int | None, read: Instruction) -> Iterator[str]:
    """Texts that have the words coded, and that a person who quoted other words quoted from."""
    for words in dict.fromkeys(_passages(struck, read.find or "")):
        text = _among_others(words, count, read)
        if struck in text:
            yield text


def _passages(struck: str, quoted: str) -> Iterator[str]:
    if not quoted or struck == quoted or quoted in struck:
        yield struck
        return
    if struck in quoted:
        yield quoted
        return
    joined = [*_joined(struck, quoted), *_joined(quoted, struck)]
    yield from joined or [struck]


def _joined(one: str, other: str) -> Iterator[str]:
    """The one, ending as the other begins, with the rest of the other; the most in common."""
    for common in range(min(len(one), len(other)) - 1, 1, -1):
        if one.endswith(other[:common]):
            yield one + other[common:]
            return


def _among_others(words: str, count: int | None, read: Instruction) -> str:
    if read.sentence is not None:
        before = max(read.sentence - 1, 0) if read.sentence > 0 else 1
        return " ".join([_SENTENCE] * before + [words])
    if read.position == "end":
        return f"{_OTHERS} {words}"
    if read.position == "start":
        return f"{words} {_OTHERS}"
    nth = read.occurrence if isinstance(read.occurrence, int) else 1
    often = read.times or count or max(nth, 1)
    near = " ".join(part for part in (read.left, words, read.right) if part)
    return f"{_OTHERS} " + f" {_OTHERS} ".join([near] * often) + f" {_OTHERS}"


def _as_coded(coded: Change, text: str, read: Instruction) -> str:
    """The text after the operation coded: everywhere, or at the one place the sentence names."""
    struck, put_in = coded
    if not isinstance(read.occurrence, int):
        return text.replace(struck, put_in)
    pieces = text.split(struck)
    at = read.occurrence - 1 if read.occurrence > 0 else len(pieces) - 2
    joints = [struck] * (len(pieces) - 1)
    if 0 <= at < len(joints):
        joints[at] = put_in
    return "".join(piece + joint for piece, joint in zip(pieces, [*joints, ""], strict=True))


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)
