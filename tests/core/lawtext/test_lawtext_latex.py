"""By-laws in LaTeX: structure found, not a character changed."""

from __future__ import annotations

import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.lawtext import READERS, Document, choose_reader, counter, read_latex, write

SOURCE = r"""\documentclass{article}
\newcommand{\chair}{The Chair}

\begin{document}
% ARTICLE I
\article{Membership}

\asection{Dues} \label{dues}
Members pay {\bf ten} pounds, 100\% of it in advance.
They pay yearly.
\begin{enumerate}
	\item Students pay half.
	\item[Guests:] pay nothing, see \ref{dues}.
	\begin{itemize}
		\item Dogs are no guests.
	\end{itemize}
\end{enumerate}

\asubsection{ Arrears}
\item a stray one
\begin{tabular}{ll}
a & b \\
\end{tabular}
\end{document}
"""
PIECES = st.sampled_from(
    [
        "\\section{Name}", "\\asubsection{}", "\\item ", "\\item[x] ", "\\begin{list}", "{", "}",
        "\\end{list}", "% note", "\n", "\n\n", " ", "\t", "\r\n", "words", "\\label{a}", "%",
        "\\begin{document}", "\\begin{tabular}", "\\end{tabular}", "1. ", "(a) ", "\u2028",
    ]
)  # fmt: skip
MEGABYTE = 1_000_000


def read(source: str) -> Document:
    return read_latex(source, counter()).document


def test_sections_lists_and_items_become_provisions() -> None:
    document = read(SOURCE)
    found = {p.heading: p for p in document.walk() if p.heading}
    assert [*found] == ["Membership", "Dues", "Guests:", "Arrears"]
    dues = found["Dues"]
    assert document.parent(dues.pid) is found["Membership"]
    assert dues.text.startswith("Members pay {\\bf ten} pounds, 100\\% of it in advance. They")
    (items, _end) = dues.children[:2] if dues.children[0].kind == "list" else dues.children[-2:]
    assert [child.kind for child in items.children] == ["item", "item", "text"]
    assert items.children[0].text == "Students pay half."
    assert any(p.text == "Dogs are no guests." for p in items.walk())
    assert write(document) == SOURCE


def test_a_file_that_ends_in_tex_is_read_as_latex() -> None:
    assert choose_reader("by-laws.tex", SOURCE) == "latex"


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_stands_in_a_source_not_a_character_changes(source: str) -> None:
    reading = read_latex(source, counter())
    assert write(reading.document) == source
    assert not any("could not be read" in problem.reason for problem in reading.problems)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "source",
    [
        "see https://example.org/a and http://example.org/b__init__ now\n",
        "PART payments are allowed.\nRULE 4 applies.\n",
        "{{>x " * 400,
        "{" * 400,
        "\\section{" * 400,
        "\\begin{a}" * 400 + "\n\\begin{b}\n" * 400,
        "[" * 400 + "\n",
        "- " * 400 + "\n",
    ],
    ids=["urls", "capitals", "notes", "braces", "sections", "begins", "brackets", "bullets"],
)
def test_hostile_text_is_read_by_every_reader_without_changing_a_character(
    name: str, source: str
) -> None:
    assert write(READERS[name](source, counter()).document) == source


@pytest.mark.parametrize("name", READERS)
def test_every_class_of_characters_survives_every_reader(name: str) -> None:
    classes: dict[str, list[str]] = {}
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        some = classes.setdefault(unicodedata.category(character), [])
        if len(some) < 40:
            some.append(character)
    classes.pop("Cs")
    for some in classes.values():
        source = "".join(f"{each}1. a{each}b{each}\n{each}\n" for each in some)
        assert write(READERS[name](source, counter()).document) == source


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("piece", ["a", "word ", "{", "\\item ", "1. ", "# "])
def test_a_line_of_a_megabyte_takes_time_in_proportion(name: str, piece: str) -> None:
    def seconds(size: int) -> float:
        source = piece * (size // len(piece))
        began = time.process_time()
        assert write(READERS[name](source, counter()).document) == source
        return time.process_time() - began

    small, large = seconds(MEGABYTE // 8), seconds(MEGABYTE)
    assert large < 5
    assert large < 8 * 4 * max(small, 0.02)
