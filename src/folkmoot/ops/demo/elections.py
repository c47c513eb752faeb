"""The elections of the story: two by delegates, one of the chair, and one that is open now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.core.terms import ActorRef
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.places import AFFILIATES, LOCAL_PARTIES, NATIONAL
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline

SEED = "folkmoot demonstration"
HOUR = timedelta(hours=1)
WHOLE = NATIONAL[0]
BALLOTS_OF_CHAIR, BALLOTS_SO_FAR = 1_480, 1_926
STATEMENTS = (
    (
        "I have sat through forty reports of the arrangements committee. I would like the "
        "forty-first to say why. Every ruling with its reasons, every reason with its rule."
    ),
    (
        "A motion belongs to the branch that wrote it. The committee is there to get it to the "
        "floor, not to find grounds against it."
    ),
    (
        "I was a branch secretary for nine years with ten minutes a week for it. I will ask of "
        "every deadline whether a branch that meets once a month can keep it."
    ),
    "Composites by consent, and nobody composited out of the room.",
    (
        "The timetable is the one thing conference never votes on. I will publish it four weeks "
        "earlier and take objections."
    ),
    "I will vote to hear the awkward motion. If it is wrong, conference will say so.",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate, who nominated her, and for which kept places she asks to be counted."""

    actor: ActorRef
    units: tuple[str, ...]
    groups: tuple[str, ...] = ()


