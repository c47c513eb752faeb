"""Two do the same thing at the same instant: one wins, the other is told why not.

Each race is run so that it would be lost without the lock: a thread that has gathered its facts
waits for the other to gather the same ones. Only where a lock keeps the other out does it wait in
vain, and goes on alone.
"""

from __future__ import annotations

import sys
import threading
from datetime import timedelta

import pytest
from django.db import connections

import world as cast
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.people import actions as people
from folkmoot.apps.record.acts import Refused
from folkmoot.apps.record.keys import verifier
from folkmoot.apps.record.proofs import file_of
from folkmoot.apps.record.queries import entry_bytes, head, receipt
from folkmoot.apps.record.signing import latest_checkpoint
from folkmoot.core.ledger import Frontier, leaf_hash
from folkmoot.core.ledger.receipts import check_receipt
from road import MAY, draft, passed_and_adopted, submitted

# The modules, which the room's own names for their functions hide.
SENDING = sys.modules["folkmoot.apps.motions.actions.submit_motion"]
RULING = sys.modules["folkmoot.apps.motions.actions.rule_motion"]

pytestmark = pytest.mark.django_db(transaction=True)

BOUND = 30.0
WHILE = 0.5  # how long one waits in vain for the other, seconds


@pytest.fixture
def world(shared_database):
    return cast.build()


class Race:
    """Several threads that set out together; what each came to, in the order of setting out."""

    def __init__(self, *runners) -> None:
        self.results = [None] * len(runners)
        start = threading.Barrier(len(runners))
        threads = [
            threading.Thread(target=self._run, args=(place, runner, start))
            for place, runner in enumerate(runners)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(BOUND)
            assert not thread.is_alive(), "a runner never arrived"

    def _run(self, place, runner, start) -> None:
        try:
            start.wait(BOUND)
            self.results[place] = runner()
        except Exception as failure:  # noqa: BLE001  (whatever it came to is looked at below)
            self.results[place] = failure
        finally:
            connections.close_all()

    @property
    def refused(self) -> list[Refused]:
        return [each for each in self.results if isinstance(each, Refused)]

    @property
    def won(self) -> list[object]:
        return [each for each in self.results if not isinstance(each, Exception)]


def meet_after(monkeypatch, module, name):
    """Both gather their facts before either goes on, unless a lock keeps one of them out."""
    together, met, gather = threading.Barrier(2), [], getattr(module, name)

    def gathered(*args, **kwargs):
        facts = gather(*args, **kwargs)
        try:
            together.wait(WHILE)
            met.append(True)
        except threading.BrokenBarrierError:
            pass
        return facts

    monkeypatch.setattr(module, name, gathered)
    return met


def test_of_two_motions_of_one_unit_with_a_quota_of_one_exactly_one_is_received(world, monkeypatch):
    first, _ = passed_and_adopted(world)
    other = draft(world, title="Another", words="Nobody is ineligible.").key
    second, at = passed_and_adopted(world, other, at=MAY + timedelta(days=26))
    met = meet_after(monkeypatch, SENDING, "sending_facts")
    race = Race(
        lambda: actions.submit_motion(actor=world.farid, at=at, motion=first),
        lambda: actions.submit_motion(actor=world.farid, at=at, motion=second),
    )
    assert not met, "both had gathered their facts before either was written down"
    assert len(race.won) == 1, race.results
    assert [each.verdict.codes for each in race.refused] == [("quota.unit_exhausted",)]
    states = sorted(queries.motion(key, at=at).state for key in (first, second))
    assert states == ["adopted", "submitted"]
    assert len(queries.awaiting_ruling(world.conference, at=at)) == 1


def test_a_motion_sent_twice_at_once_is_received_once(world, monkeypatch):
    motion, at = passed_and_adopted(world)
    met = meet_after(monkeypatch, SENDING, "sending_facts")
    race = Race(
        lambda: actions.submit_motion(actor=world.farid, at=at, motion=motion),
        lambda: actions.submit_motion(actor=world.farid, at=at, motion=motion),
    )
    assert not met
    assert len(race.won) == 1, race.results
    assert len(race.refused) == 1
    assert [step.step for step in queries.history(motion)].count("submit") == 1


def test_two_rulings_at_once_leave_one_ruling(world, monkeypatch):
    motion, at = submitted(world)
    met = meet_after(monkeypatch, RULING, "ruling_facts")

    def rule(outcome):
        return actions.rule_motion(actor=world.dilys, at=at, motion=motion, outcome=outcome)

    race = Race(lambda: rule("in_order"), lambda: rule("in_order"))
    assert not met
    assert len(race.won) == 1, race.results
    assert len(race.refused) == 1
    assert len(queries.rulings(motion=motion)) == 1


def test_drafts_begun_at_once_have_numbers_of_their_own(world):
    race = Race(*(lambda n=n: draft(world, title=f"Draft {n}") for n in range(6)))
    assert len(race.won) == 6, race.results
    assert sorted(int(motion.key.partition("-")[2]) for motion in race.won) == list(range(1, 7))


def test_acts_at_once_follow_one_another_in_the_record_and_each_has_its_proof(world):
    before = head().size

    def found(number: int) -> str:
        return people.found_unit(
            actor=world.greta,
            at=MAY,
            name=f"Branch {number}",
            kind="branch",
            parent="aldermere",
        )[1]

    race = Race(*(lambda n=n: found(n) for n in range(8)))
    assert len(race.won) == 8, race.results
    assert head().size == before + 8
    root = Frontier().extend(leaf_hash(data) for data in entry_bytes()).root.hex()
    assert latest_checkpoint(at=MAY).root == root
    proofs = [file_of(receipt(code), at=MAY) for code in race.won]
    assert len({proof for proof in proofs if check_receipt(proof, key=verifier())}) == 8
