"""The pattern book shows the whole house, and the house keeps its own rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import folkmoot

SOURCE = Path(folkmoot.__file__).parent
TEMPLATES = SOURCE / "web" / "templates" / "web"
PARTS = sorted(path.name for path in (TEMPLATES / "parts").glob("*.html"))
PAGES = ("", "/clause", "/book", "/agenda", "/hall")
GUIDE = SOURCE.parents[1] / "docs" / "guides" / "design.md"


@pytest.fixture(autouse=True)
def _alone(settings) -> None:
    """The pattern book without the rest of the house: no rooms, no database."""
    settings.ROOT_URLCONF = "folkmoot.web.urls"
    settings.MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
    settings.FORM_RENDERER = "folkmoot.web.renderer.Renderer"
    settings.WEB_PROVISION_URL = "/rules/{document}/{label}{edition}"
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"string_if_invalid": ""},
        }
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_pattern_book_is_served(client, page) -> None:
    response = client.get(f"/design{page}")
    assert response.status_code == 200
    assert b"</html>" in response.content


def test_a_page_the_pattern_book_does_not_have_is_not_found(client) -> None:
    assert client.get("/design/else").status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_the_pattern_book_shows_the_part(client, part) -> None:
    shown = {template.name for template in client.get("/design").templates}
    assert f"web/parts/{part}" in shown


@pytest.mark.parametrize("part", PARTS)
def test_the_part_says_at_its_top_what_it_takes(part) -> None:
    first = (TEMPLATES / "parts" / part).read_text().splitlines()[0]
    assert re.fullmatch(r"\{# [A-Z].*\. #\}", first), first


@pytest.mark.parametrize("part", PARTS)
def test_the_guide_names_the_part(part) -> None:
    assert f"`{part.removesuffix('.html')}`" in GUIDE.read_text()


def test_the_chosen_theme_stands_on_the_page_and_nothing_else_can(client) -> None:
    assert b'data-theme="dark"' in client.get("/design?theme=dark").content
    assert b"data-theme" not in client.get("/design?theme=%22onload").content


FORBIDDEN = {
    "an inline style": r"\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline script": r"<script(?![^>]*\ssrc=)[^>]*>",
    "an event attribute": r"\son[a-z]+\s*=\s*[\"']",
    "hx-on": r"\shx-on[:=-]",
    "a javascript address": r"javascript:",
    "a file from elsewhere": r"(src|href)=[\"']https?://[^\"']*\.(js|css|woff2?)",
}


TAKEN_AWAY = "_out.html"  # a file for a person's own disk: no policy stands over it there


def _templates() -> list[Path]:
    return sorted(SOURCE.rglob("templates/**/*.html"))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_of_the_house_holds(what) -> None:
    found = [
        f"{path.relative_to(SOURCE)}: {match.group()}"
        for path in _templates()
        if (match := re.search(FORBIDDEN[what], path.read_text(), re.IGNORECASE))
        and not (what == "a style element" and path.name.endswith(TAKEN_AWAY))
    ]
    assert len(_templates()) > len(PARTS)
    assert not found, f"{what} is refused by the content security policy"


@pytest.mark.parametrize(
    ("what", "sample"),
    [
        ("an inline style", '<p style="x">'),
        ("an inline script", "<script>x</script>"),
        ("an event attribute", '<a onclick="x">'),
        ("hx-on", "<a hx-on:click=x>"),
    ],
)
def test_the_search_for_forbidden_things_would_find_them(what, sample) -> None:
    assert re.search(FORBIDDEN[what], sample)


@pytest.mark.parametrize("page", PAGES)
def test_what_is_sent_holds_nothing_the_policy_refuses(client, page) -> None:
    html = client.get(f"/design{page}").content.decode()
    for what, pattern in FORBIDDEN.items():
        assert not re.search(pattern, html, re.IGNORECASE), what


@pytest.mark.parametrize("page", PAGES)
def test_no_two_things_on_a_page_share_an_id(client, page) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get(f"/design{page}").content.decode())
    assert sorted(ids) == sorted(set(ids))


def test_everything_a_label_or_description_points_to_is_on_the_page(client) -> None:
    html = client.get("/design").content.decode()
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    pointed = re.findall(r'\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"', html)
    assert len(pointed) > 30
    assert {name for group in pointed for name in group.split()} <= ids
