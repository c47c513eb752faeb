"""BLT, line by line: every dialect, and the place and reason of everything that is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.profile import Profile, profile_of
from folkmoot.core.tally.reading.long_lines import LONGEST_LINE, LongLines

MOST_CANDIDATES = 10_000
MOST_PAPERS = 10**12
QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*$')
OPTION = re.compile(r"\[(\w+)([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """The first lines of a BLT file; ``ends`` is the place of the first paper."""

    candidates: int
    seats: int
    withdrawn: frozenset[int]
    ends: int


def heading(data: bytes) -> Heading:
    """Candidates, seats and withdrawals.

    Raises:
        BallotError: if there is no such line or its numbers make no sense.
    """
    line_end = data.find(b"\n")
    first = data[: line_end if 0 <= line_end < LONGEST_LINE else 200]
    words = first.split(b"#")[0].split()
    if len(words) != 2 or not all(word.isdigit() for word in words):  # noqa: PLR2004
        raise BallotError(1, f"expected two numbers, candidates and seats, not {_shown(first)}")
    if max(map(len, words)) > 9:  # noqa: PLR2004
        raise BallotError(1, "the number of candidates or seats is impossibly large")
    candidates, seats = map(int, words)
    if not 1 <= candidates <= MOST_CANDIDATES:
        raise BallotError(1, f"{candidates} candidates: between 1 and {MOST_CANDIDATES} are read")
    if not 1 <= seats <= candidates:
        raise BallotError(1, f"{seats} seats for {candidates} candidates")
    withdrawn: set[int] = set()
    at, number = line_end + 1, 2
    while data[at : at + 1] == b"-":
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        for word in data[at:end].split(b"#")[0].split():
            gone = int(word) if re.fullmatch(rb"-\d{1,9}", word) else 0
            if not -candidates <= gone < 0:
                raise BallotError(number, f"{_shown(word)} is not the number of a candidate")
            withdrawn.add(-gone)
        at, number = end + 1, number + 1
    return Heading(candidates, seats, frozenset(withdrawn), at)


def names_and_title(tail: bytes, candidates: int) -> tuple[tuple[str, ...], str] | None:
    """Names and title after the closing 0; None if the lines are not as many as the candidates."""
    try:
        text = tail.decode("utf-8")
    except UnicodeDecodeError:
        text = tail.decode("latin-1")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not candidates <= len(lines) <= candidates + 1:
        return None
    names = [_unquoted(line) for line in lines]
    if len(set(names[:candidates])) != candidates or not all(names[:candidates]):
        return None
    return tuple(names[:candidates]), names[candidates] if len(names) > candidates else ""


def read_slowly(data: bytes) -> Profile:
    """Every dialect; raises `BallotError` at the first line that is wrong."""
    lines = _lines(data)
    at = 0
    while at < len(lines) and not lines[at][1]:
        at += 1
    if at == len(lines):
        raise BallotError(1, "the file is empty")
    try:
        head = heading(lines[at][1].encode())
    except BallotError as error:
        raise BallotError(lines[at][0], error.reason) from None
    return _Reader(head.candidates, head.seats).read(lines[at + 1 :])


def _lines(data: bytes) -> list[tuple[int, str]]:
    LongLines().feed(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    out = []
    for number, line in enumerate(text.split("\n"), 1):
        if "\0" in line or "\ufffd" in line:
            raise BallotError(number, "this is a binary file, not a list of ballots")
        out.append((number, _without_comment(line).strip()))
    return out


def _without_comment(line: str) -> str:
    """The line up to a ``#`` that stands outside quotation marks."""
    if "#" not in line:
        return line
    quoted = False
    for place, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == "#" and not quoted:
            return line[:place]
    return line


