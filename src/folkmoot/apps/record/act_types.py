"""What kinds of act there are, and which of their fields stand in clear."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.web.moments import day_words, moment_words

_READ: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (
        re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)"),
        lambda text: moment_words(datetime.fromisoformat(text)),
    ),
    (re.compile(r"\d{4}-\d\d-\d\d"), lambda text: day_words(date.fromisoformat(text))),
    (re.compile(r"[a-z_]+:[\w.:-]+"), lambda text: text.replace(":", " ")),
    (re.compile(r"[0-9a-f]{32,}"), lambda text: f"{text[:12]}…"),
)


def in_words(value: object) -> str:
    """A field of an entry as people read it: a day by its name, of a digest the beginning.

    What was recorded is the field itself; it stands byte for byte on the entry's own page.
    """
    text = "" if value is None else str(value)
    for pattern, words in _READ:
        if pattern.fullmatch(text):
            try:
                return words(text)
            except ValueError:  # it looks like a day and is none
                return text
    return text


@dataclass(frozen=True, slots=True)
class ActType:
    """One kind of act.

    Attributes:
        name: ``"motions.submitted"``: the room and a verb in the past tense.
        says: a sentence with the clear fields as placeholders, for the pages of the record.
        clear: the fields that stand in clear in a public entry. Never the name of a person.
        private: whether the act belongs to the private lane, where nothing stands in clear.
    """

    name: str
    says: str
    clear: tuple[str, ...] = ()
    private: bool = False

    def sentence(self, body: dict[str, object]) -> str:
        """The act as a sentence, from the body of its entry."""
        return self.says.format(**{field: in_words(body.get(field, "?")) for field in self.clear})


_known: dict[str, ActType] = {}


def declare(name: str, *, says: str, clear: tuple[str, ...] = (), private: bool = False) -> ActType:
    """Make a kind of act known.

    Raises:
        ValueError: if the name is taken, or a private act wants fields in clear.
    """
    if name in _known:
        raise ValueError(f"there is an act {name!r} already")
    if private and clear:
        raise ValueError(f"{name!r} is private: nothing of it may stand in clear")
    _known[name] = ActType(name, says, clear, private)
    return _known[name]


def known() -> dict[str, ActType]:
    """Every kind of act, by name."""
    return dict(_known)
