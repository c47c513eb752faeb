"""A member's rule change goes from a draft to the rule book, in the browser, as those concerned.

Server time is real, so nobody can wait ten weeks for a deadline: the first part of the road is
walked by a motion drafted here, the last by the motions of the story that have come as far.
"""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.stage import Stage, press

pytestmark = pytest.mark.journey

expect.set_options(timeout=20_000)
VERIFIER = Path(__file__).resolve().parents[2] / "src/folkmoot/core/ledger/verify_record.py"
OLD = "put it before the member's branch"
NEW = "put it before the member's branch, which debates it within two months"
TITLE = "A draft is debated within two months"


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    """What one step of the road leaves for the next: numbers, codes, files."""
    return {}


def said(page: Page, words: str) -> None:
    """What the page says after an act."""
    expect(page.locator(".messages, [role=status]").filter(has_text=words).first).to_be_visible()


def choose(page: Page, label: str) -> None:
    """Choose one of several: by its words, as a finger does."""
    page.locator("label").get_by_text(label, exact=True).click()


def voted(page: Page, *, votes_for: int, against: int, abstained: int) -> None:
    """The figures of the motion, which stands on the page before anybody types."""
    row = page.locator(".met-row").first
    assert row.get_by_label("What was decided").input_value() == TITLE
    row.get_by_label("For", exact=False).fill(str(votes_for))
    row.get_by_label("Against").fill(str(against))
    row.get_by_label("Abstained").fill(str(abstained))


def test_rosa_drafts_it_where_the_rule_stands(stage: Stage, kept: dict[str, str]) -> None:
    page = stage.go("rosa", "/motions/new")
    page.get_by_label("Number or words of the rule").fill("draft a rule change")
    press(page, "Find")
    page.get_by_role("link", name="2.II.3").click()
    words = page.get_by_label("The words, as they should read")
    assert OLD in words.input_value()
    words.fill(words.input_value().replace(OLD, NEW))
    page.get_by_label("Heading").fill(TITLE)
    page.get_by_label("Supporting statement").fill("A draft that nobody debates is a draft lost.")
    expect(page.locator("#preview ins").first).to_contain_text("within two months")
    stage.picture(page, "01-drafting")
    page.get_by_label("For which conference").select_option(stage.story["next"])
    press(page, "Save as a draft")
    said(page, "Your draft is saved. Only you see it.")
    kept["motion"] = page.url.rsplit("/", 1)[1]
    # Asked for without being shown, so that the browser has nothing to complain of.
    unseen = stage.be("ned").request.get(f"{stage.address}/motions/{kept['motion']}")
    assert unseen.status == 404


def test_rosa_proposes_it_at_her_branch(stage: Stage, kept: dict[str, str]) -> None:
    page = stage.go("rosa", f"/motions/{kept['motion']}")
    press(page, "Propose it at Westbrook branch")
    page.locator(f'input[value="{stage.story["branch_now"]}"]').check()
    press(page, "Put it on the agenda")
    said(page, "It is on the agenda of the meeting.")
    agenda = stage.go("ned", f"/meetings/{stage.story['branch_now']}")
    expect(agenda.get_by_role("link", name=TITLE).first).to_be_visible()


def test_ned_records_the_branch_meeting_on_one_screen(stage: Stage, kept: dict[str, str]) -> None:
    page = stage.go("ned", "/meetings/met/westbrook")
    page.get_by_label("How many members came?").fill("14")
    voted(page, votes_for=11, against=2, abstained=1)
    stage.picture(page, "02-we-met")
    press(page, "Record the meeting")
    said(page, "The minutes have written themselves.")
    expect(page.locator(".minutes")).to_contain_text(TITLE)
    page = stage.go("ned", f"/motions/{kept['motion']}")
    press(page, "Note what the meeting decided")
    press(page, "Note it")
    said(page, "The meeting's decision is noted.")


def test_the_local_party_passes_it(stage: Stage, kept: dict[str, str]) -> None:
    page = stage.go("rosa", f"/motions/{kept['motion']}")
    press(page, "Propose it at Aldermere")
    press(page, "Put it on the agenda")
    page = stage.go("farah", "/meetings/met/aldermere")
    page.get_by_label("How many members came?").fill("31")
    voted(page, votes_for=24, against=5, abstained=2)
    press(page, "Record the meeting")
    said(page, "Recorded.")
    page = stage.go("farah", f"/motions/{kept['motion']}")
    press(page, "Note what the meeting decided")
    press(page, "Note it")
    said(page, "The meeting's decision is noted.")


def test_farah_sends_it_and_anyone_can_check_the_receipt(
    stage: Stage, kept: dict[str, str], tmp_path: Path
) -> None:
    page = stage.go("farah", f"/motions/{kept['motion']}")
    press(page, "Send it to head office")
    stage.picture(page, "03-sending")
    press(page, "Send it")
    said(page, "Head office has it.")
    page.get_by_role("link", name=re.compile("Receipt")).first.click()
    stage.picture(page, "04-receipt")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Keep it as a file").click()
    proof = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(proof)
    assert proof.suffix == ".tlog-proof"
    visitor = stage.be("visitor")
    key = visitor.request.get(f"{stage.address}/record/log.vkey").text().strip()
    checked = verify(proof, key)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    proof.write_text(tampered(proof.read_text()))
    assert verify(proof, key).returncode == 1
    visitor.goto(f"{stage.address}/motions/{kept['motion']}")
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(TITLE)


