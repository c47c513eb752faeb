"""The twenty-one ways around a fair process, each tried through the doors of this house.

Those that lead through the tables themselves are tried in tests/apps/people/test_the_gate.py:
update, save, bulk, constructor, upsert, raw SQL, delete and migration, on both databases.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from court import DAY, day, ground_for
from django.db import Error, connection, transaction

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.models import Certificate, Suspension
from folkmoot.apps.conduct.queries import history
from folkmoot.apps.conduct.queries.documents import documents
from folkmoot.apps.conduct.queries.suspensions import ends_at, running, suspended_rights
from folkmoot.apps.people.models import Membership
from folkmoot.apps.record.append import append
from folkmoot.apps.record.proofs import export_files
from folkmoot.core.civildate import Period, Unit
from folkmoot.core.ledger import verification
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.suspension import RIGHTS
from folkmoot.core.procedure.parameter import Granted
from folkmoot.core.terms import ProvisionRef
from folkmoot.platform.acts import Refused, one_transaction

ONE_FILE = Path(verification.__file__).with_name("verify_record.py")


def codes(refusal) -> tuple[str, ...]:
    return refusal.value.verdict.codes


def still_a_member(court) -> bool:
    return Membership.objects.filter(person__key=court.respondent.key, end=None).exists()


def suspended(court, **more) -> Suspension:
    """An interim suspension of the case, on day 20."""
    court.draw(day(18), "suspension")
    given = {
        "scope": ["attend"],
        "urgent": "There were threats.",
        "serious": "Somebody was hurt.",
    } | more
    court.act(actions.suspend_member, court.sits("suspension")[0], day(20), **given)
    return Suspension.objects.get()


def test_01_nobody_is_excluded_automatically_or_deemed_to_have_resigned(court):
    with pytest.raises(Refused) as no:
        actions.exclude_at_once(at=day(0), person=court.respondent.key)
    assert codes(no)[0] == "conduct.ineligible_unserved"
    guarantees = {r.params["guarantee"] for r in no.value.verdict.reasons}
    assert {"G1", "G3", "G5", "G7", "G8", "G12", "G14", "G15", "G18"} <= guarantees
    assert all(r.next_step for r in no.value.verdict.reasons)
    cited = {r.provision for r in no.value.verdict.reasons}
    assert cited == {ProvisionRef("party", "2.I.4.B", 1)}, "the clause in force, on every reason"
    assert "only with its evidence" in actions.try_the_gate(court.respondent.key, day(0))
    assert still_a_member(court)


@pytest.mark.parametrize("kind", ["admission", "ineligibility", "arrears"])
def test_02_to_04_what_is_not_called_exclusion_takes_the_same_road(court, kind):
    ground_for(kind, court.respondent.key, day(0).date())
    court.complain(kind=kind)
    for what in (
        lambda: court.effect(day(1)),
        lambda: court.act(actions.clear_member, court.clerk, day(1), reasons="x"),
    ):
        with pytest.raises(Refused):
            what()
    assert still_a_member(court)


def test_05_a_suspension_ends_by_itself_and_is_not_begun_anew(court):
    court.to_disclosure()
    held = suspended(court)
    assert set(suspended_rights(court.respondent.key, day(30))) == {"attend"}
    last = ends_at(held)
    assert last < day(20) + timedelta(days=30)
    assert running(court.row, last + timedelta(seconds=1)) is None
    judge = court.sits("suspension")[0]
    for verb, more in (
        (actions.review_suspension, {"reasons": "Still needed."}),
        (actions.suspend_member, {"scope": ["vote"], "urgent": "x", "serious": "y"}),
    ):
        with pytest.raises(Refused):
            court.act(verb, judge, last + DAY, **more)
    assert suspended_rights(court.respondent.key, last + DAY) == {}


def test_05_no_review_carries_a_suspension_over_its_cap(court):
    court.to_disclosure()
    held = suspended(court)
    for number in (40, 60, 80, 100):
        court.act(
            actions.review_suspension, court.sits("suspension")[0], day(number), reasons="Needed."
        )
    assert ends_at(held) < day(20) + timedelta(days=92)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"scope": []}, "conduct.suspension_scope"),
        ({"scope": ["everything"]}, "conduct.suspension_scope"),
        (
            {"scope": list(RIGHTS)},
            "conduct.suspension_scope",
        ),
        ({"urgent": " "}, "conduct.suspension_test"),
        ({"selection_at": day(50)}, "conduct.suspension_brake"),
    ],
    ids=["nothing", "no right", "all", "not urgent", "near a selection"],
)
def test_05_a_suspension_is_item_by_item_reasoned_and_braked_before_a_selection(court, more, code):
    court.to_disclosure()
    with pytest.raises(Refused) as no:
        suspended(court, **more)
    assert code in codes(no)
    assert not Suspension.objects.exists()


def test_05_nobody_suspends_but_those_who_were_drawn_for_it(court):
    court.to_panel()
    court.draw(day(21), "suspension")
    drawn = court.sits("suspension")
    for who in (court.clerk, court.world.greta, court.part("adjudicator")):
        if who not in drawn:
            with pytest.raises(Refused):
                court.act(
                    actions.suspend_member, who, day(23), scope=["vote"], urgent="x", serious="y"
                )


def test_10_the_evidence_is_not_erased_while_the_case_goes_on(court):
    court.to_disclosure()
    with pytest.raises(Refused) as no:
        court.act(actions.erase_evidence, court.clerk, day(13))
    assert codes(no) == ("conduct.not_ended",)


def test_19_no_effect_without_the_certificate_even_for_the_code_of_this_house(court):
    from folkmoot.apps.people.actions import end_by_certificate
    from folkmoot.core.terms import ActorRef

    court.to_service()
    for seq in (0, 10**6):
        with pytest.raises(Error), transaction.atomic():
            end_by_certificate(
                person=court.respondent.key,
                ground="sanction",
                on=day(50).date(),
                at=day(50),
                by=ActorRef("system", "conduct"),
                certificate="ab" * 32,
                certificate_seq=seq,
            )
    assert still_a_member(court)


def test_20_nobody_acts_in_the_members_name(court):
    court.to_panel()
    court.act(actions.name_companion, court.respondent, day(21), companion=court.companion.key)
    own = (
        (actions.reply, {"says": "I admit it."}),
        (actions.elect_papers, {"fresh": True}),
        (actions.adjourn, {"until": day(60), "reasons": "x"}),
        (actions.appeal, {"grounds": "x"}),
        (actions.name_companion, {"companion": court.world.ada.key}),
    )
    others = (court.companion, court.complainant, court.clerk, court.investigator, court.sits()[0])
    for verb, more in own:
        for who in others:
            with pytest.raises(Refused):
                court.act(verb, who, day(22), **more)
    assert court.row.replies.count() == 1


def test_21_a_rule_changed_on_the_way_takes_no_right_from_a_running_case(court, monkeypatch):
    court.to_panel()
    row = court.row
    received = history.rules_of(row, row.received_at)

    def changed(days):
        cited = ProvisionRef("party", "9", 2)
        given = Granted(rule.APPEAL, Period(days, Unit.DAYS), cited, 2)
        return replace(received, granted={**received.granted, rule.APPEAL: given})

    for days, holds in ((1, 28), (60, 60)):  # a shorter time does not apply, a longer one does
        monkeypatch.setattr(
            history.rulebook,
            "rule_set",
            lambda on, days=days: received if on <= row.received_at.date() else changed(days),
        )
        assert rule.least_days(history.rules_of(row, day(30)), rule.APPEAL) == holds


def verified(folder: Path, at) -> str:
    """What the one-file verifier says of an export."""
    for path, data in export_files(at=at, documents=documents()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    done = subprocess.run(
        [sys.executable, str(ONE_FILE), str(folder)], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_the_one_file_verifier_draws_the_panel_again_and_computes_the_certificate(court, tmp_path):
    court.to_service()
    court.effect(day(80))
    said = verified(tmp_path, day(81))
    assert "record verified" in said, said


def take_away(bar: str, table: str) -> None:
    """What an owner of the database can do, and nobody else: drop a trigger of the gate."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        where = "" if connection.vendor == "sqlite" else f" ON {table}"
        cursor.execute(f"DROP TRIGGER {bar}{where}")


