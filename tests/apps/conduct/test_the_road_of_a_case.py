"""From a complaint to its effect, and nothing of it without what comes before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from court import DAY, POINTS, START, day, let_the_record_move

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.actions import Found
from folkmoot.apps.conduct.models import Case, Certificate, Restriction, Taken
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.history import lapses_at, standing_of
from folkmoot.apps.conduct.queries.suspensions import suspended_rights
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.models import Ending
from folkmoot.apps.record.models import PrivateAct
from folkmoot.apps.record.private_lane import close_intervals, proof_of
from folkmoot.apps.record.queries import hash_at
from folkmoot.apps.record.signing import sign
from folkmoot.core.ledger import root_at
from folkmoot.core.terms import ProvisionRef
from folkmoot.platform.acts import Refused


def state(court, at) -> str:
    return standing_of(court.row, at).state


def codes(refusal) -> tuple[str, ...]:
    return refusal.value.verdict.codes


def is_member(court, at) -> bool:
    return people.membership(court.respondent.key, at.date()) is not None


def test_a_case_that_is_done_properly_ends_a_membership_by_its_certificate(court):
    court.to_service()
    assert is_member(court, day(70))
    digest = court.effect(day(80))
    assert not is_member(court, day(81))
    ending = Ending.objects.get(membership__person__key=court.respondent.key)
    made = Certificate.objects.get()
    assert (ending.ground, ending.certificate, ending.certificate_seq) == (
        "sanction",
        digest,
        made.seq,
    )
    assert state(court, day(80)) == "effective"


def test_a_decision_has_no_effect_while_the_member_may_still_appeal(court):
    court.to_service()
    with pytest.raises(Refused) as no:
        court.effect(day(60))
    assert "conduct.appeal_over" in codes(no)
    assert is_member(court, day(61))
    assert not Certificate.objects.exists()


def test_an_appeal_holds_the_effect_back_and_its_decision_is_what_stands(court):
    court.to_appeal()
    with pytest.raises(Refused):
        court.effect(day(100))
    court.act(
        actions.decide_appeal,
        court.sits("appeal")[0],
        day(75),
        sanction="suspension",
        months=6,
        scope=["stand", "hold_office"],
        reasons="Two years would be long for a first time.",
    )
    court.effect(day(76))
    assert is_member(court, day(77))
    held = Restriction.objects.get()
    assert held.scope == ["stand", "hold_office"]
    assert set(suspended_rights(court.respondent.key, day(80))) == {"stand", "hold_office"}
    assert suspended_rights(court.respondent.key, held.until + DAY) == {}


def test_an_appeal_that_is_allowed_leaves_the_member_as_they_were(court):
    court.to_appeal()
    court.act(
        actions.allow_appeal, court.sits("appeal")[0], day(75), reasons="The paper is a forgery."
    )
    assert state(court, day(76)) == "not_upheld"
    with pytest.raises(Refused):
        court.effect(day(200))
    assert is_member(court, day(200))


def test_nobody_of_the_first_panel_sits_on_the_appeal(court):
    court.to_appeal()
    assert not set(court.sits("appeal")) & set(court.sits())


@pytest.mark.parametrize(
    ("sanction", "months"), [("exclusion", 36), ("exclusion", 24)], ids=["longer", "the same"]
)
def test_an_appeal_never_makes_it_worse(court, sanction, months):
    court.to_appeal()
    decide = {"sanction": sanction, "months": months, "reasons": "So we find."}
    if months == 36:
        with pytest.raises(Refused) as no:
            court.act(actions.decide_appeal, court.sits("appeal")[0], day(75), **decide)
        assert "conduct.harsher" in codes(no)
    else:
        court.act(actions.decide_appeal, court.sits("appeal")[0], day(75), **decide)
        court.effect(day(76))
        assert not is_member(court, day(77))


def test_a_case_that_is_not_decided_in_time_lapses_by_itself(court):
    court.to_panel()
    assert state(court, START + timedelta(days=184)) == "lapsed"
    with pytest.raises(Refused) as no:
        court.hear(START + timedelta(days=184))
    assert "step.not_open" in codes(no)


def test_the_members_own_adjournment_stops_the_lapse_clock(court):
    court.to_panel()
    before = lapses_at(court.row)
    court.act(
        actions.adjourn, court.respondent, day(21), until=day(41), reasons="I am in hospital."
    )
    assert lapses_at(court.row) - before >= timedelta(days=19)


def test_nobody_else_adjourns_in_the_members_name(court):
    court.to_panel()
    for who in (court.clerk, court.sits()[0]):
        with pytest.raises(Refused):
            court.act(actions.adjourn, who, day(21), until=day(41), reasons="We are busy.")


def test_a_hearing_before_the_time_to_prepare_is_over_is_refused_with_the_guarantee(court):
    court.to_panel()
    with pytest.raises(Refused) as no:
        court.hear(day(30))
    reasons = {reason.code: reason for reason in no.value.verdict.reasons}
    assert reasons["conduct.prepared"].params["guarantee"] == "G7"
    assert state(court, day(31)) == "disclosed"


def test_what_was_put_on_the_file_after_disclosure_stops_the_hearing(court):
    court.to_panel()
    court.file(day(30), "A late photograph")
    with pytest.raises(Refused) as no:
        court.hear(day(45))
    assert {"conduct.disclosure", "conduct.schedule"} <= set(codes(no))


def test_undisclosed_material_cannot_be_cited(court):
    court.to_panel()
    court.hear(day(45))
    number = court.file(day(45), "Found on the morning of the hearing")
    with pytest.raises(Refused) as no:
        court.decide(day(46), cited=[number])
    assert "conduct.only_disclosed" in codes(no)


def test_material_that_was_disclosed_later_starts_the_clocks_again(court):
    court.to_panel()
    court.file(day(30), "A late photograph")
    court.schedule(day(30))
    court.act(actions.disclose_more, court.clerk, day(31), method="hand", proof="signature 9")
    with pytest.raises(Refused) as no:
        court.hear(day(45))
    assert "conduct.prepared" in codes(no)
    court.hear(day(61))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"answers": {}}, "conduct.reasons"),
        ({"lesser_considered": ""}, "conduct.in_range"),
        ({"months": None}, "conduct.in_range"),
        ({"months": 240}, "conduct.in_range"),
        ({"standard": "a feeling"}, "conduct.standard"),
        ({"findings": [Found(True, 3, 0, "So it was.")]}, "conduct.standard"),
        ({"findings": [Found(True, 3, 0, ""), Found(True, 3, 0, "x")]}, "conduct.reasons"),
        ({"findings": [Found(True, 1, 2, "x"), Found(True, 3, 0, "x")]}, "conduct.votes"),
        ({"findings": [Found(False, 0, 3, "x")] * 2}, "conduct.nothing_proved"),
        ({"sanction": "suspension", "scope": []}, "conduct.no_scope"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_a_decision_that_lacks_something_is_refused_and_leaves_nothing(court, change, code):
    court.to_panel()
    court.hear(day(45))
    with pytest.raises(Refused) as no:
        court.decide(day(46), **change)
    assert code in codes(no)
    assert not court.row.decisions.exists()


def test_a_decision_without_the_outside_remedy_cannot_be_served(court):
    court.to_decision(external_remedy="")
    with pytest.raises(Refused) as no:
        court.serve(day(47))
    assert "conduct.outside_remedy" in codes(no)


def test_a_contact_that_only_others_reported_takes_the_decision_from_the_panel(court):
    court.to_panel()
    court.hear(day(45))
    contact = {"by": "the chair", "to": "a member of the panel", "happened_at": day(40)}
    court.act(
        actions.note_contact, court.respondent, day(45), about="the press", own=False, **contact
    )
    with pytest.raises(Refused) as no:
        court.decide(day(46))
    assert "conduct.untouched" in codes(no)


def test_guidance_is_no_rule_under_which_a_member_is_charged(court):
    court.complain()
    court.open(day(2))
    court.tell(day(3))
    for rule in (ProvisionRef("conduct-guidance", "3", 1), ProvisionRef("party", "99.Z", 1)):
        with pytest.raises(Refused) as no:
            court.charge(day(8), rule=rule)
        assert codes(no) == ("conduct.no_such_rule",)


def test_a_charge_needs_its_particulars_and_the_sheet_of_rights(court):
    court.complain()
    court.open(day(2))
    court.tell(day(3))
    for lack in ({"place": ""}, {"rights_sheet": False}, {"maximum": "none"}):
        with pytest.raises(Refused) as no:
            court.charge(day(8), **lack)
        assert "conduct.particulars" in codes(no)
    with pytest.raises(Refused):
        court.charge(day(8), particulars=[" "])


def test_a_charge_added_later_is_served_and_starts_the_clocks_again(court):
    court.to_panel()
    court.charge(day(40), particulars=[*POINTS, "spoke on the radio"])
    assert state(court, day(40)) == "charged"
    with pytest.raises(Refused):
        court.hear(day(45))


def test_a_member_who_is_told_too_late_cannot_be_charged(court):
    court.complain()
    court.open(day(2))
    court.tell(day(20))
    with pytest.raises(Refused) as no:
        court.charge(day(21))
    assert "conduct.told" in codes(no)


def test_an_order_may_hold_back_the_news_for_a_short_time(court):
    court.complain()
    court.open(day(2), withheld="Witnesses were threatened.", withheld_until=day(22))
    court.tell(day(20))
    court.charge(day(21))
    assert state(court, day(21)) == "charged"


def test_only_the_member_freshly_signed_in_chooses_papers(court):
    court.to_panel()
    with pytest.raises(Refused) as no:
        court.act(actions.elect_papers, court.respondent, day(30), fresh=False)
    assert codes(no) == ("conduct.not_fresh",)
    with pytest.raises(Refused):
        court.act(actions.elect_papers, court.clerk, day(30), fresh=True)
    with pytest.raises(Refused) as no:
        court.hear(day(45), on_papers=True)
    assert "conduct.own_election" in codes(no)
    court.act(actions.elect_papers, court.respondent, day(45), fresh=True)
    court.hear(day(46), on_papers=True)


def test_the_panel_is_drawn_once_and_a_challenge_lets_the_next_sit(court):
    court.to_panel()
    before = court.sits()
    with pytest.raises(Refused) as no:
        court.act(actions.commit_pool, court.clerk, day(21))
    assert codes(no) == ("conduct.drawn_already",)
    with pytest.raises(Refused):
        court.act(actions.draw_panel, court.clerk, day(21))
    challenge = {"person": before[1].key, "grounds": "She is my cousin."}
    court.act(actions.challenge_panel, court.respondent, day(21), **challenge)
    with pytest.raises(Refused) as no:
        court.hear(day(45))
    assert "conduct.challenge_over" in codes(no)
    row = draws.latest(court.row, "panel").challenges.get()
    decide = {"challenge": row.pk, "allowed": True, "reasons": "So she is."}
    with pytest.raises(Refused):
        court.act(actions.decide_challenge, before[0], day(22), **decide)
    court.act(actions.decide_challenge, court.part("adjudicator"), day(22), **decide)
    after = court.sits()
    assert [each for each in after if each in before] == [before[0], before[2]]
    with pytest.raises(Refused) as no:
        court.hear(day(45))
    assert codes(no) == ("conduct.declared",)
    court.act(actions.declare, after[-1], day(23))
    court.hear(day(45))


def test_the_pool_is_committed_to_before_anybody_can_know_the_lot(court):
    court.to_disclosure()
    court.act(actions.commit_pool, court.clerk, day(13))
    with pytest.raises(Refused) as no:
        court.act(actions.draw_panel, court.clerk, day(13))
    assert codes(no) == ("conduct.no_head_yet",)


def test_whoever_hears_the_member_is_not_drawn_for_the_suspension_as_well(court):
    court.to_disclosure()
    court.act(actions.commit_pool, court.clerk, day(13))
    with pytest.raises(Refused) as no:
        court.act(actions.commit_pool, court.clerk, day(13), purpose="suspension")
    assert codes(no) == ("conduct.lot_waits",)
    let_the_record_move(day(14))
    court.act(actions.draw_panel, court.clerk, day(14))
    court.draw(day(15), "suspension")
    barred = draws.latest(court.row, "suspension")
    assert {who.key for who in court.sits()} == {
        barred.pool[name] for name, why in barred.excluded.items() if why == "panel"
    }
    assert not set(court.sits()) & set(court.sits("suspension"))


def test_whoever_is_connected_or_runs_the_organisation_stands_in_no_draw(court):
    court.to_panel()
    draw = draws.latest(court.row, "panel")
    barred = {draw.pool[name]: why for name, why in draw.excluded.items()}
    assert barred[court.part("adjudicator").key] == "adjudicator"


def test_an_investigator_is_connected_with_nobody_and_no_officer(court):
    court.complain()
    for who in (court.complainant, court.respondent, court.clerk, court.world.greta):
        with pytest.raises(Refused) as no:
            court.open(day(2), investigator=who.key)
        assert codes(no) == ("conduct.investigator_connected",)


def test_a_reopened_case_is_heard_by_others_on_a_named_ground_only(court):
    court.to_service()
    court.effect(day(80))
    adjudicator, first = court.part("adjudicator"), court.sits()
    with pytest.raises(Refused) as no:
        court.act(
            actions.reopen_case, adjudicator, day(90), ground="outcry", reasons="The press asks."
        )
    assert codes(no) == ("conduct.no_ground",)
    again, _receipt = court.act(
        actions.reopen_case,
        adjudicator,
        day(90),
        ground="overlooked_evidence",
        reasons="The nomination was withdrawn in time.",
    )
    row = Case.objects.get(code=again)
    earlier = set(row.roles.filter(part="earlier_panel").values_list("person", flat=True))
    assert {each.key for each in first} <= earlier
    assert row.reopens.earlier.code == court.code


def test_an_office_is_lost_by_the_same_road(court):
    office = next(o for o in people.offices_of(court.respondent.key, START.date()))
    court.complain(kind="office", office=office.key)
    court.open(day(2))
    court.tell(day(3))
    court.adjust(day(4))
    court.file(day(5))
    court.charge(day(8))
    court.serve_charge(day(9))
    court.schedule(day(10))
    court.disclose(day(12))
    court.draw(day(13))
    court.hear(day(45))
    court.decide(day(46))
    court.serve(day(47))
    assert people.offices_of(court.respondent.key, day(79).date())
    court.effect(day(80))
    assert not people.offices_of(court.respondent.key, day(81).date())
    assert is_member(court, day(81))


def test_every_step_has_its_receipt(court):
    court.to_service()
    assert all(Taken.objects.filter(case=court.row).values_list("receipt", flat=True))


def test_when_its_time_is_over_the_key_is_destroyed_and_the_record_still_holds(court):
    court.to_decision()
    close_intervals(at=day(180))
    published = sign(at=day(180))
    assert actions.erase_due_evidence(day(900)) == 0  # it lapsed on day 180; 730 days are not over
    assert actions.erase_due_evidence(day(913)) == 1
    row = court.row
    assert row.key.wrapped is None
    assert not row.exhibits.exclude(sealed=None).exists()
    assert not row.exhibits.filter(mark="").exists()  # what was relied on can still be named
    assert actions.erase_due_evidence(day(914)) == 0
    close_intervals(at=day(916))
    grown = sign(at=day(916))  # refused if the record went back on what was published
    assert grown.size > published.size
    assert root_at(hash_at, size=published.size).hex() == published.root
    assert proof_of(PrivateAct.objects.get(act="conduct.evidence_erased")) is not None
    assert proof_of(PrivateAct.objects.filter(act="conduct.evidence_filed").first()) is not None


def test_what_a_reopened_case_needs_is_kept(court):
    court.to_service()
    court.effect(day(80))
    court.act(
        actions.reopen_case, court.part("adjudicator"), day(805),
        ground="obvious_error", reasons="The paper was another member's.",
    )  # fmt: skip
    assert actions.erase_due_evidence(day(812)) == 0
