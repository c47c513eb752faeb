"""A consultation in the browser: take part on a phone, read the map by its table, moderate."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.eyes import PHONE, clean, fits
from journeys.stage import Stage, press

pytestmark = pytest.mark.journey

expect.set_options(timeout=20_000)


def test_a_member_takes_part_on_a_phone_and_changes_a_response(stage: Stage) -> None:
    page = stage.be("rosa")
    page.set_viewport_size(PHONE)
    page.goto(f"{stage.address}/consultations/{stage.story['dues']}")
    press(page, "Take part")
    expect(page.locator(".respond-words")).to_have_text("Dues should follow income.")
    fits(page)
    stage.picture(page, "a-statement-on-a-phone")
    clean(page)
    press(page, "Agree")
    for choice in ("Disagree", "Pass", "Agree"):
        press(page, choice)
    expect(page.get_by_text("You have responded to 4 of 9 statements")).to_be_visible()
    press(page, "My responses")
    clean(page)
    page.get_by_role("link", name="Change the response to statement 1").click()
    press(page, "Disagree")
    press(page, "My responses")
    expect(page.get_by_role("row").filter(has_text="Dues should follow")).to_contain_text(
        "disagree"
    )


def test_she_says_something_of_her_own_and_is_told_when_it_is_too_long(stage: Stage) -> None:
    page = stage.go("rosa", f"/consultations/{stage.story['dues']}/statements/new")
    page.get_by_label("Your statement").fill("Dues should be taken after payday.")
    press(page, "Put it in")
    expect(page.get_by_text("Your statement is number 10.")).to_be_visible()
    expect(page.locator(".said")).to_contain_text("Dues should be taken after payday.")
    assert "Rosa" not in page.locator("main").inner_text()


def test_the_map_is_read_by_its_table(stage: Stage) -> None:
    page = stage.go("visitor", f"/consultations/{stage.story['heard']}/map")
    expect(page.locator(".verdict-words")).to_contain_text("It bridges")
    table = page.get_by_role("table", name="Responses to every statement, by group")
    row = table.get_by_role("row").filter(has_text="The rule on automatic exclusion should stay")
    expect(row.get_by_role("cell").nth(0)).to_have_text("divides")
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "Statement", "Stands", "Everybody", "Group 1", "Group 2", "Group 3",
    ]  # fmt: skip
    expect(page.locator(".opinion-map > svg")).to_have_attribute("aria-hidden", "true")
    stage.picture(page, "map")
    clean(page)
    page.goto(f"{stage.address}/motions/{stage.story['hero']}")
    expect(page.get_by_role("complementary")).to_contain_text("It bridges")


def test_a_moderator_hides_a_statement_and_everybody_reads_why(stage: Stage) -> None:
    page = stage.go("maeve", f"/consultations/{stage.story['dues']}/moderation")
    page.get_by_role("link", name="Decide on statement 9").click()
    page.locator("label").get_by_text("Hide it").click()
    press(page, "Decide, with this reason")
    expect(page.locator(".error").first).to_be_visible()
    clean(page)
    page.get_by_label("Reason").fill("It accuses somebody who cannot answer here.")
    press(page, "Decide, with this reason")
    seen = stage.go("visitor", f"/consultations/{stage.story['dues']}/moderation")
    expect(seen.get_by_role("row").filter(has_text="hidden")).to_contain_text(
        "It accuses somebody who cannot answer here."
    )
    assert "brother-in-law" not in seen.locator("main").inner_text()
    clean(seen)
    page = stage.go("kofi", f"/consultations/{stage.story['dues']}/moderation")
    press(page, "Ask for a second look")
    page.get_by_label("Why it should be seen").fill("The accounts are public.")
    press(page, "Ask for it")
    expect(page.get_by_text("Somebody else than who hid it will look.")).to_be_visible()


def test_news_and_answers_of_candidates_are_for_everybody(stage: Stage) -> None:
    for path, words in (
        ("/news/", "Nothing can be moved up"),
        (f"/hustings/{stage.story['hustings']}", "gave no answer"),
    ):
        page = stage.go("visitor", path)
        expect(page.locator("main")).to_contain_text(words)
        clean(page)
    assert stage.complaints == []
