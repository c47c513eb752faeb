"""Promises of the private lane: given at once, redeemed when the interval closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.ledger.entries import (
    EntryError,
    batch_interval,
    parse_entry,
    parse_time,
    time_text,
)
from folkmoot.core.ledger.keys import NoteError, SignerKey, VerifierKey
from folkmoot.core.ledger.notes import SignedNote, check_note, parse_note, sign_note
from folkmoot.core.ledger.private_leaf import PrivateError, require_commitment
from folkmoot.core.ledger.receipts import check_receipt, parse_receipt
from folkmoot.core.terms import Interval, Reason, Verdict, no, yes

HEADER = "folkmoot/promise/v1"
_LINES = 5


@dataclass(frozen=True, slots=True)
class Promise:
    """That a commitment will stand behind the batch that closes an interval.

    Attributes:
        origin: which log promises.
        commitment: the salted commitment, 64 hexadecimal digits.
        interval: the interval, with its end.

    Raises:
        NoteError: if the origin has not the form of a key's name.
        PrivateError: if the commitment or the interval is malformed.
    """

    origin: str
    commitment: str
    interval: Interval[datetime]

    def __post_init__(self) -> None:
        require_commitment(self.commitment)
        if self.interval.end is None or self.interval.end <= self.interval.start:
            raise PrivateError("an interval of the private lane has an end after its start")

    @property
    def text(self) -> str:
        """The note text that is signed; its first line keeps it apart from any checkpoint."""
        end = self.interval.end or self.interval.start
        times = (time_text(self.interval.start), time_text(end))
        return "".join(f"{x}\n" for x in (HEADER, self.origin, self.commitment, *times))

    def sign(self, signer: SignerKey) -> SignedNote:
        """The promise, signed by the log.

        Raises:
            NoteError: if the key is not the log's.
        """
        if signer.name != self.origin:
            raise NoteError("a promise is signed by the log that gives it")
        return sign_note(self.text, signer)


def parse_promise(data: bytes) -> tuple[Promise, SignedNote]:
    """Read a signed promise, accepting only its one form. Nothing is verified.

    Raises:
        NoteError: naming the line and what is wrong with it.
    """
    note = parse_note(data)
    lines = note.text.split("\n")[:-1]
    if len(lines) != _LINES or lines[0] != HEADER:
        raise NoteError("this is not a promise", line=1)
    _, origin, commitment, start, end = lines
    try:
        promise = Promise(origin, commitment, Interval(parse_time(start), parse_time(end)))
    except (PrivateError, EntryError, ValueError) as error:
        raise NoteError(str(error), line=3) from None
    return promise, note


def check_promise(promise: Promise, note: SignedNote, *, key: VerifierKey) -> Verdict:
    """Whether the log with that key gave the promise.

    Returns:
        Yes, or no with ``promise.other_log``, ``note.not_signed`` or ``note.bad_signature``.
    """
    if promise.origin != key.name:
        return no(
            Reason(
                "promise.other_log",
                "this promise is by {origin}, not by {name}",
                {"origin": promise.origin, "name": key.name},
            )
        )
    return check_note(note, keys=(key,))


def check_redemption(promise_data: bytes, receipt_data: bytes, *, key: VerifierKey) -> Verdict:
    """Whether a receipt keeps a promise: commitment, batch, log, all under the log's key.

    Returns:
        Yes, or no with the codes of ``check_promise`` and ``check_receipt``, or
        ``promise.malformed``, ``promise.other_commitment``, ``promise.other_interval``.
    """
    try:
        promise, note = parse_promise(promise_data)
    except NoteError as error:
        return no(Reason("promise.malformed", "this is not a promise: {why}", {"why": str(error)}))
    verdict = check_promise(promise, note, key=key) & check_receipt(receipt_data, key=key)
    if not verdict:
        return verdict
    receipt = parse_receipt(receipt_data)
    if receipt.private is None or receipt.private.commitment != promise.commitment:
        return no(Reason("promise.other_commitment", "the receipt is not for what was promised"))
    entry = parse_entry(receipt.entry or b"", seq=receipt.index)
    if batch_interval(entry.body) != (promise.interval.start, promise.interval.end):
        return no(Reason("promise.other_interval", "the receipt is for another interval"))
    return yes()
