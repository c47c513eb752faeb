"""An amending sentence that a mover has already, put into the form as the change it would make.

It is all or nothing: if one part is not understood or does not fit the rule as it stands, the form
stays as it is and the mover edits the words in place. Nothing is kept until the mover saves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from folkmoot.apps.motions.forms.changes import Change, as_it_stands
from folkmoot.core.lawtext import Document, Provision
from folkmoot.core.lawtext.instructions import Instruction, Misfit, carry_out, parse_amendment

_TEXT = {"replace", "insert", "delete", "replace-whole"}


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a pasted sentence.

    Attributes:
        changes: the places of the form, with the change in them if it was taken.
        taken: whether it was.
        left_over: the words not understood.
        why: why it was not taken, or what to look at closely.
    """

    changes: tuple[Change, ...]
    taken: bool
    left_over: str = ""
    why: tuple[str, ...] = ()


def pasted(
    tree: Document, changes: Sequence[Change], sentence: str, *, new_pid: Callable[[], str]
) -> Pasted:
    """The form after a sentence was pasted into it."""
    before = tuple(changes)
    parsed = parse_amendment(sentence)
    if not parsed.understood:
        return Pasted(before, taken=False, left_over=parsed.left_over, why=parsed.why)
    after = before
    for operation in parsed.operations:
        outcome = _taken(tree, after, operation, new_pid)
        if isinstance(outcome, Misfit):
            return Pasted(before, taken=False, why=(outcome.why,))
        after = outcome
    if parsed.will_read and not any(_reads(each, parsed.will_read) for each in after):
        why = "The result it quotes is not what it would make."
        return Pasted(before, taken=False, why=(why,))
    return Pasted(after, taken=True, why=tuple(each for each in parsed.why if "mark" in each))


def _reads(change: Change, quoted: str) -> bool:
    return " ".join(quoted.split()) in " ".join(change.text.split())


def _taken(
    tree: Document, changes: tuple[Change, ...], operation: Instruction, new_pid: Callable[[], str]
) -> tuple[Change, ...] | Misfit:
    if operation.verb == "insert" and operation.position and operation.find and operation.target:
        beside = tree.find(operation.find)
        if beside is not None and tree.find(operation.target) is None:
            return _added(changes, operation, beside, new_pid)
    own = _provision(tree, changes, operation.target)
    if isinstance(own, Misfit):
        return own
    if operation.verb == "repeal":
        return (*(each for each in changes if each.pid != own.pid), Change("delete", own.pid))
    if operation.verb not in _TEXT:
        return Misfit("It moves or renumbers provisions, which this form has no fields for.")
    return _reworded(tree, changes, operation, own.pid)


def _reworded(
    tree: Document, changes: tuple[Change, ...], operation: Instruction, pid: str
) -> tuple[Change, ...] | Misfit:
    at = next((i for i, each in enumerate(changes) if each.pid == pid), len(changes))
    change = changes[at] if at < len(changes) else as_it_stands(tree, pid)
    if change.kind == "delete":
        return Misfit("The provision is to be struck out already.")
    outcome = carry_out(operation, change.text)
    if isinstance(outcome, Misfit):
        return outcome
    return (*changes[:at], replace(change, text=outcome[0]), *changes[at + 1 :])


def _provision(
    tree: Document, changes: tuple[Change, ...], target: str | None
) -> Provision | Misfit:
    if target is None:
        if len(changes) == 1 and changes[0].kind == "words":
            return tree.get(changes[0].pid) or Misfit("The provision is not in the book any more.")
        return Misfit("It does not say which provision.")
    return tree.find(target) or Misfit(f"There is no provision “{target}” in the rule book.")


def _added(
    changes: tuple[Change, ...],
    operation: Instruction,
    beside: Provision,
    new_pid: Callable[[], str],
) -> tuple[Change, ...] | Misfit:
    if operation.position != "after" or operation.text is None:
        return Misfit("A new provision can be put after another only.")
    label = (operation.target or "").rsplit(" ", 1)[-1].rsplit(".", 1)[-1]
    new = Change("insert", new_pid(), text=operation.text, beside=beside.pid, label=label)
    return (*changes, new)
