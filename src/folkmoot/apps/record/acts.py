"""The act protocol, complete: lock, verdict, facts, tasks, append, commit, receipt."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from django.db import models

from folkmoot.apps.record import append, private_lane
from folkmoot.apps.record.act_types import ActType
from folkmoot.apps.record.models import Receipt, Sealed
from folkmoot.core.canon import SALT_BYTES, commit, crockford
from folkmoot.core.terms import ActorRef, Verdict
from folkmoot.platform import acts
from folkmoot.platform.acts import Refused
from folkmoot.platform.inserting import insert

__all__ = ["Act", "Refused", "official"]

M = TypeVar("M", bound=models.Model)
_CODE_BYTES = 5


@dataclass(slots=True)
class Act:
    """An act in the making. What it shows and seals is gathered here and appended last."""

    kind: ActType
    actor: ActorRef
    at: datetime
    code: str = ""
    seq: int | None = None
    _clear: dict[str, object] = field(default_factory=dict)
    _sealed: dict[str, object] = field(default_factory=dict)
    _refs: list[str] = field(default_factory=list)
    _holders: list[str] = field(default_factory=list)

    def lock(self, model: type[M], **lookup: object) -> M:
        """Step 1: read the subject's row and keep others from changing it."""
        return acts.lock(model, **lookup)

    def require(self, verdict: Verdict) -> None:
        """Step 2: go on only if the law allows it; raises `Refused` with the verdict."""
        acts.require(verdict)

    def shows(self, **fields: object) -> None:
        """What of the act stands in clear (text, whole numbers, lists and mappings of them).

        Raises:
            ValueError: for a field its kind does not list.
        """
        strange = sorted(set(fields) - set(self.kind.clear))
        if strange:
            raise ValueError(f"{self.kind.name} does not show {', '.join(strange)}")
        self._clear.update(fields)

    def seals(self, **fields: object) -> None:
        """What of the act is only committed to, and can be erased."""
        self._sealed.update(fields)

    def about(self, *refs: str) -> None:
        """What the act is about ("motion:2026-17"); it will be found there."""
        self._refs.extend(ref for ref in refs if ref not in self._refs)

    def receipt_for(self, *holders: str) -> None:
        """Persons (by key) who get a receipt besides the actor."""
        self._holders.extend(holders)


@contextmanager
def official(kind: ActType, *, actor: ActorRef, at: datetime) -> Iterator[Act]:
    """Do something official.

    Everything inside happens in one durable transaction (or joins that of a calling act). When
    the block ends the act is appended to the record, last, so that the head of the log is locked
    briefly. After the block ``act.code`` is the receipt's code.

    Raises:
        Refused: if the law says no inside; nothing is changed then.
    """
    act = Act(kind, actor, at)
    with acts.one_transaction():
        yield act
        if kind.private:
            _append_private(act)
        else:
            _append_public(act)


def _append_public(act: Act) -> None:
    salt = secrets.token_bytes(SALT_BYTES)
    payload = {**act._sealed, "actor": str(act.actor)}  # noqa: SLF001  (this module's own class)
    body = {**act._clear, "sealed": commit(payload, salt=salt)}  # noqa: SLF001
    entry = append.append(kind=act.kind.name, at=act.at, body=body, refs=act._refs)  # noqa: SLF001
    insert([Sealed(entry=entry, salt=salt, payload=payload)])
    act.seq = entry.seq
    act.code = _give_receipts(act, entry_id=entry.seq)


def _append_private(act: Act) -> None:
    salt = secrets.token_bytes(SALT_BYTES)
    payload = {**act._sealed, "act": act.kind.name, "actor": str(act.actor)}  # noqa: SLF001
    row = private_lane.commit_to(payload, salt=salt, kind=act.kind.name, at=act.at)
    act.code = _give_receipts(act, private_act_id=row.pk)


def _give_receipts(
    act: Act, *, entry_id: int | None = None, private_act_id: int | None = None
) -> str:
    holders = list(dict.fromkeys([str(act.actor), *act._holders]))  # noqa: SLF001
    rows = [
        Receipt(
            code=new_code(),
            entry_id=entry_id,
            private_act_id=private_act_id,
            holder=holder,
            at=act.at,
        )
        for holder in holders
    ]
    insert(rows)
    return rows[0].code


def new_code() -> str:
    """A receipt's code, easy to read aloud: ``K7Q2-M9XD``."""
    letters = crockford(int.from_bytes(secrets.token_bytes(_CODE_BYTES), "big"), length=8)
    return f"{letters[:4]}-{letters[4:]}"
