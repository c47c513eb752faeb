"""Sending the documents of a case, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from folkmoot.apps.conduct import letters
from folkmoot.apps.conduct.actions.taking import Doing, acting, refuse, stepping
from folkmoot.apps.conduct.acts_declared import SENT, SERVICE_NOTED, TOLD
from folkmoot.apps.conduct.models import Case, Service
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef

PAPERS = ("notice", "charge", "decision", "appeal_decision")


def tell_member(
    *, actor: ActorRef, at: datetime, case: str, method: str = "mail", proof: str = ""
) -> str:
    """Tell the member of the investigation; from then on the case room is open to them.

    Raises:
        Refused: if the actor is not the clerk, or the way of sending needs a proof that is missing.
    """
    with stepping(TOLD, "tell", actor=actor, at=at, case=case) as doing:
        telling = doing.row.telling
        paper = digest([doing.row.code, "notice", telling.opened_at.isoformat()])
        send(doing, "notice", [paper], method=method, proof=proof)
    return doing.receipt


def send_document(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    what: str,
    method: str = "mail",
    proof: str = "",
    order: str = "",
) -> str:
    """Send the charge or a decision to the member, or send it again.

    Args:
        what: ``"charge"``, ``"decision"``, ``"appeal_decision"`` or, again, ``"notice"``.
        method: ``"mail"``, ``"post"``, ``"hand"`` or ``"substituted"``.
        proof: of posting, of handing over; for e-mail the house keeps its own.
        order: for substituted service, who ordered it and why.

    Raises:
        Refused: if there is no such document yet, or no proof of sending.
    """
    with acting(SENT, actor=actor, at=at, case=case, parts=("clerk",)) as doing:
        paper = _paper(doing.row, what)
        if not paper:
            raise refuse("no_document", "There is no such document in this case yet.")
        send(doing, what, [paper], method=method, proof=proof, order=order)
        doing.act.seals(what=what, method=method)
    return doing.receipt


def send(
    doing: Doing,
    what: str,
    papers: Iterable[str],
    *,
    method: str,
    proof: str,
    order: str = "",
) -> None:
    """Write down that papers were sent to the member, and tell the member and their companion.

    Raises:
        Refused: if nothing proves the sending.
    """
    row = doing.row
    if method == "mail":
        if not people.email_of(row.respondent):
            raise refuse(
                "no_address",
                "The member has no e-mail address.",
                "Send it by post, or hand it over.",
            )
        proof = proof.strip() or digest([row.code, what, doing.at.isoformat()])
    if not proof.strip():
        raise refuse(
            "no_proof",
            "Nothing proves that it was sent.",
            "Keep the certificate of posting or a signature, and write down its number.",
        )
    if method == "substituted" and not order.strip():
        raise refuse("no_order", "Substituted service needs an order and its reasons.")
    Service.objects.bulk_create(
        Service(
            case=row,
            what=what,
            digest=paper,
            to=row.respondent,
            method=method,
            sent_at=doing.at,
            proof=proof.strip(),
            order=order.strip(),
        )
        for paper in papers
    )
    letters.something_new(row, parts=("respondent", "companion"), at=doing.at)


def note_service(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    service: int,
    bounced: bool = False,
    received_at: datetime | None = None,
) -> str:
    """Note that a document came back, or that its receipt is proved.

    Raises:
        Refused: if the actor is not the clerk, or there is no such service.
    """
    with acting(SERVICE_NOTED, actor=actor, at=at, case=case, parts=("clerk",)) as doing:
        row = doing.row.services.filter(pk=service).first()
        if row and received_at and rulebook.day(received_at) == rulebook.day(row.sent_at):
            received_at = max(received_at, row.sent_at)
        if row is None or (received_at is not None and not row.sent_at <= received_at <= at):
            raise refuse("no_service", "No document was sent like that.")
        if bounced:
            row.bounced_at = at
        else:
            row.received_at = received_at or at
        row.save(update_fields=["bounced_at", "received_at"])
    return doing.receipt


def _paper(row: Case, what: str) -> str:
    if what == "notice":
        telling = getattr(row, "telling", None)
        return digest([row.code, "notice", telling.opened_at.isoformat()]) if telling else ""
    if what == "appeal_decision":
        decided = getattr(getattr(row, "appeal", None), "decision", None)
        return decided.digest if decided else ""
    rows = {"charge": row.charges, "decision": row.decisions}[what]
    return rows.order_by("-pk").values_list("digest", flat=True).first() or ""
