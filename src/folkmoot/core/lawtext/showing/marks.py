"""Characters that XML can carry."""

from __future__ import annotations

import re
from html import escape

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(words: str) -> str:
    """Words as XML text; what XML has no way to write becomes the replacement character."""
    return escape(_CONTROLS.sub("\ufffd", words), quote=False)


def xml_value(words: str) -> str:
    """Words as the value of an XML attribute in double quotes."""
    return escape(_CONTROLS.sub("\ufffd", words)).replace("\n", "&#10;").replace("\t", "&#9;")
