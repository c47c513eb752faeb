"""What every journey walks on: people of the story in a real browser, before a real server."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

VISITOR = "visitor"
WIDE = {"width": 1280, "height": 900}
SECONDS = 30_000  # for one step, in milliseconds; a busy machine is slow, not broken


@dataclass(slots=True)
class Stage:
    """The demonstration, served, and a browser for whoever comes.

    Attributes:
        address: where it is served.
        story: the motions and meetings of the story, by name.
        complaints: what the browsers wrote to their consoles: refused styles, failed scripts.
    """

    browser: Browser
    address: str
    story: dict[str, str]
    personas: dict[str, str]
    pictures: Path
    folder: Path
    complaints: list[str] = field(default_factory=list)
    people: dict[str, Page] = field(default_factory=dict)

    def be(self, name: str) -> Page:
        """The browser of one of the people of the story, who came in by the bar at the top."""
        if name not in self.people:
            page = self.open(self.browser.new_context(viewport=WIDE))
            page.goto(f"{self.address}/")
            if name != VISITOR:
                page.locator(f'button.persona[value="{self.personas[name]}"]').click()
                page.wait_for_load_state()
                pressed = page.locator('button.persona[aria-pressed="true"]')
                assert pressed.get_attribute("value") == self.personas[name]
            self.people[name] = page
        return self.people[name]

    def open(self, context: BrowserContext) -> Page:
        """A page whose complaints are heard."""
        context.set_default_timeout(SECONDS)
        page = context.new_page()
        page.on("console", lambda told: self._hear(page, told.type, told.text))
        page.on("pageerror", lambda error: self._hear(page, "error", str(error)))
        return page

    def go(self, name: str, path: str) -> Page:
        """Somebody opens an address."""
        page = self.be(name)
        page.goto(self.address + path)
        return page

    def picture(self, page: Page, name: str) -> None:
        """Keep what is seen now; the journey can be looked at afterwards."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=self.pictures / f"{name}.png", full_page=True)

    def asked(self, question: str, *values: str) -> list[tuple]:
        """What stands in the database that is served: who was drawn, which number somebody has."""
        return rows_of(self.folder, question, *values)

    def receipt_of(self, motion: str) -> tuple[str, int]:
        """The code of the receipt head office gave for a motion, and its entry of the record."""
        return rows_of(
            self.folder,
            "select receipt, seq from motions_taken join motions_motion on motion_id ="
            " motions_motion.id where key = ? and step = 'submit'",
            motion,
        )[0]

    def _hear(self, page: Page, kind: str, words: str) -> None:
        # A refusal is an answer with a status of its own; that the browser notes it is no fault.
        if kind in {"error", "warning"} and "status of 422" not in words:
            self.complaints.append(f"{page.url}: {words}")


def stamp_of(folder: Path) -> dict:
    """What the demonstration says of itself, from its database."""
    told = rows_of(folder, "select value from platform_fact where key = 'demonstration'")
    return json.loads(told[0][0])


def rows_of(folder: Path, question: str, *values: str) -> list[tuple]:
    """What a question to the database of a folder gives; a change is kept."""
    rows = sqlite3.connect(folder / "folkmoot.sqlite3")
    try:
        with rows:
            return rows.execute(question, values).fetchall()
    finally:
        rows.close()


def press(page: Page, name: str) -> None:
    """Press a button, or follow a link that looks like one."""
    button = page.get_by_role("button", name=name, exact=True)
    (button if button.count() else page.get_by_role("link", name=name, exact=True)).first.click()
    page.wait_for_load_state()
