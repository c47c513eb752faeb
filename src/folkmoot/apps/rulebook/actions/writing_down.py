"""Writing an edition down: the facts, and the projections beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from folkmoot.apps.rulebook.actions.projections import project
from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.apps.rulebook.models import AppliedOperation, Edition, RuleDocument
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.apps.rulebook.queries.trees import keep
from folkmoot.core.canon import digest
from folkmoot.core.lawtext import Document, Operation, edition_digest, operations_to_json
from folkmoot.core.lawtext.wording import lawful_wording


@dataclass(frozen=True, slots=True)
class NewEdition:
    """An edition about to be written down.

    Attributes:
        at: the moment it is certified.
        tree: its provisions with their permanent identifiers.
        source: its text, byte for byte.
        operations: what made it of its base; empty for a first edition.
        base: the edition it was made of, with its tree.
        expires: the edition whose temporary change it takes out again.
    """

    title: str
    origin: str
    at: datetime
    adopted_on: date
    in_force_on: date
    tree: Document
    source: bytes
    operations: Sequence[Operation] = ()
    base: EditionView | None = None
    note: str = ""
    expires: EditionView | None = None
    enactment: Enactment = field(default_factory=Enactment)


def write_edition(document: RuleDocument, new: NewEdition) -> Edition:
    """Write the rows of an edition. Inside an act, with the document locked."""
    row = Edition.objects.create(
        document=document,
        sequence=new.base.sequence + 1 if new.base else 1,
        title=new.title,
        origin=new.origin,
        certified_at=new.at,
        adopted_on=new.adopted_on,
        in_force_on=new.in_force_on,
        source=new.source,
        content_hash=hashlib.sha256(new.source).hexdigest(),
        digest=edition_digest(new.tree),
        base_id=new.base.pk if new.base else None,
        wording=lawful_wording(new.operations, new.base.tree) if new.base else "",
        note=new.note,
        expires_id=new.expires.pk if new.expires else None,
        enactment_seq=new.enactment.record_seq,
        enactment_label=new.enactment.label,
        enactment_address=new.enactment.address,
        enactment_mover=new.enactment.mover_text,
        enactment_vote=new.enactment.vote_text,
    )
    bodies = json.loads(operations_to_json(new.operations))
    AppliedOperation.objects.bulk_create(
        [AppliedOperation(edition=row, order=n, body=body) for n, body in enumerate(bodies, 1)],
        batch_size=500,
    )
    keep(row.digest, row.content_hash, new.tree)
    project(row, new.tree, base=new.base.tree if new.base else None)
    return row


def clear_fields(row: Edition, operations: Sequence[Operation]) -> dict[str, object]:
    """What every act that makes an edition shows of it in clear."""
    return {
        "document": row.document.slug,
        "title": row.document.title,
        "edition": row.sequence,
        "in_force_on": row.in_force_on.isoformat(),
        "content_hash": row.content_hash,
        "edition_digest": row.digest,
        "base": row.sequence - 1 if row.base_id else 0,
        "operations": len(operations),
        "operations_digest": digest(json.loads(operations_to_json(operations))),
    }


def certify(row: Edition, *, seq: int | None, receipt: str) -> None:
    """Note by which entry of the record the edition is certified, in the act's transaction."""
    Edition.objects.filter(pk=row.pk).update(certified_seq=seq, receipt=receipt)
