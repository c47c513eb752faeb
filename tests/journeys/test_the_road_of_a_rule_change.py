"""A member's rule change goes from a draft to the rule book, in a browser, as the people concerned.

Steps for which the rules want weeks are done on the story's motions, which have waited long
enough; every other step is done on one motion, drafted here.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from folkmoot.core.ledger import verification

pytestmark = pytest.mark.journey
ONE_FILE = Path(verification.__file__).with_name("verify_record.py")
NEW = "A trade union, co-operative society or tenants' association may affiliate"


def press(page, words: str) -> None:
    """Press the button of the main form that says these words."""
    # What cannot be undone stands folded away behind a question; a person would unfold it.
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    page.locator(f"main button:has-text('{words}')").first.click()
    page.wait_for_load_state()


def choose(page, radio: str) -> None:
    """Choose one of several; the words beside the button lie over it, as a finger would find."""
    page.check(radio, force=True)


def reads(page, words: str) -> None:
    """The page says these words."""
    text = " ".join(page.locator("main").inner_text().split()).lower()
    assert words.lower() in text, f"{page.url} does not say {words!r}:\n{text[:1500]}"


def motion_of(page) -> str:
    """The number of the motion a page shows."""
    return page.url.rstrip("/").split("/motions/")[1].split("/")[0].split("?")[0]


def hold(stage, who: str, unit: str, meeting: str, motion: str, votes: tuple[int, int]) -> None:
    """An officer writes a meeting down on one screen, and its decision on the motion."""
    page = stage.go(who, f"/meetings/met/{unit}?meeting={meeting}")
    page.fill("input[name=count]", str(sum(votes) + 4))
    row = page.locator(f"input[type=hidden][value='motion:{motion}']").get_attribute("name")
    place = row.removesuffix("-subject")
    page.fill(f"input[name={place}-votes_for]", str(votes[0]))
    page.fill(f"input[name={place}-votes_against]", str(votes[1]))
    stage.picture(page, f"met-{unit}")
    press(page, "Record the meeting")
    page = stage.go(who, f"/motions/{motion}/decision")
    press(page, "")


def test_from_a_draft_to_head_office_and_through_a_challenge(stage):
    page = stage.go("rosa", "/motions/new?document=party&provision=1.II.3")
    text = page.input_value("textarea[name=change-0-text]")
    page.fill("textarea[name=change-0-text]", NEW + text.split("may affiliate")[1])
    page.fill("input[name=title]", "Tenants' associations may affiliate")
    page.fill("textarea[name=statement]", "Those who rent need a voice as those who work do.")
    page.select_option("select[name=unit]", "westbrook")
    page.select_option("select[name=conference]", stage.story["next"])
    press(page, "Check")
    reads(page, "In 1.II.3 delete")
    stage.picture(page, "draft")
    press(page, "Save as a draft")
    motion = motion_of(page)
    reads(page, "draft")

    page = stage.go("rosa", f"/motions/{motion}/proposal")
    choose(page, f"input[value='{stage.story['branch_now']}']")
    press(page, "Put it on the agenda")
    hold(stage, "ned", "westbrook", stage.story["branch_now"], motion, (9, 1))
    page = stage.go("rosa", f"/motions/{motion}")
    reads(page, "passed by its unit")

    page = stage.go("rosa", f"/motions/{motion}/proposal")
    choose(page, f"input[value='{stage.story['general_now']}']")
    press(page, "Put it on the agenda")
    hold(stage, "farah", "aldermere", stage.story["general_now"], motion, (21, 5))
    page = stage.go("farah", f"/motions/{motion}/submission")
    press(page, "Send it")
    reads(stage.go("visitor", f"/motions/{motion}"), "awaiting a ruling")
    _receipt_proves_itself(stage, motion)

    page = stage.go("dilys", f"/motions/{motion}/ruling")
    choose(page, "input[name=outcome][value=out_of_order]")
    press(page, "Give the ruling")
    reads(page, "and none is cited")
    page.fill("input[name=rule]", "3.III.4")
    page.fill("textarea[name=reasons]", "It changes who may affiliate and, by the way, why.")
    choose(page, "input[name=outcome][value=out_of_order]")
    press(page, "Give the ruling")
    page = stage.go("farah", f"/motions/{motion}/challenge")
    page.fill("textarea[name=grounds]", "It deals with affiliation and with nothing else.")
    press(page, "")
    page = stage.go("dilys", f"/motions/{motion}/challenge/reply")
    page.fill("textarea", "The committee has nothing to add.")
    press(page, "")
    page = stage.go("maeve", f"/motions/{motion}/challenge/decision")
    choose(page, "input[name=upheld][value=yes]")
    page.fill("textarea[name=reasons]", "Conference accepted the challenge.")
    press(page, "Record it")
    page = stage.go("visitor", f"/motions/{motion}")
    reads(page, "in order")
    stage.picture(page, "road")
    assert stage.complaints == []


def _receipt_proves_itself(stage, motion: str) -> None:
    page = stage.go("farah", f"/motions/{motion}")
    links = page.locator("main a[href*='/record/receipts/']")
    addresses = [links.nth(n).get_attribute("href") for n in range(links.count())]
    for address in dict.fromkeys(addresses):
        page = stage.go("farah", address)
        if "submitted motion" in page.locator("main").inner_text():
            break
    reads(page, f"submitted motion {motion}")
    stage.picture(page, "receipt")
    code = page.url.rstrip("/").rsplit("/", 1)[1]
    proof = page.request.get(f"{stage.address}/record/receipts/{code}.tlog-proof").body()
    key = page.request.get(f"{stage.address}/record/log.vkey").text().strip()
    kept = stage.pictures / "receipt.tlog-proof"
    kept.write_bytes(proof)
    done = subprocess.run(
        [sys.executable, str(ONE_FILE), "--receipt", str(kept), "--key", key],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_composite_is_formed_with_the_last_consent(stage):
    composite = stage.story["composite"]
    page = stage.go("idris", f"/motions/{stage.story['brinswick']}/consent")
    choose(page, "input[name=joins][value=yes]")
    press(page, "Answer")
    page = stage.go("dilys", f"/motions/{composite}/composite")
    page.select_option("select[name=mover]", index=1)
    page.select_option("select[name=seconder]", index=2)
    stage.picture(page, "composite")
    press(page, "Form the composite")
    reads(stage.go("visitor", f"/motions/{composite}"), "in order")
    reads(stage.go("visitor", f"/motions/{stage.story['dunmoor']}"), "part of a composite")


def test_conference_decides_by_card_and_the_rule_book_has_a_new_edition(stage):
    hero, conference = stage.story["hero"], stage.story["conference"]
    vote = f"/meetings/{conference}/card-votes/1"
    page = stage.go("kofi", vote)
    choose(page, "input[name=choice][value=for]")
    press(page, "Cast my share")
    page = stage.go("maeve", vote)
    press(page, "Close and count")
    stage.picture(page, "card-vote")
    page = stage.go("maeve", f"/motions/{hero}/result")
    press(page, "Declare it")
    reads(stage.go("visitor", f"/motions/{hero}"), "carried")
    page = stage.go("greta", f"/motions/{hero}/certification")
    press(page, "Certify")
    page = stage.go("visitor", "/rules/party/2.I.4.B@3")
    reads(page, "sight of the evidence, a hearing")
    reads(page, f"Motion {hero}")
    stage.picture(page, "new-edition")
    assert stage.complaints == []
