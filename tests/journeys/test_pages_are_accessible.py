"""Pages are for everybody: axe finds nothing, nothing spills on a phone, no script is needed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.journey
PHONE = {"width": 360, "height": 740}


def pages(story: dict[str, str]) -> list[tuple[str, str]]:
    """Who opens which page."""
    return [
        ("visitor", "/"),
        ("visitor", "/rules/party"),
        ("visitor", "/rules/party/2.I.4.B"),
        ("visitor", "/motions/"),
        ("visitor", "/motions/clause/party/2.I.4.B"),
        ("visitor", f"/motions/{story['hero']}"),
        ("visitor", f"/motions/{story['composite']}"),
        ("visitor", f"/meetings/{story['conference']}/agenda"),
        ("visitor", "/units/"),
        ("visitor", "/record/"),
        ("visitor", "/record/check"),
        ("visitor", "/accounts/login/"),
        ("rosa", "/"),
        ("rosa", "/motions/new?document=party&provision=1.II.3"),
        ("rosa", "/me"),
        ("ned", "/meetings/met/westbrook"),
        ("dilys", f"/motions/{story['jarnsea']}/ruling"),
        ("kofi", f"/meetings/{story['conference']}/card-votes/1"),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(stage, scheme):
    found = []
    for who, path in pages(stage.story):
        page = stage.be(who)
        page.emulate_media(color_scheme=scheme)
        page.goto(stage.address + path)
        results = Axe().run(page)
        found += [
            (path, each["id"], each["nodes"][0]["target"])
            for each in results.response["violations"]
        ]
    assert found == []
    assert stage.complaints == []


def test_nothing_spills_sideways_on_a_phone(stage):
    spilt = []
    for who, path in pages(stage.story):
        page = stage.be(who)
        page.set_viewport_size(PHONE)
        page.goto(stage.address + path)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > PHONE["width"]:
            spilt.append((path, width))
    assert spilt == []


def test_a_draft_can_be_checked_and_saved_without_any_script(stage):
    context = stage.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{stage.address}/")
    page.locator(f'button.persona[value="{stage.personas["rosa"]}"]').click()
    page.goto(f"{stage.address}/motions/new?document=party&provision=1.II.4")
    page.fill("textarea[name=change-0-text]", "The executive keeps a public register of units.")
    page.fill("input[name=title]", "A shorter register")
    page.locator("main button:has-text('Check')").first.click()
    assert "In 1.II.4 delete" in page.locator("main").inner_text()
    context.close()
