"""A comparison as plain text: side by side, in words only, unified; and as data."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from folkmoot.core.lawtext.comparing import Hunk
from folkmoot.core.lawtext.patience import align
from folkmoot.core.lawtext.showing.lines import Line, Side, words_on
from folkmoot.core.lawtext.showing.numbering import WIDTH, lines_touched, number_lines
from folkmoot.core.lawtext.spacing import PARAGRAPH
from folkmoot.core.lawtext.tracked import hunks_text

_CONTEXT = 3
_END = "\\ No newline at end of file\n"


def inline_text(lines: Iterable[Line]) -> str:
    """What changed, provision by provision: ``[-struck-]`` and ``{+put in+}``."""
    blocks = []
    for line in lines:
        if line.touched:
            words = map(hunks_text, line.told)
            blocks.append("\n".join([head_of(line), *filter(None, words)]))
    return "\n\n".join(blocks)


def words_only(lines: Iterable[Line]) -> str:
    """What changed as sentences, for whoever listens: no signs, nothing told by place or colour."""
    blocks = []
    for line in lines:
        if line.touched:
            heading, text = line.told
            said = [*_sentences("heading", heading), *_sentences("words", text)]
            blocks.append(" ".join([f"{head_of(line)}.", *said]))
    return "\n".join(blocks)


def numbered_text(lines: Iterable[Line], *, width: int = WIDTH) -> str:
    """What changed with the old words in numbered lines, and which of them it touches."""
    blocks = []
    for line in lines:
        old = words_on(line, "old")[1]
        if not line.touched or line.stands in {"added", "moved here", "moved away"}:
            continue
        numbered = number_lines(old, width=width)
        found = lines_touched(numbered, line.text)
        where = "" if found is None else f", line {found[0]}"
        where += "" if found is None or found[0] == found[1] else f" to {found[1]}"
        shown = [f"{each.number:4}  {each.words.rstrip()}" for each in numbered]
        blocks.append("\n".join([head_of(line) + where, *shown, hunks_text(line.text)]))
    return "\n\n".join(blocks)


def side_text(lines: Iterable[Line], *, titles: tuple[str, str], width: int = 100) -> str:
    """A synopsis: the old words on the left, the new ones on the right, what changed only."""
    column = max((width - 3) // 2, 20)
    rows = [titles, ("-" * column, "-" * column)]
    for line in lines:
        if line.touched:
            rows += [(_cell(line, "old"), _cell(line, "new")), ("", "")]
    printed: list[str] = []
    for left, right in rows:
        printed += _beside(_wrapped(left, column), _wrapped(right, column), column)
    return "\n".join(printed).rstrip() + "\n"


def unified(old: str, new: str, *, names: tuple[str, str]) -> str:
    """The line-by-line form that ``patch`` and ``git apply`` understand; empty if nothing differs.

    The lines are matched by patience, so that a hunk seldom hangs on a bare bracket or empty line.
    """
    left, right = _ended(old), _ended(new)
    edits = list(_edits(left, right))
    if not any(sign != " " for sign, _ in edits):
        return ""
    pieces = [f"--- {names[0]}\n", f"+++ {names[1]}\n"]
    for start, stop in _windows(edits):
        before = edits[:start]
        at_old = sum(sign != "+" for sign, _ in before)
        at_new = sum(sign != "-" for sign, _ in before)
        shown = edits[start:stop]
        many_old = sum(sign != "+" for sign, _ in shown)
        many_new = sum(sign != "-" for sign, _ in shown)
        pieces.append(f"@@ -{_range(at_old, many_old)} +{_range(at_new, many_new)} @@\n")
        pieces += (sign + line for sign, line in shown)
    return "".join(pieces)


def as_data(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """What changed as values for JSON.

    For each touched provision: ``pid``, ``stands``, ``kind``, ``old_label``, ``new_label``,
    ``other_label``, ``renumbered``, and ``heading`` and ``text`` as lists of
    ``{"kind", "old", "new"}`` that joined give the words of either side. Of what was moved here
    the two compare the words in both places; of what was moved away they are empty.
    """
    return [
        {
            "pid": line.pid,
            "stands": line.stands,
            "kind": line.kind,
            "old_label": line.old_label,
            "new_label": line.new_label,
            "other_label": line.other_label,
            "renumbered": line.renumbered,
            "heading": [_hunk(hunk) for hunk in line.told[0]],
            "text": [_hunk(hunk) for hunk in line.told[1]],
        }
        for line in lines
        if line.touched
    ]


def head_of(line: Line) -> str:
    """Which provision, and what happened to it as a whole."""
    heading = " ".join("".join(hunk.new or hunk.old for hunk in line.heading).split())
    nameless = f"“{heading}”" if heading else f"unnumbered {line.kind}"
    name = line.new_label or line.old_label or nameless
    match line.stands:
        case "struck" | "added":
            return f"{name} {line.stands}"
        case "moved away":
            return f"{name} moved away" + (f", now {line.other_label}" * bool(line.other_label))
        case "moved here":
            return f"{name} moved here" + (
                f", formerly {line.other_label}" * bool(line.other_label)
            )
        case "kept":
            former = line.old_label or "without a number"
            return f"{name} (formerly {former})" if line.renumbered else name


def _sentences(what: str, hunks: Sequence[Hunk]) -> Iterator[str]:
    for hunk in hunks:
        old, new = " ".join(hunk.old.split()), " ".join(hunk.new.split())
        if hunk.kind == "equal" or old == new:
            continue
        if old and new:
            yield f"Of the {what}, “{old}” is struck; “{new}” comes in its place."
        elif old:
            yield f"Of the {what}, “{old}” is struck."
        else:
            yield f"Into the {what} comes “{new}”."


def _cell(line: Line, side: Side) -> str:
    heading, text = words_on(line, side)
    here = line.stands == "kept" or (side == "old") == (line.stands in {"struck", "moved away"})
    if not here:
        return "(not there)"
    label = " ".join(part for part in (line.label(side), heading) if part)
    return PARAGRAPH.join(part for part in (label, text) if part)


def _wrapped(cell: str, width: int) -> list[str]:
    wrapped: list[str] = []
    for paragraph in cell.split(PARAGRAPH):
        wrapped += textwrap.wrap(paragraph, width, break_on_hyphens=False) or [""]
    return wrapped


def _beside(left: list[str], right: list[str], width: int) -> Iterator[str]:
    for k in range(max(len(left), len(right))):
        one = left[k] if k < len(left) else ""
        other = right[k] if k < len(right) else ""
        yield f"{one:<{width}} | {other}".rstrip()


def _ended(text: str) -> list[str]:
    """The lines with their ends; a last one without end says so, as ``patch`` wants it."""
    lines = re.findall(r"[^\n]*\n|[^\n]+\Z", text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += f"\n{_END}"
    return lines


def _edits(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    i = j = 0
    for start, begin, length in [*align(left, right), (len(left), len(right), 0)]:
        yield from (("-", line) for line in left[i:start])
        yield from (("+", line) for line in right[j:begin])
        i, j = start + length, begin + length
        yield from ((" ", line) for line in left[start:i])


def _windows(edits: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Where changes stand, with three lines around, joined where they meet."""
    windows: list[tuple[int, int]] = []
    for at, (sign, _) in enumerate(edits):
        if sign == " ":
            continue
        start, stop = max(at - _CONTEXT, 0), min(at + _CONTEXT + 1, len(edits))
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], stop)
        else:
            windows.append((start, stop))
    return windows


def _range(before: int, many: int) -> str:
    return f"{before + 1 if many else before},{many}"


def _hunk(hunk: Hunk) -> dict[str, str]:
    return {"kind": hunk.kind, "old": hunk.old, "new": hunk.new}
