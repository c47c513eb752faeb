"""A case from the complaint to the decision on appeal, in the browser, by all whom it takes.

The complainant, the clerk, an investigator, the member concerned on a phone, a companion, a panel
drawn by lot and an appeal panel of other people. Four months pass: the server's clock is put
forward, its rules are those of every day.
"""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.eyes import PHONE, Eyes, fits
from journeys.stage import Stage, press, rows_of, stamp_of

pytestmark = pytest.mark.journey

expect.set_options(timeout=20_000)
HANDS = Path(__file__).with_name("hands")
EYES = Eyes()
OFFICES = ("panel_pool", "appeal_pool", "investigator")
SAYS = "He stood against our candidate in the ward election, and asked others to do without her."
POINTS = ("stood against the party's candidate", "asked others to vote against her")
DEFENCE = "My paper was in before the party had a candidate."
WITNESS = "Please hear the returning officer: she took my paper and knows the day."
REMEDY = "The Certification Officer, within six months of the decision."
REASONS = "The paper bears his name and the day, and he does not deny it."


class Hands:
    """The hands of the server's clock, moved by a file that it reads."""

    def __init__(self, file: Path) -> None:
        self.file, self.days = file, 0.0
        file.write_text("0")

    def move(self, stage: Stage, days: float) -> None:
        """Let days pass, and wait until the record has closed and signed them."""
        self.days += days
        written = self.file.with_suffix(".new")
        written.write_text(str(self.days * 86_400))
        written.replace(self.file)
        closed = (datetime.now(tz=UTC) + timedelta(days=self.days - 1)).isoformat(" ")
        enough = time.monotonic() + 20
        while not stage.asked(
            "select 1 from record_checkpoint where size > (select max(entry_id) from"
            " record_privatebatch where end > ?)",
            closed,
        ):
            assert time.monotonic() < enough, "the record has not been signed"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Hands:
    """The clock of the server."""
    return Hands(tmp_path_factory.mktemp("clock") / "ahead")


@pytest.fixture(scope="module")
def prepare(hands: Hands):
    """Those whom the lot may fall on can be come in as, and the clock can be put forward."""

    def does(folder: Path) -> dict[str, str]:
        stamp = stamp_of(folder)
        held = rows_of(
            folder,
            "select distinct key, given_name || ' ' || family_name, role from people_office join"
            " people_person on people_person.id = person_id where role in (?, ?, ?)",
            *OFFICES,
        )
        known = {each["key"] for each in stamp["personas"]}
        stamp["personas"] += [
            {"key": key, "name": name, "role": role, "next": "", "begins": "/cases/"}
            for key, name, role in held
            if key not in known
        ]
        rows_of(
            folder,
            "update platform_fact set value = ? where key = 'demonstration'",
            json.dumps(stamp),
        )
        return {"PYTHONPATH": str(HANDS), "JOURNEY_HANDS": str(hands.file)}

    return does


@pytest.fixture(scope="module")
def case(stage: Stage) -> dict[str, str]:
    """The case in hand: its code, and who has which part in it by lot."""
    for each in stamp_of(stage.folder)["personas"]:
        stage.personas.setdefault(each["name"], each["key"])
    return {}


def fill(page: Page, **values: str) -> None:
    """Write into the fields of a form; what is chosen rather than written is chosen."""
    for name, value in values.items():
        field = page.locator(f"form.form [name={name}]")
        if field.first.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        elif field.first.get_attribute("type") == "checkbox":
            for each in value.split():
                among = f"[value='{each}']" if field.count() > 1 else ""
                box = page.locator(f"form.form [name={name}]{among}")
                if not box.is_checked():  # by its words, as a finger does
                    page.locator(f"label[for='{box.get_attribute('id')}']").first.click()
                expect(box).to_be_checked()
        else:
            field.fill(value)


def does(stage: Stage, who: str, case: dict[str, str], noun: str, button: str, **values) -> Page:
    """Somebody takes a step: by the page of the step, filled in and sent."""
    page = stage.go(who, f"/cases/{case['code']}/{noun}")
    fill(page, **values)
    press(page, button)
    expect(page.locator(".messages, [role=status]").first).to_be_visible()
    return page


