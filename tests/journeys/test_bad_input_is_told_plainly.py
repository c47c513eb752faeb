"""What cannot be is refused on the page it was asked on: the rule, what to do, the words kept."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.stage import Stage

pytestmark = pytest.mark.journey

REFUSED, MISSING = 422, 404
SECOND, LATE = "Minutes are read aloud", "Agendas are printed"


@pytest.fixture(scope="module", autouse=True)
def _patience() -> None:
    expect.set_options(timeout=20_000)


def press(page: Page, name: str) -> int:
    """Press a button of the main part of the page; the status of what comes back."""
    with page.expect_navigation() as going:
        page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    return going.value.status if going.value else 0


def refusal(page: Page) -> str:
    """What the law answers, as it reads."""
    return " ".join(page.get_by_role("alert").first.inner_text().split())


def draft(stage: Stage, title: str, conference: str) -> str:
    """A rule change that Farah drafts for her local party; its number."""
    page = stage.go("farah", "/motions/new?document=party&provision=4.III.6")
    words = page.get_by_label("The words, as they should read")
    words.fill(f"{words.input_value()} {title}.")
    page.get_by_label("Heading").fill(title)
    page.get_by_label("Where you will propose it").select_option("aldermere")
    page.get_by_label("For which conference").select_option(conference)
    press(page, "Save as a draft")
    return page.url.rsplit("/", 1)[1]


def test_figures_that_cannot_be_are_refused_and_stay_on_the_page(stage: Stage) -> None:
    page = stage.go("ned", "/meetings/met/westbrook")
    page.get_by_label("How many members came?").fill("9")
    row = page.locator(".met-row").last
    row.get_by_label("What was decided").fill("That the hall be painted")
    row.get_by_label("For").fill("24")
    row.get_by_label("Against").fill("5")
    assert press(page, "Record the meeting") == REFUSED
    assert "29" in refusal(page)
    assert "Nothing has been changed." in refusal(page)
    assert page.get_by_label("How many members came?").input_value() == "9"
    row = page.locator(".met-row").filter(has=page.locator('input[value="24"]'))
    assert row.get_by_label("What was decided").input_value() == "That the hall be painted"
    branch = stage.go("ned", f"/meetings/{stage.story['branch_now']}")
    expect(branch.locator("main")).not_to_contain_text("painted")


def test_a_second_motion_and_a_late_one_are_refused_with_the_rule(stage: Stage) -> None:
    second = draft(stage, SECOND, stage.story["next"])
    late = draft(stage, LATE, stage.story["conference"])
    page = stage.be("farah")
    for motion in (second, late):
        page.goto(f"{stage.address}/motions/{motion}/proposal")
        page.locator(f'input[value="{stage.story["general_now"]}"]').check()
        press(page, "Put it on the agenda")
    page.goto(f"{stage.address}/meetings/met/aldermere")
    page.get_by_label("How many members came?").fill("31")
    for row in page.locator(".met-row").all():
        if row.get_by_label("What was decided").input_value() in {SECOND, LATE}:
            row.get_by_label("For").fill("20")
            row.get_by_label("Against").fill("3")
    press(page, "Record the meeting")
    for motion in (second, late):
        page.goto(f"{stage.address}/motions/{motion}")
        if page.locator("main").get_by_text("Note what the meeting decided").count():
            page.goto(f"{stage.address}/motions/{motion}/decision")
            press(page, "Note it")
    page.goto(f"{stage.address}/motions/{stage.story['waiting']}/submission")
    press(page, "Send it")
    for motion, rule in ((second, "3.III.1"), (late, "3.III.5")):
        page.goto(f"{stage.address}/motions/{motion}/submission")
        assert rule in refusal(page)  # it is told before anybody presses
        assert press(page, "Send it") == REFUSED
        assert rule in refusal(page)
        assert "Nothing has been changed." in refusal(page)
        page.goto(f"{stage.address}/motions/{motion}")
        expect(page.locator(".head-stands")).not_to_contain_text("awaiting")


def test_a_statement_over_the_limit_is_told_and_the_draft_is_kept(stage: Stage) -> None:
    page = stage.go("rosa", "/motions/new?document=party&provision=4.III.6")
    page.get_by_label("Supporting statement").fill("word " * 201)
    press(page, "Check")
    expect(page.locator("#preview")).to_contain_text("201 of at most 200 words")
    expect(page.locator("#preview")).to_contain_text("1 too many")
    assert page.get_by_label("Supporting statement").input_value().count("word") == 201


def test_a_ruling_under_a_rule_that_does_not_exist_is_refused(stage: Stage) -> None:
    page = stage.go("dilys", f"/motions/{stage.story['jarnsea']}/ruling")
    page.locator("label").get_by_text("Out of order", exact=True).click()
    page.get_by_label("Rule it breaks").fill("99.IX")
    page.get_by_label("Reasons").fill("It is not like the others.")
    assert press(page, "Give the ruling") == REFUSED
    assert "99.IX" in refusal(page)
    assert page.get_by_label("Reasons").input_value() == "It is not like the others."
    assert page.get_by_label("Rule it breaks").input_value() == "99.IX"


def test_a_receipt_nobody_gave_is_not_found(stage: Stage) -> None:
    page = stage.be("visitor")
    answer = page.goto(f"{stage.address}/record/receipts/AAAA-AAAA")
    assert answer is not None
    assert answer.status == MISSING
    expect(page.locator("main")).to_contain_text("There is no such receipt")


def test_a_receipt_that_was_tampered_with_does_not_hold(stage: Stage, tmp_path: Path) -> None:
    code, _entry = stage.receipt_of(stage.story["hero"])
    page = stage.be("visitor")
    proof = page.request.get(f"{stage.address}/record/receipts/{code}.tlog-proof").text()
    page.goto(f"{stage.address}/record/check")
    page.get_by_label("or its text").fill(proof)
    press(page, "Check")
    expect(page.locator("main")).to_contain_text("The receipt holds")
    carried = re.search(r"^extra (\S+)$", proof, re.MULTILINE)
    assert carried
    entry = base64.b64decode(carried[1])
    forged = proof.replace(
        carried[1], base64.b64encode(entry.replace(b"submitted", b"withdrawn")).decode()
    )
    assert forged != proof
    file = tmp_path / f"{code}.tlog-proof"
    file.write_text(forged)
    page.get_by_label("The receipt's file").set_input_files(file)
    assert press(page, "Check") == REFUSED
    assert "does not hold" in refusal(page)
    page.goto(f"{stage.address}/record/check")
    page.get_by_label("or its text").fill("a letter from a friend")
    assert press(page, "Check") == REFUSED
    assert page.get_by_label("or its text").input_value() == "a letter from a friend"
