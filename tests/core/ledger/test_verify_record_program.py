from __future__ import annotations

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ledger.ledger_world import LOG_KEY, OTHER_KEY, Files, inspect, world_of
from folkmoot.core.ledger import ed25519, verify_record

PROGRAM = Path(verify_record.__file__)
KEY = LOG_KEY.verifier.text
WORLD = world_of(300)
WHOLE = WORLD.export(receipts=(WORLD.receipt(3),), documents=(b"hello",))

# RFC 8032 section 7.1: tests 1, 2, 3 and SHA(abc), as public key, message, signature.
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        b"",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        b"\x72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        b"\xaf\x82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").digest(),
        (
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
            "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        ),
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_signatures_of_rfc_8032_fit(public: str, message: bytes, signature: str) -> None:
    key, proof = bytes.fromhex(public), bytes.fromhex(signature)
    for fits in (
        verify_record.signature_fits(proof, message, key),
        ed25519.signature_holds(proof, message, public=key),
    ):
        assert fits
    assert not verify_record.signature_fits(proof, message + b"x", key)


@settings(deadline=None, max_examples=40)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.data())
def test_both_implementations_of_ed25519_agree(
    seed: bytes, message: bytes, data: st.DataObject
) -> None:
    public, signature = ed25519.public_key(seed), ed25519.sign(message, seed=seed)
    assert verify_record.signature_fits(signature, message, public)
    parts = [bytearray(public), bytearray(signature), bytearray(message)]
    which = data.draw(st.integers(0, 2 if message else 1))
    at = data.draw(st.integers(0, len(parts[which]) - 1))
    parts[which][at] ^= data.draw(st.integers(1, 255))
    key, proof, text = map(bytes, parts)
    assert not verify_record.signature_fits(proof, text, key)
    assert not ed25519.signature_holds(proof, text, public=key)


def test_a_signature_has_one_spelling_only() -> None:
    message, public = b"text", LOG_KEY.verifier.public
    signature = ed25519.sign(message, seed=LOG_KEY.seed)
    s = int.from_bytes(signature[32:], "little") + verify_record.ORDER
    malleable = signature[:32] + s.to_bytes(32, "little")
    assert not verify_record.signature_fits(malleable, message, public)
    assert not ed25519.signature_holds(malleable, message, public=public)


def small_order_keys() -> list[bytes]:
    """Every point of small order, found by its y: those which eight times give the identity."""
    base = verify_record.read_point(ed25519._ORDER_8.to_bytes(32, "little"))
    assert base is not None
    points = [verify_record.multiply_point(n, base) for n in range(8)]
    return [verify_record.write_point(point) for point in points]


def test_both_refuse_exactly_the_keys_of_small_order() -> None:
    keys = small_order_keys()
    assert len(set(keys)) == 8
    for key in keys:
        assert not verify_record.key_is_sound(key)
        assert not ed25519.is_sound_key(key)
    for sound in (LOG_KEY.verifier.public, OTHER_KEY.verifier.public):
        assert verify_record.key_is_sound(sound)
        assert ed25519.is_sound_key(sound)


def test_the_program_needs_nothing_but_the_standard_library_of_python_3_9() -> None:
    tree = ast.parse(PROGRAM.read_text(), feature_version=(3, 9))
    modules = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            modules.add((node.module or "").partition(".")[0])
    assert "folkmoot" not in modules
    assert modules <= set(sys.stdlib_module_names)


