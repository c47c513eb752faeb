"""A page of an invented rule book."""

from __future__ import annotations

from folkmoot.web.design.clause import PIECES

PROVISION = {
    "anchor": "4",
    "label": "IV",
    "heading": "Ending of membership",
    "level": 1,
    "url": "#4",
    "children": [
        {
            "anchor": "4.1",
            "label": "4.1",
            "level": 2,
            "url": "#4.1",
            "heading": "No ending without process",
            "text": "No membership shall end as a sanction unless the member has had, in order:",
            "children": [
                {"label": "(a)", "level": 3, "text": "notice of what is alleged, in writing;"},
                {
                    "label": "(b)",
                    "level": 3,
                    "text": "disclosure of the evidence, save that",
                    "children": [
                        {
                            "label": "(i)",
                            "level": 4,
                            "text": "the name of a witness at risk may be withheld, and",
                        },
                        {
                            "label": "(ii)",
                            "level": 4,
                            "text": "the panel shall say that it has been withheld, and why;",
                        },
                    ],
                },
                {
                    "label": "(c)",
                    "level": 3,
                    "text": "not fewer than twenty-one days in which to reply.",
                },
            ],
        },
        {
            "anchor": "4.2",
            "label": "4.2",
            "level": 2,
            "url": "#4.2",
            "heading": "Other organisations",
            "pieces": PIECES,
            "changed": True,
            "note": "As it would read if motion 17 were carried. In force since edition 12 (2021).",
        },
        {
            "anchor": "4.3",
            "label": "4.3",
            "level": 2,
            "url": "#4.3",
            "heading": "Resignation",
            "text": "A member may resign at any time by writing to the secretary of any unit, and"
            " the resignation takes effect on the day it is received. A member who has resigned"
            " owes no subscription for any day after it.",
        },
    ],
}

SECOND = {
    "anchor": "5",
    "label": "V",
    "heading": "Units",
    "level": 1,
    "url": "#5",
    "children": [
        {
            "anchor": "5.1",
            "label": "5.1",
            "level": 2,
            "url": "#5.1",
            "text": "Members are gathered in branches by where they live. A branch has at least"
            " five members, meets at least four times a year, and elects a chair, a secretary and a"
            " treasurer.",
        },
        {
            "anchor": "5.2",
            "label": "5.2",
            "level": 2,
            "url": "#5.2",
            "text": "A quorum of a branch is five members or a tenth of its members, whichever is"
            " the greater, but never more than twenty-five.",
        },
    ],
}

CONTENTS = [
    {"label": "I", "title": "Name and objects", "url": "#1", "end": "3"},
    {"label": "II", "title": "Structure", "url": "#2", "end": "5"},
    {"label": "III", "title": "Conditions of membership", "url": "#3", "end": "8"},
    {
        "label": "IV",
        "title": "Ending of membership",
        "url": "#4",
        "end": "11",
        "current": True,
        "children": [
            {"label": "4.1", "title": "No ending without process", "url": "#4.1", "end": "11"},
            {"label": "4.2", "title": "Other organisations", "url": "#4.2", "end": "12"},
        ],
    },
    {"label": "V", "title": "Units", "url": "#5", "end": "13"},
]
