"""Each thing done wrongly is refused with its guarantee, the reason and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.procedure.conduct.conduct_world import (
    APPEAL_JUDGES,
    CHARTER,
    EFFECT,
    EXHIBITS,
    JUDGES,
    LAPSES,
    RULES,
    appealed,
    but,
    case,
    day,
    opaque,
    person,
)
from folkmoot.core.civildate import Period, Unit
from folkmoot.core.procedure import Event, Granted, may, rule_set, state_of, taken, validate
from folkmoot.core.procedure.conduct import procedure as road
from folkmoot.core.procedure.conduct.certificate import certify
from folkmoot.core.procedure.conduct.endings import lapse_moved
from folkmoot.core.procedure.conduct.laws import LAWS
from folkmoot.core.procedure.conduct.position import position_of, uncitable
from folkmoot.core.procedure.conduct.rules import rules_of_case
from folkmoot.core.terms import Interval, ProvisionRef

ROBIN = person("robin")
WRONG = [
    ("rule_in_force", "charge", {"in_force": Interval(day(-10))}),
    ("rule_in_force", "charge", {"published_at": None}),
    ("rule_in_force", "charge", {"published_at": day(-29)}),
    ("limitation", "charge", {"known_at": day(-500)}),
    ("particulars", "charge", {"place": " "}),
    ("particulars", "charge", {"rights_sheet": False}),
    ("not_again", "charge", {"earlier_case": "heron", "reopening": "outcry"}),
    ("charge_served", "charge", {"served_at": None}),
    ("told", "telling", {"told_at": day(20)}),
    ("told", "telling", {"told_at": None}),
    ("told", "telling", {"told_at": day(40), "withheld": "why", "withheld_until": day(41)}),
    ("disclosure", "disclosure", {"all_material": frozenset({*EXHIBITS, "f" * 64})}),
    ("schedule", "disclosure", {"schedule_signed": False}),
    ("prepared", "hearing", {"at": day(40)}),
    ("companion", "hearing", {"companion_refused": True}),
    ("questions", "hearing", {"answered": 1}),
    ("heard", "hearing", {"on_papers": True}),
    ("heard", "hearing", {"on_papers": True, "election_by": person("max"), "election_fresh": True}),
    ("heard", "hearing", {"on_papers": True, "election_by": ROBIN, "election_fresh": False}),
    ("panel_by_lot", "panel", {"by_lot": False}),
    ("panel_size", "panel", {"members": JUDGES[:2]}),
    ("panel_size", "panel", {"members": (JUDGES[0],) * 3}),
    ("panel_disjoint", "panel", {"members": (*JUDGES[:2], person("max"))}),
    ("declared", "panel", {"declared": frozenset(JUDGES[:2])}),
    ("challenge_over", "panel", {"drawn_at": day(46)}),
    ("challenge_over", "panel", {"open_challenges": 1}),
    ("only_disclosed", "decision", {"cited": frozenset({"e" * 64})}),
    ("untouched", "decision", {"unlogged_contact": True}),
    ("standard", "decision", {"standard": "a hunch"}),
    ("standard", "decision", {"voted": 1}),
    ("reasons", "decision", {"reasoned": 1}),
    ("reasons", "decision", {"answered": 0}),
    ("in_range", "decision", {"months": None}),
    ("in_range", "decision", {"lesser_considered": ""}),
    ("compared", "decision", {"comparables": None}),
    ("compared", "decision", {"departs": True}),
    ("no_gag", "decision", {"gag": True}),
    ("outside_remedy", "decision", {"external_remedy": ""}),
    ("delivered", "decision", {"served_at": None}),
    ("appeal_over", "decision", {"served_at": day(90)}),
]


def asked(changed, at=EFFECT):
    return certify(changed, code="heron", rules=RULES, at=at, name=opaque, lapses_at=LAPSES)


@pytest.mark.parametrize(("law", "part", "values"), WRONG)
def test_one_thing_done_wrongly_leaves_a_case_without_its_certificate(law, part, values):
    refused = asked(but(case(), part, **values)).verdict
    assert not refused
    assert f"conduct.{law}" in refused.codes
    reason = refused.reasons[refused.codes.index(f"conduct.{law}")]
    assert reason.provision == CHARTER
    assert LAWS[law].guarantee in reason.sentence
    assert reason.next_step


def test_a_case_done_properly_is_certified_with_or_without_an_appeal():
    assert asked(case()).verdict
    assert asked(appealed()).verdict
    assert asked(case()).digest != asked(appealed()).digest


@pytest.mark.parametrize(
    ("law", "values"),
    [
        ("appeal_disjoint", {"panel": (*APPEAL_JUDGES[:2], JUDGES[0])}),
        ("appeal_disjoint", {"panel": APPEAL_JUDGES[:2]}),
        ("appeal_reasons", {"reasons": ""}),
    ],
)
def test_an_appeal_is_before_new_people_and_has_reasons(law, values):
    assert f"conduct.{law}" in asked(but(appealed(), "appeal", **values)).verdict.codes


def test_the_members_own_appeal_never_makes_it_worse():
    mild = but(appealed(), "decision", sanction="warning")
    assert "conduct.not_harsher" in asked(mild).verdict.codes
    assert "conduct.not_harsher" not in asked(but(mild, "appeal", by=person("ida"))).verdict.codes


def test_a_case_decided_after_its_time_has_lapsed():
    late = certify(case(), code="h", rules=RULES, at=EFFECT, name=opaque, lapses_at=day(55))
    assert late.verdict.codes == ("conduct.lapsed",)
    assert late.value is None
    assert late.digest == ""


def test_a_charge_added_on_the_day_starts_the_clocks_again():
    added = but(case(), "charge", served_at=day(49))
    assert {"conduct.prepared"} <= set(asked(added).verdict.codes)


def test_an_exhibit_served_late_cannot_be_cited():
    late = dict.fromkeys(EXHIBITS, day(15)) | {"d" * 64: day(30)}
    changed = but(but(case(), "disclosure", exhibits=late), "decision", cited=frozenset(late))
    assert uncitable(changed, RULES) == ("d" * 64,)


def test_what_is_not_known_is_not_presumed():
    nothing = replace(case(), charge=None, telling=None, disclosure=None, panel=None)
    nothing = replace(nothing, hearing=None, decision=None, adjustments=False)
    position = position_of(nothing, RULES, EFFECT)
    assert not any(law.holds(position) for law in LAWS.values() if law.name != "reply")


def test_the_certificate_tells_nobody_what_the_case_was_about():
    text = str(asked(case()).value)
    assert "Kettlewick" not in text
    assert "nomination" not in text
    assert "robin" not in text


def test_the_road_holds_together():
    assert validate(road.CONDUCT_ROAD) == ()


def test_the_lapse_clock_strikes_by_itself_and_nobody_but_the_system_gives_effect():
    events = [taken(road.CONDUCT_ROAD, "complain", at=day(0), rules=RULES), Event("open", day(2))]
    after = may(
        road.CONDUCT_ROAD,
        events,
        "charge",
        powers=[road.INVESTIGATOR],
        facts=case(),
        rules=RULES,
        at=day(200),
    )
    assert after.codes == ("step.not_open",)
    tried = may(
        road.CONDUCT_ROAD,
        events,
        "take_effect",
        powers=[road.CLERK],
        facts=case(),
        rules=RULES,
        at=day(20),
    )
    assert tried.codes == ("step.not_open", "step.not_yours")


def test_a_decided_case_is_opened_again_only_on_a_ground_and_before_others():
    again = but(case(), "charge", earlier_case="wren", reopening="overlooked_evidence")
    assert "conduct.not_again" in asked(again).verdict.codes
    known = replace(again, roles={**again.roles, "earlier_panel": frozenset({person("gus")})})
    assert asked(known).verdict
    same = replace(again, roles={**again.roles, "earlier_panel": frozenset(JUDGES[:1])})
    assert asked(same).verdict.codes == ("conduct.panel_disjoint",)


WALK = [
    ("complain", road.ANYONE, 0),
    ("open", road.ADJUDICATOR, 3),
    ("tell", road.CLERK, 5),
    ("ask_adjustments", road.CLERK, 6),
    ("charge", road.INVESTIGATOR, 10),
    ("disclose", road.CLERK, 15),
    ("draw_panel", road.CLERK, 20),
    ("reply", road.RESPONDENT, 25),
    ("hold_hearing", road.PANEL, 50),
    ("decide", road.PANEL, 55),
    ("serve", road.CLERK, 60),
]


@pytest.mark.parametrize("kind", road.CASE_ROADS)
@pytest.mark.parametrize(
    ("facts", "rest"),
    [
        (case(), [("take_effect", road.SYSTEM, 110)]),
        (
            appealed(),
            [
                ("appeal", road.RESPONDENT, 70),
                ("decide_appeal", road.APPEAL_PANEL, 100),
                ("take_effect_after_appeal", road.SYSTEM, 110),
            ],
        ),
    ],
    ids=["plain", "appealed"],
)
def test_a_fair_case_of_every_kind_walks_the_whole_road(kind, facts, rest):
    way, events = road.CASE_ROADS[kind], []
    for step, power, number in [*WALK, *rest]:
        at = day(number)
        asked_of = {"powers": [power], "facts": facts, "rules": RULES, "at": at}
        verdict = may(way, events, step, **asked_of)
        assert verdict, (step, verdict.codes)
        events.append(taken(way, step, at=at, rules=RULES))
    assert state_of(way, events, day(111)).state == road.EFFECTIVE


def test_the_members_own_adjournment_moves_the_lapse_on():
    way = road.CONDUCT_ROAD
    begun = taken(way, "complain", at=day(0), rules=RULES)
    moved = lapse_moved(begun.deadlines["lapse"], [Interval(day(20), day(50))])
    paused = taken(way, "adjourn", at=day(20), rules=RULES, named={"lapse": moved})
    assert state_of(way, [begun], day(200)).state == "lapsed"
    assert state_of(way, [begun, paused], day(200)).state == "received"
    assert state_of(way, [begun, paused], day(215)).state == "lapsed"


def test_a_rule_changed_during_a_case_reaches_it_only_where_it_is_kinder():
    def rules(edition, **days):
        granted = [
            Granted(f"conduct.{key}", Period(n, Unit.DAYS), ProvisionRef("party", "9", edition))
            for key, n in days.items()
        ]
        return rule_set(granted)

    before = rules(4, reply_within=21, appeal_within=28, lapses_after=180)
    after = rules(5, reply_within=7, appeal_within=40, lapses_after=100)
    mixed = rules_of_case(before, after)
    lasting = {k: str(mixed.period(f"conduct.{k}")) for k in ("reply_within", "appeal_within")}
    assert lasting == {"reply_within": "21 days", "appeal_within": "40 days"}
    assert str(mixed.period("conduct.lapses_after")) == "100 days"
    assert mixed.provision("conduct.reply_within").edition == 4
    assert mixed.provision("conduct.appeal_within").edition == 5
