"""Names as they are sought (without accents, marks and capitals), and in short."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")

_PLAIN = str.maketrans(
    {
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN SMALL LIGATURE OE}": "oe",
        "\N{LATIN SMALL LETTER ETH}": "d",
        "\N{LATIN SMALL LETTER THORN}": "th",
    }
)
"""Letters that Unicode does not take apart into a plain one and a mark."""
_ASCII = {
    n: None if chr(n) in _APOSTROPHES or not chr(n).isprintable() else " "
    for n in range(128)
    if not chr(n).isalnum()
}
"""The same for plain text, which nearly all is and which need not be looked at so closely."""


def folded(text: str) -> str:
    """Text without accents, apostrophes and capitals, its words set apart by one space."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    kept = "".join(
        c if c.isalnum() else " "
        for c in plain
        if c not in _APOSTROPHES and c.isprintable() and not unicodedata.combining(c)
    )
    return " ".join(kept.split())


def sought(given_name: str, family_name: str) -> str:
    """A person's names as they are sought, the family name first."""
    return folded(f"{family_name} {given_name}")


def initials(given_name: str, family_name: str) -> str:
    """A person's initials, for a letter that others of the household may see."""
    return " ".join(f"{name[0].upper()}." for name in (given_name, family_name) if name)
