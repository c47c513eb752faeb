"""Which pages somebody opens to read, when every page is looked at."""

from __future__ import annotations

from folkmoot.ops.demo.page import OK, VISITOR
from folkmoot.ops.demo.pages import main_pages
from journeys.eyes import PHONE, Eyes, Fault, bring, spilled
from journeys.stage import WIDE, Stage

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


def look(stage: Stage, name: str, eyes: Eyes) -> dict[str, list[Fault]]:
    """What is wrong with the pages of somebody, page by page; also how they fit on a phone."""
    page, wrong = stage.be(name), {}
    bring(page)
    for number, path in enumerate(pages_for(stage, name)):
        answer = page.goto(stage.address + path)
        assert answer is not None
        assert answer.status == OK, path
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        # To turn from one width to the other takes its time: every other page begins on the phone.
        found = []
        for width in (WIDE, PHONE) if number % 2 == 0 else (PHONE, WIDE):
            page.set_viewport_size(width)
            if width is WIDE:
                found += eyes.faults(page)
            elif wide := spilled(page):
                found.append(("wider than a phone", [str(wide)]))
        if found:
            wrong[path] = found
    return wrong
