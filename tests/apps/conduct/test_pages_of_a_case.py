"""The room of a case, as each of its people sees it."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from court import START, day, ground_for

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.models import Case
from folkmoot.apps.conduct.queries.history import standing_of
from folkmoot.apps.conduct.queries.outcomes import told_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.models import Account, Look, Person
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.platform import clock
from folkmoot.platform.acts import Refused
from folkmoot.platform.installation import establish


@pytest.fixture
def at(stand_still):
    """Set the time that pages read."""
    return lambda moment: stand_still("folkmoot.apps.conduct.views", moment)


@pytest.fixture
def sign_in(client):
    def sign(actor):
        person = people.person(actor.key)
        account, _ = Account.objects.get_or_create(
            person_id=_pk(actor.key), defaults={"username": person.number}
        )
        client.force_login(account)
        return client

    return sign


def _pk(key):
    from folkmoot.apps.people.models import Person

    return Person.objects.get(key=key).pk


def text(answer) -> str:
    return answer.content.decode()


def test_the_member_sees_rights_clocks_and_what_to_do_next(court, at, sign_in):
    court.to_panel()
    at(day(21))
    page = text(sign_in(court.respondent).get(f"/cases/{court.code}"))
    for says in (
        "Your rights now",
        "Reply to the charge",
        "Time to reply",
        "You may talk about this to whomever you need",
        "Letter of the returning officer",
        "stood against the party&#x27;s candidate",
    ):
        assert says in page


def test_the_room_stays_open_to_a_member_who_was_excluded(court, at, sign_in):
    court.to_service()
    court.effect(day(80))
    at(day(90))
    answer = sign_in(court.respondent).get(f"/cases/{court.code}")
    assert answer.status_code == 200
    assert "Certificate of process" in text(answer)
    assert people.membership(court.respondent.key, day(90).date()) is None


def test_the_room_does_not_exist_for_others_nor_for_the_member_before_the_notice(
    court, at, sign_in
):
    court.complain()
    court.open(day(2))
    at(day(2) + timedelta(hours=1))
    for who in (court.respondent, court.world.greta, court.world.hana, court.pool[0]):
        if who != court.part("adjudicator"):
            client = sign_in(who)
            for noun in ("", "/reply", "/material/1", ".ics"):
                assert client.get(f"/cases/{court.code}{noun}").status_code == 404
    court.tell(day(3))
    at(day(4))
    assert sign_in(court.respondent).get(f"/cases/{court.code}").status_code == 200


def test_each_of_its_people_sees_what_their_part_needs_and_no_more(court, at, sign_in):
    court.to_panel()
    court.act(actions.name_companion, court.respondent, day(21), companion=court.companion.key)
    at(day(22))
    url = f"/cases/{court.code}"
    assert "Your rights now" in text(sign_in(court.companion).get(url))
    assert "The charge" in text(sign_in(court.sits()[0]).get(url))
    complainant = text(sign_in(court.complainant).get(url))
    assert "The charge" not in complainant
    assert "Letter of the returning officer" not in complainant
    assert "What runs out when" in text(sign_in(court.clerk).get(url))


def test_who_reads_the_file_is_seen_by_the_member(court, at, sign_in):
    court.to_panel()
    at(day(22))
    sign_in(court.clerk).get(f"/cases/{court.code}")
    page = text(sign_in(court.respondent).get(f"/cases/{court.code}"))
    assert people.name_of(court.clerk.key) in page
    assert Look.objects.filter(person__key=court.respondent.key, what="case").count() == 1


def test_a_reply_is_sent_from_the_page_with_a_receipt(court, at, sign_in):
    court.to_disclosure()
    at(day(20))
    client = sign_in(court.respondent)
    answer = client.post(
        f"/cases/{court.code}/reply", {"says": "It was not so.", "points": "one\ntwo"}, follow=True
    )
    assert "Receipt" in text(answer)
    assert court.row.replies.get().points.count() == 2


def test_a_refusal_names_the_guarantee_and_keeps_what_was_typed(court, at, sign_in):
    court.to_panel()
    at(day(30))
    answer = sign_in(court.sits()[0]).post(
        f"/cases/{court.code}/hearing", {"on_papers": "no", "note": "We met at ten."}
    )
    assert answer.status_code == 422
    assert "(G7:" in text(answer)
    assert "We met at ten." in text(answer)
    assert "Nothing has been changed." in text(answer)


def test_nobody_takes_anothers_act_by_its_address(court, at, sign_in):
    court.to_panel()
    at(day(22))
    for who in (court.clerk, court.complainant, court.sits()[0]):
        answer = sign_in(who).post(f"/cases/{court.code}/reply", {"says": "I admit it."})
        assert answer.status_code == 404
    assert court.row.replies.count() == 1


def test_a_decision_is_taken_point_by_point_on_the_page(court, at, sign_in):
    court.to_panel()
    court.hear(day(45))
    at(day(46))
    point = next(iter(court.points()))
    given = {
        "for_1": "3", "against_1": "0", "reasons_1": "It is signed.",
        "for_2": "2", "against_2": "1", "reasons_2": "Two heard it.",
        f"answer_{point}": "The paper is dated later.",
        "sanction": "suspension", "months": "6", "scope": ["stand"],
        "lesser_considered": "A warning was given before.",
        "external_remedy": "The Certification Officer, six months.",
        "cited": ["1"],
    }  # fmt: skip
    client = sign_in(court.sits()[0])
    bad = client.post(f"/cases/{court.code}/decision", given | {"lesser_considered": " "})
    assert bad.status_code == 422
    good = client.post(f"/cases/{court.code}/decision", given)
    assert good.status_code == 303
    made = court.row.decisions.get()
    assert (made.sanction, made.months, made.scope) == ("suspension", 6, ["stand"])
    assert [f.votes_for for f in made.findings.order_by("number")] == [3, 2]


def test_evidence_is_encrypted_and_gone_for_good_once_the_key_is_destroyed(court, at, sign_in):
    court.to_service()
    court.effect(day(80))
    row = court.row.exhibits.get(number=1)
    assert b"Nomination paper" not in bytes(row.sealed)
    at(day(90))
    client = sign_in(court.respondent)
    assert client.get(f"/cases/{court.code}/material/1").content == b"Nomination paper of the case"
    court.act(actions.erase_evidence, court.clerk, day(91))
    assert client.get(f"/cases/{court.code}/material/1").status_code == 410
    assert court.row.exhibits.get(number=1).sealed is None
    assert court.row.certificate.digest


def test_the_calendar_has_the_deadlines_of_whoever_asks(court, at, sign_in):
    court.to_panel()
    at(day(21))
    answer = sign_in(court.respondent).get(f"/cases/{court.code}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert "Time to reply" in text(answer)
    assert "Kofi" not in text(answer)


def test_the_clerks_desk_is_the_clerks(court, at, sign_in):
    court.to_panel()
    at(day(21))
    assert court.code in text(sign_in(court.clerk).get("/cases/desk"))
    assert sign_in(court.world.greta).get("/cases/desk").status_code == 404


def test_a_complaint_is_made_on_the_page(court, at, sign_in):
    at(day(0))
    number = people.person(court.respondent.key).number
    answer = sign_in(court.complainant).post(
        "/cases/complaint",
        {"against": number, "says": "She did it.", "act_on": "2025-12-01", "kind": "discipline"},
        follow=True,
    )
    assert "Your complaint is in" in text(answer)


def bring(court, sign_in, kind, **more):
    number = people.person(court.respondent.key).number
    browser = sign_in(court.complainant)
    address = f"/cases/complaint?{urlencode({'kind': kind, 'against': number} | more)}"
    said = browser.get(address).context["form"].initial
    filled = said | {"says": "As the books and minutes show.", "act_on": "2025-12-01"}
    return browser.post("/cases/complaint", filled, follow=True)


def test_whatever_ends_a_membership_or_an_office_is_brought_on_one_road(court, at, sign_in):
    """Admission, eligibility, arrears and offices: each opens a case of its kind, with a ground."""
    at(START)
    person = Person.objects.get(key=court.respondent.key)
    for kind in ("admission", "arrears", "office"):
        answer = bring(court, sign_in, kind, **({"office": 0} if kind == "office" else {}))
        assert answer.status_code == 422, kind
    assert not Case.objects.exists()
    today = START.date()
    office = people.offices_of(person.key, today)[0].key
    for kind in ("admission", "arrears"):
        ground_for(kind, person.key, today)
    assert people.dues_of(person.key, today).state == "open_to_lapse"
    for kind in ("admission", "ineligibility", "arrears", "office"):
        answer = bring(court, sign_in, kind, **({"office": office} if kind == "office" else {}))
        assert "Your complaint is in" in text(answer), kind
    opened = list(Case.objects.order_by("pk").values_list("kind", "office"))
    assert opened == [
        ("admission", None), ("ineligibility", None), ("arrears", None), ("office", office),
    ]  # fmt: skip
    assert people.membership(person.key, today) is not None
    assert people.offices_of(person.key, today)


def test_a_case_about_an_admission_says_so_and_ends_when_silence_admits(
    court, stand_still, sign_in
):
    """Who joined finds the case beside the objection, once told; nobody else does."""
    ground_for("admission", court.respondent.key, START.date())
    court.complain(kind="admission")
    court.open(day(2))
    there = f"/cases/{court.code}"

    def page(who, number, address="/me/admission"):
        for room in ("conduct", "people"):
            stand_still(f"folkmoot.apps.{room}.views", day(number))
        return text(sign_in(who).get(address))

    assert there not in page(court.respondent, 2)
    court.tell(day(3))
    assert there in page(court.respondent, 3)
    number = people.person(court.respondent.key).number
    officers = page(court.world.greta, 3, f"/members/new/{number}")
    assert there not in officers
    assert "Ask the members" not in officers, "nobody is asked about a person"
    room = page(court.respondent, 3, there)
    for says in (
        "objects to your admission.",
        "/me/admission",
        "An objection to a new member is decided within 56 days; after that silence admits.",
        "2 March 2026",
    ):
        assert says in room, says
    assert standing_of(court.row, day(60)).state == "lapsed"
    assert people.admission(court.respondent.key, day(60).date()).state == "member"


def test_the_rule_book_is_measured_in_public_and_a_motion_would_mend_it(court, client):
    page = text(client.get("/cases/fair-process"))
    assert "0 of 24 guarantees" in page
    assert "party 2.I.4.B" in page.replace("Party", "party")
    assert "automatically" in page
    motion = text(client.get("/cases/fair-process/motion"))
    assert "conduct.guarantees" in motion
    assert client.get("/cases/fair-process/motion?profile=none").status_code == 404
    assert client.get("/cases/fair-process/99").status_code == 404


def test_the_motion_that_would_mend_it_stands_written_in_the_form_of_a_draft(court, sign_in):
    browser = sign_in(court.respondent)
    address = html.unescape(
        re.search(r'href="(/motions/new\?[^"]+)"', text(browser.get("/cases/fair-process/motion")))[
            1
        ]
    )
    assert len(address) < 8000, "a server in front takes no longer line"
    desk = browser.get(address).context["desk"]
    assert " " in desk.places[0].figures[0].says, "a sentence, and not the name of a figure"
    assert not [place.reason for place in desk.places if place.reason]
    insert, *more = desk.operations
    assert insert.provisions[0].heading == "Fair process"
    assert [each.provisions[0].text for each in more[1:]] == list(GUARANTEES.values())
    assert (more[0].key, more[0].after) == ("conduct.guarantees", ", ".join(GUARANTEES))
    kept = dict(parse_qsl(urlsplit(address).query))
    again = browser.post("/motions/preview", kept).context["desk"]
    assert again.operations == desk.operations, "what the form sends back is the same motion"


def test_an_automatic_exclusion_is_refused_with_provision_guarantee_and_remedy(court, client):
    """The visitor tries it: the law says no, the database says no, the member is still one."""
    assert client.get("/cases/auto-exclusion").status_code == 404, "only in a demonstration"
    establish(
        organisation={"name": "P", "short": "P", "zone": "Europe/London"},
        demonstration={"story": {"accused": court.respondent.key}, "personas": []},
    )
    answer = client.post("/cases/auto-exclusion")
    assert answer.status_code == 422
    page = text(answer)
    assert "Nobody is excluded automatically" in page
    for guarantee in ("G1", "G3", "G5", "G8", "G12", "G15", "G18"):
        assert f"({guarantee}:" in page
    assert "a membership ends only with its evidence" in page.replace("&#x27;", "'")
    assert "is still a member" in page
    assert people.membership(court.respondent.key, clock.now().date()) is not None


def test_the_clerk_puts_complaints_that_came_together_side_by_side(court, at, sign_in):
    codes = [court.complain(day(0)), court.complain(day(0))]
    at(day(1))
    client = sign_in(court.clerk)
    assert "Complaints that came together" in text(client.get("/cases/desk"))
    given = {"cases": codes[:1], "title": "The rally", "reasons": "One evening."}
    alone = client.post("/cases/desk", given)
    assert alone.status_code == 422
    assert "A cluster is two complaints or more" in text(alone)
    assert client.post("/cases/desk", given | {"cases": codes}).status_code == 303
    page = text(client.get("/cases/desk"))
    assert page.count("The rally") == 2
    assert "Complaints that came together" not in page


def test_too_few_like_cases_are_shown_without_what_would_name_them():
    like = [{"number": "2025/001", "sanction": "exclusion", "months": 24, "year": 2025}]
    told = told_of(like)
    assert told.few
    assert told.counts == [("exclusion", 1)]
    assert "2025" not in str(told.rows)
    enough = told_of(like * 3)
    assert not enough.few
    assert enough.rows[0]["number"] == "2025/001"


def test_a_sanction_that_most_like_cases_did_not_get_needs_its_reasons(court, at, sign_in):
    past = [
        {"kind": "discipline", "document": "party", "label": "2.I.4.A", "edition": 1,
         "source": "member", "outcome": "effective", "sanction": sanction, "months": 6,
         "year": 2024, "days": 90, "days_to_notice": 3, "suspended": False, "on_papers": False,
         "appealed": False}
        for sanction in ("restriction", "restriction", "exclusion")
    ]  # fmt: skip
    actions.take_over_outcomes(past, at=day(-1))
    court.to_panel()
    court.hear(day(45))
    at(day(46))
    page = text(sign_in(court.sits()[0]).get(f"/cases/{court.code}/decision"))
    assert "Out of the 3 last cases upheld under the same rule" in page
    with pytest.raises(Refused) as no:
        court.decide(day(46))
    assert no.value.verdict.codes == ("conduct.compared",)
    court.decide(day(46), departure="He asked others to do it too.")
    made = court.row.decisions.get()
    assert [each["sanction"] for each in made.comparables].count("restriction") == 2
