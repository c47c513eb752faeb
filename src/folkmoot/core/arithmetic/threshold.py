"""How many votes a rule asks for, as a formula that can be stored and read aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from folkmoot.core.arithmetic.errors import FormulaError

_EACH = " in each college"
_SHARE = re.compile(
    r"(more than|at least) (?:([0-9]{1,9})/([0-9]{1,9})|([0-9]{1,3})%)"
    r" of (votes cast|ballots|present|entitled)"
)
_ALL = re.compile(r"all of (votes cast|ballots|present|entitled)")
_VOTES = re.compile(r"at least ([0-9]{1,9}) votes?")
_ALIASES = {
    "simple majority": "more than 1/2 of votes cast",
    "absolute majority": "more than 1/2 of entitled",
    "unanimous": "all of votes cast",
}


class Denominator(StrEnum):
    """What a share is a share of; the value is its wording.

    ``VOTES_CAST``: for and against. ``BALLOTS``: also abstentions and spoilt papers. ``PRESENT``:
    everybody present or represented, voting or not. ``ENTITLED``: everybody who might have voted.
    (Robert's Rules of Order Newly Revised, 12th ed., section 44, on each of them.)
    """

    VOTES_CAST = "votes cast"
    BALLOTS = "ballots"
    PRESENT = "present"
    ENTITLED = "entitled"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of something: "more than 1/2 of votes cast" (strict), "at least 2/3 of present".

    Raises:
        FormulaError: unless the fraction is above 0 and at most 1 (below 1 where strict).
    """

    fraction: Fraction
    of: Denominator
    strict: bool = False
    in_each_college: bool = False

    def __post_init__(self) -> None:
        if type(self.fraction) is not Fraction or not 0 < self.fraction <= 1:
            raise FormulaError(f"a share lies above 0 and at most at 1, not at {self.fraction!r}")
        if self.strict and self.fraction == 1:
            raise FormulaError("nobody can have more than all")

    @property
    def text(self) -> str:
        """The wording, without the college."""
        if self.fraction == 1:
            return f"all of {self.of}"
        words = "more than" if self.strict else "at least"
        return f"{words} {self.fraction} of {self.of}"


@dataclass(frozen=True, slots=True)
class Votes:
    """A fixed number of votes in favour: "at least 25 votes".

    Raises:
        FormulaError: unless it is a whole number above 0.
    """

    least: int
    in_each_college: bool = False

    def __post_init__(self) -> None:
        if type(self.least) is not int or self.least < 1:
            raise FormulaError(f"a number of votes is a whole number above 0, not {self.least!r}")

    @property
    def text(self) -> str:
        """The wording, without the college."""
        return f"at least {self.least} vote{'' if self.least == 1 else 's'}"


Condition = Share | Votes


@dataclass(frozen=True, slots=True)
class Threshold:
    """Every condition that a motion must meet to be carried.

    Raises:
        FormulaError: if there is no condition.
    """

    conditions: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if not self.conditions:
            raise FormulaError("a threshold has at least one condition")

    @property
    def text(self) -> str:
        """The wording that `parse` reads back."""
        return " and ".join(
            condition.text + (_EACH if condition.in_each_college else "")
            for condition in self.conditions
        )

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Threshold:
        """Read a threshold, such as "at least 2/3 of present and at least 25 votes".

        Conditions are joined by "and"; each may end in "in each college". Percentages are read as
        fractions. "simple majority", "absolute majority" and "unanimous" are understood.

        Raises:
            FormulaError: naming the part that cannot be read.
        """
        wording = " ".join(text.lower().split())
        return cls(tuple(_read(part) for part in wording.split(" and ")))


def _read(wording: str) -> Condition:
    each = wording.endswith(_EACH)
    part = wording.removesuffix(_EACH)
    part = _ALIASES.get(part, part)
    if match := _SHARE.fullmatch(part):
        words, numerator, denominator, percentage, of = match.groups()
        if denominator is not None and int(denominator) == 0:
            raise FormulaError(f"{wording!r} divides by nought")
        fraction = (
            Fraction(int(percentage), 100)
            if percentage is not None
            else Fraction(int(numerator), int(denominator))
        )
        return Share(fraction, Denominator(of), words == "more than", each)
    if match := _ALL.fullmatch(part):
        return Share(Fraction(1), Denominator(match[1]), in_each_college=each)
    if match := _VOTES.fullmatch(part):
        return Votes(int(match[1]), each)
    raise FormulaError(f"{wording!r} is not a threshold such as 'more than 1/2 of votes cast'")


SIMPLE_MAJORITY = Threshold((Share(Fraction(1, 2), Denominator.VOTES_CAST, strict=True),))
ABSOLUTE_MAJORITY = Threshold((Share(Fraction(1, 2), Denominator.ENTITLED, strict=True),))
TWO_THIRDS_OF_VOTES_CAST = Threshold((Share(Fraction(2, 3), Denominator.VOTES_CAST),))
TWO_THIRDS_OF_PRESENT = Threshold((Share(Fraction(2, 3), Denominator.PRESENT),))
TWO_THIRDS_OF_ENTITLED = Threshold((Share(Fraction(2, 3), Denominator.ENTITLED),))
UNANIMOUS = Threshold((Share(Fraction(1), Denominator.VOTES_CAST),))
