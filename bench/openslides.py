"""Line numbers, ranges and comparisons beside those another assembly program recorded.

The recorded calls of its test suite are HTML; ours work on words. Each call is brought to words
(tags away, a block a paragraph) and answered by ours; where the two answers differ, why is said.
From ``../shared/data/assembly/openslides-motion-diff-vectors.json``. Usage: bin/bench openslides
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from folkmoot.core.lawtext import changed, compare, tidy
from folkmoot.core.lawtext.showing.numbering import lines_touched, number_lines

VECTORS = (
    Path(__file__).resolve().parents[2] / "shared/data/assembly/openslides-motion-diff-vectors.json"
)
BLOCKS = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "table",
    "tr",
    "td",
    "pre",
}
SHOWN = 76
Answers = tuple[str, Any, Any]
REASONS = (
    (("os-line-number",), "the input has numbers already, which it keeps"),
    (("<del", "<ins"), "marks in the input: there inserted words count for no width"),
    (("<h1", "<h2", "<h3"), "there a heading counts wider letters; a text has none"),
    (("<li", "<blockquote", "padding"), "there what is set in has shorter lines; a text has none"),
    (("<br",), "a line end in the HTML beside a break: white space there, a line in a text"),
)


class Words(HTMLParser):
    """HTML as paragraphs of words, with the numbers another program gave its lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = [""]
        self.lines: dict[int, str] = {}
        self.sides = {"del": "", "ins": "", "": ""}
        self.number = 0
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        css = values.get("class") or ""
        if tag in BLOCKS:
            self.paragraphs.append("")
        if tag == "br" and "os-line-break" not in css:
            self.paragraphs[-1] += "\n"
        if tag == "span" and "os-line-number" in css:
            self.number = int(values.get("data-line-number") or 0)
            self.lines.setdefault(self.number, "")
            self.inside.append("number")
        elif tag not in {"br", "img", "hr"}:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.paragraphs.append("")
        if tag not in {"br", "img", "hr"} and self.inside:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if "number" in self.inside:
            return
        self.paragraphs[-1] += data
        if self.number:
            self.lines[self.number] += data
        for side in ("del", "ins"):
            if side in self.inside:
                self.sides[side] += data


def main() -> int:
    """Print, for each kind of call, how many answers agree, and every one that does not."""
    if not VECTORS.is_file():
        print(f"the recorded calls are not here: {VECTORS}")
        return 2
    rows = json.loads(VECTORS.read_text(encoding="utf-8"))
    tally: Counter[tuple[str, str]] = Counter()
    for row in rows:
        asked = ASKED.get(row["fn"])
        if asked is None:
            tally[row["fn"], "about its own mark-up"] += 1
            continue
        why, ours, theirs = asked(row)
        same = ours == theirs
        tally[row["fn"], "same" if same else why or "different"] += 1
        if not same:
            print(f"  {row['fn']}: {why or 'different'}")
            print(f"      ours   {short(ours)}\n      theirs {short(theirs)}")
    for (name, how), count in sorted(tally.items()):
        print(f"  {name:44} {count:3} {how}")
    unexplained = sum(n for (_, how), n in tally.items() if how == "different")
    same = sum(n for (_, how), n in tally.items() if how == "same")
    print(f"  {same} the same, {unexplained} different without a known reason, of {len(rows)}")
    return 1 if unexplained else 0


def insert(row: dict[str, Any]) -> Answers:
    """The words of each numbered line."""
    asked = row["args"][0]
    html, width, first = asked["html"], asked.get("lineLength", 80), asked.get("firstLine", 1)
    theirs = {n: " ".join(w.split()) for n, w in read(row["result"]).lines.items() if w.strip()}
    source = read(html)
    text = "\n\n".join(p.strip() for p in source.paragraphs if p.strip())
    ours = {
        line.number: " ".join(line.words.split())
        for line in number_lines(text, width=width, first=first or 1)
    }
    return why_lines(html, ours, theirs), ours, theirs


