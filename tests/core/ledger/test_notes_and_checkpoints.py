from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ledger.ledger_world import LOG_KEY, ORIGIN, OTHER_KEY, patiently, secret, world_of
from folkmoot.core.ledger import (
    EMPTY_ROOT,
    Checkpoint,
    NoteError,
    NoteSignature,
    SignerKey,
    VerifierKey,
    check_checkpoint,
    check_note,
    is_fork,
    parse_checkpoint,
    parse_checkpoint_text,
    parse_note,
    sign_note,
)
from folkmoot.core.ledger.keys import COSIGNATURE_V1
from folkmoot.core.ledger.verify_record import Malformed, read_note

TEXT = "Ça ira.\n\nThe second paragraph.\n"
KEY = LOG_KEY.verifier
WITNESS = SignerKey("witness.example/w1", secret("witness"), COSIGNATURE_V1)


def test_a_note_is_read_as_it_was_written() -> None:
    note = sign_note(TEXT, LOG_KEY)
    assert parse_note(note.to_bytes()) == note
    assert check_note(note, keys=(KEY,))


def test_signatures_by_strangers_say_nothing() -> None:
    stranger = SignerKey("stranger.example", secret("stranger"))
    note = sign_note(TEXT, stranger, LOG_KEY)
    assert check_note(note, keys=(KEY,))
    assert check_note(sign_note(TEXT, stranger), keys=(KEY,)).codes == ("note.not_signed",)
    namesake = sign_note(TEXT, OTHER_KEY)  # the same name, another key
    assert check_note(namesake, keys=(KEY,)).codes == ("note.not_signed",)


def test_one_false_signature_by_a_known_key_refuses_the_note() -> None:
    second = SignerKey("second.example", secret("second"))
    note = sign_note(TEXT, LOG_KEY, second)
    false = replace(note, text=TEXT + "And a third.\n", signatures=note.signatures[:1])
    assert check_note(false, keys=(KEY,)).codes == ("note.bad_signature",)
    mixed = sign_note(TEXT, LOG_KEY).with_signatures(
        NoteSignature("second.example", second.verifier.key_id, b"x" * 64)
    )
    assert check_note(mixed, keys=(KEY, second.verifier)).codes == ("note.bad_signature",)


@patiently
@given(st.data(), st.integers(1, 255))
def test_no_byte_of_a_note_with_one_signature_can_change(data: st.DataObject, mask: int) -> None:
    changed = bytearray(sign_note(TEXT, LOG_KEY).to_bytes())
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= mask
    try:
        note = parse_note(bytes(changed))
    except NoteError:
        return
    assert not check_note(note, keys=(KEY,))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"no signatures\n", 2),
        (b"text\n\n", 3),
        ("text\n\n— name AAAAAAA=".encode(), 3),
        (b"text\n\n- name AAAAAAA=\n", 3),
        ("text\n\n— na+me AAAAAAA=\n".encode(), 3),
        ("text\n\n— name AAAA\n".encode(), 3),
        ("text\n\n— name AAAAAAB=\n".encode(), 3),
        ("text\n\n— name  AAAAAAA=\n".encode(), 3),
        ("text\n\n— name AAAAAAA= \n".encode(), 3),
        ("te\rxt\n\n— name AAAAAAA=\n".encode(), 1),
        ("text\nmore\x00\n\n— name AAAAAAA=\n".encode(), 2),
        (b"text\n\xff\n\n- name AAAAAAA=\n", 2),
    ],
)
def test_a_note_that_is_not_written_as_it_must_be_names_the_line(data: bytes, line: int) -> None:
    with pytest.raises(NoteError) as refusal:
        parse_note(data)
    assert refusal.value.line == line
    with pytest.raises(Malformed):
        read_note(data)


def test_sixty_four_signatures_are_enough() -> None:
    one = sign_note(TEXT, LOG_KEY)
    assert parse_note(one.with_signatures(*one.signatures * 63).to_bytes())
    with pytest.raises(NoteError, match="more than 64"):
        parse_note(one.with_signatures(*one.signatures * 64).to_bytes())


