#!/usr/bin/env python3
# ruff: noqa: T201, B905, UP017, C901, PLR0911, PLR0912, PLR2004
#   T201: this file is a program, it speaks by printing.  B905, UP017: it must run on Python 3.9.
#   C901, PLR09..: a check is read from top to bottom, one "return" per way to be wrong.
#   PLR2004: the figures are those of the formats (32 bytes, 256 hashes), named where they are not.
"""Check a Folkmoot record that somebody handed to you. Needs Python 3.9 or later, nothing else.

    python3 verify_record.py DIR                    check an exported record
    python3 verify_record.py DIR --key VKEY         ... against a key you got elsewhere
    python3 verify_record.py DIR --receipt FILE     ... and that your receipt belongs to it
    python3 verify_record.py --receipt FILE --key VKEY      check a receipt by itself
    ... --promise FILE                              and that the receipt keeps this promise

The exit code is 0 only if everything is in order. Every fault is named with its place.

This is a second implementation, written from the published formats alone and sharing no code with
the program that keeps the record: RFC 6962 (Merkle tree), RFC 8032 (Ed25519), and at c2sp.org
signed-note, tlog-checkpoint, tlog-tiles and tlog-proof. It can be read in one sitting; do.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import datetime as dt
import functools
import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, NoReturn

Point = tuple[int, int, int, int]

# ---------------------------------------------------------------------------------------------
# Ed25519 (RFC 8032 section 5.1), only what verification needs.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)
IDENTITY = (0, 1, 1, 0)


def add_points(a: Point, b: Point) -> Point:
    """The sum of two points in extended coordinates (X, Y, Z, T), x = X/Z, y = Y/Z, xy = T/Z."""
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    w, x, y, z = f - e, h - g, h + g, f + e
    return (w * x % P, y * z % P, x * y % P, w * z % P)


def multiply_point(number: int, point: Point) -> Point:
    """A whole number times a point."""
    result = IDENTITY
    while number:
        if number & 1:
            result = add_points(result, point)
        point = add_points(point, point)
        number >>= 1
    return result


def read_point(data: bytes) -> Point | None:
    """The point behind 32 bytes; None if there is none, or the bytes are not the reduced form."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_1 % P
    if x * x % P != square or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def write_point(point: Point) -> bytes:
    """The 32 bytes of a point."""
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    number: int = y | (x & 1) << 255
    return number.to_bytes(32, "little")


BASE = read_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or IDENTITY


def key_is_sound(public: bytes) -> bool:
    """Whether 32 bytes may be a key: reduced, and no point of small order (or not on the curve,
    in which case no signature will ever fit it).
    """
    if len(public) != 32 or int.from_bytes(public, "little") & ((1 << 255) - 1) >= P:
        return False
    y = int.from_bytes(public, "little") & ((1 << 255) - 1)
    for sign in (0, 1):
        point = read_point((y | sign << 255).to_bytes(32, "little"))
        if point and write_point(multiply_point(8, point)) == write_point(IDENTITY):
            return False
    return True


@functools.lru_cache(maxsize=1024)  # many receipts share one checkpoint
def signature_fits(signature: bytes, message: bytes, public: bytes) -> bool:
    """Whether a signature is by this key over this message, in its one possible spelling."""
    point = read_point(public) if key_is_sound(public) else None
    if point is None or len(signature) != 64:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    h = int.from_bytes(digest, "little") % ORDER
    minus = (P - point[0], point[1], 1, P - point[3])
    sum_ = add_points(multiply_point(s, BASE), multiply_point(h, minus))
    return write_point(sum_) == signature[:32]


# ---------------------------------------------------------------------------------------------
# The Merkle tree (RFC 6962 section 2.1), by pairing neighbours: an odd one out moves up unchanged,
# which gives the same tree as splitting at the largest power of two.


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\0" + data).digest()


def pair_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_root(hashes: list[bytes]) -> bytes:
    """The root over a list of hashes."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    while len(hashes) > 1:
        odd = hashes[-1:] if len(hashes) % 2 else []
        sha256 = hashlib.sha256
        hashes = [sha256(b"\1" + a + b).digest() for a, b in zip(hashes[::2], hashes[1::2])] + odd
    return hashes[0]


def climb(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """Where an audit path leads, straight from its recursive definition; None if it cannot be."""
    if not 0 <= index < size:
        return None
    if size == 1:
        return None if path else leaf
    if not path:
        return None
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        below = climb(leaf, index, half, path[:-1])
        return below and pair_hash(below, path[-1])
    below = climb(leaf, index - half, size - half, path[:-1])
    return below and pair_hash(path[-1], below)


# ---------------------------------------------------------------------------------------------
# Signed notes, keys, checkpoints, manifests, promises. Each is read only in its one spelling.


class Malformed(Exception):
    """Something is not written as it must be; the text says what."""


class Key(NamedTuple):
    """A log's public key."""

    name: str
    identifier: bytes
    public: bytes


class Note(NamedTuple):
    """A text and its signatures (name, key id, signature)."""

    text: str
    signatures: list[tuple[str, bytes, bytes]]


class Head(NamedTuple):
    """Which log, how many entries, and their root."""

    origin: str
    size: int
    root: bytes


def from_base64(text: str) -> bytes:
    """The bytes behind base64 that is spelt as it must be."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise Malformed("this is not base64") from None
    if base64.b64encode(data).decode() != text:
        raise Malformed("this is not how base64 is written")
    return data


def name_is_good(name: str) -> bool:
    """Whether a key may be called so."""
    return bool(name) and "+" not in name and not any(c.isspace() or c < " " for c in name)


def read_key(text: str) -> Key:
    """A log's key from ``name+id+base64``."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not name_is_good(parts[0]):
        raise Malformed("a key is written name+id+base64")
    material = from_base64(parts[2])
    if material[:1] != b"\1" or not key_is_sound(material[1:]):
        raise Malformed("this is not a sound Ed25519 key of a log")
    identifier = hashlib.sha256(parts[0].encode() + b"\n" + material).digest()[:4]
    if identifier.hex() != parts[1]:
        raise Malformed("the key's id is not that of the key")
    return Key(parts[0], identifier, material[1:])


