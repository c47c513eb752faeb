"""Every main page, as a visitor reads it: for those who cannot see, in the dark, on a phone."""

from __future__ import annotations

from time import monotonic

import pytest
from playwright.sync_api import expect

from folkmoot.ops.demo.page import VISITOR
from journeys.eyes import Eyes
from journeys.reading import look, pages_for
from journeys.stage import SECONDS, Stage

pytestmark = pytest.mark.journey


LETTERS = (
    "select count(*) filter (where status in ('READY', 'RUNNING')),"
    " count(*) filter (where status = 'FAILED'), count(*)"
    " from django_tasks_database_dbtaskresult where task_path = 'folkmoot.platform.mail.deliver'"
)


def test_the_first_letters_of_a_freshly_served_house_all_go_out(stage: Stage) -> None:
    """While pages are asked for, by threads that need what the letters need for the first time."""
    until = monotonic() + SECONDS / 1000
    waiting, failed, written = stage.asked(LETTERS)[0]
    while waiting and not failed and monotonic() < until:
        stage.go(VISITOR, "/accounts/login/")
        waiting, failed, written = stage.asked(LETTERS)[0]
    assert (waiting, failed) == (0, 0)
    kept = "".join(path.read_text() for path in (stage.folder / "mail").iterdir())
    assert sum(line.startswith("Subject: ") for line in kept.splitlines()) == written > 0


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
