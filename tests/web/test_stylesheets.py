"""The stylesheets: layered, light, and legible on every ground in light and in dark."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import django_htmx
import pytest

import folkmoot.web
from folkmoot.web import furniture

STATIC = Path(folkmoot.web.__file__).parent / "static" / "web"
SHEETS = sorted((STATIC / "css").glob("*.css"))
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
BASE = (STATIC / "css" / "1-base.css").read_text()


def _bare(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_stylesheet_needs_no_shouting_and_fetches_nothing(sheet) -> None:
    css = _bare(sheet.read_text())
    assert "!important" not in css
    assert "@import" not in css
    assert not re.search(r"url\([\"']?(https?:)?//", css)
    assert len(sheet.read_text().splitlines()) <= 300


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_rule_of_a_stylesheet_lies_in_a_layer(sheet) -> None:
    css = _bare(sheet.read_text())
    outside, depth, head = [], 0, ""
    for sign in css:
        if sign == "{":
            if depth == 0:
                outside.append(head.strip())
            depth, head = depth + 1, ""
        elif sign == "}":
            depth, head = depth - 1, ""
        elif sign == ";" and depth == 0:
            head = ""
        else:
            head += sign
    assert depth == 0
    assert all(head.startswith(("@layer", "@font-face", "@page")) for head in outside), outside


def test_every_stylesheet_is_linked_in_the_order_of_its_name() -> None:
    linked = re.findall(r"css/(\d-[a-z]+\.css)", furniture.head_links())
    assert linked == [sheet.name for sheet in SHEETS]


def _packed(*contents: bytes) -> int:
    return sum(len(gzip.compress(content, 6)) for content in contents)


def test_a_first_visit_weighs_less_than_eighty_kilobytes_and_with_its_type_less_than_150(
    client, settings
) -> None:
    settings.ROOT_URLCONF = "folkmoot.web.urls"
    settings.MIDDLEWARE = []
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
    ]
    page = client.get("/design/clause").content
    texts = [
        page,
        *(sheet.read_bytes() for sheet in SHEETS),
        HTMX.read_bytes(),
        (STATIC / "js" / "web.js").read_bytes(),
        (STATIC / "img" / "favicon.svg").read_bytes(),
    ]
    type_ = sum(
        (STATIC / "fonts" / f"serif{face}.woff2").stat().st_size
        for face in ("", "-semibold", "-italic")
    )
    assert sum(map(len, texts)) < 150_000, "unpacked, without the type"
    assert _packed(*texts) < 50_000
    assert _packed(*texts) + type_ < 150_000


Colour = tuple[float, float, float]


def _linear_srgb(lightness: float, chroma: float, hue: float) -> Colour:
    """Björn Ottosson's Oklab to linear sRGB, clipped to the screen's gamut."""
    from math import cos, radians, sin

    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return tuple(min(max(part, 0.0), 1.0) for part in (red, green, blue))


def _luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def _contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2, “contrast ratio”."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _palette() -> dict[str, tuple[Colour, Colour]]:
    """Each custom property as its colour in light and in dark."""
    palette = {}
    for name, value in re.findall(r"--([a-z-]+): ((?:light-dark|oklch)\(.*\));", BASE):
        found = re.findall(r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)", value)
        colours = [_linear_srgb(*map(float, numbers)) for numbers in found]
        palette[name] = (colours[0], colours[-1])
    return palette


GROUNDS = ("paper", "sheet", "wash")
TEXTS = ("ink", "soft", "moot", "amber", "madder", "woad")
PAIRS = [
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    ("ink", "moot-wash"),
    ("ink", "gilt-wash"),
    ("ink", "madder-wash"),
    ("ink", "woad-wash"),
    ("moot", "moot-wash"),
    ("amber", "gilt-wash"),
    ("madder", "madder-wash"),
    ("woad", "woad-wash"),
    ("moot", "woad-wash"),
    ("moot", "gilt-wash"),
    ("on-moot", "moot"),
    ("on-band", "band"),
    ("on-band-soft", "band"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text, ground, theme) -> None:
    palette = _palette()
    assert _contrast(palette[text][theme], palette[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_a_field_can_be_seen(ground, theme) -> None:
    palette = _palette()
    assert _contrast(palette["edge"][theme], palette[ground][theme]) >= 3
