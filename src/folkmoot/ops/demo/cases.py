"""Cases: one at the reply, one before its panel, one on appeal, one of each other kind, and two
hundred decided ones.
"""

from __future__ import annotations

from datetime import datetime
from random import Random

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.actions import Found
from folkmoot.apps.conduct.queries.parts import drawn_for, points_of
from folkmoot.apps.conduct.queries.rooms import room_of
from folkmoot.apps.people import actions as people
from folkmoot.apps.people import queries as people_queries
from folkmoot.core.terms import ActorRef
from folkmoot.ops.demo import case_kinds
from folkmoot.ops.demo.case_steps import REMEDY, Bench, Matter, charge, complain, disclose, draw
from folkmoot.ops.demo.members import STORY, Party
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline

POOL = (
    "eastry",
    "vale-cross",
    "netherby-road",
    "farrow",
    "kingsbeck",
    "bellfield",
    "ashpit",
    "upper-gill",
)
APPEAL_POOL = ("jarnsea-front", "lamp-street", "kettle-bank", "wick-green", "causeway")
INVESTIGATORS = ("foundry", "peel")
WITH_PAGES = ("at_reply", "about_admission")  # whose pages are looked at as everybody
PLACE = 10  # in the list of a branch: a member for long, without another office
DECIDED = 200


def fill_offices(line: Timeline, at: datetime, party: Party) -> None:
    """The clerk, the investigators and the two pools take office."""
    holders = {
        "case_clerk": [party.clem],
        "investigator": [party.of_unit[slug][PLACE] for slug in INVESTIGATORS],
        "panel_pool": [party.of_unit[slug][PLACE] for slug in POOL],
        "appeal_pool": [party.of_unit[slug][PLACE] for slug in APPEAL_POOL],
    }
    for role, actors in holders.items():
        for actor in actors:
            people.appoint(
                actor=party.greta,
                at=at,
                person=actor.key,
                role=role,
                unit="ploughshare",
                start=line.day(-590),
            )


