"""Which reader for which file."""

from __future__ import annotations

import re

from folkmoot.core.lawtext.asciidoc import read_asciidoc
from folkmoot.core.lawtext.labelled import read_labelled
from folkmoot.core.lawtext.latex import read_latex
from folkmoot.core.lawtext.markdown import read_markdown
from folkmoot.core.lawtext.numbered import read_numbered
from folkmoot.core.lawtext.replay import Reader
from folkmoot.core.lawtext.restructured import read_restructured

READERS: dict[str, Reader] = {
    "labelled": read_labelled,
    "markdown": read_markdown,
    "restructured": read_restructured,
    "latex": read_latex,
    "asciidoc": read_asciidoc,
    "numbered": read_numbered,
}
"""The readers of this room by the name of their format."""

_BY_SUFFIX = {
    "md": "markdown",
    "markdown": "markdown",
    "rst": "restructured",
    "rules": "labelled",
    "tex": "latex",
    "ltx": "latex",
    "adoc": "asciidoc",
    "asciidoc": "asciidoc",
}
_BRACKETED = re.compile(r"^[ \t]*\[[^\]\n]+\]", re.MULTILINE)


def choose_reader(name: str, source: str) -> str:
    """The format a file is probably in, by its name and, for plain text, by its look.

    Any reader reads any text without loss; the choice decides only how much structure is seen.
    """
    suffix = name.rsplit(".", 1)[-1].lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    return "labelled" if _BRACKETED.search(source) else "numbered"