def clean(page: Page) -> None:
    """Axe finds nothing, in the light or in the dark; each pair of ink and ground measured once."""
    assert EYES.faults(page) == []
    page.emulate_media(color_scheme="light")


def refused(page: Page, *, because: str) -> None:
    """The house refuses, says which guarantee stands in the way, and changes nothing."""
    expect(page.locator(".verdict")).to_contain_text(because)
    expect(page.locator(".verdict")).to_contain_text("Nothing has been changed")


def number_of(stage: Stage, name: str) -> str:
    return stage.asked(
        "select number from people_person where key = ?", stage.personas[name]
    )[0][0]  # fmt: skip


def draw(stage: Stage, case: dict[str, str], hands: Hands, purpose: str) -> list[str]:
    """The clerk freezes the pool, a day passes, the lot falls; who sits declares."""
    does(stage, "clement", case, "pool", "Freeze it", purpose=purpose)
    page = stage.go("clement", f"/cases/{case['code']}/draw")
    press(page, "Draw")
    refused(page, because="the lot is not known yet")
    hands.move(stage, 2)
    page = does(stage, "clement", case, "draw", "Draw")
    return page.locator(f".panel-{purpose} .seat").all_inner_texts()


def test_the_complaint_is_made_read_and_looked_into(
    stage: Stage, case: dict[str, str], hands: Hands
) -> None:
    page = stage.go("idris", "/cases/")
    press(page, "Make a complaint")
    done = date.today() - timedelta(days=20)  # noqa: DTZ011  (as somebody types it)
    fill(page, against=number_of(stage, "hamid"), says=SAYS, act_on=done.isoformat(),
         place="Brinswick ward", medium="by nomination paper")  # fmt: skip
    press(page, "Send my complaint")
    case["code"], case["done"] = page.url.rpartition("/")[2], done.isoformat()
    expect(page.locator(".head-stands")).to_contain_text("received")
    # The member does not learn of it before somebody has looked: there is no such page.
    unseen = stage.be("hamid").request.get(page.url)
    assert unseen.status == 404
    hands.move(stage, 1)
    lot = stage.asked(
        "select given_name || ' ' || family_name from conduct_caserole join people_person on"
        " key = person join conduct_case on conduct_case.id = case_id where code = ? and part = ?",
        case["code"], "adjudicator",
    )  # fmt: skip
    case["adjudicator"] = lot[0][0]
    investigators = [
        name
        for (name,) in stage.asked(
            "select given_name || ' ' || family_name from people_office join people_person on"
            " people_person.id = person_id where role = 'investigator'"
        )
    ]
    case["investigator"] = investigators[0]
    does(stage, case["adjudicator"], case, "investigation", "Open it",
         investigator=number_of(stage, case["investigator"]),
         reasons="If it is true it is a breach.")  # fmt: skip


def test_the_member_is_told_on_a_phone_and_says_what_he_needs(
    stage: Stage, case: dict[str, str]
) -> None:
    page = stage.go("clement", "/cases/desk")
    page.get_by_role("link", name=case["code"]).first.click()
    press(page, "Tell the member")
    fill(page, method="hand", proof="signed for at the door")
    press(page, "Send the notice")
    does(stage, "clement", case, "adjustments", "Ask them")
    phone = stage.be("hamid")
    phone.set_viewport_size(PHONE)
    phone.goto(f"{stage.address}/cases/")
    phone.get_by_role("link", name=case["code"]).click()
    expect(phone.locator(".head-lede")).to_contain_text("Idris Sloane has complained of you")
    press(phone, "Say what you need")
    fill(phone, says="I work nights. Please meet in the afternoon.")
    press(phone, "Say it")
    stage.picture(phone, "01-told")
    fits(phone)
    clean(phone)
    does(stage, "clement", case, "adjustment-answer", "Answer",
         reasons="The hearing begins at three.")  # fmt: skip


