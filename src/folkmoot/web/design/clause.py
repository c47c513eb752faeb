"""An invented rule, the change proposed to it, and its road."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from folkmoot.core.terms import ProvisionRef, Reason, no, yes

BST = timezone(timedelta(hours=1))
NOW = datetime(2026, 9, 15, 18, 40, tzinfo=BST)
CLOSES = datetime(2026, 9, 17, 19, 30, tzinfo=BST)
RULE = {"label": "Standing order 6.2", "url": "#rule"}

PIECES = [
    ("keep", "A member who "),
    ("del", "supports an organisation"),
    ("ins", "is found, after a fair hearing, to have worked for a rival party"),
    ("keep", " other than one approved by the National Committee shall "),
    ("del", "automatically"),
    ("keep", " cease to be a member"),
    ("ins", " when the time for an appeal has run out"),
    ("keep", "."),
]
BEFORE = [piece for piece in PIECES if piece[0] != "ins"]
AFTER = [piece for piece in PIECES if piece[0] != "del"]
PLAIN = "".join(text for kind, text in BEFORE if kind != "ins")

ROAD = [
    {"label": "Moved at a branch", "state": "done", "at": date(2026, 6, 11), "note": "Abbey Road"},
    {
        "label": "Passed by the local party",
        "state": "done",
        "at": date(2026, 7, 2),
        "note": "31 for, 4 against",
        "rule": RULE,
    },
    {
        "label": "Received by head office",
        "state": "done",
        "at": date(2026, 7, 9),
        "note": "Receipt 7QK4-M2XD",
    },
    {
        "label": "Ruled in order",
        "state": "now",
        "note": "due by 1 October",
        "rule": {"label": "Standing order 9.1", "url": "#rule"},
    },
    {"label": "On the agenda", "state": "next", "at": date(2026, 10, 20)},
    {"label": "Decided by conference", "state": "next", "at": date(2026, 11, 7)},
]
ROAD_REFUSED = [
    {"label": "Nominated", "state": "done", "at": date(2026, 5, 4)},
    {"label": "Second nomination", "state": "skipped", "note": "one was enough", "rule": RULE},
    {"label": "Checked", "state": "refused", "at": date(2026, 5, 6), "note": "paid too late"},
    {"label": "Ballot", "state": "next"},
]

FIGURES = [
    {
        "value": "31",
        "out_of": "31",
        "label": "excluded under this rule without a hearing",
        "url": "#check",
    },
    {"value": "14", "out_of": "212", "label": "local parties have adopted the change"},
    {"value": "3", "out_of": "212", "label": "have voted it down"},
]

ADOPTED = [
    {"label": "Northern", "value": 6, "words": "6 of 41"},
    {"label": "Western", "value": 5, "words": "5 of 38", "tone": 4},
    {"label": "Midland", "value": 3, "words": "3 of 52", "tone": 3},
    {"label": "Eastern", "value": 0, "words": "0 of 44", "tone": 2},
]

REFUSED = no(
    Reason(
        code="notice.short",
        says="The meeting is on {day}, but members were told only {had} days before; {need} are"
        " needed.",
        params={"day": "17 September", "had": 4, "need": 7},
        provision=ProvisionRef("standing-orders", "6.2"),
        remedy="Hold it on 20 September or later, or ask every member to agree to shorter notice.",
    ),
    Reason(
        code="quota.used",
        says="{unit} has sent its one motion for this conference already.",
        params={"unit": "Abbey Road"},
        provision=ProvisionRef("party", "3.III.2"),
        remedy="Ask another branch to move it, or withdraw the earlier one before 1 October.",
    ),
)
ALLOWED = yes(
    Reason(
        code="notice.kept",
        says="Members were told {had} days before; {need} are needed.",
        params={"had": 9, "need": 7},
        provision=ProvisionRef("standing-orders", "6.2"),
    )
)

EVENTS = [
    {
        "at": datetime(2026, 7, 9, 12, 0, tzinfo=BST),
        "title": "Received by head office",
        "body": "Eleven days before the deadline.",
        "by": "The office of the general secretary",
        "entry": "40 211",
        "url": "#proof",
        "link": "see the proof",
    },
    {
        "at": datetime(2026, 7, 2, 20, 14, tzinfo=BST),
        "title": "Passed by the local party",
        "body": "31 for, 4 against, 2 abstained. A quorum of 25 was there.",
        "by": "Bram Okafor, secretary",
        "entry": "39 874",
    },
    {"at": date(2026, 6, 11), "title": "Moved at Abbey Road branch"},
]
