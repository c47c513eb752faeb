"""What was published in the story: news, a document, an event, one of them corrected."""

from __future__ import annotations

import typst

from folkmoot.apps.commons import actions
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.places import NATIONAL
from folkmoot.ops.demo.telling import Story
from folkmoot.ops.demo.timeline import Timeline

WHOLE = NATIONAL[0]
ACCOUNTS = """
#set page(paper: "a5")
= Accounts of the last year
#table(columns: 2, [Dues], [£118,400], [Rents], [£41,250], [Printing], [£22,960])
"""
# The day, who publishes for which unit, what it is, its title and its words.
PUBLISHED = (
    (
        -34,
        "greta",
        WHOLE,
        "document",
        "Accounts of the last year",
        "Audited, and laid before conference. Dues brought in less than before; rents took more.",
    ),
    (
        -21,
        "ned",
        "westbrook",
        "news",
        "We meet upstairs from now on",
        "The room above the bakery has a lift. Bring a cup.",
    ),
    (
        -9,
        "greta",
        WHOLE,
        "news",
        "How to follow conference from home",
        "Every vote stands on the page of its motion a minute after it is taken.",
    ),
    (
        -5,
        "farah",
        "aldermere",
        "event",
        "Supper for new members",
        "Soup, bread and twenty minutes on how a motion gets to conference.",
    ),
    (
        -2,
        "greta",
        WHOLE,
        "news",
        "The hall opens an hour earlier",
        "Doors open at eight, for those who come by the night train.",
    ),
)


def tell(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """What was published, and who has it sent; returns the keys of two of them."""
    keys = []
    for day, who, unit, kind, title, text in PUBLISHED:
        yield line.evening(day, hour=18)
        view, _ = actions.publish(
            actor=getattr(party, who),
            at=line.evening(day, hour=18),
            unit=unit,
            kind=kind,
            title=title,
            text=text,
            file=typst.compile(ACCOUNTS.encode(), timestamp=0) if kind == "document" else b"",
            file_name="accounts.pdf",
            starts_at=line.evening(9) if kind == "event" else None,
            ends_at=line.evening(9, hour=21) if kind == "event" else None,
            place="Quayside hall, Aldermere" if kind == "event" else "",
        )
        keys.append(view.key)
    yield line.evening(-1, hour=18)
    actions.correct(
        actor=party.greta,
        at=line.evening(-1, hour=18),
        publication=keys[-1],
        title=PUBLISHED[-1][4],
        text="Doors open at half past eight, for those who come by the night train.",
        why="The night train arrives at a quarter past eight.",
    )
    for actor in (party.rosa, party.kofi):
        actions.subscribe(actor=actor, at=line.evening(-1, hour=18))
    return {"accounts": keys[0], "doors": keys[-1]}