def read_note(data: bytes) -> Note:
    """A signed note from its bytes."""
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("this is not UTF-8") from None
    if any(c < " " and c != "\n" for c in whole):
        raise Malformed("there is a control character")
    text, gap, block = whole.rpartition("\n\n")
    if not gap or not block.endswith("\n"):
        raise Malformed("there is no empty line before the signatures, or none ends the last")
    signatures = []
    for line in block[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014" or not name_is_good(parts[1]):
            raise Malformed("this is not a signature line: " + line)
        signature = from_base64(parts[2])
        if len(signature) < 5:
            raise Malformed("a signature is too short")
        signatures.append((parts[1], signature[:4], signature[4:]))
    if len(signatures) > 64:
        raise Malformed("there are too many signatures")
    return Note(text + "\n", signatures)


def note_trouble(note: Note, key: Key) -> str:
    """Empty if the key signed the note, else the code of what is wrong."""
    signed = False
    for name, identifier, signature in note.signatures:
        if (name, identifier) == (key.name, key.identifier):
            if not signature_fits(signature, note.text.encode(), key.public):
                return "bad_signature"
            signed = True
    return "" if signed else "not_signed"


def read_head(lines: list[str]) -> Head:
    """Origin, size and root from the first three lines of a checkpoint."""
    if len(lines) < 3 or not all(lines):
        raise Malformed("a checkpoint has three lines or more, none empty")
    if not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]) or int(lines[1]) >= 2**63:
        raise Malformed("the size is not a plain number")
    head = Head(lines[0], int(lines[1]), from_base64(lines[2]))
    if len(head.root) != 32 or (head.size == 0 and head.root != tree_root([])):
        raise Malformed("the root cannot be")
    return head


def read_checkpoint(data: bytes) -> tuple[Head, Note]:
    """A checkpoint from its bytes."""
    note = read_note(data)
    return read_head(note.text[:-1].split("\n")), note


def read_manifest(data: bytes) -> tuple[Head, Note, dict[str, tuple[str, int]]]:
    """A manifest from its bytes; the files as path: (SHA-256, length)."""
    note = read_note(data)
    lines = note.text[:-1].split("\n")
    if lines[0] != "folkmoot/export/v1" or len(lines) < 5:
        raise Malformed("the first line is not folkmoot/export/v1")
    head = read_head(lines[1:4])
    if lines[4] != str(len(lines) - 5):
        raise Malformed("the number of files is not that of the lines")
    files: dict[str, tuple[str, int]] = {}
    last = ""
    for line in lines[5:]:
        found = re.fullmatch("([0-9a-f]{64}) (0|[1-9][0-9]{0,15}) ([A-Za-z0-9._/-]+)", line)
        if not found or found[3] <= last:
            raise Malformed("this is not a file, or not in its order: " + line)
        last = found[3]
        files[last] = (found[1], int(found[2]))
    return head, note, files


def read_promise(data: bytes) -> tuple[str, str, str, str, Note]:
    """A promise from its bytes: origin, commitment, start, end, and the note."""
    note = read_note(data)
    lines = note.text[:-1].split("\n")
    if lines[0] != "folkmoot/promise/v1" or len(lines) != 5:
        raise Malformed("this is not a promise")
    if not re.fullmatch("[0-9a-f]{64}", lines[2]):
        raise Malformed("the commitment cannot be")
    if not (is_moment(lines[3]) and is_moment(lines[4]) and lines[3] < lines[4]):
        raise Malformed("the interval cannot be")
    return lines[1], lines[2], lines[3], lines[4], note


# ---------------------------------------------------------------------------------------------
# Entries.


def refuse(text: str) -> NoReturn:
    """Called by the JSON reader for fractions, NaN and the infinities."""
    raise ValueError(text)


JSON_READER = json.JSONDecoder(parse_float=refuse, parse_constant=refuse)
MOMENT = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")
KIND = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
JSON_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def is_moment(text: Any) -> bool:
    """Whether a value is a moment like 2026-09-28T11:58:03Z."""
    if not isinstance(text, str):
        return False
    found = MOMENT.fullmatch(text)
    if not found:
        return False
    try:
        year, month, day, hour, minute, second = map(int, found.groups())
        dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.timezone.utc)
    except ValueError:
        return False
    return True


def depth(value: Any) -> int:
    """How deep a value is nested; anything over 64 is as good as 65."""
    layer, levels = [value], 0
    while layer and levels <= 65:
        inner: list[Any] = []
        for item in layer:
            if isinstance(item, dict):
                inner.extend(item.values())
            elif isinstance(item, list):
                inner.extend(item)
        layer, levels = inner, levels + 1
    return levels - 1


def read_entry(data: bytes, seq: int) -> tuple[str, Any]:
    """What is wrong with an entry (empty if nothing), and its value."""
    try:
        value = JSON_READER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return "not_json", None
    if data.count(b"{") + data.count(b"[") > 64 and depth(value) > 64:
        return "not_json", None
    try:
        same = JSON_WRITER.encode(value).encode("utf-8") == data
    except UnicodeEncodeError:
        same = False
    if not same:
        return "not_canonical", value
    if not isinstance(value, dict) or set(value) - {"refs"} != {"v", "seq", "type", "at", "body"}:
        return "bad_shape", value
    if isinstance(value["v"], bool) or value["v"] != 1:
        return "bad_version", value
    if isinstance(value["seq"], bool) or value["seq"] != seq:
        return "wrong_seq", value
    kind = value["type"]
    if not isinstance(kind, str) or len(kind) > 100:
        return "bad_type", value
    if not KIND.fullmatch(kind):
        return "bad_type", value
    if not is_moment(value["at"]):
        return "bad_time", value
    body, refs = value["body"], value.get("refs", [])
    if not isinstance(body, dict):
        return "bad_body", value
    if not isinstance(refs, list) or not all(is_reference(ref, seq) for ref in refs):
        return "bad_refs", value
    if kind == "private.batch" and not is_batch(body):
        return "bad_batch", value
    return "", value


