"""An act becomes a leaf, and the leaf can be proved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from folkmoot.apps.record import private_lane, proofs, queries, signing
from folkmoot.apps.record.act_types import declare, known
from folkmoot.apps.record.acts import Refused, official
from folkmoot.apps.record.keys import verifier
from folkmoot.apps.record.models import Checkpoint, Entry, LogHead, PrivateAct, Sealed
from folkmoot.core.ledger.promises import check_redemption
from folkmoot.core.ledger.receipts import check_receipt
from folkmoot.core.terms import ActorRef, Reason, no

pytestmark = pytest.mark.django_db

ADA = ActorRef("person", "01ADA")
NOON = datetime(2026, 9, 24, 12, tzinfo=UTC)


def kind(name: str, **more: object):
    return known().get(name) or declare(name, **more)


GREETED = kind("test.greeted", says="{who} was greeted.", clear=("who",))
WHISPERED = kind("test.whispered", says="Something was said in confidence.", private=True)


def greet(who: str = "the meeting", *, at: datetime = NOON) -> str:
    with official(GREETED, actor=ADA, at=at) as act:
        act.shows(who=who)
        act.seals(words="good morning")
        act.about("meeting:m1")
    return act.code


def test_an_act_gives_a_receipt_that_is_found_by_its_code_and_proves_itself_offline():
    row = queries.receipt(greet().lower().replace("-", " "))
    assert row is not None
    assert check_receipt(proofs.file_of(row, at=NOON), key=verifier())


def test_who_acted_is_only_committed_to():
    greet()
    assert b"01ADA" not in bytes(Entry.objects.get().data)
    assert Sealed.objects.get().payload["actor"] == "person:01ADA"


def test_erasing_what_was_sealed_leaves_the_record_whole():
    code = greet()
    Sealed.objects.all().delete()
    assert check_receipt(proofs.file_of(queries.receipt(code), at=NOON), key=verifier())


def test_a_refused_act_changes_nothing_and_leaves_no_entry():
    with pytest.raises(Refused), official(GREETED, actor=ADA, at=NOON) as act:
        act.require(no(Reason("test.no", "Not today.")))
    assert queries.head().size == 0


def test_a_field_that_the_kind_of_act_does_not_list_cannot_stand_in_clear():
    with (
        pytest.raises(ValueError, match="does not show name"),
        official(GREETED, actor=ADA, at=NOON) as act,
    ):
        act.shows(name="Ada Okafor")


def test_an_act_inside_an_act_is_appended_before_it_and_both_in_one_transaction():
    with official(GREETED, actor=ADA, at=NOON) as outer:
        outer.shows(who="outer")
        greet("inner")
    assert [view.body["who"] for view in reversed(queries.entries())] == ["inner", "outer"]


def test_the_database_itself_refuses_to_change_or_delete_an_entry():
    greet()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(act="test.forged")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM record_entry")


def test_a_receipt_for_another_log_is_refused_by_name():
    greet()
    data = proofs.receipt_file(0, at=NOON)
    verdict = proofs.check(data.replace(b"/record", b"/retold"))
    assert not verdict
    assert verdict.codes == ("receipt.other_log",)


def test_a_tampered_receipt_is_refused():
    greet()
    greet("again")
    lines = proofs.receipt_file(0, at=NOON).split(b"\n")
    place = next(i for i, line in enumerate(lines) if line.startswith(b"index")) + 1
    lines[place] = (b"A" if lines[place][:1] != b"A" else b"B") + lines[place][1:]
    assert not proofs.check(b"\n".join(lines))


def test_a_private_act_gives_a_promise_at_once_and_a_proof_when_the_interval_closes():
    greet(at=NOON - timedelta(days=3))
    with official(WHISPERED, actor=ADA, at=NOON) as act:
        act.seals(words="psst")
    row = queries.receipt(act.code)
    assert proofs.file_of(row, at=NOON) is None
    assert private_lane.close_intervals(at=NOON + timedelta(days=2)) == 5
    row = queries.receipt(act.code)
    kept = check_redemption(
        row.private_act.promise.encode(), proofs.file_of(row, at=NOON), key=verifier()
    )
    assert kept


def test_an_interval_without_acts_leaves_a_leaf_of_the_same_length():
    greet(at=NOON - timedelta(days=2))
    with official(WHISPERED, actor=ADA, at=NOON - timedelta(days=1)):
        pass
    private_lane.close_intervals(at=NOON + timedelta(days=2))
    leaves = [bytes(e.data) for e in Entry.objects.filter(act="private.batch")]
    assert len(leaves) == 4
    assert len({len(leaf) for leaf in leaves}) == 1


def test_nothing_of_a_private_act_reaches_the_public_log():
    with official(WHISPERED, actor=ADA, at=NOON) as act:
        act.seals(words="psst")
    assert Entry.objects.count() == 0
    assert PrivateAct.objects.get().payload["words"] == "psst"


def test_signing_refuses_a_log_that_is_shorter_than_what_was_published():
    greet()
    greet()
    signing.latest_checkpoint(at=NOON)
    with connection.cursor() as cursor:  # what restoring an old backup amounts to
        cursor.execute("UPDATE record_loghead SET size = 1")
    with pytest.raises(signing.ForkRefused, match="older than what the world has seen"):
        signing.sign(at=NOON)


def test_a_checkpoint_is_made_once_per_size():
    greet()
    first = signing.latest_checkpoint(at=NOON)
    assert signing.latest_checkpoint(at=NOON + timedelta(hours=1)).note == first.note
    assert Checkpoint.objects.count() == 1


def test_the_log_head_is_one_row():
    assert LogHead.objects.count() == 1


def test_the_pages_of_the_record_need_no_sign_in(client):
    code = greet()
    for address in (
        "/record/",
        "/record/0",
        "/record/0.tlog-proof",
        f"/record/receipts/{code}",
        f"/record/receipts/{code}.tlog-proof",
        "/record/check",
        "/record/checkpoint",
        "/record/log.vkey",
        "/record/tile/entries/000.p/1",
        "/record/tile/0/000.p/1",
    ):
        assert client.get(address).status_code == 200, address


def test_a_receipt_pasted_into_the_check_page_is_checked(client):
    greet()
    text = proofs.receipt_file(0, at=NOON).decode()
    assert b"The receipt holds" in client.post("/record/check", {"text": text}).content
    spoilt = client.post("/record/check", {"text": text.replace("index 0", "index 1")})
    assert spoilt.status_code == 422
    assert b"does not hold" in spoilt.content


def test_a_tile_the_log_does_not_reach_is_not_found(client):
    greet()
    assert client.get("/record/tile/0/000").status_code == 404
    assert client.get("/record/tile/0/001.p/5").status_code == 404
