"""A comparison as one file of HTML that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from folkmoot.core.lawtext.comparing import Hunk
from folkmoot.core.lawtext.showing.lines import Line, Side
from folkmoot.core.lawtext.showing.texts import head_of
from folkmoot.core.lawtext.spacing import PARAGRAPH
from folkmoot.core.lawtext.tracked import SpokenWords, heading_html, hunks_html

_STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.55 Georgia,serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem}h2{font-size:1.05rem;margin:1.6rem 0 .3rem}
del{color:#8d1c1c;text-decoration:line-through}ins{color:#0b5c2b;text-decoration:underline}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{vertical-align:top;text-align:left;border-top:1px solid #8888;padding:.5rem .8rem}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(prefers-color-scheme:dark){del{color:#ff9d9d}ins{color:#8fe0a8}}
"""
_ENGLISH = SpokenWords()


def comparison_html(
    lines: Sequence[Line],
    *,
    title: str,
    names: tuple[str, str],
    language: str = "en-GB",
    spoken: SpokenWords = _ENGLISH,
    beside: bool = False,
) -> str:
    """What changed, with tracked changes or (``beside``) as a synopsis of two columns.

    Signs are not by colour alone: words are struck or underlined, and spoken words stand around
    them for whoever listens.
    """
    touched = [line for line in lines if line.touched]
    if not touched:
        inside = "<p>They read the same, word for word.</p>"
    elif beside:
        rows = "".join(_row(line, spoken) for line in touched)
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        inside = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    else:
        inside = "".join(_section(line, spoken) for line in touched)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{escape(title)}</h1><p>{escape(names[0])} → {escape(names[1])}</p>"
        f"{inside}</main></body></html>\n"
    )


def _section(line: Line, spoken: SpokenWords) -> str:
    heading = heading_html(line.told[0], spoken=spoken)
    words = hunks_html(line.told[1], spoken=spoken)
    shown = f"<p><strong>{heading}</strong></p>" if heading else ""
    return f"<section><h2>{escape(head_of(line))}</h2>{shown}{words}</section>\n"


def _row(line: Line, spoken: SpokenWords) -> str:
    return f"<tr><td>{_cell(line, 'old', spoken)}</td><td>{_cell(line, 'new', spoken)}</td></tr>\n"


def _cell(line: Line, side: Side, spoken: SpokenWords) -> str:
    absent = {"added", "moved here"} if side == "old" else {"struck", "moved away"}
    if line.stands in absent:
        return "<p>(not there)</p>"
    label = escape(line.label(side))
    heading = "".join(_one_side(line.heading, side, spoken))
    text = "".join(_one_side(line.text, side, spoken))
    first = " ".join(part for part in (label, heading) if part)
    paragraphs = [f"<strong>{first}</strong>" if first else "", *text.split(PARAGRAPH)]
    return "".join(f"<p>{each}</p>" for each in paragraphs if each)


def _one_side(hunks: Sequence[Hunk], side: Side, spoken: SpokenWords) -> Iterator[str]:
    tag, before = ("del", spoken.deleted) if side == "old" else ("ins", spoken.inserted)
    for hunk in hunks:
        words = hunk.old if side == "old" else hunk.new
        if hunk.kind == "equal" or not words.strip():
            yield escape(words)
            continue
        hidden = [f'<span class="visually-hidden">{escape(s)}</span>' for s in (before, spoken.end)]
        for at, part in enumerate(words.split(PARAGRAPH)):
            yield PARAGRAPH if at else ""
            if part:
                yield f"<{tag}>{hidden[0]}{escape(part)}{hidden[1]}</{tag}>"
