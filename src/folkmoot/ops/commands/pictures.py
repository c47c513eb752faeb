"""`folkmoot pictures`."""

from __future__ import annotations

import argparse
import json
import sqlite3
from pathlib import Path
from typing import Any

from folkmoot.ops.failure import CommandFailed

HELP = "Make the README's pictures again, from the demonstration as it is served."
CHROMIUM = "/usr/bin/chromium"
WIDE, PHONE = (1180, 830), (390, 1220)
PAGE, TEXT = ("header.masthead", 0), (".draft-desk", 24)  # and the margin above it

# name, who looks, address ({story names} filled in), size, where the picture begins, dark
PICTURES = (
    ("your-clause", "", "/motions/clause/party/2.I.4.B", PHONE, PAGE, False),
    ("rule-book", "", "/rules/party/2.II.4", WIDE, PAGE, False),
    ("drafting", "Rosa", "/motions/{draft}/revision", WIDE, TEXT, False),
    ("road", "Kofi", "/motions/{hero}", WIDE, PAGE, False),
    ("card-vote", "Kofi", "/meetings/{conference}/card-votes/1", WIDE, PAGE, True),
    ("record", "", "/record/{entry}", WIDE, PAGE, False),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which demonstration, and where the pictures go."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="where the pictures go")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="VAR",
        type=Path,
        default=Path("var/demo"),
        help="the folder of a built demonstration (folkmoot demo --build-only)",
    )


def run(args: argparse.Namespace) -> int:
    """Serve the demonstration and take each picture."""
    if not (args.source / "folkmoot.sqlite3").is_file():
        raise CommandFailed(
            f"{args.source} holds no demonstration; run: folkmoot demo --build-only"
        )
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise CommandFailed("playwright is not installed; it comes with: uv sync") from None
    from folkmoot.ops.server_process import serving_from

    args.folder.mkdir(parents=True, exist_ok=True)
    story = _story(args.source)
    with serving_from(args.source) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, who, path, size, begins, dark in PICTURES:
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(f"{address}/")
            if who:
                page.click(f"button.persona:has-text('{who}')")
            page.goto(address + path.format(**story))
            # The bar of personas belongs to the demonstration, not to the house.
            place, margin = begins
            top = page.locator(place).bounding_box()["y"] - margin
            target = args.folder / f"{name}.png"
            page.screenshot(
                path=target,
                full_page=True,
                clip={"x": 0, "y": top, "width": size[0], "height": size[1]},
            )
            print(f"{target}  {target.stat().st_size // 1024} kB")
            context.close()
        browser.close()
    return 0


def _story(folder: Path) -> dict[str, Any]:
    """The motions and meetings of the story, and the entry by which head office has the hero's."""
    rows = sqlite3.connect(folder / "folkmoot.sqlite3")
    try:
        stamp = rows.execute("select value from platform_fact where key = 'demonstration'")
        story = dict(json.loads(stamp.fetchone()[0])["story"])
        sent = rows.execute(
            "select seq from motions_taken join motions_motion on motion_id = motions_motion.id"
            " where key = ? and step = 'submit'",
            [story["hero"]],
        )
        return {**story, "entry": sent.fetchone()[0]}
    finally:
        rows.close()