def is_reference(ref: Any, seq: int) -> bool:
    """Whether a value may refer to something: an earlier entry's number, or a text."""
    if isinstance(ref, bool):
        return False
    return 0 <= ref < seq if isinstance(ref, int) else isinstance(ref, str) and ref != ""


def is_batch(body: dict[str, Any]) -> bool:
    """Whether a body is one of the private lane, always of the same length."""
    return (
        set(body) == {"from", "to", "root"}
        and isinstance(body["root"], str)
        and re.fullmatch("[0-9a-f]{64}", body["root"]) is not None
        and is_moment(body["from"])
        and is_moment(body["to"])
        and body["from"] < body["to"]
    )


# ---------------------------------------------------------------------------------------------
# Receipts.


class Receipt(NamedTuple):
    """A receipt as read; nothing in it is proved yet."""

    seq: int
    path: list[bytes]
    head: Head
    note: Note
    entry: bytes | None
    private: dict[str, Any] | None


def read_receipt(data: bytes) -> Receipt:
    """A receipt from its bytes."""
    top, gap, rest = data.partition(b"\n\n")
    if not gap or len(data) > 1 << 20:
        raise Malformed("this is not a receipt")
    try:
        lines = top.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise Malformed("the proof is not plain text") from None
    head, note = read_checkpoint(rest)
    if lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Malformed("the first line is not c2sp.org/tlog-proof@v1")
    entry, private = None, None
    if lines and lines[0].startswith("extra "):
        entry, private = read_extra(from_base64(lines.pop(0)[6:]))
    index = re.fullmatch("index (0|[1-9][0-9]{0,18})", lines.pop(0)) if lines else None
    path = [from_base64(line) for line in lines]
    if not index or any(len(node) != 32 for node in path):
        raise Malformed("index or path are not written as they must be")
    return Receipt(int(index[1]), path, head, note, entry, private)


def read_extra(data: bytes) -> tuple[bytes, dict[str, Any] | None]:
    """The entry that a receipt carries, and the way to it in the private lane."""
    try:
        value = JSON_READER.decode(data.decode("utf-8"))
        if JSON_WRITER.encode(value).encode("utf-8") != data:
            raise Malformed("the extra line is not canonical JSON")
        entry = value["entry"].encode("utf-8")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Malformed("the extra line is not as it must be") from None
    if set(value) - {"private"} != {"entry"}:
        raise Malformed("the extra line has something else in it")
    private = value.get("private")
    if "private" not in value:
        return entry, None
    if not isinstance(private, dict) or set(private) != {"commitment", "siblings", "slot"}:
        raise Malformed("the way through the private lane is not as it must be")
    slot, siblings = private["slot"], private["siblings"]
    if not isinstance(siblings, list) or len(siblings) != 32:
        raise Malformed("the way through the private lane has another length")
    for text in [private["commitment"], *siblings]:
        if not isinstance(text, str) or not re.fullmatch("[0-9a-f]{64}", text):
            raise Malformed("a hash in the private lane is not a hash")
    if isinstance(slot, bool) or not isinstance(slot, int) or not 0 <= slot < 2**32:
        raise Malformed("there is no such slot")
    return entry, private


def private_root(private: dict[str, Any]) -> str:
    """The root of a private batch to which a commitment's way leads."""
    start = b"folkmoot/private/v1\0" + bytes.fromhex(private["commitment"])
    node = hashlib.sha256(start).digest()
    for level, text in enumerate(private["siblings"]):
        sibling = bytes.fromhex(text)
        on_the_right = private["slot"] >> level & 1
        node = pair_hash(sibling, node) if on_the_right else pair_hash(node, sibling)
    return node.hex()


def receipt_trouble(receipt: Receipt, key: Key) -> str:
    """Empty if a receipt proves what it says, else the code of what is wrong."""
    if receipt.head.origin != key.name:
        return "other_log"
    trouble = note_trouble(receipt.note, key)
    if trouble:
        return trouble
    if receipt.entry is None:
        return "no_entry"
    trouble, value = read_entry(receipt.entry, receipt.seq)
    if trouble:
        return "wrong_index" if trouble == "wrong_seq" else "bad_entry"
    reached = climb(leaf_hash(receipt.entry), receipt.seq, receipt.head.size, receipt.path)
    if reached != receipt.head.root:
        return "not_included"
    if receipt.private is not None:
        is_private = value["type"] == "private.batch"
        if not is_private or value["body"]["root"] != private_root(receipt.private):
            return "not_in_batch"
    return ""


# ---------------------------------------------------------------------------------------------
# The whole record.

SAYS = {
    "note.malformed": "this is not written as it must be",
    "checkpoint.other_log": "this is of another log",
    "checkpoint.wrong_root": "the entries do not lead to the signed root",
    "entry.not_as_hashed": "this is not the entry that was recorded",
    "tile.wrong_hash": "this is not the hash of what the tile stands on",
    "tile.wrong_length": "the tile has another length",
    "bundle.malformed": "the bundle breaks off here",
    "bundle.wrong_count": "the bundle has another number of entries",
    "private.gap": "the private lane's intervals do not follow one another here",
    "export.bad_key": "this is not a log's public key",
    "export.changed_file": "this file is not the one that was exported",
    "export.extra_file": "this does not belong to the export",
    "export.extra_signature": "the manifest is signed once only",
    "export.missing_file": "this file is missing",
    "export.not_in_layout": "an export has no such file",
    "export.not_in_manifest": "the manifest does not name this file",
    "export.other_head": "this is not the checkpoint's manifest",
    "export.other_key": "this is not the key you trust",
    "export.root_unknown": "too much is missing for a root",
    "export.size_without_files": "so many entries need more files than are there",
    "export.unreadable": "this file cannot be read",
    "export.wrong_name": "the file's name is not its digest",
    "receipt.beyond_export": "the receipt is later than the export",
    "receipt.malformed": "this is not a receipt",
    "receipt.no_entry": "the receipt does not carry its entry",
    "receipt.not_in_batch": "the commitment does not stand behind the entry's root",
    "receipt.not_included": "the path does not lead from the entry to the checkpoint",
    "receipt.other_history": "the receipt is from another history of the log",
    "receipt.other_log": "this is of another log",
    "receipt.wrong_index": "the entry has another number",
}
for _kind in ("note", "receipt", "promise"):
    SAYS[_kind + ".bad_signature"] = "the log's signature does not fit the text"
    SAYS[_kind + ".not_signed"] = "the log's key has not signed this"