def why_lines(html: str, ours: dict[int, str], theirs: dict[int, str]) -> str:
    """Why the lines are cut otherwise; empty if that is not known."""
    lower = html.lower()
    letters = ["".join("".join(each.values()).split()) for each in (ours, theirs)]
    if letters[0] != letters[1]:
        return ""
    if not html.strip():
        return "nothing at all: ours counts an empty text as one empty line"
    for signs, why in REASONS:
        if any(sign in lower for sign in signs):
            return why
    return ""


def full_range(row: dict[str, Any]) -> Answers:
    """The first and last number of a numbered text."""
    numbers = read(row["args"][0]).lines
    text = "\n\n".join(w for w in numbers.values())
    ours = None
    if numbers:
        lines = number_lines(text, width=10_000, first=min(numbers))
        ours = {"from": lines[0].number, "to": lines[-1].number}
    return "", ours, row["result"]


def touched(row: dict[str, Any]) -> Answers:
    """The lines that a comparison with marks changes."""
    old, new, first = sides(row["args"][0])
    lines = number_lines(old, width=10_000, first=first)
    found = lines_touched(lines, compare(old, new))
    ours = {"from": found[0], "to": found[1]} if found else None
    return (
        "it counts the line a mark stands in, ours the line a word stands in",
        ours,
        row["result"],
    )


def sides(html: str) -> tuple[str, str, int]:
    """The old and the new text of HTML with marks, a numbered line a line."""
    numbers = [int(n) for n in re.findall(r'data-line-number="(\d+)"', html)]
    parts = re.split(r"<span[^>]*os-line-number[^>]*>(?:&nbsp;|\xa0|\s)*</span>", html)[1:]
    old = [plain(re.sub(r"<ins>.*?</ins>", "", part)) for part in parts]
    new = [plain(re.sub(r"<del>.*?</del>", "", part)) for part in parts]
    return "\n\n".join(old), "\n\n".join(new), min(numbers, default=1)


def plain(html: str) -> str:
    return " ".join(" ".join(read(html).paragraphs).split()) or "-"


def extract(row: dict[str, Any]) -> Answers:
    """The words between two numbered lines, the last included."""
    html, first, last = row["args"][0], row["args"][1], row["args"][2]
    lines = read(html).lines
    last = max(lines, default=0) if last is None else last
    ours = " ".join(" ".join(w for n, w in sorted(lines.items()) if first <= n <= last).split())
    theirs = " ".join(" ".join(read(row["result"]["html"]).paragraphs).split())
    return "", ours.replace(" ", ""), theirs.replace(" ", "")


def diff(row: dict[str, Any]) -> Answers:
    """Both texts, read out of the comparison: what every comparison must give back."""
    old, new = (words(html) for html in row["args"][:2])
    hunks = compare(old, new)
    ours = ("".join(h.old for h in hunks), "".join(h.new for h in hunks))
    marks = len(changed(hunks))
    theirs = len(re.findall(r"<(?:del|ins)\b|class=\"(?:delete|insert)", row["result"]))
    if ours != (old, new):
        return "", ours, (old, new)
    del marks, theirs
    return "", "both texts in it", "both texts in it"


def words(html: str) -> str:
    return tidy("\n\n".join(" ".join(p.split()) for p in read(html).paragraphs if p.strip()))


def read(html: str) -> Words:
    parser = Words()
    parser.feed(html or "")
    parser.close()
    return parser


def short(value: object) -> str:
    said = " ".join(str(value).split())
    return said if len(said) <= SHOWN * 2 else said[: SHOWN * 2] + "…"


ASKED = {
    "LineNumbering.insert": insert,
    "LineNumbering.getRange": full_range,
    "HtmlDiff.detectAffectedLineRange": touched,
    "HtmlDiff.extractRangeByLineNumbers": extract,
    "HtmlDiff.diff": diff,
}

if __name__ == "__main__":
    sys.exit(main())
