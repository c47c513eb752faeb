"""Whether enough people take part, counted as the rule counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from folkmoot.core.arithmetic.errors import FiguresError, FormulaError
from folkmoot.core.arithmetic.exact import say
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value

_PART = re.compile(r"(more than )?([0-9]{1,9})(?:/([0-9]{1,9}))?( of entitled)?")
_WHOLE = re.compile(r"(?:(greater|lesser) of )?(.+?)(?:, counting ([a-z, ]+))?")


class Attendance(StrEnum):
    """How somebody takes part."""

    ROOM = "room"
    ONLINE = "online"
    PHONE = "phone"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class ShareOfEntitled:
    """A share of those entitled: "1/4 of entitled", "more than 1/2 of entitled" (strict).

    Raises:
        FormulaError: unless the fraction is above 0 and at most 1 (below 1 where strict).
    """

    fraction: Fraction
    strict: bool = False

    def __post_init__(self) -> None:
        if type(self.fraction) is not Fraction or not 0 < self.fraction <= 1:
            raise FormulaError(f"a share lies above 0 and at most at 1, not at {self.fraction!r}")
        if self.strict and self.fraction == 1:
            raise FormulaError("nobody can be more than all")

    @property
    def text(self) -> str:
        """The wording that a quorum is made of."""
        return f"{'more than ' if self.strict else ''}{self.fraction} of entitled"


Minimum = int | ShareOfEntitled
ROOM_ONLY = frozenset({Attendance.ROOM})


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must take part, and who is counted.

    Attributes:
        minimum: a number of people or a share of those entitled.
        counting: whose presence counts.
        other: a second minimum, or None.
        take: which of the two minima applies; of no meaning without ``other``.

    Raises:
        FormulaError: for a number below 1, or where nobody is counted.
    """

    minimum: Minimum
    counting: frozenset[Attendance] = ROOM_ONLY
    other: Minimum | None = None
    take: Literal["greater", "lesser"] = "greater"

    def __post_init__(self) -> None:
        for part in self.minima:
            if not isinstance(part, ShareOfEntitled) and (type(part) is not int or part < 1):
                raise FormulaError(f"a quorum is a whole number above 0 or a share, not {part!r}")
        if not self.counting:
            raise FormulaError("a quorum counts somebody: room, online, phone or proxy")

    @property
    def minima(self) -> tuple[Minimum, ...]:
        """The one or two minima."""
        return (self.minimum,) if self.other is None else (self.minimum, self.other)

    @property
    def text(self) -> str:
        """The wording `parse` reads back: "greater of 25 and 1/4 of entitled, counting room"."""
        parts = " and ".join(_say_minimum(part) for part in self.minima)
        which = "" if self.other is None else f"{self.take} of "
        counted = ", ".join(kind.value for kind in Attendance if kind in self.counting)
        return f"{which}{parts}, counting {counted}"

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Quorum:
        """Read a quorum: "25", "1/4 of entitled, counting room, online", "greater of … and …".

        Without "counting" only those in the room are counted.

        Raises:
            FormulaError: naming the part that cannot be read.
        """
        match = _WHOLE.fullmatch(" ".join(text.lower().split()))
        if match is None:
            raise FormulaError(f"{text!r} is not a quorum such as '25' or '1/4 of entitled'")
        take, wording, counting = match.groups()
        parts = [_read_minimum(part) for part in wording.split(" and ")]
        counted = ROOM_ONLY if counting is None else _read_counting(counting)
        match take, parts:
            case None, [minimum]:
                return cls(minimum, counted)
            case "greater", [minimum, other]:
                return cls(minimum, counted, other, "greater")
            case "lesser", [minimum, other]:
                return cls(minimum, counted, other, "lesser")
        raise FormulaError(f"{text!r}: say 'greater of' or 'lesser of' exactly two minima")


