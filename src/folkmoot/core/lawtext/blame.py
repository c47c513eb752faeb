"""Where each word of a text comes from: the edition that brought it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.core.lawtext.comparing import compare
from folkmoot.core.lawtext.words import is_space, tokens


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that came in together.

    Attributes:
        words: the words as they stand now, with the white space behind them.
        origin: the number of the edition that brought them in.
    """

    words: str
    origin: int


def blame(versions: Sequence[tuple[int, str]]) -> tuple[Stretch, ...]:
    """The last version cut by where its words come from.

    ``versions`` are the text's wordings in order, each with the number of its edition. A word keeps
    its origin as long as the comparison of one wording with the next finds it again; a word struck
    and put in once more has the later origin. White space goes with the word before it. Joined, the
    stretches are the last text exactly.
    """
    if not versions:
        return ()
    first, text = versions[0]
    origins = [first] * len(tokens(text))
    for number, following in versions[1:]:
        origins = _carried(text, origins, following, number)
        text = following
    stretches: list[Stretch] = []
    for token, origin in zip(tokens(text), origins, strict=True):
        if stretches and (stretches[-1].origin == origin or is_space(token)):
            stretches[-1] = Stretch(stretches[-1].words + token, stretches[-1].origin)
        else:
            stretches.append(Stretch(token, origin))
    return tuple(stretches)


def _carried(old: str, origins: Sequence[int], new: str, number: int) -> list[int]:
    carried: list[int] = []
    at = 0
    for hunk in compare(old, new, coalesce=0):
        size = len(tokens(hunk.old))
        if hunk.kind == "equal":
            carried += origins[at : at + size]
        else:
            carried += [number] * len(tokens(hunk.new))
        at += size
    return carried
