"""What every reader gives, and how the pieces it finds become a tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.provision import (
    MAX_DEPTH,
    Layout,
    MalformedProvision,
    Mint,
    Parameter,
    Provision,
)
from folkmoot.core.lawtext.spacing import settle
from folkmoot.core.lawtext.writing import literal, write


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the source that was not understood; its text is kept all the same.

    Attributes:
        line: the line in the source, counted from 1.
        reason: what is wrong, as a plain sentence.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read from text, and what could not be understood in it."""

    document: Document
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One provision as a reader finds it, before it has a place in the tree.

    Attributes:
        rank: a block stands inside the nearest block before it with a smaller rank.
        line: where it begins in the source, from 1.
    """

    rank: int
    line: int
    kind: str
    layout: Layout | None
    label: str = ""
    heading: str = ""
    text: str = ""
    parameters: tuple[Parameter, ...] = ()
    pid: str = ""


@dataclass(slots=True)
class _Open:
    rank: int
    block: Block
    pid: str
    children: list[Provision] = field(default_factory=list)


def assemble(root: Block, blocks: Iterable[Block], mint: Mint) -> tuple[Document, list[Problem]]:
    """Build the tree from blocks in reading order.

    What is nested deeper than a document may be stands at the greatest depth, and is reported.

    Raises:
        MalformedProvision: if a block says a pid that another has.
    """
    problems: list[Problem] = []
    stack = [_Open(-1, root, root.pid or mint())]
    for block in blocks:
        while len(stack) > 1 and stack[-1].rank >= block.rank:
            _close(stack)
        if len(stack) > MAX_DEPTH:
            problems.append(Problem(block.line, f"nested deeper than {MAX_DEPTH} levels"))
            _close(stack)
        stack.append(_Open(block.rank, block, block.pid or mint()))
    while len(stack) > 1:
        _close(stack)
    return Document(_provision(stack[0])), problems


def finished(source: str, document: Document, problems: Iterable[Problem], mint: Mint) -> Reading:
    """A reading that is certain to write its source back.

    Should a reader ever fail to keep a character, the whole source is kept as one piece of matter
    and the failure reported: nothing read may be lost, not even to a fault of our own.
    """
    listed = sorted(problems, key=lambda problem: problem.line)
    if write(document) == source:
        return Reading(document, tuple(listed))
    text, gaps = settle(core := source.strip(" \t\r\n"))
    lead, _, trail = source.partition(core) if core else (source, "", "")
    matter = Block(0, 1, "matter", Layout(literal(lead) + "%t", gaps), text=text)
    document, _ = assemble(Block(-1, 1, "document", Layout("", (), trail)), [matter], mint)
    listed.insert(0, Problem(1, "could not be read as structure; kept as it is"))
    return Reading(document, tuple(listed))


def refuse_surrogates(source: str) -> None:
    """Refuse text that has no bytes.

    Raises:
        MalformedProvision: for a lone surrogate, which is half a character and cannot be written.
    """
    try:
        source.encode("utf-8")
    except UnicodeEncodeError as error:
        line = source.count("\n", 0, error.start) + 1
        raise MalformedProvision(f"line {line} holds half a character (a surrogate)") from None


def lines_of(source: str) -> Sequence[str]:
    """The lines with their ends; only a line feed ends a line."""
    lines = source.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _close(stack: list[_Open]) -> None:
    finished = stack.pop()
    stack[-1].children.append(_provision(finished))


def _provision(opened: _Open) -> Provision:
    block = opened.block
    return Provision(
        pid=opened.pid,
        kind=block.kind,
        label=block.label,
        heading=block.heading,
        text=block.text,
        children=tuple(opened.children),
        parameters=block.parameters,
        layout=block.layout,
    )
