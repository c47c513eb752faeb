"""How the source of a rule book may be written, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from folkmoot.core import lawtext
from folkmoot.core.lawtext import Mint, Reading
from folkmoot.core.lawtext.asciidoc import read_asciidoc
from folkmoot.core.lawtext.latex import read_latex
from folkmoot.core.lawtext.markdown import read_markdown
from folkmoot.core.lawtext.numbered import read_numbered
from folkmoot.core.lawtext.restructured import read_restructured

Reader = Callable[[str, Mint], Reading]

READERS: dict[str, Reader] = {
    "labelled": lawtext.read_labelled,
    "markdown": read_markdown,
    "rst": read_restructured,
    "numbered": read_numbered,
    "latex": read_latex,
    "asciidoc": read_asciidoc,
}
"""By the name an edition keeps it under."""

SUFFIXES = {
    ".rules": "labelled",
    ".md": "markdown",
    ".markdown": "markdown",
    ".rst": "rst",
    ".txt": "numbered",
    ".tex": "latex",
    ".ltx": "latex",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
}
_MEDIA = {
    "markdown": ("text/markdown", "md"),
    "rst": ("text/x-rst", "rst"),
    "latex": ("text/x-tex", "tex"),
    "asciidoc": ("text/asciidoc", "adoc"),
}


def format_of(file_name: str) -> str:
    """The format a file's name speaks of; ``"labelled"`` if it says nothing."""
    return SUFFIXES.get(PurePosixPath(file_name).suffix.lower(), "labelled")


def media_type(name: str) -> tuple[str, str]:
    """The media type of a source in this format, and the suffix of its file."""
    return _MEDIA.get(name, ("text/plain", "rules" if name == "labelled" else "txt"))
