"""Cases: one at the reply, one before its panel, one on appeal, and two hundred decided ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.actions import Found
from folkmoot.apps.conduct.queries.parts import adjudicator_of, drawn_for, points_of
from folkmoot.apps.conduct.queries.rooms import room_of
from folkmoot.apps.people import actions as people
from folkmoot.apps.people import queries as people_queries
from folkmoot.apps.record.signing import sign
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.terms import ActorRef, ProvisionRef
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
PLACE = 10  # in the list of a branch: a member for long, without another office
REMEDY = "The Certification Officer, within six months of the decision (section 108A of the Act)."
DECIDED = 200


@dataclass(frozen=True, slots=True)
class Matter:
    """What one case is about."""

    against: ActorRef
    by: ActorRef
    says: str
    rule: str
    act: str
    place: str
    medium: str
    points: tuple[str, ...]
    maximum: str = "exclusion"


@dataclass(slots=True)
class Bench:
    """Who keeps the cases of the story, and how each step is taken."""

    line: Timeline
    party: Party
    clerk: ActorRef
    investigator: ActorRef
    code: str = ""

    def at(self, day: int, hour: int = 11) -> datetime:
        """Late in the morning of a day counted from today."""
        return self.line.evening(day, hour=hour)

    def act(self, verb, who: ActorRef, day: int, hour: int = 11, **more):  # noqa: ANN001, ANN003, ANN201
        """Do something in the case in hand."""
        return verb(actor=who, at=self.at(day, hour), case=self.code, **more)

    def sits(self, purpose: str = "panel") -> list[ActorRef]:
        """Who was drawn."""
        return [ActorRef("person", key) for key in drawn_for(self.code, purpose)]


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
    """The three running cases, side by side; returns their codes."""
    bench = Bench(line, party, party.clem, party.of_unit[INVESTIGATORS[0]][PLACE])
    actions.take_over_outcomes(_decided(line), at=line.evening(-200))
    branch = party.of_unit
    stories = (
        _at_reply(_of(bench), branch["carr-lane"][PLACE]),
        _before_panel(_of(bench), branch["saltings"][PLACE], branch["old-mill"][PLACE]),
        _on_appeal(_of(bench), branch["thornhope"][PLACE], branch["lower-gill"][PLACE]),
    )
    codes = yield from together(*stories)
    names = ("at_reply", "before_panel", "on_appeal")
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
    also = room_of(story["at_reply"], key, line.anchor) is not None
    return {"panellist": name} | ({"also_at_reply": name} if also else {})


def _of(bench: Bench) -> Bench:
    return Bench(bench.line, bench.party, bench.clerk, bench.investigator)


def _complain(bench: Bench, matter: Matter, day: int) -> Story[None]:
    """As far as the day on which the member was told."""
    yield bench.at(day)
    bench.code, _ = actions.make_complaint(
        actor=matter.by,
        at=bench.at(day),
        against=matter.against.key,
        says=matter.says,
        act_at=bench.at(day - 30),
        place=matter.place,
        medium=matter.medium,
    )
    yield bench.at(day + 2)
    bench.act(
        actions.open_investigation,
        ActorRef("person", adjudicator_of(bench.code)),
        day + 2,
        investigator=bench.investigator.key,
        reasons="If it is true it is a breach; it has to be looked into.",
    )
    yield bench.at(day + 3)
    bench.act(actions.tell_member, bench.clerk, day + 3, method="hand", proof="signed for")


def _charge(bench: Bench, matter: Matter, day: int, complained: int) -> Story[None]:
    """Asked what is needed, charged, all the material on the schedule."""
    yield bench.at(day)
    bench.act(actions.ask_adjustments, bench.clerk, day)
    for title, words, helps in (
        ("The nomination paper", "Copy of the paper as it was handed in.", False),
        ("Minutes of the branch", "The branch was told and raised no objection.", True),
    ):
        bench.act(
            actions.file_evidence,
            bench.investigator,
            day,
            title=title,
            data=words.encode(),
            helps=helps,
        )
    yield bench.at(day + 3)
    edition = rulebook.edition_on("party", bench.line.day(complained - 30))
    bench.act(
        actions.charge_member,
        bench.investigator,
        day + 3,
        rule=ProvisionRef("party", matter.rule, edition.sequence if edition else 0),
        act=matter.act,
        act_at=bench.at(complained - 30),
        place=matter.place,
        medium=matter.medium,
        maximum=matter.maximum,
        particulars=matter.points,
    )
    yield bench.at(day + 4)
    bench.act(
        actions.send_document,
        bench.clerk,
        day + 4,
        what="charge",
        method="hand",
        proof="signed for",
    )
    bench.act(actions.sign_schedule, bench.investigator, day + 4)


def _disclose(bench: Bench, day: int) -> Story[None]:
    yield bench.at(day)
    bench.act(actions.disclose, bench.clerk, day, method="hand", proof="signed for")


def _draw(bench: Bench, day: int, purpose: str = "panel") -> Story[None]:
    """The pool is frozen; two days later the record has moved on and decides the lot."""
    yield bench.at(day)
    bench.act(actions.commit_pool, bench.clerk, day, purpose=purpose)
    yield bench.at(day + 2)
    sign(at=bench.at(day + 2))
    bench.act(actions.draw_panel, bench.clerk, day + 2, purpose=purpose)
    for member in bench.sits(purpose):
        bench.act(actions.declare, member, day + 2, purpose=purpose)


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
    yield from _complain(bench, matter, -40)
    yield from _charge(bench, matter, -34, -40)
    yield from _disclose(bench, -9)
    yield from _draw(bench, -8)
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
        says="He stood against our candidate, with leaflets that gave two members' addresses.",
        rule="2.I.4.A",
        act="stood for the parish council against the party's candidate",
        place="Saltings ward",
        medium="by nomination paper",
        points=("stood against the candidate", "handed out leaflets for himself"),
    )
    yield from _complain(bench, matter, -78)
    yield from _charge(bench, matter, -72, -78)
    yield from _disclose(bench, -60)
    yield from together(_draw(bench, -58), _draw(bench, -56, "suspension"))
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
        says="She was the election agent of a candidate of another party in the county election.",
        rule="2.I.4.A",
        act="acted as agent against a candidate of the party",
        place="Thornhope division",
        medium="in print",
        points=("acted as agent", "put her name to the imprint of leaflets"),
    )
    yield from _complain(bench, matter, -150)
    yield from _charge(bench, matter, -144, -150)
    yield from _disclose(bench, -130)
    yield from _draw(bench, -128)
    yield bench.at(-120)
    bench.act(
        actions.reply, against, -120, says="It was my brother's campaign.", points=["He is kin."]
    )
    yield bench.at(-95)
    panel = bench.sits()
    bench.act(actions.hold_hearing, panel[0], -95, note="The member, her companion, two witnesses.")
    found = Found(True, 3, 0, "The imprint bears her name, and she does not deny it.")
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
        departure="Others helped a friend for a day; she ran the whole campaign.",
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
    yield from _draw(bench, -60, "appeal")
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