def tell(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """The running cases, side by side; returns their codes."""
    bench = Bench(line, party, party.clem, party.of_unit[INVESTIGATORS[0]][PLACE])
    actions.take_over_outcomes(_decided(line), at=line.evening(-200))
    branch = party.of_unit
    stories = (
        _at_reply(_of(bench), branch["carr-lane"][PLACE]),
        _before_panel(_of(bench), branch["saltings"][PLACE], branch["old-mill"][PLACE]),
        _on_appeal(_of(bench), branch["thornhope"][PLACE], branch["lower-gill"][PLACE]),
    )
    kinds = (case_kinds.admission, case_kinds.eligibility, case_kinds.arrears, case_kinds.office)
    codes = yield from together(*stories, *(each(_of(bench)) for each in kinds))
    names = ("at_reply", "before_panel", "on_appeal", *(f"about_{each.__name__}" for each in kinds))
    story = dict(zip(names, codes, strict=True)) | {"accused": party.rosa.key}
    return story | _panellist(line, party, story)


def _panellist(line: Timeline, party: Party, story: dict[str, str]) -> dict[str, str]:
    """One of those the lot has made judges is somebody a visitor can be; who, nobody can say
    before. Their first name is not that of anybody else in the story.
    """
    taken = {given for given, _family, _unit in STORY.values()}
    seats = people_queries.names_of(drawn_for(story["before_panel"], "panel"))
    key = next(
        (each for each, name in seats.items() if name.partition(" ")[0] not in taken),
        next(iter(seats)),
    )
    party.story["panellist"] = ActorRef("person", key)
    name = seats[key].partition(" ")[0].lower()
    rooms = {case: room_of(story[case], key, line.anchor) for case in WITH_PAGES}
    reads = rooms["at_reply"] is not None and rooms["at_reply"].exhibits
    return (
        {"panellist": name}
        | {f"also_{case}": name for case, room in rooms.items() if room is not None}
        | ({"also_reads": name} if reads else {})
    )


def _of(bench: Bench) -> Bench:
    return Bench(bench.line, bench.party, bench.clerk, bench.investigator)


def _at_reply(bench: Bench, by: ActorRef) -> Story[str]:
    matter = Matter(
        against=bench.party.tess,
        by=by,
        says="She spoke for a residents' list at its rally and wore its badge. That list stands "
        "against us in May.",
        rule="2.I.4.B",
        act="spoke at the rally of another political organisation",
        place="Old Mill market place",
        medium="by loudspeaker",
        points=("spoke at the rally", "wore the badge of the list"),
    )
    yield from complain(bench, matter, -40)
    yield from charge(bench, matter, -34, -40)
    yield from disclose(bench, -9)
    yield from draw(bench, -8)
    yield bench.at(-5)
    bench.act(
        actions.say_adjustment,
        bench.party.tess,
        -5,
        says="I do not hear well. I need to sit near the panel, and breaks.",
    )
    bench.act(
        actions.request,
        bench.party.tess,
        -5,
        hour=12,
        says="Please hear Kofi Mensah, who invited me and knows what I said.",
    )
    return bench.code


def _before_panel(bench: Bench, against: ActorRef, by: ActorRef) -> Story[str]:
    matter = Matter(
        against=against,
        by=by,
        says="Stood against our candidate, with leaflets that gave two members' addresses.",
        rule="2.I.4.A",
        act="stood for the parish council against the party's candidate",
        place="Saltings ward",
        medium="by nomination paper",
        points=("stood against the candidate", "handed out leaflets with addresses"),
    )
    yield from complain(bench, matter, -78)
    yield from charge(bench, matter, -72, -78)
    yield from disclose(bench, -60)
    yield from together(draw(bench, -58), draw(bench, -56, "suspension"))
    yield bench.at(-54)
    bench.act(
        actions.suspend_member,
        bench.sits("suspension")[0],
        -54,
        hour=13,
        scope=["contact_members", "attend"],
        urgent="Two members have had visits at their doors since the leaflet.",
        serious="Their addresses were given out against their will.",
    )
    yield bench.at(-40)
    bench.act(
        actions.reply,
        against,
        -40,
        says="I did stand. I had been told that the ward was not contested by the party.",
        points=["The party's candidate was named after my paper was in."],
    )
    yield bench.at(-27)
    bench.act(
        actions.review_suspension,
        bench.sits("suspension")[0],
        -27,
        reasons="The leaflets are still going round; attending is not needed for the defence.",
    )
    return bench.code


def _on_appeal(bench: Bench, against: ActorRef, by: ActorRef) -> Story[str]:
    matter = Matter(
        against=against,
        by=by,
        says="Was the election agent of a candidate of another party in the county election.",
        rule="2.I.4.A",
        act="acted as agent against a candidate of the party",
        place="Thornhope division",
        medium="in print",
        points=("acted as agent", "signed the imprint of the leaflets"),
    )
    yield from complain(bench, matter, -150)
    yield from charge(bench, matter, -144, -150)
    yield from disclose(bench, -130)
    yield from draw(bench, -128)
    yield bench.at(-120)
    bench.act(
        actions.reply, against, -120, says="It was my brother's campaign.", points=["He is kin."]
    )
    yield bench.at(-95)
    panel = bench.sits()
    bench.act(actions.hold_hearing, panel[0], -95, note="The member, a companion, two witnesses.")
    found = Found(True, 3, 0, "The imprint bears the member's name, and nobody denies it.")
    bench.act(
        actions.decide_case,
        panel[0],
        -95,
        hour=15,
        findings=[found, found],
        cited=[1, 2],
        sanction="exclusion",
        months=24,
        lesser_considered="A suspension was weighed; the election was decided by eleven votes.",
        departure="Others helped a friend for a day; this was a whole campaign.",
        answers=dict.fromkeys(points_of(bench.code), "Kinship does not bind an agent."),
        external_remedy=REMEDY,
    )
    yield bench.at(-92)
    bench.act(
        actions.send_document,
        bench.clerk,
        -92,
        what="decision",
        method="hand",
        proof="signed for",
    )
    bench.act(actions.serve_decision, bench.clerk, -92)
    yield bench.at(-70)
    bench.act(
        actions.appeal,
        against,
        -70,
        grounds="Two years for helping a brother is more than anybody has had for it.",
    )
    yield from draw(bench, -60, "appeal")
    return bench.code


def _decided(line: Timeline) -> list[dict[str, object]]:
    """Outcomes of the years before, as the public list has them; drawn by lot."""
    chance = Random(2026)  # noqa: S311  (an invented past)
    years = sorted(line.day(0).year - chance.choice((1, 1, 2, 2, 3, 4)) for _ in range(DECIDED))
    return [_one(chance, year) for year in years]


def _one(chance: Random, year: int) -> dict[str, object]:
    label = chance.choices(("2.I.4.A", "2.I.4.B", "2.I.3"), (5, 3, 2))[0]
    outcome = chance.choices(("effective", "not_upheld"), (11, 9))[0]
    upheld = outcome == "effective"
    weights = {"2.I.4.A": (1, 2, 3, 6), "2.I.4.B": (6, 4, 2, 1), "2.I.3": (2, 2, 3, 4)}[label]
    kinds = ("warning", "restriction", "suspension", "exclusion")
    sanction = chance.choices(kinds, weights)[0] if upheld else "none"
    return {
        "kind": "discipline",
        "document": "party",
        "label": label,
        "edition": 1,
        "source": chance.choices(("member", "officer", "body"), (7, 2, 1))[0],
        "outcome": outcome,
        "sanction": sanction,
        "months": chance.choice((6, 12, 24)) if sanction not in ("none", "warning") else None,
        "year": year,
        "days": chance.randint(55, 175),
        "days_to_notice": chance.randint(1, 9),
        "suspended": chance.random() < 0.1,  # noqa: PLR2004  (one in ten)
        "on_papers": chance.random() < 0.15,  # noqa: PLR2004
        "appealed": upheld and chance.random() < 0.3,  # noqa: PLR2004
    }
