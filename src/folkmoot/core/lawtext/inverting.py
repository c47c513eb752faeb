"""The way back, and what a mover quotes as the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.deriving import derive
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.editions import field_digest
from folkmoot.core.lawtext.operations import Operation, ReplaceText
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.replacing import field_of


def invert(
    operations: Sequence[Operation], document: Document
) -> tuple[Operation, ...] | PreconditionFailed:
    """The operations that undo these ones, which apply to ``document``.

    ``apply(apply(document, operations), invert(operations, document)) == document``, layout and
    identities included. A refusal if the operations do not apply in the first place.
    """
    after = apply(document, operations)
    return after if isinstance(after, PreconditionFailed) else derive(after, document)


def with_results(
    operations: Sequence[Operation], document: Document
) -> tuple[Operation, ...] | PreconditionFailed:
    """The same operations, each last change of a field carrying the digest of its result.

    With it they are refused where the words are found but the field as a whole would read other
    than the mover quoted ("would then read …"): the strictest precondition there is.
    """
    after = apply(document, operations)
    if isinstance(after, PreconditionFailed):
        return after
    stamped: list[Operation] = []
    seen: set[tuple[str, str]] = set()
    for operation in reversed(operations):
        if isinstance(operation, ReplaceText):
            where = (operation.target, operation.field)
            result = after.get(operation.target)
            if where not in seen and result is not None:
                seen.add(where)
                digest = field_digest(field_of(result, operation.field))
                stamped.append(replace(operation, will_read=digest))
                continue
        stamped.append(operation)
    return tuple(reversed(stamped))
