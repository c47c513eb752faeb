"""The eyes that look at every page would see a fault: in the light, in the dark, and only once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from journeys.eyes import Eyes, spilled

pytestmark = pytest.mark.journey

PAGE = """<!doctype html><html lang="en"><title>A page</title><style>
body {background: white; color: black} a {color: navy}
.pale {color: #ccc} .ground {background: #123}
@media (prefers-color-scheme: dark) {body {background: black; color: white} a {color: white}
.night {color: #222}}
</style><main><h1>Heading</h1>%s</main></html>"""


@pytest.fixture
def page(browser: Browser):
    """A page of nobody's."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def seen(page: Page, eyes: Eyes, words: str) -> list[str]:
    """The rules that a page with such words breaks."""
    page.set_content(PAGE % words)
    return [rule for rule, _ in eyes.faults(page)]


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("<p>Black on white.</p>", []),
        ('<p class="pale">Pale on white.</p>', ["color-contrast"]),
        ('<p class="night">Dark in the dark.</p>', ["color-contrast"]),
        ('<div class="ground"><p>Black on blue.</p></div>', ["color-contrast"]),
        ('<p>Words <a href="/">a link</a> words.</p>', []),
        ('<img src="data:," width="9">', ["image-alt"]),
        ("<p><button></button></p>", ["button-name"]),
    ],
)
def test_each_fault_is_seen(page: Page, words: str, rules: list[str]) -> None:
    assert seen(page, Eyes(), words) == rules


def test_what_was_seen_on_one_page_is_not_measured_on_the_next_but_what_is_new_is(
    page: Page,
) -> None:
    eyes = Eyes()
    assert seen(page, eyes, "<p>Black on white.</p>") == []
    assert seen(page, eyes, '<p>Black on white.</p><p class="pale">Pale.</p>') == ["color-contrast"]
    assert seen(page, eyes, '<p class="pale">Pale again.</p>') == []


def test_what_is_wider_than_a_phone_spills(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.set_content(PAGE % '<p style="width: 500px">Wide.</p>')
    assert spilled(page) > 360
