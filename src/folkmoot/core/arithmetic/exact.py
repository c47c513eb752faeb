"""Exact numbers and how they are printed; nothing here is ever a float."""

from __future__ import annotations

from fractions import Fraction

from folkmoot.core.arithmetic.errors import FiguresError

Exact = int | Fraction


def check_exact(number: object, what: str) -> None:
    """Refuse anything but an int or a Fraction (a bool is not a number of votes).

    Raises:
        FiguresError: naming what the number was meant to be.
    """
    if type(number) not in {int, Fraction}:
        raise FiguresError(f"{what} must be a whole number or a fraction, not {number!r}")


def say(number: Exact) -> str:
    """A number as people write it: "40", "7/10", "32 1/2"."""
    value = Fraction(number)
    whole, rest = divmod(abs(value), 1)
    sign = "-" if value < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole} {rest}" if whole else f"{sign}{rest}"


def decimal(number: Exact, *, places: int = 2) -> str:
    """A number printed to fixed decimals, halves away from nought: 1/8 is "0.13"."""
    value = Fraction(number)
    scaled = abs(value) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(units).rjust(places + 1, "0")
    sign = "-" if value < 0 and units else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def brief(number: Exact) -> str:
    """A number of votes as printed: whole where it is whole, else to two decimals."""
    value = Fraction(number)
    return say(value) if value.denominator == 1 else decimal(value)


def percent(share: Exact, *, places: int = 2) -> str:
    """A share of one, printed as a percentage without its sign: 1/3 is "33.33"."""
    return decimal(Fraction(share) * 100, places=places)
