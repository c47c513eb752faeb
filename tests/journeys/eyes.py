"""What a checker of accessibility finds on the page that is open; and whether it spills over."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
PHONE = {"width": 360, "height": 780}

Fault = tuple[str, list[str]]

CHECK = """async ({options, marked}) => {
  const looks = window.looks ?? []
  const where = marked === null ? document : {include: marked.map((place) => looks[place])}
  const found = await axe.run(where, {...options, resultTypes: ['violations'], preload: false})
  return found.violations.map((each) => [each.id, each.nodes.map((node) => node.html)])
}"""

LOOKS = """() => {
  const grounds = new Map()
  const ground = (element) => {
    if (!element) return ''
    if (!grounds.has(element)) {
      const {backgroundColor, backgroundImage, opacity, position} = getComputedStyle(element)
      const clear = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none'
      const plain = clear && opacity === '1' && !['absolute', 'fixed', 'sticky'].includes(position)
      const own = plain ? '' : [backgroundColor, backgroundImage, opacity, position].join() + ' on '
      grounds.set(element, own + ground(element.parentElement))
    }
    return grounds.get(element)
  }
  const speaks = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim()
  window.looks = [...document.body.querySelectorAll('*')].filter(
    (element) => [...element.childNodes].some(speaks) || 'placeholder' in element)
  return window.looks.map((element) => {
    const {color, fontSize, fontWeight, textShadow, textDecorationLine} = getComputedStyle(element)
    const ink = [color, fontSize, fontWeight, textShadow, textDecorationLine]
    const beside = element.tagName === 'A' ? getComputedStyle(element.parentElement).color : ''
    return [element.tagName, ...ink, beside, ground(element)].join('|')
  })
}"""
"""What the contrast of a text depends on, for each element with words of its own."""


def bring(page: Page) -> None:
    """Have axe on every page that is opened here from now on: to send it again takes its time."""
    page.add_init_script(Axe().axe_script)


def faults(page: Page, options: dict[str, Any] | None = None) -> list[Fault]:
    """What axe finds, as rule and places; every rule of the guidelines if none is asked for."""
    page.evaluate(Axe().axe_script)
    return _found(page, options or {"runOnly": RULES})


def clean(page: Page) -> None:
    """Axe finds nothing on the page."""
    assert faults(page) == []


def fits(page: Page) -> None:
    """Nothing spills over the edge of the phone."""
    assert not spilled(page)


def spilled(page: Page) -> int:
    """How wide the page is where it is wider than the phone it is shown on; else nothing."""
    width = page.evaluate("document.scrollingElement.scrollWidth")
    return width if width > PHONE["width"] else 0


class Eyes:
    """Looks at page after page, and at each pair of ink and ground once.

    Whether words can be read depends on their colour, size and weight and on what lies behind
    them. Nine in ten words of a page stand as others did on the page before, and to measure them
    again is most of what axe costs. Every other rule is asked of every page as a whole.
    """

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def faults(self, page: Page) -> list[Fault]:
        """What axe finds on a page, in the light and in the dark."""
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        if not page.evaluate("'axe' in window"):
            page.evaluate(Axe().axe_script)
        but_colour = {rule: {"enabled": False} for rule in OF_COLOUR}
        found = _found(page, {"runOnly": RULES, "rules": but_colour})
        found += self._of_colour(page)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        return found + self._of_colour(page)

    def _of_colour(self, page: Page) -> list[Fault]:
        unseen = {
            look: place for place, look in enumerate(page.evaluate(LOOKS)) if look not in self.seen
        }
        if not unseen:
            return []
        self.seen |= unseen.keys()
        options = {"runOnly": {"type": "rule", "values": OF_COLOUR}}
        return _found(page, options, marked=list(unseen.values()))


def _found(page: Page, options: dict[str, Any], *, marked: list[int] | None = None) -> list[Fault]:
    told = page.evaluate(CHECK, {"options": options, "marked": marked})
    return [(rule, [html[:160] for html in places]) for rule, places in told]
