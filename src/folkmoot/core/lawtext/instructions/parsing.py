"""An amending sentence, read and, with a base text, put to the test on it."""

from __future__ import annotations

from dataclasses import replace

from folkmoot.core.lawtext.instructions.grammar import parse
from folkmoot.core.lawtext.instructions.locating import Misfit, carry_out_nearly
from folkmoot.core.lawtext.instructions.numbered_lines import span_of
from folkmoot.core.lawtext.instructions.values import ParsedAmendment

_UNTRIED = "It has not been tried on the text it amends."


def parse_amendment(sentence: str, *, base: str | None = None) -> ParsedAmendment:
    """Read an amending sentence in English.

    With ``base``, the text it amends (of the provision itself, or with each numbered provision on a
    line), every instruction is looked for there: ranges and sentences are replaced by the words
    they mean, occurrences are counted, and ``after`` is the text as it would read. Words not quite
    as they stand are taken for the one passage that is almost they; ``why`` says so, and
    ``certain`` is false. If anything else does not fit, ``after`` is None, ``certain`` is false and
    ``why`` says what. Without a text nothing is certain. Nothing is ever raised.
    """
    parsed = parse(sentence)
    reads = parsed.will_read
    if base is None:
        told = (*parsed.why, _UNTRIED) if parsed.one_reading else parsed.why
        return replace(parsed, why=told)
    if not parsed.operations:
        return parsed
    text, located = base, []
    # What only the text can tell is told by it.
    why = [each for each in parsed.why if "from the text only" not in each]
    for operation in parsed.operations:
        try:
            start, end = span_of(operation.target, text) or (0, len(text))
        except LookupError:
            start, end = 0, len(text)
            why.append(f"The text has no one line numbered {operation.target}.")
        outcome, taken = carry_out_nearly(operation, text[start:end])
        if taken is not None:
            why.append(taken)
        if isinstance(outcome, Misfit):
            return replace(parsed, certain=False, why=(*why, outcome.why))
        words, found = outcome
        text = text[:start] + words + text[end:]
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
