"""What this room's queries give: frozen values, no rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.core.lawtext import Document, Parameter
from folkmoot.core.terms import ProvisionRef


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A rule document and its newest edition.

    Attributes:
        slug: the short name in its address.
        title: its title.
        language: the language of its text, as in HTML (``"en-GB"``).
        format: how its source is written.
        last: the sequence number of its newest edition, in force or not; 0 if there is none.
    """

    slug: str
    title: str
    language: str
    format: str
    last: int

    @property
    def url(self) -> str:
        """The edition in force, to be read."""
        return f"/rules/{self.slug}"


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition.

    Attributes:
        document: the slug of its document.
        sequence: its number, from 1.
        origin: ``"imported"``, ``"enacted"``, ``"corrected"`` or ``"expired"``.
        content_hash: the SHA-256 of the source text.
        digest: `core.lawtext.edition_digest`: every word, and which provision it stands in.
        base: the number of the edition it was made of; None for the first.
        note: for a correction, what the slip was and by what authority; else the proviso.
        certified_seq: the entry of the record that certifies it.
        receipt: the code of that act's receipt.
    """

    document: str
    document_title: str
    language: str
    format: str
    sequence: int
    title: str
    origin: str
    adopted_on: date
    in_force_on: date
    content_hash: str
    digest: str
    base: int | None
    note: str
    certified_at: datetime
    certified_seq: int | None
    receipt: str
    enactment: Enactment
    pk: int = field(repr=False)

    @property
    def slip(self) -> str:
        """What a correction mended."""
        return self.note if self.origin == "corrected" else ""

    @property
    def proviso(self) -> str:
        """What the change that made it is subject to, as it was voted on."""
        return self.note if self.origin == "enacted" else ""

    @property
    def tree(self) -> Document:
        """The provisions, parsed once per process and immutable."""
        from folkmoot.apps.rulebook.queries.trees import tree_of

        return tree_of(self)

    @property
    def url(self) -> str:
        """This very edition, whatever comes after it."""
        return f"/rules/{self.document}@{self.sequence}"

    @property
    def ref(self) -> str:
        """How acts of the record name it."""
        return f"edition:{self.document}:{self.sequence}"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A provision named in passing.

    Attributes:
        pid: its permanent identifier.
        label: its label; empty if it has none.
        title: its heading or first words.
        url: where it is shown.
        depth: how deep it stands; 1 for what stands directly in the document.
    """

    pid: str
    label: str
    title: str
    url: str
    depth: int


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """One provision of one edition.

    Attributes:
        pid: its permanent identifier, the same in every edition.
        label: its label there; empty if it has none.
        cite: the label, or words by which a reader finds it.
        kind: what the organisation calls its level ("clause").
        path: the provisions it stands in, from the top.
        children: the provisions directly in it.
        previous, next: its neighbours in reading order.
        parameters: the figures it grants, as written.
        edition: the edition it was read in.
        url: where it is shown; says the edition only if the caller asked for one.
    """

    pid: str
    label: str
    cite: str
    kind: str
    heading: str
    text: str
    path: Sequence[Pointer]
    children: Sequence[Pointer]
    previous: Pointer | None
    next: Pointer | None
    parameters: Sequence[Parameter]
    edition: EditionView
    url: str

    @property
    def title(self) -> str:
        """Heading or, failing that, how it is cited."""
        return self.heading or self.cite

    @property
    def ref(self) -> ProvisionRef:
        """The citation of it in this edition."""
        return ProvisionRef(self.edition.document, self.label, self.edition.sequence)


@dataclass(frozen=True, slots=True)
class ParameterView:
    """One figure of the rules.

    Attributes:
        key: its name in the catalogue.
        pid: the identifier of the provision that grants it; empty for a default.
        value: the value in force, as the catalogue reads it.
        unit: what is counted; empty where the value says it.
        written: the value as it stands in the rule book; empty for a default.
        provision: who grants it; None if the rule books are silent and the default holds.
        provision_url: where that provision is shown.
        since_edition: the edition from which it holds; None for a default.
        kinder: in which direction a change is kinder, and ``kinder_to`` to whom.
        says: the rule in plain language.
        example: a worked example.
        known: False if the catalogue does not know the key: nothing acts on it.
    """

    key: str
    pid: str
    value: object
    unit: str
    written: str
    provision: ProvisionRef | None
    provision_url: str
    since_edition: int | None
    kinder: str
    kinder_to: str
    says: str
    example: str
    known: bool = True

    @property
    def by_default(self) -> bool:
        """Whether no provision grants it and the default of the house holds."""
        return self.provision is None
