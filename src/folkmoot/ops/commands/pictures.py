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
WIDE, PHONE = (1180, 860), (390, 844)

# name, who looks, address ({story names} filled in), size, dark
PICTURES = (
    ("your-clause", "", "/motions/clause/party/2.I.4.B", PHONE, False),
    ("rule-book", "", "/rules/party/2.I.4.B", WIDE, False),
    ("drafting", "Rosa", "/motions/{draft}/revision", WIDE, False),
    ("road", "Kofi", "/motions/{hero}", WIDE, False),
    ("card-vote", "Kofi", "/meetings/{conference}/card-votes/1", WIDE, True),
    ("record", "", "/record/", WIDE, False),
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
        for name, who, path, size, dark in PICTURES:
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                color_scheme="dark" if dark else "light",
            )
            page = context.new_page()
            page.goto(f"{address}/")
            if who:
                page.click(f"button.persona:has-text('{who}')")
            page.goto(address + path.format(**story))
            page.evaluate("document.getElementById('main').scrollIntoView()")
            target = args.folder / f"{name}.png"
            page.screenshot(path=target)
            print(f"{target}  {target.stat().st_size // 1024} kB")
            context.close()
        browser.close()
    return 0


def _story(folder: Path) -> dict[str, Any]:
    rows = sqlite3.connect(folder / "folkmoot.sqlite3")
    found = rows.execute("select value from platform_fact where key = 'demonstration'").fetchone()
    rows.close()
    return dict(json.loads(found[0])["story"])