def lay_out(folder: Path, files: Files) -> Path:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def run(*arguments: object, python: str = sys.executable) -> tuple[int, str]:
    """Run a lone copy of the program, with nothing of ours in reach."""
    done = subprocess.run(
        [python, "-I", "-S", "-W", "error", PROGRAM, *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"LC_ALL": "C.UTF-8"},
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def pythons() -> list[str]:
    """This Python, and the oldest one that must do if it is installed and runs."""
    oldest = shutil.which("python3.9")
    runs = oldest and subprocess.run([oldest, "-c", ""], capture_output=True, check=False)
    return [sys.executable, *([oldest] if oldest and runs and runs.returncode == 0 else [])]


def test_the_program_verifies_a_whole_record(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "record", WHOLE)
    code, told = run(folder, "--key", KEY)
    assert code == 0
    root = verify_record.base64.b64encode(WORLD.log.root()).decode()
    assert told.splitlines()[-1] == f"record verified: 300 entries, size 300, root {root}"
    assert "came with the export" not in told
    code, told = run(folder)
    assert code == 0
    assert "came with the export" in told


def test_the_program_names_what_does_not_belong_in_the_folder(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "record", WHOLE)
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("/etc")
    (folder / "tile" / "0" / "dangling").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")
    (folder / "caf\u00e9 \x1b[31m.txt").write_bytes(b"")
    listed = verify_record.list_directory(str(folder))
    report = inspect({path: WHOLE.get(path, b"") for path in listed})
    places = sorted(fault.place for fault in report.faults)
    assert places == sorted(
        ["empty/", "link@", "pipe@", "tile/0/dangling@", "caf\u00e9 \x1b[31m.txt"]
    )
    code, told = run(folder)
    assert code == 1
    assert told.splitlines()[-1] == "NOT verified: 5 faults"
    assert "\x1b" not in told  # a hostile name cannot paint the terminal


def test_a_linked_file_is_no_file_of_the_record(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "record", WHOLE)
    (tmp_path / "elsewhere").write_bytes(WHOLE["tile/0/000"])
    (folder / "tile/0/000").unlink()
    (folder / "tile/0/000").symlink_to(tmp_path / "elsewhere")
    code, told = run(folder)
    assert code == 1
    assert "FAULT  tile/0/000: this file is missing" in told
    assert "FAULT  tile/0/000@: " in told


def test_the_program_names_a_changed_entry(tmp_path: Path) -> None:
    path = "tile/entries/001.p/44"
    files = {**WHOLE, path: WHOLE[path].replace(b"2026-291", b"2026-292")}
    code, told = run(lay_out(tmp_path, files), "--key", KEY)
    assert code == 1
    assert f"FAULT  {path}: entry 291: this is not the entry that was recorded" in told
    assert told.splitlines()[-1] == "NOT verified: 2 faults"


def test_the_program_checks_a_receipt_against_a_record_and_alone(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "record", WHOLE)
    receipt = tmp_path / "motion.tlog-proof"
    receipt.write_bytes(WORLD.receipt(17, size=100))
    assert run(folder, "--receipt", receipt)[0] == 0
    code, told = run("--receipt", receipt, "--key", KEY)
    assert (code, told.splitlines()[-1]) == (0, "receipt verified")
    assert '"seq":17' in told
    assert run("--receipt", receipt, "--key", OTHER_KEY.verifier.text)[0] == 1
    receipt.write_bytes(world_of(301).receipt(300))
    code, told = run(folder, "--receipt", receipt)
    assert code == 1
    assert "the receipt is later than the export" in told
    receipt.write_bytes(b"I was there")
    assert run(folder, "--receipt", receipt)[0] == 1


def test_the_program_checks_that_a_promise_was_kept(tmp_path: Path) -> None:
    for number, data in enumerate(WORLD.private_receipt(39, 1)):
        (tmp_path / str(number)).write_bytes(data)
    (tmp_path / "other").write_bytes(WORLD.private_receipt(39, 0)[0])
    given = ("--key", KEY, "--receipt", tmp_path / "1", "--promise")
    assert run(*given, tmp_path / "0")[0] == 0
    code, told = run(*given, tmp_path / "other")
    assert code == 1
    assert "the receipt is not for what was promised" in told
    assert run(*given, tmp_path / "1")[0] == 1


def test_the_program_refuses_what_it_cannot_use(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere")[0] == 2
    assert run()[0] == 2
    assert run("--receipt", "x")[0] == 2
    code, told = run(lay_out(tmp_path, WHOLE), "--key", "not a key")
    assert code == 1
    assert told.splitlines()[-1] == "NOT verified: 1 fault"


@pytest.mark.parametrize("python", pythons())
def test_the_oldest_python_that_must_do_does(python: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path, WHOLE)
    assert run(folder, "--key", KEY, python=python)[0] == 0
    (folder / "tile/0/000").write_bytes(WHOLE["tile/0/000"][:-1])
    assert run(folder, "--key", KEY, python=python)[0] == 1