class _Reader:
    """What has been read so far."""

    def __init__(self, candidates: int, seats: int) -> None:
        self.candidates, self.seats = candidates, seats
        self.withdrawn: set[int] = set()
        self.nicks: dict[str, int] = {}
        self.closed: bool | None = None
        self.papers: list[tuple[Fraction, list[list[int]]]] = []

    def read(self, lines: list[tuple[int, str]]) -> Profile:
        at, closed = 0, False
        while at < len(lines) and not closed:
            number, line = lines[at]
            if line.startswith('"'):
                break
            at += 1
            if line == "0":
                closed = True
            elif line:
                self._before_names(number, line)
        if not closed and at == len(lines):
            last = lines[-1][0] if lines else 1
            raise BallotError(last, "the file ends before the 0 that closes the papers")
        names, title = self._names(lines[at:])
        return profile_of(
            names,
            [(weight, groups) for weight, groups in self._whole()],
            seats=self.seats,
            title=title,
            withdrawn=frozenset(self.withdrawn),
        )

    def _before_names(self, number: int, line: str) -> None:
        option = OPTION.match(line)
        if option is not None:
            if option[1] in {"nick", "withdrawn"}:
                self._option(number, option[1], option[2].split())
            return
        words = line.split()
        if not self.papers and all(re.fullmatch(r"-\d{1,9}", word) for word in words):
            self.withdrawn |= {self._candidate(number, word[1:]) for word in words}
            return
        self.papers.append(self._paper(number, words))

    def _option(self, number: int, what: str, words: list[str]) -> None:
        if what == "nick":
            if len(words) != self.candidates:
                raise BallotError(
                    number, f"{len(words)} short names for {self.candidates} candidates"
                )
            self.nicks = {word: place for place, word in enumerate(words, 1)}
        else:
            self.withdrawn |= {self._candidate(number, word) for word in words}

    def _paper(self, number: int, words: list[str]) -> tuple[Fraction, list[list[int]]]:
        if words[0].startswith("("):
            words = words[1:] if words[0].endswith(")") else words
            words = ["1", *words]
        weight = _weight(number, words[0])
        if self.closed is None:
            self.closed = words[-1] == "0"
        if (words[-1] == "0") != self.closed:
            how = "does not end in 0" if self.closed else "ends in 0, the first one does not"
            raise BallotError(number, f"the paper {how}")
        groups, seen = list[list[int]](), set[int]()
        for word in words[1 : -1 if self.closed else None]:
            if word in {"-", "=-"}:
                continue
            group = [self._candidate(number, part) for part in word.split("=")]
            if len(set(group)) != len(group) or seen & set(group):
                raise BallotError(number, f"a candidate of {_shown(word)} is on the paper twice")
            seen |= set(group)
            groups.append(group)
        return weight, groups

    def _candidate(self, number: int, word: str) -> int:
        found = self.nicks.get(word)
        if found is None and word.isascii() and word.isdigit() and len(word) <= 9:  # noqa: PLR2004
            found = int(word)
        if found is None:
            raise BallotError(number, f"{_shown(word)} is not the number of a candidate")
        if not 1 <= found <= self.candidates:
            raise BallotError(number, f"there is no candidate {found}; there are {self.candidates}")
        return found

    def _whole(self) -> list[tuple[int, list[list[int]]]]:
        """Papers as whole numbers: decimal weights are brought to their common unit."""
        if all(weight.denominator == 1 for weight, _ in self.papers):
            return [(int(weight), groups) for weight, groups in self.papers]
        raise BallotError(
            0, "some lines stand for a fraction of a paper; a count needs whole papers"
        )

    def _names(self, lines: list[tuple[int, str]]) -> tuple[tuple[str, ...], str]:
        full = [(number, line) for number, line in lines if line]
        last = lines[-1][0] if lines else 0
        if len(full) < self.candidates:
            raise BallotError(
                last, f"{len(full)} names for {self.candidates} candidates: the file is cut off"
            )
        if len(full) > self.candidates + 1:
            raise BallotError(full[self.candidates + 1][0], "something stands after the title")
        names = [_unquoted(line) for _, line in full]
        for place, (number, _) in enumerate(full[: self.candidates]):
            if not names[place]:
                raise BallotError(number, "a candidate without a name")
            if names[place] in names[:place]:
                raise BallotError(number, f"two candidates are called {_shown(names[place])}")
        title = names[self.candidates] if len(names) > self.candidates else ""
        return tuple(names[: self.candidates]), title


def _weight(number: int, word: str) -> Fraction:
    if re.fullmatch(r"-\d{1,20}(\.\d+)?", word):
        raise BallotError(number, f"a negative number of papers ({word})")
    if not re.fullmatch(r"\d+(\.\d{1,20})?", word):
        raise BallotError(number, f"{_shown(word)} is not a number of papers")
    if len(word) > 40 or Fraction(word) > MOST_PAPERS:  # noqa: PLR2004
        raise BallotError(number, "an impossibly large number of papers")
    weight = Fraction(word)
    if not weight:
        raise BallotError(number, "a line that stands for no paper")
    return weight


def _unquoted(line: str) -> str:
    found = QUOTED.match(line)
    return (found[1].replace('""', '"') if found else line.strip('"')).strip()


def _shown(text: str | bytes) -> str:
    """Some text of the file, fit for a message."""
    shown = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    shown = "".join(letter if letter.isprintable() else "?" for letter in shown.strip())
    return f"“{shown[:40]}…”" if len(shown) > 40 else f"“{shown}”"  # noqa: PLR2004
