"""An amending sentence, read and, with a base text, put to the test on it."""

from __future__ import annotations

from dataclasses import replace

from folkmoot.core.lawtext.instructions.grammar import parse
from folkmoot.core.lawtext.instructions.locating import Misfit, carry_out
from folkmoot.core.lawtext.instructions.values import ParsedAmendment


def parse_amendment(sentence: str, *, base: str | None = None) -> ParsedAmendment:
    """Read an amending sentence in English.

    With ``base``, the text of the provision it amends, every instruction is looked for there:
    ranges and sentences are replaced by the words they mean, occurrences are counted, and ``after``
    is the text as it would read. If anything does not fit exactly, ``after`` is None, ``certain``
    is false and ``why`` says what. Nothing is ever raised.
    """
    parsed = parse(sentence)
    reads = parsed.will_read
    if base is None or not parsed.operations:
        return parsed
    text, located = base, []
    # What only the text can tell is told by it.
    why = [each for each in parsed.why if "from the text only" not in each]
    for operation in parsed.operations:
        outcome = carry_out(operation, text)
        if isinstance(outcome, Misfit):
            return replace(parsed, certain=False, why=(*why, outcome.why))
        text, found = outcome
        located.append(found)
    if reads is not None and " ".join(reads.split()) not in " ".join(text.split()):
        why.append("The result it quotes is not what it would make.")
        return replace(parsed, certain=False, operations=tuple(located), why=tuple(why))
    return replace(
        parsed,
        operations=tuple(located),
        after=text if parsed.understood else None,
        certain=parsed.understood and not why,
        why=tuple(why),
    )
