"""Numbers inside headings: "§ 1 Name", "ARTICLE I: MEMBERS", "Section 1.1 Definitions"."""

from __future__ import annotations

import re

from folkmoot.core.lawtext.writing import literal

_WORDS = (
    "appendix annex article artikel art bylaw chapter clause kapitel paragraph part rule schedule"
    " section"
)
_NUMBERED = re.compile(
    rf"(?P<word>§+|(?:{'|'.join(_WORDS.split())})\b\.?)(?P<space>[ \t]*)"
    r"(?P<label>\d+[a-z]?(?:\.\d+[a-z]?)*|[IVXLC]+|[A-Z])(?P<end>[.:]?(?=\s|\Z))"
    r"(?P<gap>[ \t]*(?:[-–—][ \t]+)?)",  # noqa: RUF001 - dashes as printed in rule books
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?P<word>)(?P<space>)(?P<label>\d+[a-z]?(?:\.\d+[a-z]?)*|[IVXLC]+|[A-Z](?:\.\d+)*)"
    r"(?P<end>[.)])(?P<gap>[ \t]+)(?=\S)"
)


def split_heading(words: str) -> tuple[str, str, str, str]:
    """A heading's kind, label, form (with ``%l`` and ``%h``) and the words without the number."""
    match = _NUMBERED.match(words) or _BARE.match(words)
    if not match:
        return "section", "", "%h", words
    word = match["word"].rstrip(".").lower()
    kind = "section" if not word or word.startswith("§") else word
    heading = words[match.end() :]
    form = f"{literal(match['word'] + match['space'])}%l{match['end']}{literal(match['gap'])}"
    return kind, match["label"], form + ("%h" if heading else ""), heading
