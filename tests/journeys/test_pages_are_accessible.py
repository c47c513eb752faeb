"""Every main page for those who cannot see, have a small phone, the dark, or no script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from folkmoot.ops.demo.pages import OK, VISITOR, main_pages
from journeys.stage import Stage

pytestmark = pytest.mark.journey

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_THE_DARK = ["color-contrast", "link-in-text-block"]  # the rest of the markup is the same
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
READERS = (VISITOR, "rosa", "ned", "dilys")
# What everybody reads and what shows them more when they are somebody.
SHARED = ("/", "/meetings/", "/motions/", "/me", "/slips/")


def html_pages(stage: Stage, name: str) -> list[str]:
    """The pages that somebody may read: all public ones, or what a visitor does not see."""
    conference, hero = stage.story["conference"], stage.story["hero"]
    receipt, entry = receipt_of(stage, hero)
    pages = main_pages(stage.story, receipt=receipt, entry=entry)
    may = [page.path for page in pages if page.expected(name)[0] == OK]
    if name == VISITOR:
        return may
    public = {page.path for page in pages if page.expected(VISITOR)[0] == OK}
    also = (
        *SHARED,
        f"/motions/{hero}",
        "/motions/clause/party/2.I.4.B",
        f"/meetings/{conference}",
        f"/meetings/{conference}/card-votes/1",
    )
    return [path for path in may if path not in public or path in also]


def receipt_of(stage: Stage, motion: str) -> tuple[str, int]:
    """The code of the receipt head office gave for a motion, and its entry of the record."""
    page = stage.be(VISITOR)
    steps = page.request.get(f"{stage.address}/api/v1/motions/{motion}/steps").json()
    entry = next(step["seq"] for step in steps if step["step"] == "submit")
    page.goto(f"{stage.address}/record/{entry}")
    return page.locator(".receipt-code").first.inner_text(), entry


def violations(page: Page, **options: object) -> list[tuple[str, list[str]]]:
    """What axe finds, as rule and places."""
    found = Axe().run(page, options=options).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("name", READERS)
def test_axe_finds_nothing_and_nothing_spills(stage: Stage, name: str) -> None:
    faults: dict[str, object] = {}
    page = stage.be(name)
    for path in html_pages(stage, name):
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        if path.endswith((".ics", ".pdf", ".json", ".txt", ".py", ".vkey", ".tlog-proof")):
            continue
        answer = page.goto(stage.address + path)
        assert answer is not None
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        assert answer.status == OK, path
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        found = violations(page, runOnly=RULES)
        page.emulate_media(color_scheme="dark")
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
    for path in (
        "/",
        "/rules/party",
        "/rules/party/2.I.4.B",
        "/motions/",
        f"/motions/{stage.story['hero']}",
        "/motions/clause/party/2.I.4.B",
        f"/meetings/{stage.story['conference']}",
        "/units/",
        "/record/",
        "/record/check",
        "/search?q=hearing",
    ):
        page.goto(stage.address + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("main")).to_be_visible()
    page.context.close()


def test_a_motion_is_drafted_without_a_script(stage: Stage) -> None:
    page = stage.open(stage.browser.new_context(java_script_enabled=False))
    page.goto(stage.address)
    page.locator(f'button.persona[value="{stage.personas["rosa"]}"]').click()
    page.goto(f"{stage.address}/motions/new?document=party&provision=2.II.3")
    words = page.get_by_label("The words, as they should read")
    words.fill(words.input_value().replace("Every member", "Every member and every branch"))
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#preview ins").first).to_contain_text("and every branch")
    expect(page.get_by_label("The words, as they should read")).to_have_value(
        "Every member and every branch may draft a rule change or a motion and put it before the "
        "member's branch."
    )
    page.get_by_text("Change another provision too").click()
    page.get_by_label("Its number").fill("2.II.4")
    page.get_by_role("button", name="Edit its words").click()
    expect(page.get_by_label("The words, as they should read")).to_have_count(2)
    page.get_by_label("Heading").fill("Branches draft as members do")
    page.get_by_role("button", name="Save as a draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Branches draft as members do")
    page.context.close()