def test_keys_are_read_as_they_are_written() -> None:
    for signer in (LOG_KEY, WITNESS):
        assert SignerKey.parse(signer.text) == signer
        assert VerifierKey.parse(signer.verifier.text) == signer.verifier
    assert secret("witness").hex() not in repr(WITNESS)


def test_a_key_that_is_not_sound_is_refused() -> None:
    small_order = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
    not_reduced = (2**255 - 19 + 3).to_bytes(32, "little")
    for public in (small_order, not_reduced, bytes(32), b"\x01" + bytes(31), b"short"):
        with pytest.raises(NoteError, match="sound"):
            VerifierKey("log.example", public)


@pytest.mark.parametrize(
    "text",
    [
        KEY.text.replace("folk", "fork"),
        KEY.text + "\n",
        KEY.text[:-4],
        "folk.example+00000000",
        "",
        "with space+" + KEY.text.partition("+")[2],
    ],
)
def test_a_key_whose_text_was_changed_is_refused(text: str) -> None:
    with pytest.raises(NoteError):
        VerifierKey.parse(text)


def test_a_refused_private_key_is_not_quoted() -> None:
    spoilt = LOG_KEY.text.replace("folk", "fork")
    with pytest.raises(NoteError) as refusal:
        SignerKey.parse(spoilt)
    assert base64.b64encode(b"\x01" + LOG_KEY.seed).decode() not in str(refusal.value)


def test_what_cannot_be_signed_is_refused() -> None:
    with pytest.raises(NoteError, match="ends in a newline"):
        sign_note("no newline", LOG_KEY)
    with pytest.raises(NoteError, match="needs a signature"):
        sign_note(TEXT)
    with pytest.raises(NoteError, match="witness"):
        sign_note(TEXT, WITNESS)


def test_a_checkpoint_is_read_as_it_was_signed() -> None:
    head, note = world_of(12).checkpoint()
    assert parse_checkpoint(note.to_bytes()) == (head, note)
    assert check_checkpoint(head, note, key=KEY)
    extended = Checkpoint(ORIGIN, 12, head.root, ("one more line",))
    assert parse_checkpoint_text(extended.text) == extended


def test_a_checkpoint_of_another_log_is_refused_by_name() -> None:
    other = SignerKey("other.example/record", LOG_KEY.seed)
    head = Checkpoint("other.example/record", 0, EMPTY_ROOT)
    verdict = check_checkpoint(head, head.sign(other), key=KEY)
    assert verdict.codes == ("checkpoint.other_log",)
    assert verdict.reasons[0].sentence.startswith("this checkpoint is of other.example/record")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n1\n", 2),
        ("a\n01\n" + "A" * 43 + "=\n", 2),
        ("a\n+1\n" + "A" * 43 + "=\n", 2),
        ("a\n9223372036854775808\n" + "A" * 43 + "=\n", 2),
        ("a\n1\n" + "A" * 43 + "B\n", 3),
        ("a\n1\nAAAA\n", 3),
        ("a\n0\n" + "A" * 43 + "=\n", 2),
        ("a\n1\n" + "A" * 43 + "=\n\nx\n", 4),
        ("\n1\n" + "A" * 43 + "=\n", 1),
    ],
)
def test_a_checkpoint_that_cannot_be_names_the_line(text: str, line: int) -> None:
    with pytest.raises(NoteError) as refusal:
        parse_checkpoint_text(text)
    assert refusal.value.line == line


def test_two_roots_for_one_size_are_a_fork() -> None:
    head, _ = world_of(12).checkpoint()
    assert is_fork(head, replace(head, root=EMPTY_ROOT))
    assert not is_fork(head, head)
    assert not is_fork(head, replace(head, size=13, root=EMPTY_ROOT))
    assert not is_fork(head, replace(head, origin="other.example", root=EMPTY_ROOT))
