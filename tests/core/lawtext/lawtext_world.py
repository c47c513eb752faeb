"""A small rule book, and strategies for rule books nobody would write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from folkmoot.core.lawtext import (
    Document,
    Parameter,
    PreconditionFailed,
    Provision,
    apply,
    counter,
    read_labelled,
    tidy,
)

patiently = settings(deadline=None, max_examples=60)
"""The machine may be busy; a law is no race."""

RULEBOOKS = Path(__file__).resolve().parents[4] / "shared" / "data" / "rulebooks"

PARTY_RULES = """\
# Rules of the Commonweal Party

These rules bind every unit of the party.

[Chapter 2: Membership]

  [Clause I: Conditions of membership]
    Membership is open to all who share the aims of the party.
    = membership.minimum_age: 14 years

    [4: Exclusions]
      A member loses membership in these cases only.
      [A] Death or resignation.
      [B] A member who joins or gives support to a political organisation is automatically excluded.
      [C] A member in arrears for six months, after two reminders.
    [5] Every member receives a card.

[Chapter 3: Branches]
  A branch has at least twelve members.
  = branch.minimum: 12
"""


def party_rules() -> Document:
    """The rule book of the story, with identifiers p1, p2, … in reading order."""
    reading = read_labelled(PARTY_RULES, counter("p"))
    assert reading.problems == ()
    return reading.document


def pid_of(document: Document, label: str) -> str:
    """The identifier of the provision with this label."""
    found = document.find(label)
    assert found is not None, label
    return found.pid


def applied(document: Document, operations: tuple[object, ...]) -> Document:
    """The document after operations that must fit."""
    result = apply(document, operations)  # type: ignore[arg-type]
    assert isinstance(result, Document), result.reason.sentence
    return result


def refused(document: Document, operations: tuple[object, ...]) -> PreconditionFailed:
    """The refusal of operations that must not fit."""
    result = apply(document, operations)  # type: ignore[arg-type]
    assert isinstance(result, PreconditionFailed)
    return result


def editions_of(name: str) -> list[str]:
    """The texts of a set of real editions, in order; a plain skip where they are not at hand."""
    folder = RULEBOOKS / name
    if not folder.is_dir():
        pytest.skip(f"skipped: the real editions are not here: {folder}")
    files = sorted(path for path in folder.iterdir() if path.name[:3].isdigit())
    return [path.read_bytes().decode("utf-8") for path in files]


_WORDS = [
    "the",
    "member",
    "a",
    "branch",
    "vote",
    "of",
    "rule",
    "\u2018s",
    "“x”",
    "co-op",
    "é",
    "1.",
    "(a)",
]
words = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)
sentences = st.one_of(words, st.text(max_size=30)).map(tidy)
texts = st.lists(sentences, max_size=3).map(lambda some: tidy("\n\n".join(filter(None, some))))
headings = st.one_of(st.just(""), words).map(lambda text: tidy(text).replace("\n", " "))
labels = st.sampled_from(["", "", "1", "2", "3", "A", "B", "iv", "#", "#a", "12a"])
kinds = st.sampled_from(["chapter", "clause", "item", "text", "standing order"])
parameters = st.dictionaries(
    st.sampled_from(["notice.branch", "quorum", "age"]),
    st.sampled_from(["7 days", "12", "two thirds"]),
    max_size=2,
).map(lambda values: tuple(Parameter(key, value) for key, value in values.items()))


@st.composite
def documents(
    draw: st.DrawFn, pids: tuple[str, ...] = tuple(f"p{n}" for n in range(6))
) -> Document:
    """Any document: a random tree of provisions with some of these identifiers."""
    chosen = draw(st.lists(st.sampled_from(pids), unique=True, max_size=len(pids)))
    tree: dict[str, list[str]] = {"root": []}
    for pid in chosen:
        above = draw(st.sampled_from(sorted(tree)))
        tree[above].insert(draw(st.integers(0, len(tree[above]))), pid)
        tree[pid] = []
    own = {
        pid: Provision(
            pid,
            draw(kinds),
            label=draw(labels),
            heading=draw(headings),
            text=draw(texts),
            parameters=draw(parameters),
        )
        for pid in chosen
    }
    title = Provision("root", "document", heading=draw(headings), text=draw(texts))

    def grown(pid: str) -> Provision:
        provision = own.get(pid, title)
        return replace(provision, children=tuple(grown(child) for child in tree[pid]))

    return Document(grown("root"))


@st.composite
def small_changes(draw: st.DrawFn, document: Document) -> Document:
    """A document after one small change, as an amendment would make it."""
    places = [place for place in document.places() if place.parent is not None]
    verb = draw(st.sampled_from(["edit", "insert", "delete", "move", "renumber"]))
    if not places or verb == "insert":
        parent = draw(st.sampled_from([provision.pid for provision in document.walk()]))
        pid = draw(st.sampled_from([f"new{n}" for n in range(40) if f"new{n}" not in document]))
        new = Provision(pid, "item", label=draw(labels), text=draw(words))
        return _with_child(document, parent, draw, new)
    chosen = draw(st.sampled_from(places)).provision
    if verb == "edit":
        some = chosen.text.split(" ")
        at = draw(st.integers(0, len(some)))
        some[at : at + draw(st.integers(0, 2))] = draw(words).split(" ")
        return _with_changed(document, replace(chosen, text=tidy(" ".join(some))))
    if verb == "renumber":
        return _with_changed(document, replace(chosen, label=draw(labels)))
    without = _without(document, chosen.pid)
    if verb == "delete":
        return without
    parent = draw(st.sampled_from([provision.pid for provision in without.walk()]))
    return _with_child(without, parent, draw, chosen)


def _with_child(document: Document, parent: str, draw: st.DrawFn, new: Provision) -> Document:
    own = document.provision(parent)
    at = draw(st.integers(0, len(own.children)))
    children = (*own.children[:at], new, *own.children[at:])
    return _with_changed(document, replace(own, children=children))


def _with_changed(document: Document, changed: Provision) -> Document:
    def rebuilt(provision: Provision) -> Provision:
        if provision.pid == changed.pid:
            return changed
        return replace(provision, children=tuple(map(rebuilt, provision.children)))

    return Document(rebuilt(document.root))


def _without(document: Document, pid: str) -> Document:
    def rebuilt(provision: Provision) -> Provision:
        kept = [child for child in provision.children if child.pid != pid]
        return replace(provision, children=tuple(map(rebuilt, kept)))

    return Document(rebuilt(document.root))


_PIECES = st.sampled_from(
    [
        "\n", "\n\n", " ", "  ", "\t", "\r\n", "# ", "## a", "===\n", "---\n", "~~~\n", "```\n",
        "1. ", "2. ", "10. ", "1.", "(1) ", "(a) ", "(aa) ", "a) ", "i. ", "- ", "* ", "#. ",
        "2.1. x\n\n", "A. Title\n\n", "[", "]", "[a] ", "[Clause 1: x]", "[-]", "[-] y",
        "  [B {p1}] ", "= a.b: c\n", "= a", "\\", "\\[", "%t", "%", ".. note:: x\n", "   x\n",
        "| a | b |\n", "<<<FILE a>>>\n", "§ 1 ", "PEP: 13\n", "words and words", "Article I: ",
        "{{>x ", "https://a.example/__b__", "é", "\x0b", "\x85", "\u2028", "\xa0", "\x00",
        "\U0001d518",
    ]
)  # fmt: skip
sources = st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=40).map("".join)