def test_he_is_charged_with_particulars_and_everything_is_disclosed(
    stage: Stage, case: dict[str, str]
) -> None:
    who = case["investigator"]
    does(stage, who, case, "evidence", "Put it on the file",
         title="The nomination paper", words="Nominated: Hamid Vale.")  # fmt: skip
    does(stage, who, case, "evidence", "Put it on the file", helps="on",
         title="Letter of the returning officer", words="It was in before noon.")  # fmt: skip
    does(stage, who, case, "charge", "Charge", rule="party 2.I.4.A", act=POINTS[0],
         act_on=case["done"], place="Brinswick ward", medium="by nomination paper",
         particulars="\n".join(POINTS), maximum="exclusion")  # fmt: skip
    does(stage, "clement", case, "document", "Send it", what="charge", method="hand",
         proof="signed for")  # fmt: skip
    page = stage.go("clement", f"/cases/{case['code']}/disclosure")
    fill(page, method="hand", proof="signed for")
    press(page, "Disclose everything")
    refused(page, because="schedule")
    does(stage, who, case, "schedule", "Sign it")
    does(stage, "clement", case, "disclosure", "Disclose everything", method="hand",
         proof="signed for")  # fmt: skip


def test_he_replies_on_the_phone_and_is_not_alone(stage: Stage, case: dict[str, str]) -> None:
    phone = stage.go("hamid", f"/cases/{case['code']}")
    expect(phone.locator("#charge")).to_be_visible()
    expect(phone.locator(".provision-quoted")).to_contain_text("2.I.4.A")
    expect(phone.get_by_text("helps the member")).to_be_visible()
    stage.picture(phone, "02-charged")
    fits(phone)
    clean(phone)
    press(phone, "Reply to the charge")
    fill(phone, says="I did stand, and I did not know.", points=DEFENCE)
    press(phone, "Send my reply")
    does(stage, "hamid", case, "companion", "Name them", companion=number_of(stage, "farah"))
    page = stage.go("farah", f"/cases/{case['code']}")
    expect(page.locator("#reply")).to_be_visible()
    does(stage, "farah", case, "request", "Ask", says=WITNESS)
    unheard = stage.be("farah").request.get(f"{stage.address}/cases/{case['code']}/reply")
    assert unheard.status == 404  # nobody replies for somebody else


def test_the_panel_is_drawn_by_lot_and_one_is_challenged(
    stage: Stage, case: dict[str, str], hands: Hands
) -> None:
    drawn = draw(stage, case, hands, "panel")
    assert len(drawn) == 3
    assert case["adjudicator"] not in drawn
    does(stage, "hamid", case, "challenge", "Challenge", person=stage.personas[drawn[1]],
         grounds="We stood against each other for the branch last year.")  # fmt: skip
    page = does(stage, case["adjudicator"], case, "challenge-answer", "Decide", allowed="yes",
                reasons="Rivals of last year do not judge each other.")  # fmt: skip
    page = stage.go("clement", page.url.removeprefix(stage.address))
    sits = page.locator(".panel-panel .seat").all_inner_texts()
    assert len(sits) == 3
    assert drawn[1] not in sits
    assert set(drawn) - set(sits) == {drawn[1]}
    for who in sits:
        does(stage, who, case, "declaration", "I am unconnected")
    case["panel"] = "|".join(sits)


def test_nobody_is_heard_before_the_time_to_prepare_is_over(
    stage: Stage, case: dict[str, str], hands: Hands
) -> None:
    first = case["panel"].split("|")[0]
    does(stage, first, case, "request-answer", "Answer", granted="yes", reasons="She is invited.")
    page = stage.go(first, f"/cases/{case['code']}/hearing")
    fill(page, companion_stated="on", note="Too early.")
    press(page, "The member was heard")
    refused(page, because="time to prepare")
    hands.move(stage, 28)
    page = stage.go(first, f"/cases/{case['code']}")
    expect(page.locator("main")).to_contain_text(DEFENCE)
    expect(page.locator("main")).to_contain_text("Hamid Vale")
    stage.picture(page, "03-before-the-hearing")
    clean(page)
    press(page, "Record the hearing")
    fill(page, companion_stated="on", note="He, his companion, the returning officer.")
    press(page, "The member was heard")


