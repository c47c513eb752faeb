"""The people of the story whom a visitor can be, and what each can do next."""

from __future__ import annotations

from folkmoot.apps.people import queries as people
from folkmoot.ops.demo.members import Party


def personas(party: Party, story: dict[str, str]) -> list[dict[str, str]]:
    """Each persona: key, name, role, what comes next, and the page to begin on."""
    conference = f"/meetings/{story['conference']}"
    listed = (
        (
            "rosa",
            "member, who moved it all",
            "take your draft on minutes to a branch meeting; your motion is being voted on today",
            f"/motions/{story['draft']}",
        ),
        (
            "ned",
            "secretary, Westbrook branch",
            "your branch is meeting now: write down when, who came, what was decided",
            "/meetings/met/westbrook",
        ),
        (
            "farah",
            "secretary, Aldermere local party",
            "send head office the motion that your general meeting passed, and keep the receipt",
            f"/motions/{story['waiting']}",
        ),
        (
            "kofi",
            "delegate of Aldermere",
            "cast your delegation's share of the card on the motion you moved this morning",
            conference,
        ),
        (
            "dilys",
            "arrangements committee",
            "rule on the motion that still waits, citing the rule and giving reasons",
            f"/motions/conferences/{story['conference']}",
        ),
        (
            "idris",
            "secretary, Brinswick local party",
            "say whether your motion goes into the composite, or stays out",
            f"/motions/{story['composite']}",
        ),
        (
            "maeve",
            "chair of the party and of conference",
            "decide the challenge, close the card vote and declare the result",
            conference,
        ),
        (
            "hamid",
            "candidate for the arrangements committee",
            "look at your page among the candidates, and vote: the poll is open",
            f"/elections/{story['arrangements']}",
        ),
        (
            "greta",
            "general secretary",
            "certify the new edition of the rule book once the motion is carried",
            f"/motions/{story['hero']}",
        ),
        (
            "sunita",
            "campaign officer",
            "see how the posters came to be a breach, and what waits for an approval",
            "/campaigns/",
        ),
        (
            "nadia",
            "joined twelve days ago, and objected to",
            "read who objects to you and why, and answer before anything is decided",
            "/me/admission",
        ),
        (
            "tess",
            "member, against whom there is a charge",
            "see what they have against you and reply to it before your time is over",
            f"/cases/{story['at_reply']}",
        ),
        (
            "clem",
            "clerk of cases",
            "see what runs out first, and an interim suspension that is about to end by itself",
            "/cases/desk",
        ),
        (
            "panellist",
            "drawn by lot for a panel",
            "hear the member whose case is ready, and decide it point by point",
            f"/cases/{story['before_panel']}",
        ),
    )
    names = people.names_of(each.key for each in party.story.values())
    return [
        {
            "key": party.story[name].key,
            "name": names[party.story[name].key],
            "role": role,
            "next": after,
            "begins": begins,
        }
        for name, role, after, begins in listed
    ]
