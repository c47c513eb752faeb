"""The members' conversation of the story: a consultation before conference, and one open now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.ops.demo import hustings, news, talking
from folkmoot.ops.demo.members import STORY, Party
from folkmoot.ops.demo.places import NATIONAL
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline
from folkmoot.platform import search

WHOLE = NATIONAL[0]
TOOK_PART, TAKING_PART, OUTSIDE = 600, 140, 31
SHARES = (0.44, 0.34, 0.22)
CHOICES = ("agree", "disagree", "pass")

# What is said, and how likely each of the three camps is to agree: those who would mend the rule,
# those who would keep it, those who would rather talk of something else.
ON_HEARINGS: tuple[tuple[str, tuple[float, float, float]], ...] = (
    ("Nobody should be excluded without being told why.", (0.98, 0.93, 0.95)),
    ("The rule on automatic exclusion should stay as it is.", (0.03, 0.91, 0.35)),
    ("Whoever is accused should see the evidence before deciding what to say.", (0.97, 0.84, 0.90)),
    ("A party that cannot throw people out quickly cannot defend itself.", (0.07, 0.93, 0.28)),
    ("An appeal should go to people who had no part in the first decision.", (0.96, 0.80, 0.88)),
    ("The word “support” is too vague to lose a membership by.", (0.95, 0.22, 0.66)),
    ("Head office should publish how many are excluded, and how fast.", (0.93, 0.71, 0.92)),
    ("Hearings would take volunteers we do not have.", (0.12, 0.88, 0.71)),
    ("Somebody who helps a rival candidate has left us already.", (0.09, 0.90, 0.18)),
    ("It should never matter what somebody wrote years before they joined.", (0.81, 0.14, 0.73)),
    ("A branch should be heard before one of its members is excluded.", (0.88, 0.35, 0.86)),
    ("Most members have never read the rule.", (0.62, 0.58, 0.94)),
    ("Conference spends too long on its own rules.", (0.15, 0.44, 0.96)),
    ("We should talk about rents and buses, not about hearings.", (0.10, 0.38, 0.95)),
    ("A deadline should bind head office as it binds branches.", (0.95, 0.79, 0.93)),
    ("An interim suspension should end by itself.", (0.92, 0.30, 0.64)),
    ("Cases should be decided within three months.", (0.94, 0.83, 0.89)),
    ("Tribunal members should be drawn by lot.", (0.78, 0.19, 0.42)),
    ("The general secretary should be able to exclude in an emergency.", (0.06, 0.92, 0.33)),
    ("People should be excluded for what they did, not for whom they know.", (0.97, 0.76, 0.91)),
    ("Complaints without a name should be thrown away.", (0.71, 0.26, 0.55)),
    ("I would rather lose a case than lose a friend over it.", (0.55, 0.21, 0.83)),
)
BY_MEMBERS = (9, 12, 13, 14, 18, 21, 22)
ON_DUES: tuple[tuple[str, tuple[float, float, float]], ...] = (
    ("Dues should follow income.", (0.93, 0.24, 0.62)),
    ("Whoever cannot pay should pay nothing, and keep their vote.", (0.95, 0.71, 0.84)),
    ("Half of what a member pays should stay with the branch.", (0.70, 0.82, 0.90)),
    ("Dues are too high.", (0.32, 0.44, 0.86)),
    ("Members should see every month what their dues were spent on.", (0.91, 0.88, 0.93)),
    ("A branch that does not meet should get nothing.", (0.21, 0.86, 0.35)),
    ("We should ask for more and do more with it.", (0.76, 0.55, 0.08)),
    ("Reminders should come by letter, not only by e-mail.", (0.48, 0.41, 0.77)),
)


def tell(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """Both consultations; returns their keys."""
    told = yield from together(
        _hearings(line, party),
        _dues(line, party),
        news.tell(line, party),
        hustings.tell(line, party),
        talking.tell(line, lambda: camps(party, talking.COUNTED), party),
    )
    story: dict[str, str] = {}
    for each in told:
        story |= each
    return story


def camps(party: Party, many: int) -> list[list[str]]:
    """Of those who responded before conference every so many-th, camp by camp."""
    view = queries.consultation("heard-before-excluded")
    assert view is not None  # noqa: S101  (it was opened a while ago)
    drawn = _drawn(view.roll, TOOK_PART, Random(600), party)  # noqa: S311  (as it was drawn)
    found: list[list[str]] = [[], [], []]
    for place in range(0, TOOK_PART, TOOK_PART // many):
        found[_camp(place, TOOK_PART)].append(drawn[place])
    return found


def _hearings(line: Timeline, party: Party) -> Story[dict[str, str]]:
    opened = line.evening(-40)
    yield opened
    found = search.search("No exclusion without a hearing", kinds=["motion"])
    asked = [(place, text) for place, (text, _) in enumerate(ON_HEARINGS, 1)]
    view, _ = actions.open_consultation(
        actor=party.greta,
        at=opened,
        title="Heard before excluded",
        says="Before conference votes on the motion: where do members stand, and what do those "
        "who disagree about it have in common?",
        unit=WHOLE,
        proposition=ON_HEARINGS[0][0],
        others=[text for place, text in asked[1:] if place not in BY_MEMBERS],
        closes_at=line.evening(-12, hour=12),
        address=found[-1].url if found else "",
        key="heard-before-excluded",
    )
    numbers = yield from _by_members(line, party, view.key, [-38, -37], _said(ON_HEARINGS))
    yield line.evening(-33)
    actions.moderate(
        actor=party.maeve, at=line.evening(-33), consultation=view.key,
        statement=numbers["hidden"], hides=True,
        reason="It names a member and accuses him of something no tribunal has found.",
    )  # fmt: skip
    yield line.evening(-30)
    lot = Random(600)  # noqa: S311  (an invented conversation, not a secret)
    _respond(view.key, view.roll, TOOK_PART, lot, _weights(view.key, ON_HEARINGS),
             line.evening(-30), party)  # fmt: skip
    yield line.evening(-12, hour=13)
    actions.publish_result(at=line.evening(-12, hour=13), consultation=view.key)
    return {"heard": view.key}


def _dues(line: Timeline, party: Party) -> Story[dict[str, str]]:
    opened = line.evening(-8)
    yield opened
    view, _ = actions.open_consultation(
        actor=party.greta,
        at=opened,
        title="What should dues be for?",
        says="The treasurer drafts next year's budget in a month and wants to know before, not "
        "after.",
        unit=WHOLE,
        proposition=ON_DUES[0][0],
        others=[text for text, _ in ON_DUES[1:]],
        closes_at=line.evening(6, hour=12),
        outside=True,
        key="what-should-dues-be-for",
    )
    yield line.evening(-6)
    actions.put_statement(
        actor=party.kofi, at=line.evening(-6), consultation=view.key,
        text="The treasurer's brother-in-law prints our leaflets.",
    )  # fmt: skip
    yield line.evening(-4)
    lot = Random(140)  # noqa: S311  (as above)
    weights = _weights(view.key, ON_DUES)
    _respond(view.key, view.roll, TAKING_PART, lot, weights, line.evening(-4), party)
    actions.bring_responses(
        consultation=view.key,
        outside=True,
        responses=[
            (f"browser {n}", number, _choice(lot, camps[n % 3]), line.evening(-4))
            for n in range(OUTSIDE)
            for number, camps in weights.items()
        ],
    )
    return {"dues": view.key}


def _said(listed: Sequence[tuple[str, tuple[float, float, float]]]) -> list[str]:
    return [text for place, (text, _) in enumerate(listed, 1) if place in BY_MEMBERS]


def _by_members(
    line: Timeline, party: Party, key: str, days: Sequence[int], texts: Sequence[str]
) -> Story[dict[str, int]]:
    """Members put statements in, and one of them one that will be hidden."""
    writers = [party.of_unit[unit][20] for unit in ("quayside", "hollins", "peel", "ashpit")]
    for day, some in zip(days, (texts[:4], texts[4:]), strict=True):
        for n, text in enumerate(some):
            yield line.evening(day, minute=n)
            actions.put_statement(
                actor=writers[n], at=line.evening(day, minute=n), consultation=key, text=text
            )
    yield line.evening(-34)
    hidden, _ = actions.put_statement(
        actor=writers[0], at=line.evening(-34), consultation=key,
        text="Everybody knows who in Inverleigh took the minutes home.",
    )  # fmt: skip
    return {"hidden": hidden}


def _weights(
    key: str, listed: Sequence[tuple[str, tuple[float, float, float]]]
) -> dict[int, tuple[float, float, float]]:
    """How likely each camp is to agree, by the number a statement got."""
    view = queries.consultation(key)
    assert view is not None  # noqa: S101  (it was opened a moment ago)
    likely = dict(listed)
    return {
        each.number: likely[each.text]
        for each in queries.statements(view)
        if each.seen and each.text in likely
    }


def _respond(
    key: str,
    roll: str,
    many: int,
    lot: Random,
    weights: dict[int, tuple[float, float, float]],
    begins: datetime,
    party: Party,
) -> None:
    """So many people of the roll respond to most statements; those of the story keep theirs."""
    responses = []
    for place, person in enumerate(_drawn(roll, many, lot, party)):
        camp = _camp(place, many)
        at = begins + timedelta(minutes=place)
        for number, camps in weights.items():
            if number == 1 or lot.random() < 0.86:  # noqa: PLR2004  (most see most of them)
                responses.append((person, number, _choice(lot, camps[camp]), at))
    actions.bring_responses(consultation=key, responses=responses)


def _drawn(roll: str, many: int, lot: Random, party: Party) -> list[str]:
    # Those of the story as it begins: who comes to it later, by lot, may not move who is drawn when
    # the same draw is asked for again.
    of_story = {party.story[name].key for name in STORY}
    electors = [each for each in sorted(people.electors_of(roll)) if each not in of_story]
    return lot.sample(electors, many)


def _camp(place: int, many: int) -> int:
    return 0 if place < many * SHARES[0] else 1 if place < many * (SHARES[0] + SHARES[1]) else 2


def _choice(lot: Random, likely: float) -> str:
    drawn = lot.random()
    passing = 0.06
    if drawn < passing:
        return CHOICES[2]
    return CHOICES[0] if (drawn - passing) / (1 - passing) < likely else CHOICES[1]
