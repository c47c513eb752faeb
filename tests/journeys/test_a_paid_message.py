"""A paid message in the browser: declared, approved, printed, its notice opened by its code; an
archive imported, and what two audiences were told compared.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from journeys.eyes import PHONE, clean, fits
from journeys.stage import Stage, press

pytestmark = pytest.mark.journey

expect.set_options(timeout=20_000)
ADDRESS = "2 Orchard End, Saltmere SM1 2AB"
BUS = "The night bus would end at ten. We keep it running until two. {} Come on Thursday."


def test_it_is_written_down_with_its_audiences_and_the_imprint_is_checked_meanwhile(
    stage: Stage,
) -> None:
    page = stage.go("sunita", "/campaigns/")
    press(page, "A paid message")
    page.get_by_label("What it is called").fill("Keep the night bus")
    page.get_by_label("In what form").select_option("print")
    page.locator("#id_text_1").fill(BUS.format("Nurses need it."))
    page.locator("#id_audience_1").fill("place: Saltmere\nage: 25-64")
    page.locator("details.fold summary").first.click()
    page.locator("#id_name_2").fill("Students")
    page.locator("#id_text_2").fill(BUS.format("So do you."))
    page.locator("#id_audience_2").fill("age: 18-24\nnot place: Orchard End")
    for who, address in (("sponsor", ADDRESS), ("promoter", ADDRESS)):
        page.locator(f"#id_{who}_name").fill("The Ploughshare Party")
        page.locator(f"#id_{who}_address").fill(address)
    expect(page.locator("#imprint-findings")).to_contain_text("It does not say who the printer is")
    page.locator("#id_printer_name").fill("Tannery Row Press")
    page.locator("#id_printer_address").fill("9 Tannery Row, Saltmere SM3 4CD")
    page.locator("#id_place").select_option("last_page")
    expect(page.locator("#imprint-findings")).to_contain_text("Printed by Tannery Row Press")
    expect(page.locator("#imprint-findings")).not_to_contain_text("missing")
    page.get_by_label("Amount to be paid").fill("412.50")
    page.get_by_label("First day").fill("2030-05-02")
    page.get_by_label("Last day").fill("2030-05-16")
    clean(page)
    press(page, "Keep the draft")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep the night bus")
    expect(page.locator(".head-stands")).to_contain_text("Draft")


def test_another_officer_approves_it_and_it_is_declared(stage: Stage) -> None:
    number = stage.be("sunita").url.rpartition("/")[2]
    page = stage.go("sunita", f"/campaigns/messages/{number}/declaration")
    expect(page.locator(".verdict")).to_contain_text("0 of 1 approvals")
    clean(page)
    page = stage.go("greta", "/")
    page.get_by_role("link", name="Keep the night bus").first.click()
    press(page, "Read and approve")
    press(page, "I approve it")
    page = stage.go("sunita", f"/campaigns/messages/{number}")
    press(page, "Declare it")
    press(page, "Declare it")
    expect(page.locator(".head-stands")).to_contain_text("Declared")
    stage.picture(page, "declared")


def test_the_leaflet_is_printed_and_its_code_leads_a_stranger_to_the_notice(stage: Stage) -> None:
    page = stage.be("sunita")
    url = page.url.partition("?")[0]
    leaflet = page.request.get(f"{url}/leaflet.pdf")
    assert leaflet.headers["content-type"] == "application/pdf"
    assert leaflet.body().startswith(b"%PDF")
    printed = page.locator("figure.qr a").get_attribute("href")
    assert re.search(r"/n/[0-9A-Z]{6}$", printed)
    visitor = stage.be("visitor")
    visitor.set_viewport_size(PHONE)
    visitor.goto(stage.address + printed[printed.index("/n/") :])
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Keep the night bus")
    expect(visitor.locator("#told")).to_have_text("Who was told what")
    expect(visitor.locator(".sides")).to_contain_text("Kept out: Place: Orchard End")
    expect(visitor.locator(".sides ins").first).to_be_visible()
    fits(visitor)
    stage.picture(visitor, "notice-on-a-phone")
    clean(visitor)
    visitor.emulate_media(media="print")
    expect(visitor.locator("figure.qr")).to_be_visible()
    visitor.emulate_media(media="screen")


def test_an_archive_is_imported_and_what_two_audiences_were_told_is_compared(
    stage: Stage, tmp_path: Path
) -> None:
    rows = [
        {"id": f"7{n}", "page_id": "701", "page_name": "Tolls Now", "bylines": "",
         "currency": "GBP", "spend": {"lower_bound": "100", "upper_bound": "199"},
         "ad_delivery_start_time": "2026-03-02", "target_ages": [ages],
         "ad_creative_bodies": [f"A toll on the bridge pays for the road. {said} Sign today."]}
        for n, (ages, said) in enumerate(
            (("18-24", "Buses stay free."), ("65+", "Pensioners cross free."))
        )
    ]  # fmt: skip
    file = tmp_path / "tolls.json"
    lines = [json.dumps(row) for row in rows]
    file.write_text("\n".join([lines[0], '{"id": broken', lines[1]]))
    page = stage.go("sunita", "/campaigns/archives/new")
    page.get_by_label("File").set_input_files(file)
    press(page, "Import it")
    expect(page.locator("main")).to_contain_text("£200 to £398")
    expect(page.locator("#faults")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="this is no JSON object")).to_contain_text("2")
    clean(page)
    visitor = stage.go("visitor", "/campaigns/adverts/sponsors/701")
    expect(visitor.locator(".sides")).to_contain_text("Buses stay free.")
    expect(visitor.locator(".sides ins").first).to_be_visible()
    visitor.locator("details.fold summary").first.click()
    expect(visitor.get_by_role("table").first).to_contain_text("Pensioners cross free.")
    stage.picture(visitor, "told-what")
    clean(visitor)


def test_nothing_was_refused_to_a_browser(stage: Stage) -> None:
    assert stage.complaints == []
