"""The record: every public act, its proof, and the signed head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from folkmoot.api.access import LARGEST, Key
from folkmoot.api.problems import Problem
from folkmoot.apps.record import queries
from folkmoot.apps.record.keys import verifier
from folkmoot.apps.record.queries import EntryView
from folkmoot.apps.record.signing import latest_checkpoint
from folkmoot.platform.clock import now

router = Router()

FOUND_OR_NOT = {404: Problem, 422: Problem}
MOST = 100


class HeadOut(Schema):
    """How far the log has come, and the key that signs it."""

    origin: str
    size: int
    key: str


class CheckpointOut(Schema):
    """A signed statement of the log's size and root (C2SP tlog-checkpoint)."""

    origin: str
    size: int
    root: str
    at: datetime
    note: str = Field(description="The signed note itself.")


class EntryOut(Schema):
    """One act, as anyone may see it."""

    seq: int
    act: str
    at: datetime
    sentence: str
    body: dict[str, Any]
    refs: list[str]
    leaf: str = Field(description="The hash of its leaf, in hex.")
    proof_url: str

    @staticmethod
    def resolve_proof_url(view: EntryView) -> str:
        """Where its proof is found as a file."""
        return f"/record/{view.seq}.tlog-proof"


class ReceiptOut(Schema):
    """What a receipt is for; it names nobody."""

    code: str
    at: datetime
    sentence: str
    private: bool
    seq: int | None = Field(description="Its entry; of a private act only once its day is closed.")
    url: str
    proof_url: str | None


@router.get("", response=HeadOut)
def head(request: HttpRequest) -> HeadOut:
    """The head of the log."""
    found = queries.head()
    return HeadOut(origin=found.origin, size=found.size, key=verifier().text)


@router.get("/checkpoint", response=CheckpointOut)
def checkpoint(request: HttpRequest) -> CheckpointOut:
    """The newest checkpoint, signed now if the log has grown."""
    made = latest_checkpoint(at=now())
    return CheckpointOut(
        origin=queries.head().origin, size=made.size, root=made.root, at=made.at, note=made.note
    )


@router.get("/entries", response={200: list[EntryOut], 422: Problem})
def entries(
    request: HttpRequest,
    before: Annotated[int | None, Query(ge=0, le=LARGEST)] = None,
    act: Annotated[Key | None, Query()] = None,
    most: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Sequence[EntryView]:
    """The newest entries first, below a number; of one kind of act if asked."""
    return queries.entries(before=before, most=most, act=act or "")


@router.get("/entries/{seq}", response={200: EntryOut, **FOUND_OR_NOT})
def entry(request: HttpRequest, seq: Annotated[int, Path(ge=0, le=LARGEST)]) -> EntryView:
    """One entry."""
    found = queries.entry(seq)
    if found is None:
        raise Http404(f"The record has no entry {seq}.")
    return found


@router.get("/receipts/{code}", response={200: ReceiptOut, **FOUND_OR_NOT})
def receipt(request: HttpRequest, code: Annotated[Key, Path()]) -> ReceiptOut:
    """A receipt by its code, however it was typed."""
    row = queries.receipt(code)
    if row is None:
        raise Http404("There is no such receipt.")
    batch = row.private_act.batch if row.private_act else None
    seq = batch.entry_id if batch else row.entry_id
    return ReceiptOut(
        code=row.code,
        at=row.at,
        sentence=queries.receipt_sentence(row),
        private=row.private_act is not None,
        seq=seq,
        url=f"/record/receipts/{row.code}",
        proof_url=f"/record/receipts/{row.code}.tlog-proof" if seq is not None else None,
    )
