"""Operations in lawful words."""

from __future__ import annotations

from collections.abc import Sequence

from folkmoot.core.lawtext import Document, Operation


def wording_of(base: Document, operations: Sequence[Operation]) -> tuple[str, ...]:
    """Each operation as a sentence on the text as it stands when its turn comes."""
    return tuple("" for _ in operations)
