"""An amendment in Akoma Ntoso: its wording, and what it would do to which provision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from folkmoot.core.lawtext.akoma.editions import modifications
from folkmoot.core.lawtext.akoma.identity import Identity
from folkmoot.core.lawtext.akoma.names import NAMESPACE, OWN_NAMESPACE, identifiers
from folkmoot.core.lawtext.applying import apply
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.operations import Operation
from folkmoot.core.lawtext.refusals import PreconditionFailed
from folkmoot.core.lawtext.showing.lines import lines_between
from folkmoot.core.lawtext.showing.marks import xml_text, xml_value
from folkmoot.core.lawtext.wording import lawful_wording


@dataclass(frozen=True, slots=True)
class Motion:
    """What names an amendment: its number, title, day, and why its movers want it."""

    number: str
    title: str
    on: date
    statement: str = ""


def amendment_akn(
    document: Document, operations: Sequence[Operation], identity: Identity, motion: Motion
) -> str | PreconditionFailed:
    """The amendment as XML, valid against the strict schema.

    ``identity`` is that of the edition it would change. An amendment that does not apply to that
    edition has no modifications to tell of: the failed precondition is returned.
    """
    after = apply(document, operations)
    if isinstance(after, PreconditionFailed):
        return after
    old, new = identifiers(document), identifiers(after)
    mods = [
        mod
        for line in lines_between(document, after)
        for mod in modifications(line, "#content", new, old)
    ]
    rows = "".join(
        mod.replace("<textualMod ", f'<textualMod eId="amod_{number}" ', 1).replace(
            'destination href="#', f'destination href="{xml_value(identity.expression)}~', 1
        )
        for number, mod in enumerate(mods, start=1)
    )
    active = f"<activeModifications>{rows}</activeModifications>" if rows else ""
    wording = lawful_wording(operations, document).splitlines()
    reason = (
        f"<amendmentJustification><p>{xml_text(motion.statement)}</p></amendmentJustification>"
        if motion.statement
        else ""
    )
    content = "".join(f"<p>{xml_text(line.strip())}</p>" for line in wording) or "<p/>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<akomaNtoso xmlns="{NAMESPACE}" xmlns:fm="{OWN_NAMESPACE}">'
        f'<amendment name="amendment"><meta>{_identification(identity, motion)}'
        + (f'<analysis source="#folkmoot">{active}</analysis>' if active else "")
        + f"{_references(identity)}</meta><amendmentBody>"
        f"<amendmentHeading><p>{xml_text(motion.title)}</p></amendmentHeading>"
        f'<amendmentContent eId="content">{content}</amendmentContent>{reason}'
        "</amendmentBody></amendment></akomaNtoso>\n"
    )


def _identification(identity: Identity, motion: Motion) -> str:
    on = motion.on.isoformat()
    work = f"{identity.work}/amendment/{on}/{motion.number}"
    levels = (
        ("Work", work, f'<FRBRcountry value="{identity.country}"/>'),
        (
            "Expression",
            f"{work}/{identity.letters}@{on}",
            f'<FRBRlanguage language="{identity.letters}"/>',
        ),
        ("Manifestation", f"{work}/{identity.letters}@{on}.akn", '<FRBRformat value="xml"/>'),
    )
    told = "".join(
        f'<FRBR{name}><FRBRthis value="{xml_value(at)}/!main"/><FRBRuri value="{xml_value(at)}"/>'
        f'<FRBRdate date="{on}" name="{name}"/><FRBRauthor href="#folkmoot"/>{rest}</FRBR{name}>'
        for name, at, rest in levels
    )
    return f'<identification source="#folkmoot">{told}</identification>'


def _references(identity: Identity) -> str:
    house = xml_value(identity.organisation)
    return (
        f'<references source="#folkmoot"><activeRef eId="base" '
        f'href="{xml_value(identity.expression)}" showAs="{xml_value(identity.title)}"/>'
        '<TLCOrganization eId="folkmoot" href="/ontology/organization/folkmoot" '
        f'showAs="{house}"/></references>'
    )