def test_whoever_owns_the_database_and_takes_the_gate_away_is_found_out(court, tmp_path):
    """They write an entry that speaks of a certificate, and end the membership by it."""
    court.to_service()
    with one_transaction():
        append(
            kind="conduct.certificate_issued",
            at=day(50),
            body={"certificate": "ab" * 32, "draw": "cd" * 32, "sealed": "ef" * 32},
        )
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER people_gate_membership_end")
            cursor.execute('UPDATE people_membership SET "end" = start')
    assert "certificate" in verified(tmp_path, day(51))
    assert "record verified" not in verified(tmp_path, day(51))


def test_a_certificate_that_was_made_to_look_fair_is_found_out(court, tmp_path):
    court.to_service()
    court.effect(day(80))
    made = Certificate.objects.get()
    value = json.loads(json.dumps(made.value))
    value["facts"]["hearing"]["at"] = value["facts"]["panel"]["drawn_at"]
    with pytest.raises(Error), transaction.atomic():
        Certificate.objects.update(value=value)
    take_away("conduct_gate_certificate_same", "conduct_certificate")
    Certificate.objects.update(value=value)
    assert "record verified" not in verified(tmp_path, day(81))


def test_a_flood_of_complaints_is_stopped_and_a_cluster_decides_nothing_by_itself(court):
    others = [court.world.ada, court.world.bram, court.world.chidi, court.world.dilys]
    cases = [court.complain(against=who.key) for who in [*others, court.world.idris]]
    with pytest.raises(Refused) as no:
        court.complain(against=court.world.joan.key)
    assert codes(no) == ("conduct.flood",)
    number = actions.cluster_complaints(
        actor=court.clerk, at=day(1), cases=cases, title="After the rally", reasons="One evening."
    )
    assert number == 5
    from folkmoot.apps.conduct.models import Case
    from folkmoot.apps.conduct.queries.history import standing_of

    rows = Case.objects.filter(code__in=cases)
    assert {standing_of(row, day(1)).state for row in rows} == {"received"}
    assert len({row.roles.get(part="adjudicator", until=None).person for row in rows}) == 1
    court.code = cases[0]
    court.act(
        actions.dismiss_complaint, court.part("adjudicator"), day(2), reasons="Nothing in it."
    )
    assert [standing_of(row, day(2)).state for row in rows.order_by("pk")] == [
        "dismissed", "received", "received", "received", "received",
    ]  # fmt: skip
