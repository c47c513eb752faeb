"""Programs act in a case through the same doors as people, with the same answers."""

from __future__ import annotations

import pytest
from court import DAY, POINTS, REMEDY, RULE, day, let_the_record_move
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from folkmoot.api.case_acts import ACTS
from folkmoot.apps.conduct.models import Reading
from folkmoot.apps.conduct.views.act_pages import PAGES
from folkmoot.apps.people.models import Membership, Person


def number_of(actor) -> str:
    return Person.objects.get(key=actor.key).number


def test_every_act_on_the_pages_of_a_case_has_its_door():
    assert {act.noun for act in ACTS} | {"evidence"} == {page.noun for page in PAGES}


def test_nobody_acts_without_a_sign_in_or_without_the_token_against_forgery(court):
    court.complain()
    path = f"/api/v1/cases/{court.code}/dismissal"
    assert Client().post(path, {}, content_type="application/json").status_code == 401
    assert Client().get(f"/api/v1/cases/{court.code}").status_code == 401
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = court.program.signed_in(court.complainant).cookies
    assert forged.post(path, {}, content_type="application/json").status_code == 403


def test_a_whole_case_is_brought_heard_and_appealed_by_programs(court):
    """Each of its people through their own session; every answer has a receipt and a state."""

    def does(noun, who, at, state, **body):
        answer = court.ask(noun, who, at, **body)
        assert answer.status_code == 200, (noun, answer.content)
        assert answer.json()["state"] == state, noun
        assert answer.json()["receipt_url"].endswith(answer.json()["receipt"])
        return answer.json()

    def read(who, at):
        return court.program.get(f"cases/{court.code}", who, at).json()

    def drawn(purpose, at, state):
        does("pool", court.clerk, at, state, purpose=purpose)
        let_the_record_move(at + DAY)
        after = "disclosed" if purpose == "panel" else "appealed"
        does("draw", court.clerk, at + DAY, after, purpose=purpose)
        for member in court.sits(purpose):
            does("declaration", member, at + DAY, after, purpose=purpose)

    made = court.program.post(
        "cases", court.complainant, day(0), against=number_of(court.respondent),
        says="She stood against our own candidate.", act_on="2025-12-06", place="Kettlewick",
        medium="on paper",
    )  # fmt: skip
    assert made.status_code == 201, made.content
    court.code = made.json()["case"]
    clerk, sends = court.clerk, {"method": "hand", "proof": "signature"}
    why = {"reasons": "It is a breach if true."}
    does(
        "investigation", court.part("adjudicator"), day(2), "investigating",
        investigator=number_of(court.investigator), **why,
    )  # fmt: skip
    does("notice", clerk, day(3), "investigating", **sends)
    does("adjustments", clerk, day(4), "investigating")
    does("adjustment", court.respondent, day(4), "investigating", says="Larger print.")
    (wish,) = read(clerk, day(5))["wishes"]
    does(
        "adjustment-answer", clerk, day(5), "investigating", adjustment=wish["id"], granted=True,
        reasons="In 18 points.",
    )  # fmt: skip
    paper = SimpleUploadedFile("paper.txt", b"Nomination paper")
    filed = court.program.signed_in(court.investigator).post(
        f"/api/v1/cases/{court.code}/evidence", {"title": "Nomination paper", "file": paper}
    )
    assert (filed.status_code, filed.json()["exhibit"]) == (200, 1), filed.content
    does(
        "charge", court.investigator, day(8), "charged", rule=f"{RULE.document} {RULE.label}",
        act="stood for election", act_on="2025-12-06", place="Kettlewick", medium="on paper",
        maximum="exclusion", particulars=list(POINTS),
    )  # fmt: skip
    does("document", clerk, day(9), "charged", what="charge", **sends)
    does("schedule", court.investigator, day(10), "charged")
    does("disclosure", clerk, day(12), "disclosed", **sends)
    drawn("panel", day(13), "disclosed")
    does("companion", court.respondent, day(14), "disclosed", companion=number_of(court.companion))
    does("reply", court.respondent, day(20), "disclosed", says="I had not joined.", points=["Old."])
    panel = court.sits()[0]
    does("hearing", panel, day(45), "heard", companion_stated=True)
    sees = read(panel, day(46))
    vote = {"votes_for": 3, "votes_against": 0, "reasons": "It is signed."}
    does(
        "decision", panel, day(46), "decided", findings=[vote] * len(sees["charge"]["particulars"]),
        answers=[{"point": sees["replies"][0]["points"][0]["id"], "says": "Dated later."}],
        cited=[each["number"] for each in sees["material"]], sanction="exclusion", months=24,
        lesser_considered="A warning would not do.", external_remedy=REMEDY,
    )  # fmt: skip
    does("document", clerk, day(47), "decided", what="decision", **sends)
    does("service", clerk, day(47), "served")
    does("appeal", court.respondent, day(60), "appealed", grounds="The date was misread.")
    drawn("appeal", day(61), "appealed")
    does("appeal-allowing", court.sits("appeal")[0], day(70), "not_upheld", **why)
    assert Membership.objects.filter(person__key=court.respondent.key, end=None).exists()
    assert Reading.objects.filter(person=panel.key).exists(), "that a program read it is noted"
    mine = read(court.respondent, day(71))
    assert (mine["ended"], mine["decision"]["sanction"]) == (True, "exclusion")
    assert mine["appeal"] == "The date was misread."


@pytest.mark.parametrize("findings", [[], [{"votes_for": 3, "votes_against": 0, "reasons": "x"}]])
def test_a_decision_that_leaves_a_particular_out_is_refused_with_its_guarantee(court, findings):
    court.to_panel()
    court.hear(day(45))
    answer = court.ask(
        "decision", court.sits()[0], day(46), findings=findings, sanction="exclusion",
        lesser_considered="x", external_remedy="x", months=3,
    )  # fmt: skip
    assert answer.status_code == 422
    reasons = answer.json()["verdict"]["reasons"]
    assert reasons
    assert not court.row.decisions.exists()


def test_whoever_stands_down_is_told_so_and_has_no_case_any_more(court, client):
    court.to_panel()
    first, second = court.sits()[:2]
    gone = court.ask("standing-down", first, day(14), reasons="She is my cousin.")
    assert (gone.status_code, gone.json()["state"]) == (200, "")
    assert court.program.get(f"cases/{court.code}", first, day(15)).status_code == 404
    page = court.program.signed_in(second).post(
        f"/cases/{court.code}/standing-down", {"reasons": "So am I."}, follow=True
    )
    assert page.redirect_chain[-1][0] == "/cases/"
    assert page.status_code == 200
    assert not {first.key, second.key} & {each.key for each in court.sits()}
