"""Rule group 7: the agenda is itself a motion."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.procedure.procedure_world import SECOND, grounds, law, when
from folkmoot.core.procedure import (
    REPORT_ROAD,
    ArrangementsFacts,
    may,
    road,
    state_of,
    taken,
    validate,
)
from folkmoot.core.procedure.report.procedure import CHAIR, COMMITTEE
from folkmoot.core.procedure.rules.arrangements_report import (
    ReportDecisionFacts,
    ReportFacts,
    ReportMotionFacts,
    check_agenda_adopted,
    check_report_decision,
    check_report_motion,
    check_report_published,
)

EIGHT = when(9, 27, 8)
REPORT = ReportFacts("report 1", due=EIGHT, published_at=EIGHT)


def test_a_report_published_at_eight_may_be_moved():
    assert check_report_published(REPORT, law(), EIGHT)


def test_a_report_published_a_second_after_eight_needs_the_conferences_leave():
    late = ReportFacts("report 1", EIGHT, EIGHT + SECOND)
    verdict = check_report_published(late, law(), when(9, 27, 10))
    assert grounds(verdict) == {("report.late", "report.publish_by")}
    taken_late = ReportFacts("report 1", EIGHT, EIGHT + SECOND, late_accepted=True)
    assert check_report_published(taken_late, law(), when(9, 27, 10))


def test_a_report_that_is_not_published_cannot_be_moved():
    verdict = check_report_published(ReportFacts("report 1", EIGHT), law(), EIGHT)
    assert grounds(verdict) == {("report.not_published", "report.publish_by")}


def test_what_a_report_proposes_is_taken_once_it_is_carried():
    carried = ReportFacts("report 1", EIGHT, EIGHT, "carried")
    assert check_agenda_adopted(carried, law(), EIGHT)


@pytest.mark.parametrize(
    ("decided", "code"),
    [(None, "not_carried"), ("rejected", "rejected"), ("referred_back", "rejected")],
)
def test_what_a_report_proposes_is_not_taken_otherwise(decided, code):
    facts = ReportFacts("report 1", EIGHT, EIGHT, decided)
    assert grounds(check_agenda_adopted(facts, law(), EIGHT)) == {
        (f"report.{code}", "report.voted")
    }
    assert check_agenda_adopted(facts, law({"report.voted": False}), EIGHT)


def test_a_delegate_may_move_to_refer_a_part_back():
    motion = ReportMotionFacts("report 1", "refer_back", "paragraph 4")
    assert check_report_motion(motion, law(), EIGHT)


def test_a_motion_on_the_report_names_its_part_and_comes_before_the_vote():
    nameless = ReportMotionFacts("report 1", "amend", " ")
    late = ReportMotionFacts("report 1", "amend", "item 3", decided=True)
    assert grounds(check_report_motion(nameless, law(), EIGHT)) == {
        ("report.no_target", "report.amendable")
    }
    assert grounds(check_report_motion(late, law(), EIGHT)) == {
        ("report.already_decided", "report.voted")
    }
    rules = law({"report.amendable": False})
    motion = ReportMotionFacts("report 1", "amend", "item 3")
    assert grounds(check_report_motion(motion, rules, EIGHT)) == {
        ("report.not_amendable", "report.amendable")
    }


def test_the_first_report_may_need_a_card_vote():
    rules = law({"report.card_at_first_session": True})
    by_hand = ReportDecisionFacts("report 1", first=True, method="hands")
    assert check_report_decision(by_hand, law(), EIGHT)
    assert check_report_decision(ReportDecisionFacts("report 2", False, "hands"), rules, EIGHT)
    assert grounds(check_report_decision(by_hand, rules, EIGHT)) == {
        ("report.needs_card", "report.card_at_first_session")
    }


def test_a_report_is_moved_amended_referred_back_and_carried():
    assert validate(REPORT_ROAD) == ()
    steps = ["publish", "move", "amend", "refer_back", "publish", "move", "carry"]
    facts = ArrangementsFacts(
        report=REPORT, decision=ReportDecisionFacts("report 1", True, "hands")
    )
    does = {"amend": "amend", "refer_back": "refer_back"}
    events = []
    for minutes, step in enumerate(steps):
        at = EIGHT + timedelta(minutes=minutes)
        here = ArrangementsFacts(
            facts.report,
            ReportMotionFacts("report 1", does.get(step, "amend"), "item 3"),
            facts.decision,
        )
        verdict = may(
            REPORT_ROAD, events, step, powers={CHAIR, COMMITTEE}, facts=here, rules=law(), at=at
        )
        assert verdict, verdict
        events.append(taken(REPORT_ROAD, step, at=at, rules=law()))
    assert state_of(REPORT_ROAD, events, when(9, 28)).state == "carried"
    line = road(REPORT_ROAD, events, rules=law(), at=when(9, 28))
    assert [(stage.key, stage.status) for stage in line] == [
        ("publish", "done"),
        ("move", "done"),
        ("change", "done"),
        ("decide", "done"),
    ]


def test_an_amendment_is_not_recorded_as_a_reference_back():
    events = [taken(REPORT_ROAD, step, at=EIGHT, rules=law()) for step in ("publish", "move")]
    facts = ArrangementsFacts(motion=ReportMotionFacts("report 1", "amend", "item 3"))
    verdict = may(
        REPORT_ROAD, events, "refer_back", powers={CHAIR}, facts=facts, rules=law(), at=EIGHT
    )
    assert verdict.codes == ("report.other_motion",)


def test_a_delegate_cannot_declare_the_report_carried():
    at = EIGHT + timedelta(hours=1)
    events = [taken(REPORT_ROAD, step, at=EIGHT, rules=law()) for step in ("publish", "move")]
    verdict = may(
        REPORT_ROAD, events, "carry", powers=set(), facts=ArrangementsFacts(), rules=law(), at=at
    )
    assert verdict.codes == ("decision.unknown", "step.not_yours")
