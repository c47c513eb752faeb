"""An edition as an Akoma Ntoso act, with what the last amendment did to it.

Identifiers: ``eId`` by the naming convention from the numbers of this edition, ``wId`` the one of
the first edition where it was another, ``GUID`` the permanent identifier through every renumbering.
Modifications: words changed = substitution, brought in = insertion, struck = repeal, another
number = renumbering, moved = repeal and insertion of one ``GUID``. Figures of the rules and numbers
that are counted by position stand in ``proprietary``.
"""

from __future__ import annotations

from collections.abc import Iterator

from folkmoot.core.lawtext.akoma.identity import Identity, identification, lifecycle, references
from folkmoot.core.lawtext.akoma.names import (
    CONTAINER,
    NAMESPACE,
    OWN_NAMESPACE,
    element_of,
    identifiers,
)
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.labels import AUTOMATIC
from folkmoot.core.lawtext.provision import Provision
from folkmoot.core.lawtext.showing.lines import Line, lines_between
from folkmoot.core.lawtext.showing.marks import xml_text, xml_value
from folkmoot.core.lawtext.spacing import PARAGRAPH

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
Names = dict[str, str]


def edition_akn(
    document: Document,
    identity: Identity,
    *,
    before: Document | None = None,
    first: Document | None = None,
) -> str:
    """The edition as XML, valid against the strict schema.

    ``before`` is the edition it was made of (None: no modifications are told), ``first`` the first
    edition of all.
    """
    names = identifiers(document)
    were = identifiers(first) if first else {}
    body = "".join(_written(child, document, names, were) for child in document.root.children)
    body = body or f'<{CONTAINER} name="empty" eId="hcontainer_nn1"><content><p/></content>'
    body += "" if document.root.children else f"</{CONTAINER}>"
    return (
        f'{_HEAD}<akomaNtoso xmlns="{NAMESPACE}" xmlns:fm="{OWN_NAMESPACE}">'
        f'<act name="rules" contains="singleVersion"><meta>{identification(identity)}'
        f"{lifecycle(identity)}{_analysis(document, before, names, identity)}"
        f"{references(identity)}{_proprietary(document, names)}</meta>{_front(document.root)}"
        f"<body>{body}</body></act></akomaNtoso>\n"
    )


def paragraphs(text: str) -> str:
    """Words as paragraphs of XML; one empty one for none."""
    return "".join(f"<p>{xml_text(each)}</p>" for each in text.split(PARAGRAPH))


def written(provision: Provision, document: Document, names: Names) -> str:
    """One provision with all below it as an element of the hierarchy."""
    return _written(provision, document, names, {})


def _front(root: Provision) -> str:
    title = f"<preface><longTitle><p>{xml_text(root.heading)}</p></longTitle></preface>"
    opening = f"<preamble>{paragraphs(root.text)}</preamble>"
    return title * bool(root.heading) + opening * bool(root.text)


def _written(provision: Provision, document: Document, names: Names, were: Names) -> str:
    element, pid = element_of(provision.kind), provision.pid
    name = f' name="{xml_value(provision.kind)}"' if element == CONTAINER else ""
    was = were.get(pid, names[pid])
    wid = f' wId="{xml_value(was)}"' if was != names[pid] else ""
    own = document.place(pid).own_label
    inside = f"<num>{xml_text(own)}</num>" if own else ""
    inside += f"<heading>{xml_text(provision.heading)}</heading>" if provision.heading else ""
    if provision.children:
        inside += f"<intro>{paragraphs(provision.text)}</intro>" if provision.text else ""
        inside += "".join(_written(child, document, names, were) for child in provision.children)
    else:
        inside += f"<content>{paragraphs(provision.text)}</content>"
    ids = f'eId="{xml_value(names[pid])}"{wid} GUID="{xml_value(pid)}"'
    return f"<{element}{name} {ids}>{inside}</{element}>"


def _proprietary(document: Document, names: Names) -> str:
    rows = []
    for own in document.walk():
        href = xml_value(f"#{names[own.pid]}") if own.pid in names else "#"
        if own.label.startswith(AUTOMATIC):
            rows.append(f'<fm:counted href="{href}" by="{xml_value(own.label)}"/>')
        for each in own.parameters:
            key, value = xml_value(each.key), xml_value(each.value)
            rows.append(f'<fm:figure href="{href}" key="{key}" value="{value}"/>')
    return f'<proprietary source="#folkmoot">{"".join(rows)}</proprietary>' if rows else ""


def _analysis(document: Document, before: Document | None, names: Names, identity: Identity) -> str:
    if before is None:
        return ""
    old_names = identifiers(before)
    source = f"#s{identity.sequence}"
    mods = [
        mod
        for line in lines_between(before, document)
        for mod in modifications(line, source, names, old_names)
    ]
    rows = "".join(_numbered(mods))
    if not rows:
        return ""
    passive = f"<passiveModifications>{rows}</passiveModifications>"
    return f'<analysis source="#folkmoot">{passive}</analysis>'


def modifications(line: Line, source: str, names: Names, old_names: Names) -> Iterator[str]:
    """What happened to one provision, each as an element ``textualMod`` still without identifier.

    The element begins with ``<textualMod`` so that the caller can number it.
    """
    new, old = names.get(line.pid, ""), old_names.get(line.pid, "")
    kinds = {"struck": "repeal", "moved away": "repeal", "added": "insertion"}
    kinds["moved here"] = "insertion"
    if line.stands != "kept":
        at = old if kinds[line.stands] == "repeal" else new
        yield _mod(kinds[line.stands], source, at)
    elif line.reworded:
        words = [hunk for hunk in (*line.heading, *line.text) if hunk.kind != "equal"]
        old_words = "".join(
            f"<old><fm:words>{xml_text(h.old)}</fm:words></old>" for h in words if h.old.strip()
        )
        new_words = "".join(
            f"<new><fm:words>{xml_text(h.new)}</fm:words></new>" for h in words if h.new.strip()
        )
        yield _mod("substitution", source, new, old_words + new_words)
    if line.renumbered:
        old_num = (
            f"<old><fm:words>{xml_text(line.old_label)}</fm:words></old>" if line.old_label else ""
        )
        new_num = (
            f"<new><fm:words>{xml_text(line.new_label)}</fm:words></new>" if line.new_label else ""
        )
        yield _mod("renumbering", source, new, old_num + new_num)


def _numbered(mods: list[str]) -> Iterator[str]:
    for number, mod in enumerate(mods, start=1):
        yield mod.replace("<textualMod ", f'<textualMod eId="pmod_{number}" ', 1)


def _mod(kind: str, source: str, at: str, words: str = "") -> str:
    href = xml_value(f"#{at}" if at else "#")
    return (
        f'<textualMod type="{kind}"><source href="{source}"/>'
        f'<destination href="{href}"/>{words}</textualMod>'
    )
