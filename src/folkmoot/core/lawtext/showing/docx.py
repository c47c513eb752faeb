"""Word-processor documents (ECMA-376, WordprocessingML) with real revisions.

Every change is a ``w:ins`` or ``w:del`` with author and date, paragraph marks included, so that
"accept all" leaves the new edition and "reject all" the old one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from folkmoot.core.lawtext.comparing import Hunk
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.showing.lines import Line, lines_between
from folkmoot.core.lawtext.showing.marks import xml_text, xml_value
from folkmoot.core.lawtext.showing.packed import packed
from folkmoot.core.lawtext.spacing import PARAGRAPH

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_INDENT, _DEEPEST = 360, 8
_KEEP, _INS, _DEL = "keep", "ins", "del"
Piece = tuple[str, str]


@dataclass(slots=True)
class _Revisions:
    """Who changed it and when, and the next number."""

    author: str
    at: str
    numbers: count[int] = field(default_factory=lambda: count(1))

    def opening(self, mark: str) -> str:
        name = xml_value(self.author)
        return f'w:{mark} w:id="{next(self.numbers)}" w:author="{name}" w:date="{self.at}"'


def edition_docx(document: Document, *, title: str, language: str = "en-GB") -> bytes:
    """An edition as a document without revisions."""
    return comparison_docx(
        lines_between(document, document), title=title, author="", at=None, language=language
    )


def comparison_docx(
    lines: Sequence[Line],
    *,
    title: str,
    author: str,
    at: datetime | None,
    language: str = "en-GB",
) -> bytes:
    """Two editions as one document in which every change is a revision by ``author`` at ``at``."""
    moment = at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else "1980-01-01T00:00:00Z"
    revisions = _Revisions(author or "Folkmoot", moment)
    body = [_paragraph("Title", 0, f"<w:r>{_words('t', title)}</w:r>")]
    for line in lines:
        body += _provision(line, revisions)
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" '
    page += 'w:bottom="1304" w:left="1304" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS,
            "word/document.xml": f"{_HEAD}<w:document {_W}><w:body>{''.join(body)}{page}</w:body>"
            "</w:document>",
            "word/_rels/document.xml.rels": _DOCUMENT_RELS,
            "word/styles.xml": _styles(language),
        }
    )


def _provision(line: Line, revisions: _Revisions) -> Iterator[str]:
    whole = {"struck": _DEL, "moved away": _DEL, "added": _INS, "moved here": _INS}
    mark = whole.get(line.stands, _KEEP)
    pieces = _label(line, mark)
    if line.heading:
        pieces += [*_pieces(line.heading)]
        yield from _paragraphs(pieces, f"Heading{min(line.depth, 4)}", line.depth, mark, revisions)
        pieces = []
    if line.text:
        pieces += [*_pieces(line.text)]
    if pieces:
        yield from _paragraphs(pieces, "Normal", line.depth, mark, revisions)


def _label(line: Line, mark: str) -> list[Piece]:
    if line.old_label == line.new_label:
        return [(_KEEP, f"{line.new_label} ")] if line.new_label else []
    pieces = []
    if line.old_label:
        pieces.append((_DEL, f"{line.old_label} "))
    if line.new_label:
        pieces.append((_INS, f"{line.new_label} "))
    return pieces if mark == _KEEP else [(mark, words) for _, words in pieces]


def _pieces(hunks: Sequence[Hunk]) -> Iterator[Piece]:
    for hunk in hunks:
        if hunk.kind == "equal":
            yield (_KEEP, hunk.new)
        else:
            if hunk.old:
                yield (_DEL, hunk.old)
            if hunk.new:
                yield (_INS, hunk.new)


def _paragraphs(
    pieces: Sequence[Piece], style: str, depth: int, last: str, revisions: _Revisions
) -> Iterator[str]:
    """The pieces cut into paragraphs, each with its mark kept, put in or struck."""
    runs: list[str] = []
    for mark, words in pieces:
        first, *rest = words.split(PARAGRAPH)
        runs += _run(mark, first, revisions)
        for part in rest:
            yield _paragraph(style, depth, "".join(runs), mark, revisions)
            runs = list(_run(mark, part, revisions))
    yield _paragraph(style, depth, "".join(runs), last, revisions)


def _run(mark: str, words: str, revisions: _Revisions) -> Iterator[str]:
    if not words:
        return
    if mark == _KEEP:
        yield f"<w:r>{_words('t', words)}</w:r>"
    else:
        tag = "delText" if mark == _DEL else "t"
        yield f"<{revisions.opening(mark)}><w:r>{_words(tag, words)}</w:r></w:{mark}>"


def _words(tag: str, words: str) -> str:
    return f'<w:{tag} xml:space="preserve">{xml_text(words)}</w:{tag}>'


def _paragraph(
    style: str,
    depth: int,
    runs: str,
    mark: str = _KEEP,
    revisions: _Revisions | None = None,
) -> str:
    indent = _INDENT * min(max(depth - 1, 0), _DEEPEST)
    shape = f'<w:pStyle w:val="{style}"/>' + (f'<w:ind w:left="{indent}"/>' if indent else "")
    if mark != _KEEP and revisions is not None:
        shape += f"<w:rPr><{revisions.opening(mark)}/></w:rPr>"
    return f"<w:p><w:pPr>{shape}</w:pPr>{runs}</w:p>"


def _styles(language: str) -> str:
    def style(name: str, shown: str, *, size: int, bold: bool, outline: int | None) -> str:
        level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
        keep = "" if outline is None else "<w:keepNext/>"
        default = ' w:default="1"' if name == "Normal" else '<w:basedOn w:val="Normal"/>'
        first, based = (default, "") if name == "Normal" else ("", default)
        weight = "<w:b/>" if bold else ""
        return (
            f'<w:style w:type="paragraph"{first} w:styleId="{name}"><w:name w:val="{shown}"/>'
            f'{based}<w:qFormat/><w:pPr>{keep}<w:spacing w:before="120" w:after="80"/>{level}'
            f'</w:pPr><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr></w:style>'
        )

    styles = [
        style("Normal", "Normal", size=22, bold=False, outline=None),
        style("Title", "Title", size=40, bold=True, outline=None),
    ]
    styles += [
        style(f"Heading{n}", f"heading {n}", size=34 - 4 * n, bold=True, outline=n - 1)
        for n in range(1, 5)
    ]
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
        f'<w:lang w:val="{xml_value(language)}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        f"{''.join(styles)}</w:styles>"
    )
