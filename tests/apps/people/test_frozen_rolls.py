"""A frozen roll says something of everybody, gives the reason, and can be proved line by line."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.actions import roll_lines
from folkmoot.apps.people.models import Dues, Membership, Objection, Person, Provision, RollLine
from folkmoot.apps.people.rolls import VERDICTS, RollRules, Standing, leaf, told, verdict_of
from folkmoot.apps.record.models import Entry
from folkmoot.core.ledger import leaf_hash, verify_inclusion
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused
from world import withhold

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
ON = date(2026, 3, 1)
RULES = RollRules(classes=("full",), joined_by=date(2025, 9, 1), paid_since=date(2026, 1, 1))


def frozen(house, **values):
    given = {"key": "spring", "title": "Spring", "unit": "party", "on": ON, "rules": RULES}
    return actions.freeze_roll(
        actor=house.actor("general_secretary"), at=AT, **{**given, **values}
    )[0]


def admit(house, name, **values):
    view, _ = actions.admit_person(
        actor=house.actor("general_secretary"),
        at=AT - timedelta(days=5),
        given_name=name,
        family_name="New",
        **{"unit": "leeds", "start": date(2020, 1, 1), **values},
    )
    return view.key


def says(person, key="spring"):
    return queries.line_of(key, person).verdict


def test_everybody_gets_a_verdict_and_the_sum_is_the_whole(house):
    late = admit(house, "Late", start=date(2026, 2, 20))
    supporter = admit(house, "Sup", member_class="supporter")
    ahead = admit(house, "Ahead", start=date(2026, 3, 2))
    fresh = admit(house, "Fresh")
    Provision.objects.create(
        membership=Membership.objects.get(person__key=fresh), until=date(2026, 4, 1), recorded_at=AT
    )
    owing = admit(house, "Owing")
    Dues.objects.create(
        person=Person.objects.get(key=owing), paid_through=date(2025, 12, 31), recorded_at=AT
    )
    actions.resign_membership(
        actor=house.actor("other_member"), at=AT - timedelta(days=9), person=house.other_member
    )
    roll = frozen(house)
    assert {
        key: says(key)
        for key in (late, supporter, ahead, fresh, owing, house.other_member, house.member)
    } == {
        late: "too_short",
        supporter: "class",
        ahead: "joined_after_freeze",
        fresh: "provisional",
        owing: "arrears",
        house.other_member: "not_a_member",
        house.member: "eligible",
    }
    assert roll.size == Person.objects.count() == sum(roll.reasons.values())
    assert roll.eligible == roll.reasons["eligible"] == 5


def test_a_payment_that_the_organisation_refused_counts_as_paid(house):
    member = Person.objects.get(key=house.member)
    Dues.objects.create(person=member, paid_through=date(2025, 1, 1), recorded_at=AT)
    Dues.objects.create(
        person=member, paid_through=date(2026, 12, 31), refused=True, recorded_at=AT
    )
    frozen(house)
    assert says(house.member) == "eligible"


def test_what_was_written_down_later_was_not_known_when_the_roll_was_frozen(house):
    known = AT - timedelta(days=10)
    late = admit(house, "Backdated")
    house_member = ActorRef("person", house.member)
    actions.resign_membership(actor=house_member, at=AT - timedelta(days=3), person=house.member)
    frozen(house, known_at=known, rules=RollRules())
    assert says(late) == "not_a_member"
    assert says(house.member) == "not_a_member", "her membership was written down at AT itself"
    frozen(house, key="now", rules=RollRules(), known_at=AT)
    assert says(late, "now") == "eligible"


def test_a_change_of_class_does_not_break_the_time_of_a_membership(house):
    key = admit(house, "Twice", member_class="supporter")
    actions.change_class(
        actor=ActorRef("person", key), at=AT - timedelta(days=4), person=key, member_class="full"
    )
    frozen(house)
    assert says(key) == "eligible"


def test_a_roll_of_a_unit_says_wrong_unit_of_all_others(house):
    frozen(house, unit="leeds")
    assert says(house.member) == "eligible"
    assert says(house.other_secretary) == "wrong_unit"


def test_the_statement_for_all_says_what_the_rule_says_for_one(house):
    """Every combination of what can be known of a person, through the database and without it."""
    standings = {}
    number = 0
    for kind in ("full", "supporter"):
        for since in (date(2020, 1, 1), date(2025, 9, 1), date(2025, 9, 2)):
            for until in (None, ON, ON + timedelta(days=1)):
                for paid in (None, date(2025, 12, 31), date(2026, 1, 1)):
                    for unit in ("leeds", "hull"):
                        number += 1
                        key = admit(house, f"P{number}", unit=unit, member_class=kind, start=since)
                        row = Person.objects.get(key=key)
                        if until:
                            Provision.objects.create(
                                membership=row.memberships.get(), until=until, recorded_at=AT
                            )
                        objected = until is not None and number % 4 == 1
                        if objected:
                            Objection.objects.create(
                                membership=row.memberships.get(),
                                by=Person.objects.get(key=house.chair),
                                reasons="He stood against us",
                                decide_by=ON,
                                recorded_at=AT,
                            )
                        without = number % 3 == 0
                        if without:
                            withhold(key, "vote", AT - timedelta(days=9), AT + timedelta(days=9))
                        if paid:
                            Dues.objects.create(person=row, paid_through=paid, recorded_at=AT)
                        standings[key] = Standing(
                            kind, since, until, paid, unit == "leeds", objected=objected,
                            without_vote=without,
                        )  # fmt: skip
    for place, rules in enumerate((RULES, RollRules(), RollRules((), None, None, True))):
        frozen(house, key=f"r{place}", unit="leeds", rules=rules)
        lines = dict(
            RollLine.objects.filter(roll__key=f"r{place}").values_list("person__key", "verdict")
        )
        assert {key: VERDICTS[lines[key]] for key in standings} == {
            key: verdict_of(standing, rules, ON) for key, standing in standings.items()
        }


@pytest.mark.parametrize("part", [100_000, 97])
def test_a_line_is_proved_against_the_root_that_stands_in_the_record(house, monkeypatch, part):
    monkeypatch.setattr(roll_lines, "_PART", part)  # judged at once, or some after the others
    for number in range(300):
        Person.objects.create(
            key=f"P{number:025d}", number=f"9{number}", given_name="X", recorded_at=AT
        )
    roll = frozen(house)
    places = RollLine.objects.order_by("person").values_list("place", flat=True)
    assert list(places) == list(range(roll.size)) == list(range(Person.objects.count()))
    entry = Entry.objects.get(seq=roll.record_seq)
    assert roll.root.encode() in bytes(entry.data)
    for person in [house.member, house.chair, f"P{299:025d}", f"P{120:025d}"]:
        proof = queries.roll_proof("spring", person)
        data = f"{proof['roll']}\n{person}\n{proof['verdict']}\n{proof['secret']}".encode()
        path = tuple(bytes.fromhex(node) for node in proof["path"])
        root = bytes.fromhex(roll.root)
        check = {"index": proof["index"], "size": proof["size"], "proof": path, "root": root}
        assert verify_inclusion(leaf=leaf_hash(data), **check)
        assert leaf_hash(data) == hashlib.sha256(b"\0" + data).digest()
        lie = data.replace(proof["verdict"].encode(), b"arrears")
        assert not verify_inclusion(leaf=leaf_hash(lie), **check)


def test_without_the_secret_a_line_cannot_be_guessed(house):
    first, second = b"a" * 32, b"b" * 32
    of = {"roll": "r", "person": house.member, "verdict": "eligible"}
    assert leaf(**of, salt=first) != leaf(**of, salt=second)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"on": date(2026, 3, 3)}, "roll.ahead"),
        ({"known_at": AT + timedelta(hours=1)}, "roll.ahead"),
        ({"key": ""}, "roll.key_taken"),
    ],
)
def test_a_roll_is_not_frozen_ahead_or_twice(house, values, code):
    with pytest.raises(Refused) as no:
        frozen(house, **values)
    assert no.value.verdict.reasons[0].code == code
    assert queries.rolls() == []


def test_only_who_keeps_the_file_freezes_a_roll(house):
    with pytest.raises(Refused) as no:
        actions.freeze_roll(
            actor=house.actor("member"),
            at=AT,
            key="x",
            title="X",
            unit="leeds",
            on=ON,
            rules=RULES,
        )
    assert no.value.verdict.reasons[0].code == "authority.no_office"


def test_a_member_challenges_her_own_line_and_gets_an_answer_with_reasons(house):
    frozen(house)
    me = house.actor("member")
    given = {"at": AT, "roll": "spring", "person": house.member}
    with pytest.raises(Refused):
        actions.challenge_roll(actor=house.actor("chair"), says="no", **given)
    with pytest.raises(Refused):
        actions.challenge_roll(actor=me, says="  ", **given)
    challenge, code = actions.challenge_roll(actor=me, says="I joined in 2019.", **given)
    assert code
    with pytest.raises(Refused):
        actions.challenge_roll(actor=me, says="Again.", **given)
    answer = {"at": AT, "challenge": challenge, "upheld": True}
    with pytest.raises(Refused):
        actions.answer_challenge(actor=me, answer="Yes.", **answer)
    with pytest.raises(Refused):
        actions.answer_challenge(actor=house.actor("general_secretary"), answer="", **answer)
    actions.answer_challenge(
        actor=house.actor("general_secretary"), answer="The letter was found.", **answer
    )
    (held,) = queries.line_of("spring", house.member).challenges
    assert (held.upheld, held.answer) == (True, "The letter was found.")
    assert queries.open_challenges("spring") == []


def test_each_member_sees_the_own_line_and_strangers_see_only_the_sums(house, client, sign_in):
    frozen(house)
    page = client.get("/rolls/spring")
    assert page.status_code == 200
    assert "your line" not in page.content.decode().lower()
    assert "Mary" not in page.content.decode()
    mine = sign_in(house.member).get("/rolls/spring").content.decode()
    assert "You are on this roll" in mine
    assert client.get("/rolls/spring/proof").json()["verdict"] == "eligible"
    answer = client.post("/rolls/spring/challenges", {"says": "Look again."})
    assert answer.status_code == 303
    assert "Look again." in client.get("/rolls/spring").content.decode()
    again = client.post("/rolls/spring/challenges", {"says": "And again."})
    assert again.status_code == 422


def test_a_stranger_gets_no_proof(house, client):
    frozen(house)
    assert client.get("/rolls/spring/proof").status_code in (302, 403)


def test_no_number_of_a_roll_tells_that_somebody_is_suspended(house, client):
    seen = []
    for hidden in (False, True):
        with transaction.atomic():
            if hidden:
                withhold(house.member, "vote", AT - timedelta(days=9), AT + timedelta(days=9))
            roll = frozen(house)
            assert says(house.member) == ("suspended" if hidden else "eligible")
            body = json.loads(bytes(Entry.objects.get(seq=roll.record_seq).data))["body"]
            numbers = [
                roll.eligible,
                roll.reasons,
                body["reasons"],
                body["size"],
            ]
            page = (
                client.get(roll.url).content.decode().partition("<main")[2].partition("</main>")[0]
            )
            seen.append(
                [
                    *numbers,
                    queries.electors_at("spring", AT),
                    page.replace(roll.root, "").replace(f"/record/{roll.record_seq}", ""),
                ]
            )
            transaction.set_rollback(True)
    assert seen[0] == seen[1]
    assert seen[0][0] > 1


def test_ten_suspended_are_told_and_nine_are_not():
    assert told({"eligible": 40, "suspended": 9, "class": 1}) == {"eligible": 49, "class": 1}
    assert told({"eligible": 40, "suspended": 10})["suspended"] == 10
    assert told({"suspended": 3}) == {"eligible": 3}
    assert told({"class": 2}) == {"class": 2}
