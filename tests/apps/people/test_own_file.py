"""Everything held on a person, taken out and erased; joiners looked at one by one."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db.models import ForeignKey, OneToOneField

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.holdings import holdings_of
from folkmoot.apps.people.models import Account, Look, Person
from folkmoot.apps.people.rolls import RollRules
from folkmoot.apps.record.models import PrivateAct
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def codes(caught):
    return {reason.code for reason in caught.value.verdict.reasons}


def test_the_archive_holds_all_for_reading_and_for_programs(house, sign_in):
    actions.look_at(actor=house.actor("secretary"), at=AT, person=house.member)
    browser = sign_in(house.member)
    assert "Who looked at my file" in browser.get("/me/file").content.decode()
    answer = browser.post("/me/file/archive")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert set(archive.namelist()) == {"my-file.html", "my-file.json"}
        held = json.loads(archive.read("my-file.json"))
        page = archive.read("my-file.html").decode()
    assert held["Members"]["Person"][0]["number"] == "100004"
    assert held["Members"]["Memberships"][0]["start"] == "2020-05-01"
    assert held["Members"]["Who looked at my file"][0]["family_name"] == "Onwueme"
    assert held["Record"]["Receipts"]
    assert "Onwueme" in page
    assert "code_hash" not in page


def test_nobody_takes_out_another_ones_file(house):
    with pytest.raises(Refused) as caught:
        actions.take_own_file(actor=house.actor("secretary"), at=AT, person=house.member)
    assert codes(caught) == {"file.not_own"}


HELD_ELSEWHERE = {
    "Import", "ImportDraft", "JointAct",  # acts of officers, each with a receipt in the record
    "NotDuplicates", "RulingWithdrawn", "Ruling", "Reinstatement", "RollLine", "Application",
}  # fmt: skip


def test_no_table_that_speaks_of_a_person_is_forgotten(house):
    import inspect

    from folkmoot.apps.people.queries import own_file

    source = inspect.getsource(own_file)
    speaking = {
        model.__name__
        for model in apps.get_app_config("people").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | OneToOneField) and field.related_model is Person
    }
    forgotten = {name for name in speaking if f"{name}.objects" not in source}
    assert forgotten - HELD_ELSEWHERE == {"OfficeEnding"} & forgotten


def left(house, on=AT):
    me = house.actor("member")
    actions.resign_membership(actor=me, at=on, person=me.key)
    return me


def test_a_member_has_the_own_file_erased_only_after_leaving(house):
    me = house.actor("member")
    with pytest.raises(Refused) as caught:
        actions.erase_own_file(actor=me, at=AT, person=me.key)
    assert codes(caught) == {"erasure.member"}
    left(house)
    with pytest.raises(Refused) as caught:
        actions.erase_own_file(actor=house.actor("secretary"), at=AT, person=me.key)
    assert codes(caught) == {"erasure.not_own"}
    actions.erase_own_file(actor=me, at=AT, person=me.key)
    row = Person.objects.get(key=me.key)
    assert (row.given_name, row.family_name, row.email, row.address) == ("", "", "", "")
    assert not Account.objects.filter(person=row).exists()
    assert queries.name_of(me.key) == "a former member"
    assert "Neill" not in json.dumps([str(s.rows) for s in holdings_of(me.key)["Members"]])


def test_after_an_erasure_the_proof_of_a_line_and_the_days_of_membership_still_hold(house):
    gs = house.actor("general_secretary")
    actions.freeze_roll(
        actor=gs, at=AT, key="ballot", title="A ballot", unit="party", on=AT.date(),
        rules=RollRules(),
    )  # fmt: skip
    before = queries.roll_proof("ballot", house.member)
    me = left(house, AT + timedelta(days=1))
    commitments = list(PrivateAct.objects.order_by("pk").values_list("commitment", flat=True))
    actions.erase_own_file(actor=me, at=AT + timedelta(days=1), person=me.key)
    assert queries.roll_proof("ballot", me.key) == before
    after = list(PrivateAct.objects.order_by("pk").values_list("commitment", flat=True))
    assert after[:-1] == commitments
    assert queries.membership(me.key, AT.date()).start == date(2020, 5, 1)


def test_the_schedule_erases_everybody_alike_when_the_time_is_over_and_nobody_before(house):
    left(house)
    in_time = datetime(2032, 3, 1, 12, tzinfo=UTC)
    assert actions.erase_what_is_due(at=in_time) == 0
    assert actions.erase_what_is_due(at=in_time + timedelta(days=1)) == 1
    assert Person.objects.exclude(erased_at=None).get().key == house.member
    assert actions.erase_what_is_due(at=in_time + timedelta(days=1)) == 0


def test_looks_are_sealed_once_a_day_without_anybody_doing_anything(house):
    actions.look_at(actor=house.actor("secretary"), at=AT, person=house.member)
    assert actions.seal_looks_daily(at=AT) == "", "today is not over"
    assert actions.seal_looks_daily(at=AT + timedelta(days=1)) != ""
    assert actions.seal_looks_daily(at=AT + timedelta(days=1, hours=1)) == ""
    sealed = PrivateAct.objects.filter(act="people.looks_sealed")
    assert sealed.count() == 1
    assert Look.objects.count() == 1


def flood(house, many, on):
    rows = [
        actions.Admission(f"N{n}", "Late", "headingley", on, email=f"n{n}@flood.example")
        for n in range(many)
    ]
    return actions.admit_many(rows, actor=house.actor("general_secretary"), at=AT)[0]


def test_three_hundred_joiners_get_three_hundred_findings_and_are_all_on_the_roll(house):
    views = flood(house, 300, date(2026, 2, 20))
    (cluster,) = queries.clusters_before(["leeds"], AT.date())
    assert (cluster.unit_slug, len(cluster.joiners), cluster.open) == ("headingley", 300, 300)
    assert cluster.shared[0] == ("mail: @flood.example", 300)
    actions.review_joiner(
        actor=house.actor("secretary"), at=AT, person=views[0].key, finding="clear",
        reasons="Known from the shop steward's list",
    )  # fmt: skip
    (cluster,) = queries.clusters_before(["leeds"], AT.date())
    assert cluster.open == 299
    actions.freeze_roll(
        actor=house.actor("general_secretary"), at=AT, key="ballot", title="A ballot",
        unit="party", on=AT.date(), rules=RollRules(),
    )  # fmt: skip
    assert {queries.line_of("ballot", view.key).verdict for view in views} == {"eligible"}


def test_one_reason_is_not_given_for_all_and_nobody_is_refused_by_a_finding(house, letters):
    view = flood(house, 1, date(2026, 2, 20))[0]

    def find(**values):
        given = {"finding": "clear", "reasons": "Known from two canvasses", "person": view.key}
        actions.review_joiner(**{"actor": house.actor("secretary"), "at": AT, **given, **values})

    with pytest.raises(Refused) as caught:
        find(reasons="ok")
    assert codes(caught) == {"joiner.without_reasons"}
    with pytest.raises(Refused) as caught:
        find(finding="refused")
    assert codes(caught) == {"joiner.unknown_finding"}
    with pytest.raises(Refused):
        find(actor=house.actor("other_secretary"))
    find(finding="asked", reasons="Which branch meeting were you at?")
    assert letters()[-1].to == ["n0@flood.example"]
    actions.answer_as_joiner(
        actor=ActorRef("person", view.key), at=AT, person=view.key, says="At the last two."
    )
    assert queries.finding_about(view.key).said == ("At the last two.",)
    assert letters()[-1].body.endswith("At the last two.\n")
    assert queries.membership(view.key, AT.date()) is not None


def test_the_pages_of_joiners_and_freezing(house, sign_in):
    views = flood(house, 25, now().date())
    browser = sign_in(house.secretary)
    assert "25 joined since" in browser.get("/members/joiners").content.decode()
    said = {"finding": "clear", "reasons": "Known from two canvasses", "freeze": "2026-01-01"}
    assert browser.post(f"/members/{views[0].number}/finding", said).status_code == 303
    browser = sign_in(house.general_secretary)
    filled = {
        "title": "A ballot", "key": "ballot", "unit": "party", "on": now().date().isoformat(),
        "classes": ["full"],
    }  # fmt: skip
    assert browser.post("/rolls/new", filled).url == "/rolls/ballot"
    assert browser.post("/rolls/new", filled).status_code == 422
    assert sign_in(house.member).get("/rolls/new").status_code == 403
