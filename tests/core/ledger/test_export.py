from __future__ import annotations

import json
from dataclasses import replace

import pytest

from core.ledger.ledger_world import (
    LOG_KEY,
    OPENED,
    ORIGIN,
    OTHER_KEY,
    Files,
    World,
    found_by_both,
    inspect,
    world_of,
)
from folkmoot.core.ledger import (
    Checkpoint,
    MemoryLog,
    NoteError,
    SignerKey,
    TileRef,
    parse_note,
    sign_note,
    tile_refs,
)
from folkmoot.core.ledger.entries import PRIVATE_BATCH, Entry
from folkmoot.core.ledger.export import document_path, export_record, receipt_path
from folkmoot.core.ledger.keys import COSIGNATURE_V1
from folkmoot.core.ledger.manifest import ManifestFile, parse_manifest, sign_manifest
from folkmoot.core.ledger.tiles import bundle_bytes
from folkmoot.core.ledger.verification import verify_export
from folkmoot.core.ledger.verify_record import Record

WORLD = world_of(530)
DOCUMENT = b"The rule as it was carried."
RECEIPTS = (WORLD.receipt(3), WORLD.receipt(20, size=21), WORLD.private_receipt(39, 1)[1])
WHOLE = WORLD.export(receipts=RECEIPTS, documents=(DOCUMENT, b""))


def resigned(files: Files, *, signer: SignerKey = LOG_KEY) -> Files:
    """The files with a manifest that fits them, as only the log itself could make it."""
    head = parse_manifest(WHOLE["manifest"])[0].head
    rest = {path: data for path, data in files.items() if path != "manifest"}
    lines = [ManifestFile.of(path, data) for path, data in rest.items()]
    return rest | {"manifest": sign_manifest(head, lines, signer=signer).to_bytes()}


def codes(files: Files) -> set[str]:
    found_by_both(files)
    return {fault.reason.code for fault in inspect(files).faults}


def test_a_whole_record_holds_for_both_programs() -> None:
    assert found_by_both(WHOLE) == set()
    assert found_by_both(WHOLE, key=None) == set()
    report = inspect(WHOLE)
    assert report.holds
    assert report.verdict
    assert (report.origin, report.size, report.entries) == (ORIGIN, 530, 530)
    assert report.root == WORLD.log.root()
    assert report.files == len(WHOLE)


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 512])
def test_records_of_every_shape_hold(size: int) -> None:
    files = world_of(size).export()
    assert found_by_both(files) == set()
    assert set(files) == {"log.vkey", "checkpoint", "manifest"} | {
        ref.path for ref in tile_refs(size)
    }


@pytest.mark.slow
def test_a_record_with_three_levels_of_tiles_holds_and_names_a_fault_in_each() -> None:
    size = 65_536 + 300
    log, entries = MemoryLog(), []
    for seq in range(size):
        text = f'{{"at":"2026-09-28T11:58:03Z","body":{{}},"seq":{seq},"type":"a.b","v":1}}'
        entries.append(text.encode())
    log.append_many(entries)
    files = dict(
        export_record(
            checkpoint=Checkpoint(ORIGIN, size, log.root()).sign(LOG_KEY),
            hash_at=log.hash_at,
            entry_at=entries.__getitem__,
            signer=LOG_KEY,
        )
    )
    assert found_by_both(files) == set()
    expected = {"tile/entries/010", "tile/0/010"}
    for path in expected:  # both gone, but level 1 still has their root
        del files[path]
    for path in ("tile/2/000.p/1", "tile/1/000", "tile/1/001.p/1", "tile/0/256", "tile/0/257.p/44"):
        at = len(files[path]) - 1
        files[path] = files[path][:at] + bytes([files[path][at] ^ 1])
        expected |= {path, f"{path}: byte {at}"}
    assert found_by_both(files) == expected


def test_a_changed_entry_is_named_by_its_number_and_the_tile_is_not_blamed() -> None:
    path = TileRef(-1, 1).path
    entries = WORLD.entries[256:512]
    entries[300 - 256] = entries[300 - 256].replace(b"2026-", b"2027-", 1)
    places = found_by_both({**WHOLE, path: bundle_bytes(entries)})
    assert places == {path, f"{path}: entry 300"}


