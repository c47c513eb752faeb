"""How members of the story talk: replies beneath what was published, notes, who is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from folkmoot.apps.campaigns import queries as campaigns
from folkmoot.apps.commons import actions, queries
from folkmoot.ops.demo import news
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.telling import Story
from folkmoot.ops.demo.timeline import Timeline

COUNTED, ANSWERS, FIRST = 168, 620, 9
# So many answers of all go to one's own camp on purpose; by lot it would be about a third.
AT_HOME = 0.56
OPENING = (
    "At our branch we tried that in spring.",
    "I read the whole of it twice.",
    "My mother was a member for forty years and would have said the same.",
    "I work nights, so take this as it comes.",
    "Let us be exact about it.",
    "You have a point, and I had not seen it.",
    "I would put it the other way round.",
    "Nobody at our last meeting knew this.",
    "That is what I said in June, and was laughed at.",
    "I have asked three people who were there.",
    "We should look at what it cost the last time.",
    "I came to this late.",
    "Speaking as a treasurer:",
    "Please read the rule before anybody answers.",
)
MIDDLE = (
    "It works as long as somebody keeps the minutes.",
    "Most of the trouble comes from letters that arrive too late.",
    "A rule nobody can find is no rule.",
    "Twelve people in a cold room can decide very well.",
    "If it takes a lift and a lamp to bring people in, buy both.",
    "The figures are there for anybody who wants to add them up.",
    "What we need is a day, an hour and a name.",
    "I do not mind losing a vote that I was asked to.",
    "It should not depend on who happens to be in the office.",
    "People leave over small things that nobody answered.",
    "Half of this could be settled by telephone.",
    "I would rather be slow and right.",
)
CLOSING = (
    "Who takes it on?",
    "I can help on Thursdays.",
    "Let us hear from the coast before we decide.",
    "",
    "Otherwise we talk about it again next year.",
    "",
    "I would vote for that.",
    "I would vote against that.",
    "",
)
# The words of a note, where it can be checked, and how likely each of two camps finds it helpful.
NOTES: tuple[tuple[str, str, str, float, float], ...] = (
    ("doors", ("The first bus from the station leaves at ten past eight, so whoever comes by the "
     "night train walks: twelve minutes, level, lit."), "https://buses.example/hall", 0.97, 0.96),
    ("accounts", ("Dues brought in less because 1,900 members moved to the lower rate; the number "
     "of members did not fall."), "https://accounts.example/note-4", 0.96, 0.95),
    ("accounts", "The rents are those of offices nobody asked for.", "", 0.86, 0.05),
    ("accounts", "Every officer who signed these accounts still enjoys the trust of conference.",
     "", 0.06, 0.88),
    ("doors", "Conference always opened late in the old days, and it did no harm.", "", 0.12, 0.15),
    ("advert", ("The hospital named in it was not closed: one of its two wards moved across the "
     "road."), "https://hospital.example/wards", 0.96, 0.97),
    ("advert", "Whoever paid for this has never paid for anything good.", "", 0.80, 0.07),
    ("doors", "Somebody I met on the train says that the hall is haunted.", "", 0.06, 0.09),
    ("accounts", "Figures never tell the whole truth.", "", 0.08, 0.06),
    ("advert", "Typical.", "", 0.10, 0.05),
)  # fmt: skip
RATERS = 64


def tell(
    line: Timeline, camps: Callable[[], Sequence[Sequence[str]]], party: Party
) -> Story[dict[str, str]]:
    """Talk of some weeks, one reply hidden; the notes and their ratings; the measure."""
    yield line.evening(-2, hour=23)
    pages = {each.title: each.url for each in queries.publications()}
    doors, accounts = pages[news.PUBLISHED[-1][4]], pages[news.PUBLISHED[0][4]]
    follow = pages[news.PUBLISHED[2][4]]
    heard = queries.consultations()[-1].url
    spoken = camps()
    told = _replies([follow, accounts, heard], spoken, line.evening(-8))
    actions.bring_replies(replies=told, counted=[key for camp in spoken for key in camp])
    number, _ = actions.reply_to(
        actor=party.rosa, at=line.evening(-2, hour=23), address=accounts, answers=1,
        text="Thank you. Could next year's say what each office costs?",
    )  # fmt: skip
    hidden, _ = actions.reply_to(
        actor=party.kofi, at=line.evening(-2, hour=23), address=accounts, answers=number,
        text="Ask the auditor whose cousin the landlord is.",
    )  # fmt: skip
    advert = f"/campaigns/adverts/{campaigns.adverts()[0].key}"
    notes = _notes(line, party, {"doors": doors, "accounts": accounts, "advert": advert})
    yield line.evening(-1, hour=9)
    actions.moderate_talk(
        actor=party.maeve, at=line.evening(-1, hour=9), address=accounts, number=hidden,
        what="reply", hides=True,
        reason="It accuses somebody of something without saying what is known of it.",
    )  # fmt: skip
    actions.bring_ratings(ratings=_ratings(notes, spoken, line.evening(-1, hour=9)))
    yield line.evening(-1, hour=18)
    actions.measure_talk(at=line.evening(-1, hour=18))
    return {"note": str(notes[0]), "talk": accounts, "hidden_reply": str(hidden)}


def _replies(
    places: Sequence[str], camps: Sequence[Sequence[str]], begins: datetime
) -> list[tuple[str, str, str, int | None, datetime]]:
    lot = Random(620)  # noqa: S311  (an invented conversation, not a secret)
    camp_of = {key: n for n, camp in enumerate(camps) for key in camp}
    everybody = sorted(camp_of)
    found: list[tuple[str, str, str, int | None, datetime]] = []
    of_camp: dict[tuple[str, int], list[int]] = {}
    of_page: dict[str, list[int]] = {}
    for n in range(ANSWERS + FIRST):
        address = places[n % len(places)]
        person = lot.choice(everybody)
        at = begins + timedelta(minutes=13 * n)
        answers = None
        if n >= FIRST:
            own = of_camp.get((address, camp_of[person]), [])
            answers = lot.choice(own if own and lot.random() < AT_HOME else of_page[address])
        words = [lot.choice(OPENING), lot.choice(MIDDLE), lot.choice(CLOSING)]
        place = len(found)
        found.append((address, person, " ".join(filter(None, words)), answers, at))
        of_camp.setdefault((address, camp_of[person]), []).append(place)
        of_page.setdefault(address, []).append(place)
    return found


def _notes(line: Timeline, party: Party, pages: Mapping[str, str]) -> list[int]:
    at = line.evening(-2, hour=23)
    return [
        actions.add_note(
            actor=party.rosa if n % 2 else party.ned, at=at,
            address=pages[page], text=text, source=source,
        )[0]
        for n, (page, text, source, _one, _other) in enumerate(NOTES)
    ]  # fmt: skip


def _ratings(
    notes: Sequence[int], camps: Sequence[Sequence[str]], begins: datetime
) -> list[tuple[str, int, int, datetime]]:
    lot = Random(64)  # noqa: S311  (as above)
    people = [*camps[0][: RATERS // 2], *camps[1][: RATERS // 2]]
    found = []
    for place, person in enumerate(people):
        for note, (_page, _text, _source, *likely) in zip(notes, NOTES, strict=True):
            if lot.random() < 0.8:  # noqa: PLR2004  (most see most of them)
                good = lot.random() < likely[place >= RATERS // 2]
                at = begins + timedelta(minutes=place)
                found.append((person, note, 1 if good else -1, at))
    return found
