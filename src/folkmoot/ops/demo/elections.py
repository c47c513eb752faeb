"""The elections of this year: one being voted on, one to be counted, one being nominated for."""

from __future__ import annotations

from random import Random

from folkmoot.apps.elections import actions
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.ops.demo.electing import SEED, WHOLE, Standing, nominated, nominators, vote
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline

BALLOTS_SO_FAR = 1_926
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
    _locals, unions = nominators()
    standing = [
        Standing(party.of_unit[unit][9], (unions[n], unions[n + 1]))
        for n, unit in enumerate(("tannery-row", "wick-green", "peel"))
    ]
    key = yield from nominated(
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
    vote(key, at=line.evening(-3, hour=20), many=612, chance=Random(11))  # noqa: S311
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
    locals_, unions = nominators()
    people_ = [party.hamid, *(party.of_unit[unit][9] for unit in
               ("quayside", "lamp-street", "peatlands", "kettle-bank", "eastry"))]  # fmt: skip
    standing = [
        Standing(actor, tuple(locals_[6 * n : 6 * n + 5]) or (unions[n % 5], unions[(n + 1) % 5]))
        for n, actor in enumerate(people_)
    ]
    key = yield from nominated(
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
    vote(key, at=line.evening(-2), many=BALLOTS_SO_FAR, chance=Random(5), but=party)  # noqa: S311
    return key
