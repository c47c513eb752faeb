"""Every main page, as those who may read it: for those who cannot see, in the dark, on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from folkmoot.ops.demo.page import OK, VISITOR
from folkmoot.ops.demo.pages import main_pages
from journeys.stage import WIDE, Stage

pytestmark = pytest.mark.journey

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_THE_DARK = ["color-contrast", "link-in-text-block"]  # the rest of the markup is the same
PHONE = {"width": 360, "height": 780}
FILES = (
    ".ics",
    ".blt",
    ".csv",
    ".pdf",
    ".akn",
    ".docx",
    ".json",
    ".txt",
    ".toml",
    ".csv",
    ".py",
    ".vkey",
    ".tlog-proof",
    ".atom",
    "/file",
    "/checkpoint",
    "/proof",
)
# Public pages that show more to somebody than to a visitor.
SHARED = ("/", "/meetings/", "/motions/")


def pages_for(stage: Stage, name: str) -> list[str]:
    """The pages of somebody: all public ones, or those on which a visitor does not see as much."""
    conference, hero = f"/meetings/{stage.story['conference']}", f"/motions/{stage.story['hero']}"
    receipt, entry = stage.receipt_of(stage.story["hero"])
    pages = main_pages(stage.story, receipt=receipt, entry=entry)
    mine = [page for page in pages if page.expected(name)[0] == OK]
    mine = [page for page in mine if page.room != "api" or page.path == "/api/"]
    public = {page.path for page in mine if page.expected(VISITOR)[0] == OK}
    also = (
        *SHARED,
        hero,
        "/motions/clause/party/2.I.4.B",
        conference,
        f"{conference}/card-votes/1",
    )
    return [
        page.path
        for page in mine
        if not page.path.partition("?")[0].endswith(FILES)
        and (name == VISITOR or page.path not in public or page.path in also)
    ]


def violations(page: Page, **options: object) -> list[tuple[str, list[str]]]:
    """What axe finds, as rule and places."""
    options["resultTypes"] = ["violations"]  # what is well need not be told at length
    found = Axe().run(page, options=options).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("name", [VISITOR, "rosa", "ned", "dilys"])
def test_axe_finds_nothing_and_nothing_spills(stage: Stage, name: str) -> None:
    faults: dict[str, object] = {}
    page = stage.be(name)
    for path in pages_for(stage, name):
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        answer = page.goto(stage.address + path)
        assert answer is not None
        assert answer.status == OK, path
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        found = violations(page, runOnly=RULES)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found += violations(page, runOnly={"type": "rule", "values": IN_THE_DARK})
        page.set_viewport_size(PHONE)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        found += [("wider than a phone", [str(width)])] if width > PHONE["width"] else []
        if found:
            faults[path] = found
    assert faults == {}


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