def last_year(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """The tribunal and the affiliates' six, by delegates at conference; then the chair."""
    told = yield from together(_tribunal(line, party), _affiliates(line, party))
    chair = yield from _chair(line, party)
    return {"tribunal": told[0], "affiliates": told[1], "chair": chair}


def this_year(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """One being voted on, one whose poll has closed, one for which nominations are open."""
    told = yield from together(
        _arrangements(line, party), _policy_forum(line, party), _treasurer(line, party)
    )
    return {"arrangements": told[0], "forum": told[1], "treasurer": told[2]}


def _policy_forum(line: Timeline, party: Party) -> Story[str]:
    """Two places; the poll closed last night, and the returning officer has yet to count."""
    called = line.evening(-40)
    times = Timetable(
        called, line.evening(-24), line.evening(-20), line.evening(-15, hour=9), line.evening(-1)
    )
    _locals, unions = _nominators()
    standing = [
        Standing(party.of_unit[unit][9], (unions[n], unions[n + 1]))
        for n, unit in enumerate(("tannery-row", "wick-green", "peel"))
    ]
    key = yield from _nominated(
        line,
        party,
        post=("Policy forum", "forum", 2, ""),
        times=times,
        called=called,
        standing=standing,
    )
    yield line.evening(-18)
    actions.give_notice_of_poll(
        actor=party.greta, at=line.evening(-18), election=key, letters=False
    )
    yield line.evening(-3, hour=20)
    _vote(key, at=line.evening(-3, hour=20), many=612, chance=Random(11))  # noqa: S311
    return key


def _treasurer(line: Timeline, party: Party) -> Story[str]:
    """Nominations are open; one nominee has some, and has not answered yet."""
    called = line.evening(-5)
    times = Timetable(
        called,
        line.evening(16, hour=12),
        line.evening(20, hour=12),
        line.evening(28, hour=9),
        line.evening(42, hour=12),
    )
    yield called
    actions.make_post(
        actor=party.greta,
        at=called,
        title="Treasurer",
        slug="treasurer",
        unit=WHOLE,
        places=1,
        months=24,
        role="treasurer",
    )
    view, _ = actions.call_election(
        actor=party.greta, at=called, post="treasurer", times=times, seed=f"{SEED} treasurer"
    )
    yield line.evening(-2, hour=21)
    number = person.number if (person := people.person(party.of_unit["farrow"][0].key)) else ""
    for unit in ("gorsely", "harrowgill", "weavers"):
        actions.nominate(
            actor=party.secretaries[unit],
            at=line.evening(-2, hour=21),
            election=view.key,
            number=number,
            unit=unit,
            meeting="general meeting",
        )
    return view.key


def _arrangements(line: Timeline, party: Party) -> Story[str]:
    """The members' seats on the arrangements committee: nominated, and being voted on."""
    called, opens = line.evening(-26), line.evening(-6, hour=9)
    times = Timetable(called, line.evening(-12), line.evening(-9), opens, line.evening(4, hour=12))
    locals_, unions = _nominators()
    people_ = [party.hamid, *(party.of_unit[unit][9] for unit in
               ("quayside", "lamp-street", "peatlands", "kettle-bank", "eastry"))]  # fmt: skip
    standing = [
        Standing(actor, tuple(locals_[6 * n : 6 * n + 5]) or (unions[n % 5], unions[(n + 1) % 5]))
        for n, actor in enumerate(people_)
    ]
    key = yield from _nominated(
        line, party, post=("Arrangements committee, members' seats", "arrangements", 3, ""),
        times=times, called=called, standing=standing,
    )  # fmt: skip
    yield line.evening(-9, hour=20)
    for actor, text in zip(people_, STATEMENTS, strict=True):
        actions.give_statement(actor=actor, at=line.evening(-9, hour=20), election=key, text=text)
    numbers = [person.number for actor in people_[1:4] if (person := people.person(actor.key))]
    slug, _ = actions.form_slate(
        actor=people_[1], at=line.evening(-9, hour=20), election=key, name="Open Door",
        says="Three members who answer letters and would publish every reason in full.",
        numbers=numbers,
    )  # fmt: skip
    for actor in people_[2:4]:
        actions.join_slate(actor=actor, at=line.evening(-9, hour=20), election=key, slate=slug)
    actions.set_hustings(
        actor=party.greta, at=line.evening(-9, hour=20), election=key,
        title="All candidates, chaired by the treasurer", starts_at=line.evening(2),
        place="Corn Exchange, Saltmere, and by telephone",
    )  # fmt: skip
    yield line.evening(-8)
    actions.give_notice_of_poll(actor=party.greta, at=line.evening(-8), election=key, letters=False)
    yield line.evening(-2)
    _vote(key, at=line.evening(-2), many=BALLOTS_SO_FAR, chance=Random(5), but=party)  # noqa: S311
    return key


def _tribunal(line: Timeline, party: Party) -> Story[str]:
    """Five places, two of them kept for women, by the single transferable vote."""
    yield line.evening(-364 - 90)
    opens = line.last_conference + 2 * HOUR
    locals_, unions = _nominators()
    standing = [
        Standing(
            party.of_unit[unit][8],
            tuple(locals_[:5]) if n == 0 else (unions[n % 5], unions[(n + 1) % 5]),
            ("women",) if n in {2, 5, 6} else (),
        )
        for n, unit in enumerate(
            ("saltings", "carr-lane", "fennside", "vale-cross", "bellfield", "cinder-hill",
             "foundry", "causeway")
        )
    ]  # fmt: skip
    key = yield from _at_conference(
        line, party, standing, opens, post=("Disciplinary tribunal", "tribunal", 5, "tribunal"),
        kept=(("women", 2),), college="units",
        order=lambda n, size: Random(20 + n).sample(range(1, size), 5),  # noqa: S311
    )  # fmt: skip
    return key


def _affiliates(line: Timeline, party: Party) -> Story[str]:
    """Six for the executive, at least three of them women, by block vote of the affiliates."""
    yield line.evening(-364 - 90)
    opens = line.last_conference + 2 * HOUR
    _locals, slugs = _nominators()
    standing = [
        Standing(
            party.of_unit[slugs[n % 5]][3 + n // 5],
            (slugs[n % 5], slugs[(n + 1) % 5]),
            ("women",) if n in {1, 3, 6, 7} else (),
        )
        for n in range(8)
    ]
    return (
        yield from _at_conference(
            line, party, standing, opens,
            post=("Executive, six of the affiliates", "affiliates", 6, "executive"),
            kept=(("women", 3),), college="affiliates",
            order=lambda n, size: [(n + step) % size + 1 for step in (0, 2, 4, 5, 1, 3)],
        )
    )  # fmt: skip


def _at_conference(
    line: Timeline,
    party: Party,
    standing: Sequence[Standing],
    opens: datetime,
    *,
    post: tuple[str, str, int, str],
    kept: Sequence[tuple[str, int]],
    college: str,
    order,  # noqa: ANN001  (how the n-th delegate ranks: n, lines -> numbers)
) -> Story[str]:
    conference = assembly.conferences()[0].key
    times = Timetable(
        line.evening(-364 - 89), line.evening(-364 - 50), line.evening(-364 - 45),
        opens, opens + 4 * HOUR,
    )  # fmt: skip
    key = yield from _nominated(
        line, party, post=post, times=times, called=line.evening(-364 - 90),
        standing=standing, meeting=conference, kept=kept,
    )  # fmt: skip
    yield line.evening(-364 - 40)
    actions.give_notice_of_poll(actor=party.greta, at=line.evening(-364 - 40), election=key)
    yield opens + HOUR
    size = len(queries.paper(key))
    voters = [
        delegate
        for delegation in assembly.delegations(conference)
        if delegation.college == college
        for delegate in delegation.delegates
        if delegate.credentialled
    ]
    for number, delegate in enumerate(voters):
        choices = list(dict.fromkeys(order(number, size)))
        actions.vote_openly(
            actor=ActorRef("person", delegate.person_key), at=opens + HOUR, election=key,
            choices=choices,
        )  # fmt: skip
    yield from _count_and_declare(party, key, opens + 5 * HOUR)
    return key


def _chair(line: Timeline, party: Party) -> Story[str]:
    """One place by the alternative vote, with “re-open nominations” on the paper."""
    called = line.evening(-330)
    times = Timetable(
        called, line.evening(-310), line.evening(-305), line.evening(-298, hour=9),
        line.evening(-288, hour=12),
    )  # fmt: skip
    locals_, _unions = _nominators()
    standing = [
        Standing(party.maeve, tuple(locals_[:5])),
        Standing(party.of_unit["thornhope"][9], tuple(locals_[5:10])),
        Standing(party.of_unit["netherby-road"][9], ("weavers", "teachers")),
    ]
    key = yield from _nominated(
        line, party, post=("Chair of the party", "chair", 1, "chair"), times=times,
        called=called, standing=standing,
    )  # fmt: skip
    yield line.evening(-303)
    actions.give_notice_of_poll(
        actor=party.greta, at=line.evening(-303), election=key, letters=False
    )
    yield line.evening(-290)
    _vote(
        key,
        at=line.evening(-290),
        many=BALLOTS_OF_CHAIR,
        chance=Random(7),  # noqa: S311
        first=party.maeve.key,
    )
    yield from _count_and_declare(party, key, line.evening(-287))
    return key


def _nominators() -> tuple[list[str], list[str]]:
    return [each.slug for each in LOCAL_PARTIES], [slug for slug, _, _ in AFFILIATES]


def _nominated(
    line: Timeline,
    party: Party,
    *,
    post: tuple[str, str, int, str],
    times: Timetable,
    called: datetime,
    standing: Sequence[Standing],
    meeting: str = "",
    kept: Sequence[tuple[str, int]] = (),
) -> Story[str]:
    title, slug, places, role = post
    yield called
    actions.make_post(
        actor=party.greta, at=called, title=title, slug=slug, unit=WHOLE, places=places,
        months=24, role=role,
    )  # fmt: skip
    view, _ = actions.call_election(
        actor=party.greta, at=called, post=slug, times=times, meeting=meeting, kept=kept,
        seed=f"{SEED} {slug}",
    )  # fmt: skip
    on = times.nominations_close - timedelta(days=3)
    yield on
    for each in standing:
        person = people.person(each.actor.key)
        for unit in each.units:
            actions.nominate(
                actor=party.secretaries[unit], at=on, election=view.key,
                number=person.number if person else "", unit=unit, meeting="general meeting",
            )  # fmt: skip
    yield on + HOUR
    for each in standing:
        actions.answer_nomination(
            actor=each.actor, at=on + HOUR, election=view.key, accepts=True, groups=each.groups
        )
    return view.key


def _count_and_declare(party: Party, key: str, at: datetime) -> Story[None]:
    yield at
    actions.count_ballots(actor=party.greta, at=at, election=key)
    yield at + HOUR
    actions.declare_result(actor=party.greta, at=at + HOUR, election=key)


def _vote(
    key: str, *, at: datetime, many: int, chance: Random, but: Party | None = None, first: str = ""
) -> None:
    """Ballots of members drawn by lot, each with a taste of her own."""
    view = queries.election(key)
    assert view is not None  # noqa: S101  (it was called above)
    of_story = {actor.key for actor in but.story.values()} if but else set()
    voters = sorted(set(people.electors_of(view.roll)) - of_story)
    lines = queries.paper(key)
    taste: Mapping[int, float] = {
        line.number: 0.2
        if line.reopens
        else 1.1
        if line.person_key == first
        else 1 / (1 + place % 4)
        for place, line in enumerate(lines)
    }
    ballots = []
    for voter in chance.sample(voters, many):
        drawn = sorted(taste, key=lambda n: chance.random() ** (1 / taste[n]), reverse=True)
        ballots.append((voter, drawn[: chance.choice((1, 2, 3, 3, 4, len(drawn)))], ""))
    actions.fill_box(at=at, election=key, ballots=ballots)
