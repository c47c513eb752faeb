"""The elections of last year: two by delegates, one of the chair; and a place filled since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from random import Random

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.motions import queries as motions
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.core.terms import ActorRef
from folkmoot.ops.demo.electing import (
    HOUR,
    SEED,
    WHOLE,
    Standing,
    count_and_declare,
    nominated,
    nominators,
    vote,
)
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline

BALLOTS_OF_CHAIR, VOTES_ON_THE_QUESTION = 1_480, 1_212
ASKED_ABOUT = "Half of each subscription for the local party"


def last_year(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """The tribunal and the affiliates' six, by delegates at conference; the chair; a vacancy."""
    told = yield from together(_tribunal(line, party), _affiliates(line, party))
    chair = yield from _chair(line, party)
    ballot = yield from _members_ballot(line, party)
    yield from _countback(line, party, told[0])
    return {"tribunal": told[0], "affiliates": told[1], "chair": chair, "ballot": ballot}


def _tribunal(line: Timeline, party: Party) -> Story[str]:
    """Five places, two of them kept for women, by the single transferable vote."""
    yield line.evening(-364 - 90)
    opens = line.last_conference + 2 * HOUR
    locals_, unions = nominators()
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
    _locals, slugs = nominators()
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
    key = yield from nominated(
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
    yield from count_and_declare(party, key, opens + 5 * HOUR)
    return key


def _chair(line: Timeline, party: Party) -> Story[str]:
    """One place by the alternative vote, with “re-open nominations” on the paper."""
    called = line.evening(-330)
    times = Timetable(
        called, line.evening(-310), line.evening(-305), line.evening(-298, hour=9),
        line.evening(-288, hour=12),
    )  # fmt: skip
    locals_, _unions = nominators()
    standing = [
        Standing(party.maeve, tuple(locals_[:5])),
        Standing(party.of_unit["thornhope"][9], tuple(locals_[5:10])),
        Standing(party.of_unit["netherby-road"][9], ("weavers", "teachers")),
    ]
    key = yield from nominated(
        line, party, post=("Chair of the party", "chair", 1, "chair"), times=times,
        called=called, standing=standing,
    )  # fmt: skip
    yield line.evening(-303)
    actions.give_notice_of_poll(
        actor=party.greta, at=line.evening(-303), election=key, letters=False
    )
    yield line.evening(-290)
    vote(
        key,
        at=line.evening(-290),
        many=BALLOTS_OF_CHAIR,
        chance=Random(7),  # noqa: S311
        first=party.maeve.key,
    )
    yield from count_and_declare(party, key, line.evening(-287))
    return key


def _members_ballot(line: Timeline, party: Party) -> Story[str]:
    """All members are asked about a motion of last year's conference, between two meetings."""
    called = line.evening(-214)
    yield called
    about = next(
        motion.url for motion in motions.public_motions(at=called) if motion.title == ASKED_ABOUT
    )
    view, _ = actions.ask_members(
        actor=party.greta,
        at=called,
        unit=WHOLE,
        title="Half of each subscription",
        words="Shall half of each subscription go to the member's local party?",
        about=about,
        ordered_by="requisition of eight local parties",
        poll_opens=line.evening(-210, hour=9),
        poll_closes=line.evening(-196, hour=12),
        key="half-of-each-subscription",
        seed=f"{SEED} ballot",
        letters=False,
    )
    yield line.evening(-200)
    chance = Random(29)  # noqa: S311  (an invented world)
    voters = chance.sample(sorted(people.electors_of(view.roll)), VOTES_ON_THE_QUESTION)
    ballots = [(voter, (1,) if chance.random() < 0.58 else (2,), "") for voter in voters]  # noqa: PLR2004
    actions.fill_box(at=line.evening(-200), election=view.key, ballots=ballots)
    counts = line.evening(-195)
    yield counts
    actions.count_ballots(actor=party.greta, at=counts, election=view.key)
    yield counts + HOUR
    actions.declare_ballot(actor=party.greta, at=counts + HOUR, election=view.key)
    return view.key


def _countback(line: Timeline, party: Party, key: str) -> Story[None]:
    """A member of the tribunal gives her place up; those who stood are asked; papers go back."""
    leaves = line.evening(-152)
    yield leaves
    first = queries.places_of(key, leaves)[0]
    actions.give_up_place(actor=ActorRef("person", first.person_key), at=leaves, election=key)
    asks = line.evening(-151)
    yield asks
    vacancy, _ = actions.note_vacancy(actor=party.greta, at=asks, term=first.id)
    answers = line.evening(-149)
    yield answers
    for place, each in enumerate(vacancy.asked):
        actions.answer_vacancy(
            actor=ActorRef("person", each.person_key), at=answers, vacancy=vacancy.id,
            willing=place != 1,
        )  # fmt: skip
    counts = line.evening(-148)
    yield counts
    actions.count_back(actor=party.greta, at=counts, vacancy=vacancy.id)
