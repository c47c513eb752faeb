"""Where a provision stands in a plain text whose lines begin with numbers."""

from __future__ import annotations

import re

from folkmoot.core.lawtext.labels import normal_label

_NUMBERED = re.compile(
    r"^[ \t]*(?:[-*#>]+ )?(?P<label>(?:[A-Za-z-]{2,15} )?"
    r"(?:\([\w.]{1,12}\)|[\w.]{1,24}[.):]|\d[\w.]*))"
    r"[ \t]+(?=\S)",
    re.MULTILINE,
)


def span_of(target: str | None, text: str) -> tuple[int, int] | None:
    """The words of the one line that bears a number; None if no number is to be looked for.

    Raises:
        LookupError: if the text has numbered lines and not exactly one bears this number.
    """
    lines = list(_NUMBERED.finditer(text))
    if target is None or len(lines) < 2:  # noqa: PLR2004  (one number: the provision itself)
        return None
    wanted = normal_label(target)
    found = [line for line in lines if normal_label(line["label"]) == wanted]
    if len(found) != 1:
        raise LookupError(target)
    end = text.find("\n", found[0].end())
    return found[0].end(), len(text) if end < 0 else end
