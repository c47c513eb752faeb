"""Somebody counts the house: with a script and without, on a phone, and takes it away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.eyes import clean
from journeys.stage import VISITOR, Stage

pytestmark = pytest.mark.journey

STANDS = "As things stand it is carried by 13 (326 to 313)."
WITHOUT = "As things stand it is carried by 3 (316 to 313)."


def test_a_vote_is_changed_and_counted_at_once(stage: Stage) -> None:
    page = stage.go(VISITOR, "/house/commons-2017")
    head = page.locator("#house-head")
    expect(head).to_contain_text(STANDS)
    page.get_by_label("Votes of DUP").select_option("abstain")
    expect(head).to_contain_text(WITHOUT)
    expect(page.get_by_role("status").filter(has_text=WITHOUT)).to_be_attached()
    assert "b1=abstain" in page.url
    expect(page.get_by_label("Votes of DUP")).to_have_value("abstain")
    expect(page.locator("#tables")).to_contain_text("What if: tried out, not expected.")
    clean(page)
    stage.picture(page, "house")


def test_it_is_counted_on_a_phone_without_a_script_and_taken_away(stage: Stage) -> None:
    page = stage.open(
        stage.browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    )
    page.goto(f"{stage.address}/house/")
    page.get_by_role("link", name="House of Commons after the election").click()
    page.get_by_label("Votes of DUP").select_option("abstain")
    page.get_by_role("button", name="Count again").click()
    expect(page.locator("#house-head")).to_contain_text(WITHOUT)
    with page.expect_download() as taken:
        page.get_by_role("link", name="As a file").click()
    text = taken.value.path().read_text()
    assert taken.value.suggested_filename == "commons-2017.toml"
    page.goto(f"{stage.address}/house/text")
    page.get_by_label("The house as text").fill(text)
    page.get_by_role("button", name="Count").click()
    expect(page.get_by_role("main")).to_contain_text(WITHOUT)
    page.context.close()


def test_a_house_of_ones_own_is_entered_bloc_by_bloc(stage: Stage) -> None:
    page = stage.go(VISITOR, "/house/own")
    for row, (name, members, votes) in enumerate((("Left", 6, "for"), ("Right", 5, "against")), 1):
        page.get_by_label(f"Name of bloc {row}", exact=True).fill(name)
        page.get_by_label(f"Members of bloc {row}", exact=True).fill(str(members))
        page.get_by_label(f"Votes of bloc {row}", exact=True).select_option(votes)
    page.get_by_role("button", name="Count").click()
    expect(page.get_by_role("main")).to_contain_text("carried by 1 (6 to 5)")
    expect(page.get_by_role("main")).to_contain_text("Left's 6 decide")
    clean(page)
