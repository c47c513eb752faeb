"""What is declared of a message: one value, read from and written to canonical data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from folkmoot.core.adverts import Criterion, Material, Medium, Party, Publisher
from folkmoot.core.canon import digest
from folkmoot.core.terms import Money


@dataclass(frozen=True, slots=True)
class Named:
    """A body or person of a declaration."""

    name: str = ""
    email: str = ""
    address: str = ""
    established: str = ""
    registration: str = ""

    def __bool__(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Audience:
    """One variant: its words, its picture, and who is sought and kept out."""

    name: str
    text: str
    criteria: tuple[Criterion, ...] = ()
    creative: str = ""
    creative_name: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that is declared of a message; money in minor units."""

    title: str
    sponsor: Named
    jurisdiction: str = "uk"
    medium: str = "digital"
    publisher: str = "party"
    paid: bool = True
    place: str = ""
    single_sided: bool = False
    controller: Named = Named()
    payer: Named = Named()
    promoter: Named = Named()
    printer: Named = Named()
    imprint: str = ""
    amount: int = 0
    benefits: int = 0
    currency: str = "GBP"
    public_funds: str = ""
    inside_union: str = ""
    method: str = ""
    begins: date | None = None
    ends: date | None = None
    channels: tuple[str, ...] = ()
    process: str = ""
    targeted: bool | None = None
    variants: tuple[Audience, ...] = field(default_factory=tuple)

    @property
    def money(self) -> Money:
        """What is to be paid, benefits in kind included."""
        return Money(self.amount + self.benefits, self.currency)

    @property
    def imprint_line(self) -> str:
        """The imprint as it will be printed: as it was written, or made of who is named."""
        if self.imprint.strip():
            return self.imprint.strip()
        parts = []
        if self.medium == "print" and self.printer:
            parts.append(f"Printed by {_at(self.printer)}.")
        if self.promoter:
            line = f"Promoted by {_at(self.promoter)}"
            if self.sponsor and self.sponsor != self.promoter:
                line += f", on behalf of {_at(self.sponsor)}"
            parts.append(f"{line}.")
        return " ".join(parts)

    @property
    def lists(self) -> list[tuple[str, Criterion]]:
        """Every uploaded list, with the variant it is used for."""
        return [(v.name, c) for v in self.variants for c in v.criteria if c.kind == "list"]


def as_data(content: Content) -> dict[str, Any]:
    """The content as data that canonical JSON takes."""
    made: dict[str, Any] = asdict(content)
    for name in ("begins", "ends"):
        made[name] = made[name].isoformat() if made[name] else None
    made["channels"] = list(content.channels)
    made["variants"] = [{**each, "criteria": [*each["criteria"]]} for each in made["variants"]]
    return made


def from_data(data: Mapping[str, Any]) -> Content:
    """The content as it was written; what a later version of the program added is empty."""
    known = {each.name for each in fields(Content)}
    made = {name: value for name, value in data.items() if name in known}
    for name in ("sponsor", "controller", "payer", "promoter", "printer"):
        made[name] = Named(**made.get(name, {}))
    for name in ("begins", "ends"):
        made[name] = date.fromisoformat(made[name]) if made.get(name) else None
    made["channels"] = tuple(made.get("channels", ()))
    made["variants"] = tuple(
        Audience(**{**each, "criteria": tuple(Criterion(**c) for c in each["criteria"])})
        for each in made.get("variants", ())
    )
    return Content(**made)


def content_digest(content: Content) -> str:
    """The fingerprint of what is declared."""
    return digest(as_data(content))


def material_of(content: Content, variant: Audience, *, on: date, notice: str) -> Material:
    """A variant as the law looks at it: its words with the imprint that is printed with it."""
    carried = f"{variant.text}\n{content.imprint_line}"
    if content.medium == "print" or content.place == "part":
        carried = f"{carried}\n{notice}"
    behalf = content.sponsor if content.sponsor != content.promoter else Named()
    return Material(
        text=carried,
        jurisdiction=content.jurisdiction,
        medium=Medium(content.medium),
        publisher=Publisher(content.publisher),
        paid=content.paid,
        on=on,
        place=content.place,
        single_sided=content.single_sided,
        promoter=_party(content.promoter),
        behalf=_party(behalf),
        printer=_party(content.printer),
        own_behalf=not behalf,
        sponsor=content.sponsor.name,
        controller=content.controller.name,
        process=content.process,
        targeted=content.targeted,
        notice=notice,
    )


def _party(named: Named) -> Party | None:
    return Party(named.name, named.address) if named else None


def _at(named: Named) -> str:
    return f"{named.name}, {named.address}" if named.address else named.name
