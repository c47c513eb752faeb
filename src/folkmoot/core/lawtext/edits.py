"""From an edited wording to the fewest replacements that make it."""

from __future__ import annotations

from folkmoot.core.lawtext.comparing import SHORT, Hunk, changed, compare
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.operations import Field, Operation, ReplaceText
from folkmoot.core.lawtext.provision import Provision
from folkmoot.core.lawtext.replacing import field_of, occurrences, replaced, with_field
from folkmoot.core.lawtext.spacing import tidy
from folkmoot.core.lawtext.words import is_word, tokens

_CONTEXT = 16
_NEARBY = 400
_MOST_EDITS = 300


def edit_in_place(
    document: Document, pid: str, new_text: str, *, field: Field = "text"
) -> tuple[Operation, ...]:
    """The smallest replacements that turn a provision's words into ``new_text``.

    Each quotes enough of the words around it to be found exactly once at the moment it is applied.
    White space in ``new_text`` is made tidy first. Nothing changed gives no operations.

    Raises:
        KeyError: if no provision of the document has this identifier.
    """
    own = document.provision(pid).bare()
    return tuple(field_edits(own, field, tidy(new_text), coalesce=SHORT))


def field_edits(
    own: Provision, field: Field, wanted: str, *, coalesce: int = 0
) -> list[ReplaceText]:
    """Replacements that, in this order, turn a field of a provision into ``wanted``."""
    words = field_of(own, field)
    if words == wanted:
        return []
    hunks = changed(compare(words, wanted, coalesce=coalesce))
    if not words or len(hunks) > _MOST_EDITS:
        return [ReplaceText(own.pid, field, words, wanted)]
    edits: list[ReplaceText] = []
    current = words
    for hunk in hunks:  # whatever is left of a hunk already reads as it shall
        edits.append(_quoted(own.pid, field, current, hunk))
        current = current[: hunk.new_at] + hunk.new + current[hunk.new_at + len(hunk.old) :]
    return edits if _gives(own, edits, wanted) else [ReplaceText(own.pid, field, words, wanted)]


def _quoted(pid: str, field: Field, current: str, hunk: Hunk) -> ReplaceText:
    """One replacement, with as many words of context as make its place certain."""
    start = hunk.new_at
    end = start + len(hunk.old)
    before = context_steps(current[:start], leftward=True)
    after = context_steps(current[end:], leftward=False)
    for reach in range(_CONTEXT + 1):
        on_left = min(len(before), (reach + 1) // 2 if after else reach)
        left = "".join(reversed(before[:on_left]))
        right = "".join(after[: reach - on_left])
        quoted = left + hunk.old + right
        if quoted and len(occurrences(current, quoted, most=2)) == 1:
            break
    places = occurrences(current, quoted)
    return ReplaceText(
        pid,
        field,
        hunk.old,
        hunk.new,
        left=left,
        right=right,
        count=len(places),
        occurrence=places.index(start - len(left)) + 1,
    )


def context_steps(beside: str, *, leftward: bool) -> list[str]:
    """Context word by word, outward from a place; marks and spaces go with the word behind them.

    ``beside`` is the text up to the place (``leftward``) or from it on; of a long one only the
    nearest few hundred characters are looked at.
    """
    nearby = tokens(beside[-_NEARBY:] if leftward else beside[:_NEARBY])
    steps: list[str] = []
    step: list[str] = []
    for token in reversed(nearby) if leftward else nearby:
        step.append(token)
        if is_word(token):
            steps.append("".join(reversed(step) if leftward else step))
            step = []
    if step:
        steps.append("".join(reversed(step) if leftward else step))
    return steps


def _gives(own: Provision, edits: list[ReplaceText], wanted: str) -> bool:
    for edit in edits:
        result = replaced(own, edit)
        if isinstance(result, int):
            return False
        own = with_field(own, edit.field, *result)
    return not edits or field_of(own, edits[0].field) == wanted