def test_the_panel_decides_point_by_point_beside_the_like_cases(
    stage: Stage, case: dict[str, str]
) -> None:
    page = stage.be(case["panel"].split("|")[0])
    press(page, "Decide the case")
    expect(page.locator("#like")).to_be_visible()
    stage.picture(page, "04-deciding")
    clean(page)
    for number in (1, 2):
        fill(page, **{f"for_{number}": "3", f"against_{number}": "0",
                      f"reasons_{number}": REASONS})  # fmt: skip
    page.locator("[name^=answer_]").fill("The party had chosen her a week earlier.")
    fill(page, sanction="exclusion", months="12", cited="1 2", external_remedy=REMEDY,
         departure="He asked others to do the same.",
         lesser_considered="A warning would not keep it from being done again.")  # fmt: skip
    press(page, "This is our decision")
    expect(page.locator(".head-stands")).to_contain_text("decided")
    does(stage, "clement", case, "document", "Send it", what="decision", method="hand",
         proof="signed for")  # fmt: skip
    does(stage, "clement", case, "service", "It is served")


def test_he_reads_the_reasons_and_appeals_to_other_people(
    stage: Stage, case: dict[str, str], hands: Hands
) -> None:
    phone = stage.go("hamid", f"/cases/{case['code']}")
    expect(phone.locator("#decision")).to_be_visible()
    expect(phone.locator("main")).to_contain_text(REMEDY)
    expect(phone.locator("main")).to_contain_text("The party had chosen her a week earlier.")
    stage.picture(phone, "05-decided")
    fits(phone)
    clean(phone)
    assert stage.asked(  # excluded on paper, and a member as before
        "select count(*) from people_membership join people_person on people_person.id = person_id"
        ' where key = ? and "end" is null',
        stage.personas["hamid"],
    ) == [(1,)]
    press(phone, "Appeal")
    fill(phone, grounds="A year is more than others had who did the same.")
    press(phone, "I appeal")
    drawn = draw(stage, case, hands, "appeal")
    assert len(drawn) == 3
    assert not set(drawn) & {*case["panel"].split("|"), case["adjudicator"]}
    for who in drawn:
        does(stage, who, case, "declaration", "I am unconnected")
    page = stage.go(drawn[0], f"/cases/{case['code']}")
    clean(page)
    press(page, "Decide the appeal")
    fill(page, sanction="exclusion", months="24", reasons="Longer.")
    press(page, "This is our decision")
    refused(page, because="cannot make it worse")
    fill(page, sanction="restriction", months="6", scope="stand",
         reasons="Nobody before had a year for it.")  # fmt: skip
    press(page, "This is our decision")
    expect(page.locator(".head-stands")).to_contain_text("decided on appeal")


def test_it_has_effect_by_itself_and_is_published_without_a_name(
    stage: Stage, case: dict[str, str], hands: Hands
) -> None:
    does(stage, "clement", case, "document", "Send it", what="appeal_decision", method="hand",
         proof="signed for")  # fmt: skip
    hands.move(stage, 2)
    page = stage.go("hamid", f"/cases/{case['code']}")
    expect(page.locator(".head-lede")).to_contain_text("restriction of some rights for 6 months")
    expect(page.locator("#certificate")).to_be_visible()
    stage.picture(page, "06-certificate")
    clean(page)
    page = does(stage, "clement", case, "publication", "Publish",
                summary="A member stood against the party's candidate.")  # fmt: skip
    page = stage.go("visitor", "/cases/outcomes")
    row = page.get_by_role("row").filter(has_text="2.I.4.A").first  # the newest
    expect(row).to_contain_text("Restriction")
    expect(row).to_contain_text(case["done"][:4])
    expect(page.locator("main")).not_to_contain_text("Hamid")
    expect(page.locator("main")).not_to_contain_text(case["code"])
    clean(page)


def test_nothing_was_refused_to_a_browser(stage: Stage) -> None:
    assert stage.complaints == []
