"""The pattern book in a real browser: axe finds nothing, nothing spills, nothing is refused."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.journey

ORIGIN = "http://design.test"
PAGES = ("", "/clause", "/book", "/agenda", "/hall")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def pages(client, settings) -> dict[str, bytes]:
    """The pages as they are sent; no server is needed to look at them."""
    settings.ROOT_URLCONF = "folkmoot.web.urls"
    settings.MIDDLEWARE = []
    settings.FORM_RENDERER = "folkmoot.web.renderer.Renderer"
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
    ]
    return {f"/design{page}": client.get(f"/design{page}").content for page in PAGES}


def _visit(browser, pages, path, *, width, scheme, bypass_csp=False):
    """Open a page whose every request is answered from the source."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=bypass_csp
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def answer(route) -> None:
        wanted = route.request.url.removeprefix(ORIGIN).partition("?")[0].partition("#")[0]
        if wanted in pages:
            route.fulfill(
                body=pages[wanted],
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": POLICY},
            )
            return
        found = finders.find(wanted.removeprefix("/static/"))
        if found:
            kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
            route.fulfill(body=Path(found).read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404)

    page.route("**/*", answer)
    page.goto(ORIGIN + path)
    page.wait_for_load_state("networkidle")
    return page, complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, pages, scheme) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for path in pages:
        for width in (1280, 360):
            page, _ = _visit(browser, pages, path, width=width, scheme=scheme, bypass_csp=True)
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == [], path


def test_no_page_is_wider_than_a_small_phone(browser, pages) -> None:
    for path in pages:
        page, _ = _visit(browser, pages, path, width=320, scheme="light")
        spill = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert spill <= 0, path


def test_the_policy_refuses_nothing_and_no_script_fails(browser, pages) -> None:
    for path in pages:
        _, complaints = _visit(browser, pages, path, width=1280, scheme="light")
        assert complaints == [], path


def test_a_confirmation_closes_with_escape_and_gives_the_focus_back(browser, pages) -> None:
    page, _ = _visit(browser, pages, "/design", width=1280, scheme="light")
    page.click("details.confirm summary")
    page.focus("details.confirm button")
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('details.confirm').open") is False
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_words_are_counted_while_they_are_written(browser, pages) -> None:
    page, _ = _visit(browser, pages, "/design", width=1280, scheme="light")
    page.fill("#blank_statement", "one two three")
    assert page.inner_text("[data-words-for=blank_statement]") == "3 of at most 150 words"


def test_the_first_stop_of_the_keyboard_leads_to_the_text(browser, pages) -> None:
    page, _ = _visit(browser, pages, "/design/clause", width=1280, scheme="light")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
