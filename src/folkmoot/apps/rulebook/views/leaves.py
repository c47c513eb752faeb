"""Provisions as they are printed: values for the templates of the book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from folkmoot.apps.rulebook.addresses import provision_path
from folkmoot.apps.rulebook.queries import EditionView, ParameterView
from folkmoot.apps.rulebook.queries.provisions import title_of
from folkmoot.apps.rulebook.queries.trees import addresses_of
from folkmoot.core.lawtext import Hunk, Place, Provision
from folkmoot.core.lawtext.spacing import PARAGRAPH, spread

DEEPEST = 5
_LABELLED_IN_FULL = 2
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A provision in print, with everything below it.

    Attributes:
        anchor: its name within the page.
        label: what stands in the margin.
        paragraphs: its words, safe to be shown.
        matter: what is no provision at all, to be shown as it is in the source.
        level: how deep it stands, 1 to 5.
        url: its own page.
        figures: the figures it grants.
    """

    anchor: str
    label: str
    heading: str
    paragraphs: Sequence[SafeString]
    matter: str
    level: int
    url: str
    figures: Sequence[ParameterView]
    children: Sequence[Leaf]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents, as ``web/parts/contents.html`` takes it."""

    label: str
    title: str
    url: str
    current: bool = False
    children: Sequence[Entry] = ()
    end: str = ""


def leaf_of(
    view: EditionView,
    pid: str,
    *,
    at: object = None,
    figures: Mapping[str, Sequence[ParameterView]],
    alone: bool = False,
) -> Leaf:
    """A provision with everything below it.

    ``alone`` is for its own page: it hangs from the margin like a clause, without the heading
    that stands over the page already.
    """
    tree, places = view.tree, addresses_of(view)
    lifted = tree.place(pid).depth - _LABELLED_IN_FULL if alone else 0
    words = _inline if view.format == "markdown" else _plain

    def leaf(own: Provision) -> Leaf:
        place = tree.place(own.pid)
        depth = place.depth - lifted
        matter = own.kind == "matter"
        return Leaf(
            anchor=places[own.pid] or "top",
            label=tree.label(own.pid) if depth <= _LABELLED_IN_FULL else place.own_label,
            heading="" if alone and own.pid == pid else own.heading,
            paragraphs=() if matter or not own.text else _paragraphs(own.text, words),
            matter=_as_written(place) if matter else "",
            level=max(1, min(depth, DEEPEST)),
            url=provision_path(view.document, places[own.pid], at=at),  # type: ignore[arg-type]
            figures=figures.get(own.pid, ()),
            children=tuple(leaf(child) for child in own.children),
        )

    return leaf(tree.provision(pid))


def contents_of(view: EditionView, *, deep: int = 2) -> Sequence[Entry]:
    """The table of contents: what has a heading, as far down as asked, by its place on the page."""
    places = addresses_of(view)

    def entries(parent: Provision, left: int) -> tuple[Entry, ...]:
        if not left:
            return ()
        return tuple(
            Entry(
                view.tree.label(own.pid),
                own.heading or title_of(own),
                f"#{places[own.pid]}",
                children=entries(own, left - 1),
            )
            for own in parent.children
            if own.heading
        )

    top = [own for own in view.tree.root.children if own.heading]
    return entries(view.tree.root, deep if len(top) > 1 else deep + 1)


def surroundings_of(view: EditionView, pid: str, *, at: object = None) -> Sequence[Entry]:
    """Where a provision stands: the way down to it, its neighbours, and what is directly in it."""
    tree, places = view.tree, addresses_of(view)
    path = tree.path(pid)

    def entry(own: Provision, children: Sequence[Entry] = ()) -> Entry:
        url = provision_path(view.document, places[own.pid], at=at)  # type: ignore[arg-type]
        return Entry(tree.label(own.pid), title_of(own), url, own.pid == pid, children)

    def below(depth: int) -> tuple[Entry, ...]:
        own = path[depth]
        if depth == len(path) - 1:
            return tuple(entry(child) for child in own.children)
        following = path[depth + 1]
        siblings: Iterable[Provision] = own.children
        if depth + 1 < len(path) - 1:
            siblings = (following,)
        return tuple(
            entry(child, below(depth + 1) if child.pid == following.pid else ())
            for child in siblings
        )

    return below(0)


def pieces_of(hunks: Iterable[Hunk]) -> Sequence[Piece]:
    """A comparison as ``web/parts/tracked.html`` takes it."""
    pieces: list[Piece] = []
    for hunk in hunks:
        if hunk.kind == "equal":
            pieces.append(("keep", hunk.new))
            continue
        pieces += [(kind, text) for kind, text in (("del", hunk.old), ("ins", hunk.new)) if text]
    return tuple(pieces)


def side_of(hunks: Iterable[Hunk], *, old: bool) -> Sequence[Piece]:
    """One of two texts side by side: what goes, or what comes, among what stays."""
    kind = "del" if old else "ins"
    return tuple(
        ("keep" if hunk.kind == "equal" else kind, text)
        for hunk in hunks
        if (text := hunk.old if old else hunk.new)
    )


def _paragraphs(text: str, words: Callable[[str], str]) -> tuple[SafeString, ...]:
    return tuple(mark_safe(words(part)) for part in text.split(PARAGRAPH))  # noqa: S308  (escaped)


def _plain(text: str) -> str:
    return escape(text)


def _inline(text: str) -> str:
    """Emphasis and links of a Markdown source; raw HTML in it is escaped."""
    return str(_MARKDOWN.renderInline(text))


def _as_written(place: Place) -> str:
    own = place.provision
    return spread(own.text, own.layout.gaps) if own.layout else own.text
