"""An election in the browser: nominate, accept, vote on a phone, vote again, count, read the sheet.

Server time is real and nobody can wait for a poll to close: each part is walked in the election
of the story that has come as far.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from journeys.eyes import PHONE, clean, fits
from journeys.stage import Stage, press

pytestmark = pytest.mark.journey

expect.set_options(timeout=20_000)


def test_a_secretary_nominates_and_it_stands_in_the_ledger(stage: Stage) -> None:
    page = stage.go("hamid", f"/elections/{stage.story['arrangements']}")
    page.get_by_role("link", name="Hamid Vale").first.click()
    number = page.locator(".fact", has_text="Membership number").locator("dd").inner_text()
    page = stage.go("farah", f"/elections/{stage.story['treasurer']}/nominations")
    page.get_by_label("Membership number of the nominee").fill(number.strip())
    page.get_by_label("Who nominates").select_option(label="Aldermere")
    press(page, "Enter the nomination")
    expect(page.locator(".verdict")).to_contain_text("by decision of one of its meetings")
    page.get_by_label("The meeting that decided it").select_option(index=1)
    press(page, "Enter the nomination")
    expect(page.get_by_role("row").filter(has_text="Hamid Vale")).to_contain_text("Aldermere")
    stage.picture(page, "nominations")
    clean(page)


def test_the_nominee_accepts_and_says_who_she_is(stage: Stage) -> None:
    page = stage.go("hamid", f"/elections/{stage.story['treasurer']}")
    press(page, "Accept or decline")
    page.locator("label").get_by_text("I accept and stand").click()
    press(page, "Give this answer")
    expect(page.locator(".verdict")).to_contain_text("5 by local party")
    press(page, "My statement")
    page.get_by_label("Statement").fill("I have kept the accounts of a branch for nine years.")
    press(page, "Put it on my page")
    expect(page.locator(".candidates")).to_contain_text("I have kept the accounts")
    clean(page)


def test_a_member_votes_on_a_phone_by_tapping_and_votes_again(stage: Stage) -> None:
    page = stage.be("rosa")
    page.set_viewport_size(PHONE)
    page.goto(f"{stage.address}/elections/{stage.story['arrangements']}")
    press(page, "Vote")
    clean(page)
    expect(page.locator(".paper-says")).to_contain_text("Tap a name")
    page.locator(".paper-name").nth(2).click()
    page.locator(".paper-line .quietly").nth(0).click()  # what stands below the name is the name's
    expect(page.locator(".paper-says")).to_contain_text("Your order:")
    first, second = (page.locator(".paper-name").nth(n).inner_text() for n in (2, 0))
    fits(page)
    stage.picture(page, "paper-on-a-phone")
    press(page, "Put it in the box")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your ballot is in the box")
    assert page.locator("main ol li").all_inner_texts()[-2:] == [first, second]
    expect(page.locator(".receipt-note")).to_contain_text("A ballot is in the box of")
    clean(page)
    page.goto(f"{stage.address}/elections/{stage.story['arrangements']}")
    press(page, "Replace my ballot")
    expect(page.get_by_label("Replacement code")).to_be_hidden()  # this device knows it
    page.locator(".paper-name").nth(1).click()
    press(page, "Replace my ballot")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your ballot is in the box")
    expect(page.locator("main ol").last).to_contain_text(
        re.compile(r"\S")
    )  # the new order is shown, one preference


def test_the_returning_officer_counts_declares_and_anybody_opens_a_parcel(stage: Stage) -> None:
    path = f"/elections/{stage.story['forum']}"
    page = stage.go("greta", f"{path}/count")
    press(page, "Open the box and count")
    expect(page.locator("main")).to_contain_text("two independent counters")
    press(page, "Declare the result")
    expect(page.locator("#elected")).to_be_visible()
    page = stage.go("visitor", f"{path}/count")
    expect(page.locator(".elected li")).to_have_count(2)
    page.locator("details.parcels summary").first.click()
    expect(page.locator("details.parcels li").first).to_contain_text("from the box, each worth 1")
    stage.picture(page, "result-sheet")
    clean(page)
    page.goto(f"{stage.address}{path}/ballots")
    expect(page.get_by_role("row")).to_have_count(501)
    clean(page)


def test_nothing_was_refused_to_a_browser(stage: Stage) -> None:
    assert stage.complaints == []
