"""Every main page, as a visitor reads it: for those who cannot see, in the dark, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from folkmoot.ops.demo.page import VISITOR
from journeys.eyes import Eyes
from journeys.reading import look, pages_for
from journeys.stage import Stage

pytestmark = pytest.mark.journey


def test_axe_finds_nothing_and_nothing_spills(stage: Stage) -> None:
    assert look(stage, VISITOR, Eyes()) == {}


def test_nothing_was_refused_to_a_browser(stage: Stage) -> None:
    assert stage.complaints == []


def test_the_main_pages_read_without_a_script(stage: Stage) -> None:
    page = stage.open(stage.browser.new_context(java_script_enabled=False))
    for path in pages_for(stage, VISITOR):
        page.goto(stage.address + path)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.context.close()


def test_a_place_is_added_to_a_draft_and_it_is_saved_without_a_script(stage: Stage) -> None:
    page = stage.open(stage.browser.new_context(java_script_enabled=False))
    page.goto(stage.address)
    page.locator(f'button.persona[value="{stage.personas["rosa"]}"]').click()
    page.goto(f"{stage.address}/motions/new?document=party&provision=2.II.3")
    words = page.get_by_label("The words, as they should read")
    words.fill(words.input_value().replace("Every member", "Every member and every branch"))
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#preview ins").first).to_contain_text("and every branch")
    page.get_by_text("Change another provision too").click()
    page.get_by_label("Its number").fill("2.II.4")
    page.get_by_role("button", name="Edit its words").click()
    words = page.get_by_label("The words, as they should read")
    expect(words).to_have_count(2)
    assert words.first.input_value().startswith("Every member and every branch may draft")
    page.get_by_label("Heading").fill("Branches draft as members do")
    page.get_by_role("button", name="Save as a draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Branches draft as members do")
    page.context.close()
