"""Tracked changes: what goes struck through, what comes beside it.

As HTML for people who see, and with words only a screen reader speaks for people who do not:
nothing is said by colour or line alone. As plain text for mail and terminals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from folkmoot.core.lawtext.changes import ProvisionChange
from folkmoot.core.lawtext.comparing import Hunk, compare
from folkmoot.core.lawtext.spacing import PARAGRAPH


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """What a screen reader says around a change; pass translated ones for another language."""

    deleted: str = "[deleted: "
    inserted: str = "[inserted: "
    end: str = "]"
    moved: str = "moved"
    renumbered: str = "formerly {label}"


ENGLISH = SpokenWords()
_SPACE = " \n"


def tracked_html(old: str, new: str, *, spoken: SpokenWords = ENGLISH) -> str:
    """Two wordings as paragraphs of HTML with ``del`` and ``ins``.

    Every character of the texts is escaped; classes are ``struck``, ``added`` and
    ``visually-hidden``; there are no inline styles. A paragraph break that is itself inserted or
    struck is a paragraph break here too.
    """
    return hunks_html(compare(old, new), spoken=spoken)


def hunks_html(hunks: Iterable[Hunk], *, spoken: SpokenWords = ENGLISH) -> str:
    """A comparison as paragraphs of HTML (see ``tracked_html``)."""
    inline = _inline(hunks, spoken)
    return "".join(f"<p>{paragraph}</p>" for paragraph in inline.split(PARAGRAPH) if paragraph)


def heading_html(hunks: Iterable[Hunk], *, spoken: SpokenWords = ENGLISH) -> str:
    """A comparison of headings as inline HTML, to stand inside a heading element."""
    return _inline(hunks, spoken)


def tracked_text(old: str, new: str) -> str:
    """Two wordings as plain text: ``[-struck-]`` and ``{+inserted+}``."""
    return hunks_text(compare(old, new))


def hunks_text(hunks: Iterable[Hunk]) -> str:
    """A comparison as plain text (see ``tracked_text``)."""
    return "".join(hunk.new if hunk.kind == "equal" else _marks(hunk) for hunk in hunks)


def changes_html(changes: Sequence[ProvisionChange], *, spoken: SpokenWords = ENGLISH) -> str:
    """Compared editions as HTML: a ``section`` for each provision in reading order.

    Classes: ``provision``, ``depth-N``, and of ``edited``, ``inserted``, ``deleted``, ``moved``,
    ``renumbered`` those that apply; the label in ``span.label``, headings in ``p.heading``.
    """
    return "\n".join(_section(change, spoken) for change in changes)


def changes_text(changes: Sequence[ProvisionChange], *, only_touched: bool = True) -> str:
    """Compared editions as plain text, one block for each provision that changed."""
    blocks = [_block(change) for change in changes if change.touched or not only_touched]
    return "\n\n".join(block for block in blocks if block)


def _inline(hunks: Iterable[Hunk], spoken: SpokenWords) -> str:
    pieces = []
    for hunk in hunks:
        if hunk.kind == "equal":
            pieces.append(escape(hunk.new))
            continue
        lead, old, new, tail = _apart(hunk)
        pieces.append(lead)
        if old:
            pieces.append(_element("del", "struck", old, spoken.deleted, spoken.end))
        if old and new:
            pieces.append(" ")
        if new:
            pieces.append(_element("ins", "added", new, spoken.inserted, spoken.end))
        pieces.append(tail)
    return "".join(pieces)


def _apart(hunk: Hunk) -> tuple[str, str, str, str]:
    """White space, struck words, new words, white space: marks stand around words only."""
    old, new = hunk.old.strip(_SPACE), hunk.new.strip(_SPACE)
    shown = hunk.new or hunk.old
    words = new if hunk.new else old
    lead, _, tail = shown.partition(words) if words else (shown, "", "")
    return lead, old, new, tail


def _element(name: str, css: str, words: str, before: str, after: str) -> str:
    opening = f'<{name} class="{css}"><span class="visually-hidden">{escape(before)}</span>'
    closing = f'<span class="visually-hidden">{escape(after)}</span></{name}>'
    paragraphs = words.split(PARAGRAPH)
    return PARAGRAPH.join(f"{opening}{escape(each)}{closing}" for each in paragraphs)


def _section(change: ProvisionChange, spoken: SpokenWords) -> str:
    classes = ["provision", f"depth-{change.depth}"]
    classes += [change.kind] if change.kind != "same" else []
    classes += [name for name in ("moved", "renumbered") if getattr(change, name)]
    parts = [_label(change, spoken)]
    if change.heading:
        parts.append(f'<p class="heading">{heading_html(change.heading, spoken=spoken)}</p>')
    parts.append(hunks_html(change.text, spoken=spoken))
    for key, before, after in change.parameters:
        figures = _inline(compare(before or "", after or ""), spoken)
        parts.append(f'<p class="parameter"><code>{escape(key)}</code>: {figures}</p>')
    return f'<section class="{" ".join(classes)}">{"".join(parts)}</section>'


def _label(change: ProvisionChange, spoken: SpokenWords) -> str:
    label = change.new_label or change.old_label
    shown = f'<span class="label">{escape(label)}</span>' if label else ""
    if change.renumbered and change.old_label:
        former = escape(spoken.renumbered.format(label=change.old_label))
        shown += f' <span class="former">{former}</span>'
    if change.moved:
        shown += f' <span class="mark">{escape(spoken.moved)}</span>'
    return shown


def _block(change: ProvisionChange) -> str:
    label = change.new_label or change.old_label
    notes = [name for name in ("moved",) if change.moved]
    notes += [f"formerly {change.old_label}"] if change.renumbered and change.old_label else []
    head = f"{label} ({', '.join(notes)})" if notes else label
    heading, text = hunks_text(change.heading), hunks_text(change.text)
    figures = [
        f"= {key}: {tracked_text(before or '', after or '')}"
        for key, before, after in change.parameters
    ]
    return "\n".join(part for part in (f"{head} {heading}".strip(), text, *figures) if part)


def _marks(hunk: Hunk) -> str:
    lead, old, new, tail = _apart(hunk)
    struck = f"[-{old}-]" if old else ""
    added = f"{{+{new}+}}" if new else ""
    return lead + struck + (" " if struck and added else "") + added + tail