def quorum_met(
    quorum: Quorum,
    attendance: Mapping[Attendance, int],
    *,
    entitled: int | None = None,
    provision: ProvisionRef | None = None,
) -> Verdict:
    """Whether a meeting is quorate; the finding comes first, its working after it.

    Args:
        quorum: what the rule asks for.
        attendance: how many take part in each way; ways left out count none.
        entitled: how many are entitled to take part, where the quorum is a share of them.
        provision: the rule, for the verdict.

    Raises:
        FiguresError: if a number of people is not a whole number from 0 up.
    """
    for what, number in [*attendance.items(), ("entitled", entitled or 0)]:
        if type(number) is not int or number < 0:
            raise FiguresError(f"{what}: {number!r} is not a number of people")
    shares = any(isinstance(part, ShareOfEntitled) for part in quorum.minima)
    if shares and entitled is None:
        says = "The quorum is {quorum}, and nobody stated how many are entitled."
        remedy = "State the number entitled to take part."
        params: dict[str, Value] = {"quorum": quorum.text}
        return no(Reason("quorum.entitled_unknown", says, params, provision, remedy))
    everybody = sum(attendance.values())
    if entitled is not None and everybody > entitled:
        says = "{present} take part, but only {entitled} are entitled."
        params = {"present": everybody, "entitled": entitled}
        remedy = "Correct the attendance or the roll before the meeting decides anything."
        return no(Reason("quorum.more_than_entitled", says, params, provision, remedy))
    return _finding(quorum, attendance, entitled or 0, provision)


def _finding(
    quorum: Quorum,
    attendance: Mapping[Attendance, int],
    entitled: int,
    provision: ProvisionRef | None,
) -> Verdict:
    needs = [_need(part, entitled) for part in quorum.minima]
    needed = (max if quorum.take == "greater" else min)(needs)
    counted = [(kind.value, attendance.get(kind, 0)) for kind in Attendance]
    present = sum(attendance.get(kind, 0) for kind in quorum.counting)
    working = [
        Reason("quorum.minimum", "{minimum}: {needed} needed.", _minimum_params(part, entitled))
        for part in quorum.minima
    ]
    says = "Counted: {parts} = {present}."
    parts = " + ".join(f"{number} {kind}" for kind, number in counted if kind in quorum.counting)
    working.append(Reason("quorum.counted", says, {"parts": parts, "present": present}))
    left_out = [f"{n} {kind}" for kind, n in counted if n and kind not in quorum.counting]
    if left_out:
        says = "Not counted by the rule: {parts}."
        working.append(Reason("quorum.not_counted", says, {"parts": ", ".join(left_out)}))
    params: dict[str, Value] = {
        "present": present,
        "needed": needed,
        "quorum": quorum.text,
        "lacking": needed - present,
    }
    if present >= needed:
        says = "Quorate: {present} present, {needed} needed ({quorum})."
        return yes(Reason("quorum.met", says, params, provision), *working)
    says = "Not quorate: {present} present, {needed} needed ({quorum})."
    remedy = "{lacking} more must take part before the meeting can decide."
    return no(Reason("quorum.not_met", says, params, provision, remedy), *working)


def _need(part: Minimum, entitled: int) -> int:
    if isinstance(part, int):
        return part
    limit = part.fraction * entitled
    # A quorum of a share of nobody is still somebody.
    return max(1, floor(limit) + 1 if part.strict else ceil(limit))


def _minimum_params(part: Minimum, entitled: int) -> dict[str, Value]:
    needed = _need(part, entitled)
    if isinstance(part, int):
        return {"minimum": "A fixed number", "needed": needed}
    worked = f"{part.text}: {part.fraction} of {entitled} = {say(part.fraction * entitled)}"
    return {"minimum": worked, "needed": needed}


def _say_minimum(part: Minimum) -> str:
    return str(part) if isinstance(part, int) else part.text


def _read_minimum(wording: str) -> Minimum:
    match = _PART.fullmatch(wording)
    if match is None:
        raise FormulaError(f"{wording!r} is not a number or a share such as '1/4 of entitled'")
    strict, numerator, denominator, of = match.groups()
    if of is None:
        if strict or denominator:
            raise FormulaError(f"{wording!r} does not say of what it is a share: 'of entitled'")
        return int(numerator)
    if denominator is not None and int(denominator) == 0:
        raise FormulaError(f"{wording!r} divides by nought")
    return ShareOfEntitled(Fraction(int(numerator), int(denominator or 1)), strict is not None)


def _read_counting(wording: str) -> frozenset[Attendance]:
    kinds = [kind.strip() for kind in wording.replace(" and ", ", ").split(",")]
    if unknown := [kind for kind in kinds if kind not in {known.value for known in Attendance}]:
        known = ", ".join(kind.value for kind in Attendance)
        raise FormulaError(f"{unknown[0]!r} is not one of {known}")
    return frozenset(Attendance(kind) for kind in kinds)