def test_a_changed_tile_is_named_by_its_byte_and_the_entry_is_not_blamed() -> None:
    spoilt = bytearray(WHOLE["tile/0/001"])
    spoilt[100] ^= 1
    assert found_by_both({**WHOLE, "tile/0/001": bytes(spoilt)}) == {
        "tile/0/001",
        "tile/0/001: byte 100",
    }


def test_without_a_trusted_manifest_both_sides_of_a_contradiction_are_named() -> None:
    spoilt = bytearray(WHOLE["tile/0/001"])
    spoilt[100] ^= 1
    files = {**WHOLE, "tile/0/001": bytes(spoilt)}
    del files["manifest"]
    assert found_by_both(files) == {
        "manifest",
        "tile/0/001: byte 100",
        "tile/entries/001: entry 259",
    }


def test_the_log_itself_cannot_sign_a_record_that_contradicts_itself() -> None:
    swapped = {**WHOLE, "tile/0/000": WHOLE["tile/0/001"]}
    assert found_by_both(resigned(swapped)) == {
        "tile/0/000: byte 0",
        "tile/entries/000: entry 0",
    }
    entries = [*WORLD.entries[:9], b"[]", *WORLD.entries[10:256]]
    rewritten = {**WHOLE, "tile/entries/000": bundle_bytes(entries)}
    assert "tile/entries/000: entry 9" in found_by_both(resigned(rewritten))


def test_an_entry_that_was_recorded_in_a_bad_shape_is_named() -> None:
    world = World()
    world.grow(8)
    world.entries.append(Entry(7, "motions.submitted", OPENED, {}).to_bytes())  # twice number 7
    world.log.append(world.entries[-1])
    assert found_by_both(world.export()) == {"tile/entries/000.p/9: entry 8"}
    assert codes(world.export()) == {"entry.wrong_seq"}


def test_a_private_batch_that_was_left_out_is_named() -> None:
    world = World()
    world.grow(45)
    late = Entry(45, PRIVATE_BATCH, OPENED, json.loads(WORLD.entries[59])["body"])
    world.entries.append(late.to_bytes())
    world.log.append(world.entries[-1])
    assert found_by_both(world.export()) == {"tile/entries/000.p/46: entry 45"}
    assert codes(world.export()) == {"private.gap"}


def test_an_export_made_with_another_key_holds_only_for_those_who_trust_it() -> None:
    head = WORLD.checkpoint()[0]
    forged = dict(
        export_record(
            checkpoint=head.sign(OTHER_KEY),
            hash_at=WORLD.log.hash_at,
            entry_at=WORLD.entries.__getitem__,
            signer=OTHER_KEY,
        )
    )
    assert found_by_both(forged, key=None) == set()
    assert found_by_both(forged) == {"log.vkey", "checkpoint", "manifest"}
    assert codes(forged) == {"export.other_key", "note.not_signed"}


def test_a_witnesses_key_is_not_a_logs_key() -> None:
    witness = replace(LOG_KEY, kind=COSIGNATURE_V1).verifier
    files = {**WHOLE, "log.vkey": witness.text.encode() + b"\n"}
    assert found_by_both(files, key=None) == {"log.vkey"}
    with pytest.raises(NoteError, match="witness"):
        inspect(WHOLE, key=witness)


def test_the_manifest_bears_one_signature_and_no_word_more() -> None:
    note = parse_note(WHOLE["manifest"])
    stranger = sign_note("x\n", SignerKey("stranger.example", LOG_KEY.seed)).signatures
    for extra in (stranger, note.signatures):
        files = {**WHOLE, "manifest": note.with_signatures(*extra).to_bytes()}
        assert found_by_both(files) == {"manifest"}
        assert codes(files) == {"export.extra_signature"}


def test_a_signed_manifest_in_another_order_is_no_manifest() -> None:
    lines = parse_note(WHOLE["manifest"]).text.splitlines(keepends=True)
    for text in (
        [*lines[:5], lines[6], lines[5], *lines[7:]],
        [*lines[:4], f"{len(lines) - 4}\n", lines[5], *lines[5:]],
        [*lines[:4], "0\n", *lines[5:]],
        ["folkmoot/export/v2\n", *lines[1:]],
    ):
        files = {**WHOLE, "manifest": sign_note("".join(text), LOG_KEY).to_bytes()}
        assert found_by_both(files) == {"manifest"}
        assert codes(files) == {"note.malformed"}


