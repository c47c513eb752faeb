"""Five rule changes on one clause: understood beforehand, voted in order, certified, traced."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from journeys.eyes import clean
from journeys.stage import Stage, press

pytestmark = pytest.mark.journey

expect.set_options(timeout=20_000)
CLAUSE = "2.I.4.B"
RIVALS = ("hero", "langmoss", "harrowgill", "castle-fenn", "eastry-vale")


def said(page: Page, words: str) -> None:
    """What the page says after an act."""
    expect(page.locator(".messages, [role=status]").filter(has_text=words).first).to_be_visible()


def at_conference(stage: Stage, noun: str) -> str:
    return f"/motions/conferences/{stage.story['conference']}/{noun}"


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    """What is known before the vote: the root of the edition it leads to."""
    return {}


def test_a_delegate_sees_which_rivals_clash_and_in_which_words(stage: Stage) -> None:
    page = stage.go("kofi", at_conference(stage, "rivals"))
    for name in RIVALS:
        expect(page.locator(".contest-map text", has_text=stage.story[name]).first).to_be_visible()
    group = page.get_by_role("heading", name=re.compile("^Group:"))
    expect(group).to_have_count(1)
    for name in RIVALS:
        expect(group).to_contain_text(stage.story[name])
    expect(page.locator("main")).to_contain_text(
        f"{stage.story['langmoss']} does away with what {stage.story['hero']} changes"
    )
    stage.picture(page, "01-map")
    clean(page)


def test_the_chair_has_a_plan_in_order_with_what_falls(stage: Stage) -> None:
    page = stage.go("maeve", at_conference(stage, "votes"))
    votes = page.locator(".ballot")
    expect(votes.first).to_contain_text(stage.story["hero"])
    falls = votes.first.locator(".ballot-falls")
    expect(falls).to_contain_text("If it is carried, these fall:")
    for name in RIVALS[1:]:
        expect(falls).to_contain_text(stage.story[name])
    numbers = [
        next(
            n
            for n in range(votes.count())
            if stage.story[name] in votes.nth(n).locator("h2").inner_text()
        )
        for name in RIVALS
    ]
    assert numbers == sorted(numbers)
    press(page, "Set this order on the record")
    said(page, "The order of votes is on the record.")
    expect(page.locator("section[aria-labelledby=plan]")).to_contain_text(stage.story["hero"])
    stage.picture(page, "02-plan")
    clean(page)


def test_what_if_shows_the_rules_that_would_come_of_it(stage: Stage, known: dict[str, str]) -> None:
    page = stage.go("kofi", at_conference(stage, "what-if"))
    for name in ("hero", "harrowgill"):
        page.locator(f'input[name="carried"][value="{stage.story[name]}"]').check()
    press(page, "Show how the rules would read")
    outcome = page.locator("section[aria-labelledby=outcome]")
    expect(outcome).to_contain_text("found nothing left to change and fell")
    expect(outcome.locator("ins").first).to_be_visible()
    known["root"] = outcome.locator("code.digest").first.get_attribute("title") or ""
    assert re.fullmatch("[0-9a-f]{64}", known["root"])
    press(page, "Read the whole rule book so")
    expect(page.locator(".what-if-book")).to_contain_text("sight of the evidence")
    expect(page.locator(".what-if-book")).to_contain_text("The party is called the Ploughshare")
    stage.picture(page, "03-what-if")
    clean(page)


def test_the_first_is_voted_on_and_carried(stage: Stage) -> None:
    vote = f"/meetings/{stage.story['conference']}/card-votes/1"
    page = stage.go("kofi", vote)
    page.locator("label").get_by_text("For", exact=True).click()
    press(page, "Cast my share")
    page = stage.go("maeve", vote)
    page.locator("summary", has_text="Close the card vote").click()
    press(page, "Close and count")
    expect(page.locator("main")).to_contain_text("Carried")
    page = stage.go("maeve", f"/motions/{stage.story['hero']}")
    press(page, "Declare the result")
    press(page, "Declare it")
    said(page, "The result is declared.")


def test_the_others_fall_in_order_because_it_was_carried(stage: Stage) -> None:
    hero = stage.story["hero"]
    for name in RIVALS[1:]:
        page = stage.go("maeve", f"/motions/{stage.story[name]}/fall")
        page.get_by_label("Because of").select_option(hero)
        press(page, "Let it fall")
        seen = stage.go("visitor", f"/motions/{stage.story[name]}")
        expect(seen.locator(".head-stands")).to_contain_text("fallen without a vote")
    page = stage.go("visitor", at_conference(stage, "votes"))
    over = page.locator("section[aria-labelledby=over]")
    for name in RIVALS[1:]:
        expect(over).to_contain_text(stage.story[name])
    expect(page.locator(".ballot").first).to_contain_text("decided: carried")
    stage.picture(page, "04-after-the-vote")


def test_the_edition_is_certified_with_the_root_known_before_the_vote(
    stage: Stage, known: dict[str, str]
) -> None:
    page = stage.go("greta", f"/motions/{stage.story['hero']}")
    press(page, "Certify the new edition")
    press(page, "Certify it")
    said(page, "The new edition is certified.")
    seen = stage.go("visitor", "/rules/party@3/certificate")
    expect(seen.locator("main")).to_contain_text("It has been checked")
    expect(seen.locator("main")).to_contain_text(known["root"])
    expect(seen.locator("main")).to_contain_text(stage.story["hero"])
    stage.picture(seen, "05-certificate")
    clean(seen)


def test_each_word_says_which_edition_and_decision_brought_it_in(stage: Stage) -> None:
    page = stage.go("visitor", f"/rules/party@3/words/{CLAUSE}")
    came = page.locator(".came").filter(has_text="sight of the evidence")
    expect(came).to_be_visible()
    expect(page.locator("#edition-3")).to_contain_text("Aldermere, carried at Conference")
    expect(page.locator("#edition-3")).to_contain_text(stage.story["hero"])
    expect(page.locator(".word-line")).to_contain_text("A member who joins")
    stage.picture(page, "06-words")
    clean(page)


def test_who_has_the_wording_already_pastes_it_and_confirms_the_tracked_change(
    stage: Stage,
) -> None:
    page = stage.go("rosa", "/motions/new?document=party&provision=2.II.4")
    page.locator("summary", has_text="I have the wording already").click()
    box = page.locator("[name=add-wording]")
    box.fill("In 2.II.4 delete 'seven days' and insert 'three days'.")
    stage.picture(page, "07-pasting")
    press(page, "Show what it would change")
    words = page.get_by_label("The words, as they should read")
    assert "within three days" in words.input_value()
    expect(page.locator("#preview del").first).to_contain_text("seven")
    expect(page.locator("#preview ins").first).to_contain_text("three")
    clean(page)
    page.locator("summary", has_text="I have the wording already").click()
    page.locator("[name=add-wording]").fill("Make it kinder, please.")
    press(page, "Show what it would change")
    expect(page.locator("main")).to_contain_text("Make it kinder, please.")
    assert "within three days" in page.get_by_label("The words, as they should read").input_value()


def test_no_browser_complained(stage: Stage) -> None:
    assert stage.complaints == []
