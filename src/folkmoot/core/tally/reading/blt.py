"""BLT: the ballot files of Hill, Wichmann and Woodall, in the dialects met in the field.

Candidates and seats; candidates withdrawn as ``-3``; a line for each paper (number of papers,
preferences, 0); a line ``0``; names; title. Met as well: no closing ``0``, comments after ``#``,
``=`` between equal preferences, ``-`` for a preference left out, ``[nick]`` lines, names without
quotes or with doubled ones, a byte order mark, Windows line ends.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Integers, Profile
from folkmoot.core.tally.reading.blt_lines import heading, names_and_title, read_slowly

CHUNK = 1 << 19
MOST_DIGITS = 15
SHORT = 2
WORD, MOST_WORDS = 64, 4
LONG = 4
NEWLINE, SPACE, NOUGHT = 10, 32, 48
Progress = Callable[[int, int], None]


def read_blt(data: bytes, *, progress: Progress | None = None) -> Profile:
    """The ballots of a BLT file.

    Plain files (digits, one space, one paper or group of papers a line) are read as arrays of
    bytes; everything else line by line, with the same answer.

    Args:
        data: the file.
        progress: called now and then with bytes read and bytes in all.

    Raises:
        BallotError: with the line and the reason.
    """
    if b"\0" in data[:4096]:
        raise BallotError(1, "this is a binary file, not a list of ballots")
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    found = _read_plainly(data, progress)
    return found if found is not None else read_slowly(data)


def _read_plainly(data: bytes, progress: Progress | None) -> Profile | None:
    """The profile of a plain file; None if this file is not plain, or not right."""
    try:
        head = heading(data)
    except BallotError:
        return None
    close = data.find(b"\n0\n", max(head.ends - 1, 0))
    if close < 0 or head.candidates >= 10**LONG:
        return None
    names = names_and_title(data[close + 3 :], head.candidates)
    if names is None:
        return None
    pieces = _tokens(data, head.ends, close + 1, progress)
    if pieces is None:
        return None
    kind = np.uint8 if head.candidates < 2**8 else np.uint16
    return _assembled(pieces, names, head.seats, head.withdrawn, np.dtype(kind))


def _tokens(data: bytes, begin: int, end: int, progress: Progress | None) -> list[Integers] | None:
    """The numbers of the ballots in order, in pieces of whole lines; None if not plain."""
    pieces: list[Integers] = []
    at = begin
    while at < end:
        stop = end if at + CHUNK >= end else data.find(b"\n", at + CHUNK) + 1
        piece = _numbers(np.frombuffer(data, np.uint8, stop - at, at))
        if piece is None:
            return None
        pieces.append(piece)
        at = stop
        if progress is not None:
            progress(at, len(data))
    return pieces


def _numbers(text: Integers) -> Integers | None:
    """The numbers in some whole lines, or None if a line does not end in a lone 0."""
    digit = text - np.uint8(NOUGHT)
    is_digit = digit < np.uint8(10)
    newline = text == NEWLINE
    if not bool((is_digit | newline | (text == SPACE)).all()) or len(text) <= LONG:
        return None
    closed = (text[1:-1] == NOUGHT) & (text[:-2] == SPACE)
    lines = np.count_nonzero(newline)
    if not newline[-1] or np.count_nonzero(newline[2:] & closed) != lines:
        return None
    last = is_digit.copy()
    last[:-1] &= ~is_digit[1:]
    value, reach, power = digit.copy(), is_digit, 1
    while True:
        # reach: this digit and the `power` digits before it belong to one number.
        reach = reach.copy()
        reach[:power] = False
        reach[power:] &= is_digit[:-power]
        if not reach.any():
            break
        if power >= MOST_DIGITS:
            return None
        if power == SHORT:
            value = value.astype(np.uint16)
        if power == LONG:
            value = value.astype(np.uint64)
        kind = value.dtype.type
        before = (digit[:-power] * reach[power:]).astype(kind, copy=False)
        before *= kind(10**power)
        value[power:] += before
        power += 1
    # `compress` gives what `value[last]` gives, in a fifth of the time.
    found = value.compress(last)
    # A nought anywhere but at the end of a line would be taken for an end.
    return None if np.count_nonzero(found == 0) != lines else found


def _assembled(
    pieces: list[Integers],
    names: tuple[tuple[str, ...], str],
    seats: int,
    withdrawn: frozenset[int],
    kind: np.dtype[np.unsignedinteger],
) -> Profile | None:
    size = sum(len(piece) for piece in pieces)
    flat = np.empty(size, dtype=kind)
    all_starts: list[Integers] = []
    all_weights: list[Integers] = []
    at = 0
    while pieces:
        piece = pieces.pop(0)
        ends = np.flatnonzero(piece == 0)
        starts: Integers = np.empty(len(ends), dtype=np.int32 if size < 2**31 else np.int64)
        starts[0] = 0
        starts[1:] = ends[:-1] + 1
        weights = piece[starts].astype(np.int64)
        if int(weights.min()) == 0:
            return None
        if int(weights.max()) != 1:
            piece = piece.copy()
            piece[starts] = 1
        if int(piece.max()) > len(names[0]) or _repeats(piece, starts, ends, len(names[0])):
            return None
        all_weights.append(weights if int(weights.max()) > 1 else np.ones(0, np.int64))
        flat[at : at + len(piece)] = piece
        starts += at + 1
        all_starts.append(starts)
        at += len(piece)
    begins: Integers = np.concatenate(all_starts) if all_starts else np.zeros(0, np.int32)
    return Profile(
        candidates=names[0],
        seats=seats,
        title=names[1],
        flat=flat,
        starts=begins,
        weights=_joined(all_weights, all_starts),
        withdrawn=withdrawn,
    )


def _repeats(piece: Integers, starts: Integers, ends: Integers, candidates: int) -> bool:
    """Whether a candidate stands twice on one line."""
    if candidates < MOST_WORDS * WORD:
        # The weight in front becomes bit 0 on purpose, once a line, and so never repeats; the end
        # of the line becomes it as well, and is taken out.
        prefs = piece.astype(np.uint64)
        prefs[starts] = 0
        different = 0
        for word in range(0, candidates + 1, WORD):
            # A shift beyond the word, and one below it, which comes out as a huge one, gives 0.
            bits = np.left_shift(np.uint64(1), prefs - np.uint64(word))
            bits[ends] = 0
            # A sum has as many bits as it has summands only if no two of them are the same bit.
            sums = np.add.reduceat(bits, starts)
            different += int(np.bitwise_count(sums).sum(dtype=np.int64))
        return different != len(piece) - len(ends)
    line = np.cumsum(piece == 0, dtype=np.int64)
    keys = line * (candidates + 1) + piece
    keys[starts] = -1
    keys = np.sort(keys[keys >= 0])
    return bool((keys[1:] == keys[:-1]).any())


def _joined(weights: list[Integers], starts: list[Integers]) -> Integers | None:
    if not any(len(piece) for piece in weights):
        return None
    return np.concatenate(
        [
            piece if len(piece) else np.ones(len(begin), np.int64)
            for piece, begin in zip(weights, starts, strict=True)
        ]
    )
