"""Writing a document as its source had it, or in the canonical labelled form."""

from __future__ import annotations

import re
from collections.abc import Callable

from folkmoot.core.lawtext.document import Document, Place
from folkmoot.core.lawtext.labels import AUTOMATIC
from folkmoot.core.lawtext.provision import Layout, Parameter, Provision
from folkmoot.core.lawtext.spacing import PARAGRAPH, Gaps, spread

_SLOT = re.compile(r"%(=.|p[^\n]*\n?|.)", re.DOTALL)
_NEEDS_ESCAPE = re.compile(r"^([ \t]*)(?=[\[=\\#])", re.MULTILINE)
UNLABELLED = "-"
INDENT = "  "


def write(document: Document) -> str:
    """The document as text: every provision in its own layout, or canonical where it has none.

    ``write(read(source).document) == source`` for every reader of this room.
    """
    pieces: list[str] = []
    _write(document.root, document, pieces)
    return "".join(pieces)


def write_labelled(document: Document) -> str:
    """The document in the canonical labelled form, whatever form it was read from.

    Matter that is no provision keeps its line breaks; everything else is laid out afresh.
    """
    return "".join(render(place, canonical_layout(place)) for place in document.places())


def write_provision(document: Document, pid: str) -> str:
    """One provision with everything below it, as it stands in ``write(document)``.

    Raises:
        KeyError: if no provision of the document has this identifier.
    """
    pieces: list[str] = []
    _write(document.provision(pid), document, pieces)
    return "".join(pieces)


def _write(provision: Provision, document: Document, pieces: list[str]) -> None:
    place = document.place(provision.pid)
    layout = provision.layout or canonical_layout(place)
    pieces.append(render(place, layout))
    for child in provision.children:
        _write(child, document, pieces)
    pieces.append(layout.tail)


def render(place: Place, layout: Layout) -> str:
    """One provision's own words in a layout, without its children and tail."""
    provision = place.provision

    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        if name.startswith("="):
            return name[1] * len(provision.heading)
        if name.startswith("p"):
            return _parameter_lines(provision.parameters, prefix=name[1:].rstrip("\n"))
        if name == "e":
            line = layout.form[: slot.start()].rpartition("\n")[2]
            return escape(spread(provision.text, layout.gaps), at_line_start=not line.strip(" \t"))
        getter = _SLOTS.get(name)
        return getter(place, layout.gaps) if getter else slot.group()

    return _SLOT.sub(fill, layout.form)


_SLOTS: dict[str, Callable[[Place, Gaps], str]] = {
    "l": lambda place, _: place.own_label,
    "f": lambda place, _: place.label,
    "h": lambda place, _: place.provision.heading,
    "t": lambda place, gaps: spread(place.provision.text, gaps),
    "k": lambda place, _: place.provision.kind[:1].upper() + place.provision.kind[1:],
    "i": lambda place, _: place.provision.pid,
    "%": lambda _place, _gaps: "%",
}


def literal(source: str) -> str:
    """Source to stand in a form as it is."""
    return source.replace("%", "%%")


def escape(text: str, *, at_line_start: bool) -> str:
    r"""Text as the labelled form writes it: a line that looks like structure gets a ``\``."""
    if at_line_start:
        return _NEEDS_ESCAPE.sub(r"\1\\", text)
    first, newline, rest = text.partition("\n")
    return first + newline + _NEEDS_ESCAPE.sub(r"\1\\", rest)


def canonical_layout(place: Place) -> Layout:
    """The layout of the labelled form, which follows from the provision and its depth alone."""
    provision = place.provision
    if place.parent is None:
        return _root_layout(provision)
    outer, inner = INDENT * (place.depth - 1), INDENT * place.depth
    kind = "" if provision.kind == usual_kind(provision.label) else "%k "
    label = _label_slot(provision)
    if provision.heading:
        head = f"\n{outer}[{kind}{label}: %h]\n"
        body = f"{inner}%e\n" if provision.text else ""
    else:
        blank = "" if provision.kind == "item" else "\n"
        head = f"{blank}{outer}[{kind}{label}]"
        body = " %e\n" if provision.text else "\n"
    form = head + body + _parameter_slot(provision, inner)
    kept = provision.layout.gaps if provision.layout and provision.kind == "matter" else None
    return Layout(form, _indented(provision, inner) if kept is None else kept)


def usual_kind(label: str) -> str:
    """The kind the labelled form leaves unsaid: an item if it has a label, else text."""
    return "item" if label else "text"


def _root_layout(root: Provision) -> Layout:
    title = "# %h\n" if root.heading else ""
    body = ("\n" if title else "") + "%e\n" if root.text else ""
    return Layout(title + body + _parameter_slot(root, ""))


def _label_slot(provision: Provision) -> str:
    if not provision.label:
        return UNLABELLED
    return literal(provision.label) if provision.label.startswith(AUTOMATIC) else "%l"


def _parameter_slot(provision: Provision, indent: str) -> str:
    return f"%p{indent}\n" if provision.parameters else ""


def _parameter_lines(parameters: tuple[Parameter, ...], *, prefix: str) -> str:
    return "".join(f"{prefix}= {each.key}: {each.value}\n" for each in parameters)


def _indented(provision: Provision, indent: str) -> Gaps:
    """The empty lines between paragraphs, with the indent of the line that follows."""
    if not indent or PARAGRAPH not in provision.text:
        return ()
    separators = re.findall(r"\n\n| ", provision.text)
    return tuple(
        (index, PARAGRAPH + indent) for index, each in enumerate(separators) if each == PARAGRAPH
    )
