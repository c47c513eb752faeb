"""Digests: of a field, of a provision, of an edition.

A Merkle tree over provisions: a provision's digest covers its identifier, kind, label, heading,
text, parameters and the digests of its children in order, and so, at the root, every word of the
edition and where it stands. Two servers that hold the same edition compute the same root.
"""

from __future__ import annotations

from collections.abc import Mapping

from folkmoot.core.canon import digest
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.provision import Provision

EDITION_SCHEME = "folkmoot/edition/v1"
_MOST = 40_000
_known: dict[tuple[int, bool, bool], tuple[Provision, str]] = {}
"""Digests of provisions that are held: two editions share what no amendment touched."""


def edition_digest(document: Document, *, with_identities: bool = True) -> str:
    """The digest of an edition in lower-case hex: what a certificate of the edition signs.

    Layout is no part of it: the law is the words. Without identities, the digest says whether two
    documents read the same, whatever their provisions are called inside.
    """
    root = document.root
    return digest([EDITION_SCHEME, _node(root, labels=True, identities=with_identities)])


def provision_node(provision: Provision) -> str:
    """The digest of a provision as it goes into that of the one above it."""
    return _node(provision, labels=True, identities=True)


def folded_digest(document: Document, known: Mapping[str, str]) -> str:
    """The digest of an edition of which parts are folded away (``folding``).

    ``known`` has, by identifier, the ``provision_node`` of what stands here without its children.
    """

    def node(provision: Provision) -> str:
        held = known.get(provision.pid)
        if held is not None:
            return held
        if not provision.children:
            return provision_node(provision)
        return _made(provision, [node(child) for child in provision.children], True, True)

    return digest([EDITION_SCHEME, node(document.root)])


def provision_digest(provision: Provision) -> str:
    """The digest of a provision with everything below it: identifiers, labels and words."""
    return digest([EDITION_SCHEME, _node(provision, labels=True, identities=True)])


def field_digest(text: str) -> str:
    """The digest of one text or heading, as ``ReplaceText.will_read`` quotes it."""
    return digest(["folkmoot/field/v1", text])


def same_words(one: Provision, other: Provision) -> bool:
    """Whether two provisions are the same ones and read the same, numbers and layout aside."""
    return _words(one) == _words(other)


def _node(provision: Provision, *, labels: bool, identities: bool) -> str:
    key = (id(provision), labels, identities)
    held = _known.get(key)
    if held is not None and held[0] is provision:
        return held[1]
    below = [_node(child, labels=labels, identities=identities) for child in provision.children]
    made = _made(provision, below, labels, identities)
    if len(_known) >= _MOST:
        _known.clear()
    _known[key] = (provision, made)
    return made


def _made(provision: Provision, below: list[str], labels: bool, identities: bool) -> str:
    return digest(
        [
            provision.pid if identities else "",
            provision.kind,
            provision.label if labels else "",
            provision.heading,
            provision.text,
            [[each.key, each.value] for each in provision.parameters],
            below,
        ]
    )


def _words(provision: Provision) -> list[tuple[str, str, str, object, int]]:
    return [(p.pid, p.heading, p.text, p.parameters, len(p.children)) for p in provision.walk()]