def tampered(proof: str) -> str:
    """The receipt of another act: the entry it carries says what was never done."""
    carried = re.search(r"^extra (\S+)$", proof, re.MULTILINE)
    assert carried
    entry = base64.b64decode(carried[1])
    assert b"motions.submitted" in entry
    forged = base64.b64encode(entry.replace(b"motions.submitted", b"motions.withdrawn")).decode()
    return proof.replace(carried[1], forged)


def verify(proof: Path, key: str) -> subprocess.CompletedProcess[str]:
    """Check a receipt as a stranger does: with the one file and Python, nothing else."""
    return subprocess.run(
        [sys.executable, "-I", str(VERIFIER), "--receipt", str(proof), "--key", key],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_dilys_rules_it_out_of_order_and_says_why(stage: Stage, kept: dict[str, str]) -> None:
    page = stage.go("dilys", f"/motions/{kept['motion']}")
    press(page, "Rule on it")
    choose(page, "Out of order")
    page.get_by_label("Rule it breaks").fill("3.III.4")
    page.get_by_label("Reasons").fill("It sets a time and lays a duty on branches: two subjects.")
    choose(page, "Yes, with one")
    stage.picture(page, "05-ruling")
    press(page, "Give the ruling")
    said(page, "The ruling is given and published.")
    seen = stage.go("visitor", f"/motions/{kept['motion']}")
    expect(seen.locator("main")).to_contain_text("3.III.4")
    expect(seen.locator("main")).to_contain_text("two subjects")


def test_farah_challenges_it_and_the_committee_replies(stage: Stage, kept: dict[str, str]) -> None:
    page = stage.go("farah", f"/motions/{kept['motion']}")
    press(page, "Challenge the ruling")
    page.get_by_label("Your grounds").fill("A duty and its time are one subject: debate in time.")
    choose(page, "here, on this page")
    press(page, "Challenge it")
    said(page, "The ruling is challenged.")
    page = stage.go("dilys", f"/motions/{kept['motion']}")
    press(page, "Reply to the challenge")
    page.get_by_label("The committee's reply").fill("The committee reads two subjects.")
    press(page, "Reply")
    said(page, "The reply is noted.")
    stage.picture(page, "06-challenged")


def test_conference_decides_the_challenge_of_kettlewick(stage: Stage) -> None:
    page = stage.go("maeve", f"/motions/{stage.story['kettlewick']}")
    press(page, "Put the challenge to the vote")
    page.locator("[name=votes_for]").fill("11")
    page.locator("[name=votes_against]").fill("4")
    press(page, "Record it")
    said(page, "carried")
    page = stage.go("maeve", f"/motions/{stage.story['kettlewick']}")
    press(page, "Record the decision on the challenge")
    press(page, "Record it")
    said(page, "The decision on the challenge is recorded.")
    seen = stage.go("visitor", f"/motions/{stage.story['kettlewick']}")
    expect(seen.locator(".head-stands")).to_contain_text("in order")


def test_brinswick_consents_and_the_composite_is_formed(stage: Stage) -> None:
    page = stage.go("idris", f"/motions/{stage.story['brinswick']}")
    press(page, "Answer the composite")
    choose(page, "Goes into the composite")
    press(page, "Answer")
    said(page, "Your answer is recorded.")
    page = stage.go("dilys", f"/motions/{stage.story['composite']}")
    press(page, "Form the composite")
    page.get_by_label("Moved by").select_option("Brinswick")
    stage.picture(page, "07-composite")
    press(page, "Form the composite")
    seen = stage.go("visitor", f"/motions/{stage.story['composite']}")
    expect(seen.locator(".head-stands")).to_contain_text("in order")
    parent = stage.go("visitor", f"/motions/{stage.story['brinswick']}")
    expect(parent.locator("main")).to_contain_text(stage.story["composite"])


def test_the_cards_are_cast_and_counted(stage: Stage) -> None:
    vote = f"/meetings/{stage.story['conference']}/card-votes/1"
    page = stage.go("kofi", vote)
    choose(page, "For")
    stage.picture(page, "08-card")
    press(page, "Cast my share")
    said(page, "share")
    page = stage.go("maeve", vote)
    page.locator("summary", has_text="Close the card vote").click()
    press(page, "Close and count")
    expect(page.locator("main")).to_contain_text("Carried")
    expect(page.locator("main")).to_contain_text("The working")
    stage.picture(page, "09-counted")
    page = stage.go("maeve", f"/motions/{stage.story['hero']}")
    press(page, "Declare the result")
    press(page, "Declare it")
    said(page, "The result is declared.")


def test_greta_certifies_and_the_rule_book_says_what_was_voted(stage: Stage) -> None:
    page = stage.go("greta", f"/motions/{stage.story['hero']}")
    press(page, "Certify the new edition")
    stage.picture(page, "10-certifying")
    press(page, "Certify it")
    said(page, "The new edition is certified.")
    seen = stage.go("visitor", "/rules/party/editions")
    newest = seen.locator("main")
    expect(newest).to_contain_text(stage.story["hero"])
    expect(newest).to_contain_text("Aldermere, carried at Conference")
    stage.picture(seen, "11-editions")
    rule = stage.go("visitor", "/rules/party/2.I.4.B@3").locator("main")
    expect(rule).to_contain_text("sight of the evidence, a hearing before people who took no part")


def test_no_browser_complained(stage: Stage) -> None:
    assert stage.complaints == []
