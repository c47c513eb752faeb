"""Parts of a page that are the same again and again, drawn once.

The foot of every page and the navigation are drawn from a few values and the language. What was
drawn from the same values before is given out again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.template import loader
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 512


def drawn_once(template: str, **values: Any) -> SafeString:
    """A part, drawn from these values alone and kept for the next page that shows it.

    Nothing else of the page is known to the part: no request, no token, nobody's name, unless it
    is among the values.
    """
    return _drawn(template, get_language(), _Key(values))


class _Key:
    """Values as a key: equal if they print alike."""

    __slots__ = ("_printed", "values")

    def __init__(self, values: dict[str, Any]) -> None:
        self.values, self._printed = values, repr(values)

    def __hash__(self) -> int:
        return hash(self._printed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._printed == other._printed


@lru_cache(maxsize=MOST)
def _drawn(template: str, language: str | None, key: _Key) -> SafeString:
    del language  # part of the key: it decides in which words the part is drawn
    return loader.render_to_string(template, key.values)
