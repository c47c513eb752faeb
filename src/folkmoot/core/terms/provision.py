"""A place in a rule book."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class ProvisionRef:
    """A citation: which document, which label in it and, where it matters, which edition.

    Attributes:
        document: the short name of the rule document, as in its address (``"party"``).
        label: the provision's rendered label (``"2.I.4.B"``); empty for the whole document.
        edition: the edition's sequence number, or None for "as in force when read".
    """

    document: str
    label: str
    edition: int | None = None

    def __str__(self) -> str:
        place = f"{self.document} {self.label}".rstrip()
        return place if self.edition is None else f"{place} (edition {self.edition})"

    @classmethod
    def parse(cls, text: str) -> ProvisionRef:
        """Read ``"party 2.I.4.B"`` or ``"party 2.I.4.B (edition 3)"``.

        Raises:
            ValueError: if the text names no document.
        """
        head, _, tail = text.strip().partition(" (edition ")
        document, _, label = head.partition(" ")
        if not document:
            raise ValueError(f"no document in the citation {text!r}")
        return cls(document, label.strip(), int(tail.rstrip(")")) if tail else None)