def test_a_manifest_of_another_checkpoint_is_named() -> None:
    older, _ = WORLD.checkpoint(529)
    manifest = parse_manifest(WHOLE["manifest"])[0]
    note = sign_manifest(older, manifest.files, signer=LOG_KEY)
    assert codes({**WHOLE, "manifest": note.to_bytes()}) == {"export.other_head"}


def test_a_signed_manifest_cannot_bring_in_files_or_leave_them_out() -> None:
    assert codes(resigned({**WHOLE, "notes.txt": b"hello"})) == {"export.not_in_layout"}
    less = resigned({path: data for path, data in WHOLE.items() if path != "checkpoint"})
    assert codes({**less, "checkpoint": WHOLE["checkpoint"]}) == {"export.not_in_manifest"}
    assert codes(less) == {"export.missing_file"}
    misnamed = {**WHOLE, document_path(b"other"): DOCUMENT}
    assert codes(resigned(misnamed)) == {"export.wrong_name"}


def test_a_receipt_from_another_history_or_a_later_day_is_named() -> None:
    other = World()
    other.grow(20)
    other.entries[5] = other.entries[5].replace(b"2026-5 ", b"2026-0 ")
    other.log = MemoryLog()
    other.log.append_many(other.entries)
    forked = other.receipt(3)
    later = world_of(531).receipt(530)
    for receipt, code in ((forked, "other_history"), (later, "beyond_export")):
        files = resigned({**WHOLE, receipt_path(receipt): receipt})
        assert found_by_both(files) == {receipt_path(receipt)}
        assert codes(files) == {f"receipt.{code}"}


def test_a_size_that_is_nonsense_does_not_send_anyone_looking() -> None:
    _, note = WORLD.checkpoint()
    huge = Checkpoint(ORIGIN, 2**62, WORLD.log.root()).sign(LOG_KEY).to_bytes()
    places = found_by_both({"checkpoint": huge, "log.vkey": WHOLE["log.vkey"]})
    assert places == {"checkpoint", "manifest"}
    unreadable = {"checkpoint": note.to_bytes()[:-1], "log.vkey": WHOLE["log.vkey"]}
    assert found_by_both({**WHOLE, **unreadable, "manifest": b""}) == {"checkpoint", "manifest"}


def test_nothing_at_all_is_not_a_record() -> None:
    assert found_by_both({}) == {"log.vkey", "checkpoint", "manifest"}
    assert found_by_both({}, key=None) == {"log.vkey", "checkpoint", "manifest"}


def test_a_file_that_cannot_be_read_is_named() -> None:
    def read(path: str) -> bytes:
        if path == "tile/0/000":
            raise PermissionError(13, "no", path)
        return WHOLE[path]

    report = verify_export(lambda: WHOLE, read)
    record = Record(WHOLE, read)
    record.check()
    assert [(f.place, f.reason.code) for f in report.faults] == record.faults
    assert record.faults == [("tile/0/000", "export.unreadable")]


def test_progress_is_told_as_the_entries_are_checked() -> None:
    told: list[tuple[int, int]] = []
    verify_export(
        lambda: WHOLE, WHOLE.__getitem__, progress=lambda done, total: told.append((done, total))
    )
    assert told == [(256, 530), (512, 530), (530, 530)]


def test_only_the_log_exports_its_record() -> None:
    with pytest.raises(NoteError, match="not one of the log"):
        list(
            export_record(
                checkpoint=WORLD.checkpoint()[1],
                hash_at=WORLD.log.hash_at,
                entry_at=WORLD.entries.__getitem__,
                signer=OTHER_KEY,
            )
        )
    head = WORLD.checkpoint()[0]
    with pytest.raises(NoteError, match="signed by the log"):
        sign_manifest(head, (), signer=replace(LOG_KEY, name="x.example"))
    with pytest.raises(NoteError, match="line 6"):
        sign_manifest(head, (ManifestFile("a b", 1, "0" * 64),), signer=LOG_KEY)
