"""The rest of the invented matter: one entry for each argument of each part."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import segno
from django.core.paginator import Paginator
from django.utils.safestring import mark_safe

from folkmoot.web.design import book, clause, forms, funnel
from folkmoot.web.icons import ICONS

PALETTE = (
    ("paper", "the page"),
    ("sheet", "what lies on it"),
    ("wash", "a quiet ground"),
    ("ink", "text"),
    ("soft", "second voice"),
    ("hair", "hairlines"),
    ("edge", "borders that must be seen"),
    ("band", "masthead and foot"),
    ("moot", "identity, links, done"),
    ("gilt", "focus, demonstration"),
    ("amber", "waiting, soon"),
    ("madder", "refused, urgent, words out"),
    ("woad", "open, information, words in"),
)
SCALE = ("s5", "s4", "s3", "s2", "s1", "s0", "s-1")
DIGEST = "9f2c41d07be85a13c6de90b1427f3f8ad1e6570c92b44be8f35a6c1d0e7b2894"

TABLE = {
    "caption": "Motions from your branch",
    "columns": [
        {"label": "Motion"},
        {"label": "Moved"},
        {"label": "For", "number": True},
        {"label": "Against", "number": True},
        {"label": "Now"},
    ],
    "rows": [
        ["A fair hearing", "11 June 2026", "19", "2", "Ruling pending"],
        ["Buses after eight", "11 June 2026", "21", "0", "Received"],
        ["Minutes within a week", "14 May 2026", "9", "12", "Voted down"],
    ],
    "foot": ["Together", "", "49", "14", ""],
}

FACTS = [
    {"term": "Moved by", "detail": "Abbey Road branch", "url": "#unit"},
    {"term": "Words", "detail": "187 of 250", "note": "Counted as standing order 8.3 counts them."},
    {"term": "Receipt", "detail": "7QK4-M2XD"},
]

AGENDA = [
    {"title": "Apologies and attendance", "time": "19.30"},
    {"title": "Minutes of the last meeting", "time": "19.35", "note": "Sent on 3 September."},
    {
        "title": "Motion: a fair hearing",
        "time": "19.40",
        "note": "Moved by Ada Quill, seconded by Chidi Obi. Five minutes to move, three to speak.",
        "pieces": clause.PIECES,
    },
    {"title": "Delegates to conference", "time": "20.20", "note": "Two to elect, by paper ballot."},
    {"title": "Report of the secretary", "time": "20.40"},
    {"title": "Date of the next meeting", "time": "20.55"},
]

TABS = [
    {"label": "Text", "url": "#text", "current": True},
    {"label": "Road", "url": "#road"},
    {"label": "Challenges", "url": "#challenges", "count": 2},
    {"label": "History", "url": "#history", "count": 0},
]


SECTIONS = [
    {"title": title, "url": f"#{anchor}"}
    for anchor, title in (
        ("samples", "Whole pages"),
        ("colour", "Colour"),
        ("type", "Type"),
        ("icons", "Icons"),
        ("heads", "Heads of pages"),
        ("asking", "Asking"),
        ("telling", "Telling"),
        ("rows", "Rows and time"),
        ("reading", "Reading"),
        ("pictures", "Figures and pictures"),
    )
]


def _qr(url: str) -> str:
    drawn: str = segno.make(url, error="m").svg_inline(
        omitsize=True, svgclass=None, lineclass=None, border=1
    )
    return mark_safe(drawn)  # noqa: S308 drawn by segno from our own address


def sample() -> dict[str, Any]:
    """Everything the pattern book shows."""
    pair = forms.SpecimenForm(auto_id="pair_%s")
    return {
        "clause": clause,
        "book": book,
        "now": clause.NOW,
        "icons": sorted(ICONS),
        "palette": PALETTE,
        "scale": SCALE,
        "digest": DIGEST,
        "sections": SECTIONS,
        "far": clause.NOW + timedelta(days=23),
        "tonight": clause.NOW + timedelta(hours=5, minutes=20),
        "past": clause.NOW - timedelta(days=2, hours=6),
        "pair": [pair["came"], pair["unit"]],
        "blank": forms.blank(),
        "mistaken": forms.mistaken(),
        "table": TABLE,
        "facts": FACTS,
        "agenda": AGENDA,
        "tabs": TABS,
        "qr": _qr("https://moot.example/motions/2026-17"),
        "page": Paginator(range(600_000), 50).page(3),
        "files": [
            {"title": "The motion as received", "url": "#f", "kind": "PDF", "size": "84 kB"},
            {
                "title": "Proof of inclusion",
                "url": "#g",
                "kind": "text",
                "size": "2 kB",
                "note": "Verifies without this server.",
            },
        ],
        "funnel": funnel.sample(),
        "groups": [
            {"label": "For", "seats": 117, "tone": 1},
            {"label": "Abstained", "seats": 14, "tone": 5},
            {"label": "Against", "seats": 61, "tone": 2},
        ],
        "units": [
            {"label": "Party", "url": "#u1"},
            {"label": "Northern", "url": "#u2"},
            {"label": "Abbey Road"},
        ],
        "crumbs": [
            {"label": "Rules", "url": "/design"},
            {"label": "Pattern book", "url": "/design"},
        ],
        "choices": [
            {"value": "all", "label": "Every member", "hint": "600 000 people", "checked": True},
            {"value": "branch", "label": "My branch", "hint": "83 people"},
            {"value": "none", "label": "Nobody yet", "disabled": True},
        ],
        "actions": [
            {"label": "Print", "url": "#print", "icon_name": "printer"},
            {"label": "Follow", "url": "#follow", "icon_name": "bell"},
        ],
        "sides": {
            "left": {"title": "As printed", "pieces": clause.BEFORE, "note": "Edition 12"},
            "right": {"title": "As proposed", "pieces": clause.AFTER, "note": "Motion 17"},
        },
        "act": {"label": "Propose this at my branch", "url": "#propose"},
        "status_open": {"word": "Ruling pending", "state": "waiting"},
        "links": [{"label": "Read the whole motion", "url": "#whole"}],
        "hidden": [{"name": "motion", "value": "17"}],
    }


SURROUNDINGS: dict[str, Any] = {
    "organisation_name": "The Common Weal",
    "navigation": [
        {"label": "Rules", "url": "#rules", "current": True},
        {"label": "Meetings", "url": "#meetings"},
        {"label": "Motions", "url": "#motions"},
        {"label": "Elections", "url": "#elections"},
        {"label": "Record", "url": "#record"},
    ],
    "person_name": "Ada Quill",
    "account_menu": [{"label": "Your page", "url": "#you"}],
    "sign_in_url": "#sign-in",
    "sign_out_url": "#sign-out",
    "persona_bar": {
        "action_url": "#persona",
        "personas": [
            {
                "key": "ada",
                "name": "Ada",
                "role": "member",
                "next": "propose the change at your branch",
                "current": True,
            },
            {"key": "bram", "name": "Bram", "role": "secretary"},
            {"key": "chidi", "name": "Chidi", "role": "arrangements"},
            {"key": "dot", "name": "Dot", "role": "delegate"},
        ],
    },
    "footer_checkpoint": {
        "origin": "moot.example/record",
        "size": 40211,
        "root_short": "9f2c41d0",
        "url": "#check",
    },
    "theme_action_url": "#theme",
}