class Fault(NamedTuple):
    """One thing that is wrong: where, and the code of what."""

    place: str
    code: str

    def __str__(self) -> str:
        says = SAYS.get(self.code, "this is not an entry as it must be written")
        return f"{self.place}: {says} ({self.code})"


def tile_path(level: str | int, index: int, width: int) -> str:
    """Where a tile or bundle stands."""
    digits = str(index)
    digits = digits.zfill((len(digits) + 2) // 3 * 3)
    groups = re.findall("...", digits)
    path = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return f"tile/{level}/{path}" + ("" if width == 256 else f".p/{width}")


def is_tile_path(path: str) -> bool:
    """Whether a path is one that ``tile_path`` could give."""
    found = re.fullmatch(
        r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?",
        path,
    )
    if not found or (found[1] != "entries" and int(found[1]) > 63) or int(found[3] or 1) > 255:
        return False
    index = int(found[2].replace("x", "").replace("/", ""))
    return tile_path(found[1], index, int(found[3] or 256)) == path


NAMED = re.compile("receipts/([0-9a-f]{64})[.]tlog-proof|documents/([0-9a-f]{64})")


class Record:
    """One check of one exported record; what is found collects in ``faults``."""

    def __init__(
        self,
        paths: Iterable[str],
        read: Callable[[str], bytes],
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.paths = set(paths)
        self.read = read
        self.progress = progress or (lambda _done, _all: None)
        self.faults: list[Fault] = []
        self.key: Key | None = None
        self.head: Head | None = None
        self.size: int | None = None
        self.root: bytes | None = None
        self.entries = 0
        self.kinds: dict[str, int] = {}
        self.files: dict[str, tuple[str, int]] | None = None
        self.manifest_holds = False
        self.intact: set[str] = set()
        self.receipts: list[tuple[str, Receipt]] = []
        self.documents: dict[str, bytes] = {}
        self.certificates: list[tuple[int, str]] = []
        self.batch_end: str | None = None
        self.tails: dict[int, list[bytes] | None] = {}
        self.levels: list[list[bytes | None]] = []

    def fault(self, place: str, code: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(place, code))

    def check(self, trusted: str | None = None, *, receipt_size: int = 0) -> None:
        """Check everything, so that roots up to a receipt's size can be asked for later."""
        key_file = self.find_key(trusted)
        heads = [(head, holds) for head, holds in [self.find_manifest()] if head]
        if key_file is not None:
            self.compare("log.vkey", key_file)
        checkpoint, holds = self.find_checkpoint()
        if checkpoint:
            heads.insert(0, (checkpoint, holds))
        signed = [head for head, holds in heads if holds]
        if len(set(signed)) > 1:
            self.fault("manifest", "export.other_head")
        self.head = next(iter(signed or [head for head, _ in heads]), None)
        required = self.find_required()
        self.check_listing(required)
        self.check_named()
        if self.size is None or self.head is None:
            return
        wanted = [r.head.size for _, r in self.receipts if r.head.size <= self.size]
        self.tails = {size: [] for size in [self.size, min(receipt_size, self.size), *wanted]}
        self.check_tiles()
        check_cases(self, self.documents)
        self.root = self.root_at(self.size)
        if self.root is None:
            self.fault("checkpoint", "export.root_unknown")
        elif self.root != self.head.root:
            self.fault("checkpoint", "checkpoint.wrong_root")
        for path, receipt in self.receipts:
            self.check_history(path, receipt)

    # -- reading ------------------------------------------------------------------------------

    def raw(self, path: str) -> bytes | None:
        """A file's content, or None."""
        if path not in self.paths:
            return None
        try:
            return self.read(path)
        except (OSError, LookupError):
            self.fault(path, "export.unreadable")
            return None

    def fetch(self, path: str) -> bytes | None:
        """A file's content, compared with the manifest, or None."""
        data = self.raw(path)
        if data is not None:
            self.compare(path, data)
        return data

    def compare(self, path: str, data: bytes) -> None:
        """Hold a file against the manifest."""
        entry = (self.files or {}).get(path)
        if entry is None:
            return
        if entry == (hashlib.sha256(data).hexdigest(), len(data)):
            self.intact.add(path)
        else:
            self.fault(path, "export.changed_file")

    def is_intact(self, path: str) -> bool:
        """Whether the log's signature on the manifest stands behind the file as it is."""
        return self.manifest_holds and path in self.intact

    # -- key, manifest, checkpoint ---------------------------------------------------------------

    def find_key(self, trusted: str | None) -> bytes | None:
        """Settle on the log's key; give the content of log.vkey."""
        self.key = read_key(trusted) if trusted is not None else None
        data = self.raw("log.vkey")
        if data is None:
            return None
        try:
            text = data.decode("utf-8")
            key = read_key(text.removesuffix("\n"))
        except (UnicodeDecodeError, Malformed):
            self.fault("log.vkey", "export.bad_key")
            return data
        if not data.endswith(b"\n"):
            self.fault("log.vkey", "export.bad_key")
        if self.key is not None and key != self.key:
            self.fault("log.vkey", "export.other_key")
        self.key = self.key or key
        return data

    def find_manifest(self) -> tuple[Head | None, bool]:
        """Read the manifest; give its head, and whether the log signed it."""
        data = self.raw("manifest")
        if data is None:
            return None, False
        try:
            head, note, self.files = read_manifest(data)
        except Malformed:
            self.fault("manifest", "note.malformed")
            return None, False
        self.manifest_holds = self.is_signed("manifest", head, note)
        if len(note.signatures) != 1:
            self.fault("manifest", "export.extra_signature")
            self.manifest_holds = False
        return head, self.manifest_holds

    def find_checkpoint(self) -> tuple[Head | None, bool]:
        """Read the checkpoint; give its head, and whether the log signed it."""
        data = self.fetch("checkpoint")
        if data is None:
            return None, False
        try:
            head, note = read_checkpoint(data)
        except Malformed:
            self.fault("checkpoint", "note.malformed")
            return None, False
        return head, self.is_signed("checkpoint", head, note)

    def is_signed(self, path: str, head: Head, note: Note) -> bool:
        """Whether the log stands behind this note."""
        if self.key is None:
            return False
        if head.origin != self.key.name:
            self.fault(path, "checkpoint.other_log")
            return False
        trouble = note_trouble(note, self.key)
        if trouble:
            self.fault(path, "note." + trouble)
        return not trouble

    # -- which files there are -------------------------------------------------------------------

    def find_required(self) -> set[str]:
        """The files that an export of this size has; settles ``size``."""
        required = {"log.vkey", "checkpoint", "manifest"}
        if self.head is None:
            return required
        size, level, counts = self.head.size, 0, [("entries", self.head.size)]
        while size:
            counts.append((str(level), size))
            size, level = size // 256, level + 1
        if sum((n + 255) // 256 for _, n in counts) > 4 * len(self.paths) + 1024:
            self.fault("checkpoint", "export.size_without_files")
            return required
        self.size = self.head.size
        for name, n in counts:
            required.update(tile_path(name, index, 256) for index in range(n // 256))
            if n % 256:
                required.add(tile_path(name, n // 256, n % 256))
        return required

    def check_listing(self, required: set[str]) -> None:
        """Nothing is missing, nothing is there that should not be."""
        signed = set(self.files or {})
        for path in sorted(required | signed | self.paths):
            belongs = path in required or NAMED.fullmatch(path) is not None
            if self.size is None and is_tile_path(path):
                belongs = True
            if path == "manifest" and path in signed:
                belongs = False
            if not belongs:
                code = "not_in_layout" if path in signed else "extra_file"
                self.fault(path, "export." + code)
            elif path not in self.paths:
                self.fault(path, "export.missing_file")
            elif self.files is not None and path not in signed and path != "manifest":
                code = "not_in_manifest" if path in required else "extra_file"
                self.fault(path, "export." + code)

    def check_named(self) -> None:
        """Receipts and documents."""
        for path in sorted(self.paths):
            found = NAMED.fullmatch(path)
            if not found or (self.files is not None and path not in self.files):
                continue
            data = self.fetch(path)
            if data is None:
                continue
            if hashlib.sha256(data).hexdigest() not in path:
                self.fault(path, "export.wrong_name")
            if found[2] and data.startswith(b"{"):
                self.documents[found[2]] = data
            if found[1] and self.key:
                receipt = self.check_receipt(path, data)
                if receipt:
                    self.receipts.append((path, receipt))

    def check_receipt(self, place: str, data: bytes) -> Receipt | None:
        """One receipt by itself; give it if it holds."""
        if self.key is None:
            return None
        try:
            receipt = read_receipt(data)
        except Malformed:
            self.fault(place, "receipt.malformed")
            return None
        trouble = receipt_trouble(receipt, self.key)
        if trouble:
            self.fault(place, "receipt." + trouble)
            return None
        return receipt

    def check_history(self, place: str, receipt: Receipt) -> None:
        """A receipt's checkpoint is of this log's history."""
        if self.size is None:
            return
        if receipt.head.size > self.size:
            self.fault(place, "receipt.beyond_export")
            return
        root = self.root_at(receipt.head.size)
        if root is not None and root != receipt.head.root:
            self.fault(place, "receipt.other_history")

    # -- entries and tiles -----------------------------------------------------------------------

    def check_tiles(self) -> None:
        """Every entry, and every tile over the entries, level by level."""
        size = self.size or 0
        roots: list[bytes | None] = []
        for index in range((size + 255) // 256):
            first, width = 256 * index, min(256, size - 256 * index)
            hashes = self.check_leaves(index, width)
            for wanted in self.tails:
                if wanted // 256 == index and wanted % 256:
                    self.tails[wanted] = hashes and hashes[: wanted % 256]
            if width == 256:
                roots.append(tree_root(hashes) if hashes else None)
            self.progress(first + width, size)
        while roots:
            self.levels.append(roots)
            roots = self.check_level(len(self.levels), roots)

    def check_leaves(self, index: int, width: int) -> list[bytes] | None:
        """One bundle and the tile over it; give the leaf hashes to go on with."""
        bundle, tile = tile_path("entries", index, width), tile_path(0, index, width)
        entries = self.open_bundle(bundle, width)
        stored = self.open_tile(tile, width)
        if entries is None:
            self.batch_end = None
            return stored
        for seq, data in enumerate(entries, 256 * index):
            self.check_entry(f"{bundle}: entry {seq}", data, seq)
        sha256 = hashlib.sha256
        derived = [sha256(b"\0" + data).digest() for data in entries]
        if stored is None or stored == derived:
            return derived
        wrong = [at for at in range(width) if stored[at] != derived[at]][0]  # noqa: RUF015
        bundle_intact, tile_intact = self.is_intact(bundle), self.is_intact(tile)
        if tile_intact or not bundle_intact:
            self.fault(f"{bundle}: entry {256 * index + wrong}", "entry.not_as_hashed")
        if bundle_intact or not tile_intact:
            self.wrong_hash(tile, stored, derived)
            return derived
        return stored

    def check_entry(self, place: str, data: bytes, seq: int) -> None:
        """One entry."""
        self.entries += 1
        trouble, value = read_entry(data, seq)
        if trouble:
            self.fault(place, "entry." + trouble)
            self.batch_end = None
            return
        self.kinds[value["type"]] = self.kinds.get(value["type"], 0) + 1
        if "certificate" in value["body"]:
            self.certificates.append((seq, str(value["body"]["certificate"])))
        if value["type"] == "private.batch":
            if self.batch_end not in (None, value["body"]["from"]):
                self.fault(place, "private.gap")
            self.batch_end = value["body"]["to"]

    def check_level(self, level: int, below: list[bytes | None]) -> list[bytes | None]:
        """One level of tiles over the roots of those below; give their own roots.

        ``below`` is completed with hashes that only the tiles still have.
        """
        roots: list[bytes | None] = []
        for first in range(0, len(below), 256):
            width = min(256, len(below) - first)
            path = tile_path(level, first // 256, width)
            stored = self.open_tile(path, width)
            if stored is not None:
                derived = [below[first + at] or stored[at] for at in range(width)]
                if derived != stored:
                    self.wrong_hash(path, stored, derived)
                below[first : first + width] = derived
            whole = [node for node in below[first : first + width] if node is not None]
            if width == 256:
                roots.append(tree_root(whole) if len(whole) == 256 else None)
        return roots

    def open_bundle(self, path: str, width: int) -> list[bytes] | None:
        """The entries of a bundle, or None."""
        data = self.fetch(path)
        if data is None:
            return None
        entries, at = [], 0
        while at < len(data):
            length = int.from_bytes(data[at : at + 2], "big")
            if len(data) - at < 2 + length:
                self.fault(f"{path}: byte {at}", "bundle.malformed")
                return None
            entries.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        if len(entries) != width:
            self.fault(path, "bundle.wrong_count")
            return None
        return entries

    def open_tile(self, path: str, width: int) -> list[bytes] | None:
        """The hashes of a tile, or None."""
        data = self.fetch(path)
        if data is None:
            return None
        if len(data) != 32 * width:
            self.fault(f"{path}: byte {min(len(data), 32 * width)}", "tile.wrong_length")
            return None
        return [data[at : at + 32] for at in range(0, len(data), 32)]

    def wrong_hash(self, path: str, stored: list[bytes], derived: list[bytes]) -> None:
        """Name the first byte of a tile that is not as it must be."""
        one, other = b"".join(stored), b"".join(derived)
        offset = min(at for at in range(len(one)) if one[at] != other[at])
        self.fault(f"{path}: byte {offset}", "tile.wrong_hash")

    def root_at(self, size: int) -> bytes | None:
        """The root when the log had this many entries, or None if too much is missing."""
        hashes = self.tails[size]
        if hashes is None:
            return None
        rest = [tree_root(hashes)] if hashes else []
        for level, slots in enumerate(self.levels, 1):
            count = size >> 8 * level
            row = [node for node in slots[count - count % 256 : count] if node is not None]
            if len(row) != count % 256:
                return None
            row += rest
            rest = [tree_root(row)] if row else []
        return rest[0] if rest else tree_root([])


# ---------------------------------------------------------------------------------------------
# Certificates of process and draws of panels: documents that say what they are, computed again.


def canonical_digest(value: Any) -> str:
    """The SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(JSON_WRITER.encode(value).encode("utf-8")).hexdigest()


def draw_trouble(draw: dict[str, Any]) -> str:
    """Empty if a draw gives the panel it says, else the code of what is wrong."""
    pool, size, barred = sorted(draw["pool"]), draw["size"], draw["excluded"]
    if len(set(pool)) != len(pool) or not set(barred) <= set(pool) or size < 3 or size % 2 == 0:
        return "malformed"
    if canonical_digest([pool, barred, size]) != draw["commitment"]:
        return "wrong_commitment"
    seed = canonical_digest([draw["commitment"], draw["head"], draw["nonces"]])
    left, order, counter = [name for name in pool if name not in barred], [], 0
    while left:
        number = int.from_bytes(hashlib.sha256(f"{seed}/{counter}".encode()).digest(), "big")
        counter += 1
        if number < 2**256 - 2**256 % len(left):
            order.append(left.pop(number % len(left)))
    if not all(draw["challenged"].values()):
        return "wrong_panel"
    sits = [name for name in order if name not in draw["challenged"]][:size]
    return "" if sits == draw["panel"] and len(sits) == size else "wrong_panel"


def moment(text: Any) -> dt.datetime | None:
    """A moment, or None."""
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z") if is_moment(text) else None


DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 28, "year": 365}


def period_days(text: str) -> float:
    """How many days a period lasts at the least; one that cannot be read lasts for ever."""
    found = re.fullmatch("([0-9]+) (?:clear )?(?:working )?([a-z]+?)s?", text)
    return int(found[1]) * DAYS.get(found[2], 10**6) if found else 10**6


def unmet_guarantees(value: dict[str, Any]) -> list[str]:
    """The guarantees that the facts of a certificate do not bear out.

    Periods run from whole days in the organisation's zone, so two hours are allowed for the
    change of clocks; a rest day can only have made a period longer.
    """
    facts, rules = value["facts"], value["rules"]
    charge, told, shown = facts["charge"], facts["telling"], facts["disclosure"]
    panel, hearing, ruling, appeal = (
        facts[name] for name in ("panel", "hearing", "decision", "appeal")
    )
    slack = dt.timedelta(hours=2)

    def when(text: Any) -> dt.datetime:
        found = moment(text)
        if found is None:
            raise Malformed("a moment is missing")
        return found

    def over(start: dt.datetime, key: str, at: dt.datetime) -> bool:
        return at - start >= dt.timedelta(days=period_days(rules["conduct." + key])) - slack

    heard, effect, served = when(hearing["at"]), when(value["effect_at"]), when(ruling["served_at"])
    charged, acts = when(charge["served_at"]), [when(charge[k]) for k in ("act_at", "act_until")]
    start, end = when(charge["in_force"][0]), moment(charge["in_force"][1])
    exhibits = {name: when(at) for name, at in shown["exhibits"].items()}
    prepare = value["prepare"].split(".", 1)[1]
    full = max([charged, when(shown["schedule_served_at"]), *exhibits.values()])
    others = {facts["respondent"]}.union(*facts["roles"].values())
    sits, again = panel["members"], appeal["panel"] if appeal else []
    weight = ["none", "warning", "restriction", "suspension", "exclusion"].index
    own = hearing["election_by"] == facts["respondent"] and hearing["election_fresh"]
    lasting = ruling["sanction"] not in ("none", "warning")
    late = over(when(charge["known_at"]), "complaint_within", when(charge["complained_at"]))
    holds = {
        "G1": all(start <= act and (end is None or act < end) for act in acts)
        and when(charge["published_at"]) <= acts[0],
        "G2": charge["extension"]
        or not late
        or when(charge["complained_at"]) - when(charge["known_at"])
        <= dt.timedelta(days=period_days(rules["conduct.complaint_within"]) + 4),
        "G3": all(charge[name] for name in ("act", "place", "medium", "rights_sheet")),
        "G4": when(told["told_at"]) <= effect
        and (
            told["withheld"]
            or not over(
                when(told["opened_at"]) + dt.timedelta(days=4), "told_within", when(told["told_at"])
            )
        ),
        "G5": set(ruling["cited"]) <= set(exhibits)
        and all(over(exhibits[name], prepare, heard) for name in ruling["cited"]),
        "G6": shown["schedule_signed"] and set(shown["all_material"]) <= set(exhibits),
        "G7": over(full, prepare, heard),
        "G8": heard <= served
        and (moment(facts["reply_at"]) is not None or over(full, "reply_within", heard)),
        "G9": not hearing["on_papers"] or own,
        "G10": hearing["companion_stated"] and not hearing["companion_refused"],
        "G11": hearing["answered"] >= hearing["requests"],
        "G12": panel["by_lot"]
        and len(set(sits)) == len(sits) >= 3
        and len(sits) % 2 == 1
        and not set(sits) & others
        and set(sits) <= set(panel["declared"])
        and not panel["open_challenges"]
        and over(when(panel["drawn_at"]), "panel_challenge_within", heard),
        "G13": not ruling["unlogged_contact"],
        "G14": ruling["standard"] == rules["conduct.standard_of_proof"]
        and ruling["voted"] >= ruling["particulars"] > 0,
        "G15": ruling["reasoned"] >= ruling["particulars"]
        and ruling["answered"] >= ruling["defences"]
        and (not appeal or appeal["reasons"]),
        "G16": weight(ruling["sanction"]) <= weight(charge["maximum"])
        and (ruling["sanction"] == "none" or ruling["lesser_considered"])
        and (not lasting or 0 < (ruling["months"] or 0) <= 120),
        "G17": ruling["comparables"] is not None and (ruling["departure"] or not ruling["departs"]),
        "G18": served <= effect
        and (
            over(served, "appeal_within", effect)
            if not appeal
            else len(set(again)) == len(again) >= 3
            and len(again) % 2 == 1
            and not set(again) & (others | set(sits))
            and (
                appeal["by"] != facts["respondent"]
                or weight(appeal["sanction"]) <= weight(ruling["sanction"])
            )
        ),
        "G19": not charge["earlier_case"] or charge["reopening"] in GROUNDS,
        "G21": served <= when(value["lapses_at"]),
        "G22": facts["adjustments"],
        "G23": not ruling["gag"],
        "G24": ruling["external_remedy"],
    }
    return [name for name, holding in holds.items() if not holding]


GROUNDS = ("overlooked_evidence", "procedural_unfairness", "obvious_error")
SAYS["draw.malformed"] = "this draw of a panel is not written as it must be"
SAYS["draw.wrong_commitment"] = "pool, exclusions and size are not those that were committed to"
SAYS["draw.wrong_panel"] = "drawn again, another panel comes out"
SAYS["certificate.malformed"] = "this certificate of process is not written as it must be"
SAYS["certificate.unfair"] = "the facts do not bear out this guarantee"
SAYS["certificate.no_draw"] = "the draw of its panel is not in the export"
SAYS["certificate.other_panel"] = "the panel that sat is not the one that was drawn"
SAYS["certificate.missing"] = "an exclusion was recorded, and its certificate is not in the export"


def check_cases(record: Record, documents: dict[str, bytes]) -> None:
    """Every draw and certificate among the documents, by their SHA-256."""
    values: dict[str, dict[str, Any]] = {}
    for name, data in documents.items():
        if b'"kind":"folkmoot/' in data:
            try:
                value = JSON_READER.decode(data.decode("utf-8"))
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict) and JSON_WRITER.encode(value).encode("utf-8") == data:
                values[name] = value
    for name, value in values.items():
        place, kind = "documents/" + name, str(value.get("kind"))
        try:
            if kind == "folkmoot/draw/v1":
                trouble = draw_trouble(value)
                if trouble:
                    record.fault(place, "draw." + trouble)
            elif kind == "folkmoot/certificate/v1":
                for guarantee in unmet_guarantees(value):
                    record.fault(f"{place}: {guarantee}", "certificate.unfair")
                drawn = values.get(value["draw"])
                if drawn is None:
                    record.fault(place, "certificate.no_draw")
                elif sorted(drawn["panel"]) != sorted(value["facts"]["panel"]["members"]):
                    record.fault(place, "certificate.other_panel")
        except (Malformed, ValueError, TypeError, KeyError, AttributeError, IndexError):
            record.fault(place, kind.split("/")[1] + ".malformed")
    for seq, wanted in record.certificates:
        if values.get(wanted, {}).get("kind") != "folkmoot/certificate/v1":
            record.fault(f"entry {seq}", "certificate.missing")


# ---------------------------------------------------------------------------------------------
# The program.


def list_directory(root: str) -> list[str]:
    """Everything below a directory: files; empty directories with "/"; all else with "@"."""
    found: list[str] = []

    def walk(folder: str, prefix: str) -> None:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        if not entries and prefix:
            found.append(prefix)
        for entry in entries:
            path = prefix + entry.name
            if entry.is_symlink():
                found.append(path + "@")
            elif entry.is_dir():
                walk(entry.path, path + "/")
            else:
                found.append(path if entry.is_file() else path + "@")

    walk(root, "")
    return found


def read_file(path: str) -> bytes:
    """A file's content."""
    with open(path, "rb") as file:  # noqa: PTH123 - nothing but the built-in is needed
        return file.read()


def show_progress(done: int, total: int) -> None:
    """Tell on the error stream how far a long check has come."""
    if total >= 100_000 and (done % 25_600 == 0 or done == total):
        end = "\n" if done == total else ""
        print(f"\r  {done:,} of {total:,} entries checked", end=end, file=sys.stderr, flush=True)


def say(text: str = "") -> None:
    """Print, whatever the terminal can show and whatever a hostile file name contains."""
    encoding = sys.stdout.encoding or "ascii"
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    print(clean.encode(encoding, "backslashreplace").decode(encoding))


def check_promise(record: Record, place: str, data: bytes, receipt: Receipt | None) -> None:
    """Whether a receipt keeps a promise of the private lane."""
    try:
        origin, commitment, start, end, note = read_promise(data)
    except Malformed:
        record.fault(place, "promise.malformed")
        return
    if record.key is None:
        return
    trouble = "other_log" if origin != record.key.name else note_trouble(note, record.key)
    if trouble:
        record.fault(place, "promise." + trouble)
    elif receipt is not None and receipt.entry is not None:
        body = JSON_READER.decode(receipt.entry.decode("utf-8"))["body"]
        if receipt.private is None or receipt.private["commitment"] != commitment:
            record.fault(place, "promise.other_commitment")
        elif (body["from"], body["to"]) != (start, end):
            record.fault(place, "promise.other_interval")


SAYS["promise.malformed"] = "this is not a promise"
SAYS["promise.other_log"] = "this was promised by another log"
SAYS["promise.other_commitment"] = "the receipt is not for what was promised"
SAYS["promise.other_interval"] = "the receipt is for another interval"


def size_in_receipt(path: str | None) -> int:
    """The size of the log when a receipt was made; 0 if it cannot be told."""
    try:
        return read_receipt(read_file(path)).head.size if path else 0
    except Malformed:
        return 0


def report(record: Record, trusted: str | None) -> None:
    """Tell what was checked."""
    say(f"Record:      {record.head.origin if record.head else 'unknown'}")
    if record.key:
        material = base64.b64encode(b"\1" + record.key.public).decode()
        say(f"Key:         {record.key.name}+{record.key.identifier.hex()}+{material}")
        if trusted is None:
            say("             It came with the export. Compare it with one you got elsewhere, or")
            say("             give that with --key: whoever makes an export can also make a key.")
    if record.root is not None:
        say(f"Root:        {base64.b64encode(record.root).decode()}, made again from the entries")
    say(f"Entries:     {record.entries:,} read")
    for kind, count in sorted(record.kinds.items()):
        say(f"             {count:>9,}  {kind}")
    say(f"Files:       {len(record.paths):,} present, {len(record.files or {}):,} in the manifest")
    if record.receipts:
        say(f"Receipts:    {len(record.receipts):,} hold")


def report_receipt(receipt: Receipt) -> None:
    """Tell what a receipt proves."""
    say(f"Receipt:     entry {receipt.seq} of {receipt.head.origin}")
    say(f"             in the record when it had {receipt.head.size:,} entries")
    if receipt.private is not None:
        say(f"             behind it stands the commitment {receipt.private['commitment']}")
    say(f"             {(receipt.entry or b'').decode('utf-8')}")


def read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Check a Folkmoot record, a receipt from it, or both.",
        epilog="The exit code is 0 only if everything is in order.",
    )
    parser.add_argument("directory", nargs="?", help="the exported record")
    parser.add_argument("--key", help="the log's public key, from somewhere you trust")
    parser.add_argument("--receipt", help="a .tlog-proof file")
    parser.add_argument("--promise", help="the promise that the receipt redeems")
    options = parser.parse_args(arguments)
    if options.directory is None and (options.receipt is None or options.key is None):
        parser.error("give a directory, or --receipt and --key")
    if options.promise and not options.receipt:
        parser.error("--promise needs --receipt")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Run the program; give its exit code."""
    options = read_arguments(arguments)
    folder = options.directory
    try:
        paths = list_directory(folder) if folder is not None else []
        record = Record(paths, lambda path: read_file(f"{folder}/{path}"), show_progress)
        if folder is not None:
            record.check(options.key, receipt_size=size_in_receipt(options.receipt))
            report(record, options.key)
        else:
            record.key = read_key(options.key)
        receipt = None
        if options.receipt:
            if record.key is None:
                record.fault(options.receipt, "receipt.not_signed")
            receipt = record.check_receipt(options.receipt, read_file(options.receipt))
        if receipt:
            report_receipt(receipt)
            if folder is not None:
                record.check_history(options.receipt, receipt)
        if options.promise:
            check_promise(record, options.promise, read_file(options.promise), receipt)
    except Malformed as error:
        say(f"the key cannot be used: {error}")
        record = Record([], read_file)
        record.fault("--key", "export.bad_key")
    except OSError as error:
        say(f"cannot read {error.filename}: {error.strerror}")
        return 2
    say()
    for fault in record.faults[:1000]:
        say(f"FAULT  {fault}")
    if len(record.faults) > 1000:
        say(f"... and {len(record.faults) - 1000:,} more")
    if record.faults:
        count = len(record.faults)
        say(f"NOT verified: {count} fault{'' if count == 1 else 's'}")
        return 1
    if folder is None:
        say("receipt verified")
    else:
        root = base64.b64encode(record.root or b"").decode()
        say(f"record verified: {record.entries} entries, size {record.size}, root {root}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
