"""Adverts that readers' browsers collected (the Facebook Political Ad Collector, 2017 to 2022)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from folkmoot.core.adverts.advert import Advert, Criterion
from folkmoot.core.adverts.cells import day, said
from folkmoot.core.adverts.errors import CellError
from folkmoot.core.canon import digest

SOURCE = "propublica"
COLUMNS = (
    "id",
    "html",
    "political",
    "not_political",
    "title_before",
    "title",
    "message",
    "thumbnail",
    "created_at",
    "updated_at",
    "lang",
    "images",
    "impressions",
)
"""The columns of the early files, which have no head."""

_TARGETS = {
    "Age": "age",
    "MinAge": "age",
    "MaxAge": "age",
    "Gender": "gender",
    "Region": "place",
    "State": "place",
    "City": "place",
    "Interest": "interest",
    "Segment": "demographic",
    "List": "list",
    "Like": "retarget",
    "Retargeting": "retarget",
    "Website": "retarget",
    "Activity on the Facebook Family": "retarget",
    "Agency": "other",
    "Advertiser": "other",
    "Language": "language",
}


def read_advert(row: Mapping[str, str], line: int) -> Advert:
    """One advert, of which only the words are kept: no page, nothing of whoever saw it.

    How often volunteers saw it is no measure of its reach, so it is not told as one.

    Raises:
        CellError: if the row has no id, or its targets cannot be read.
    """
    key = said(row.get("id"))
    if not key:
        raise CellError("the advert has no id")
    message = plain(row.get("message", ""))
    title = plain(row.get("title", ""))
    return Advert(
        source=SOURCE,
        key=key,
        sponsor_key=said(row.get("lower_page")) or digest(title.casefold())[:16],
        sponsor=plain(row.get("advertiser", "")) or title,
        funder=plain(row.get("paid_for_by", "")),
        body=message,
        texts=tuple(text for text in (message, title) if text),
        started=day(row.get("created_at")),
        ended=day(row.get("updated_at")),
        platforms=("facebook",),
        languages=tuple(filter(None, [said(row.get("lang"))])),
        criteria=tuple(_targets(row.get("targets", ""))),
        line=line,
    )


def _targets(text: str) -> Iterator[Criterion]:
    if not said(text):
        return
    try:
        found = json.loads(text)
    except ValueError:
        raise CellError("the targets are no JSON") from None
    for each in found if isinstance(found, list) else []:
        if isinstance(each, dict) and said(each.get("target")):
            kind = _TARGETS.get(said(each["target"]), "other")
            yield Criterion(kind, said(each.get("segment")) or said(each["target"]))


def plain(html: Any) -> str:
    """The words of a piece of HTML, a line for each paragraph, without links to persons."""
    text = said(html)
    if "<" not in text and "&" not in text:
        return text
    reader = _Words()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Gathers words and breaks; skips scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs  # links and images lead to accounts; only words are kept
        if tag in {"script", "style"}:
            self._silent += 1
        elif tag in {"p", "br", "div", "li"}:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)
