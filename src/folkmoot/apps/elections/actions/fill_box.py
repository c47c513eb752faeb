"""Filling the box of a demonstration at once. In a real organisation every ballot is cast."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from random import SystemRandom

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.box_rows import BALLOTS, MARKS
from folkmoot.apps.elections.actions.cast_ballot import tag_of
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.polling import check_paper
from folkmoot.core.terms import Reason, Verdict, no, yes
from folkmoot.platform import acts
from folkmoot.platform.acts import Refused
from folkmoot.platform.installation import installation


def fill_box(
    *, at: datetime, election: str, ballots: Sequence[tuple[str, Sequence[int], str]]
) -> None:
    """Put many ballots into the box of an invented election: voter, order, phrase.

    Raises:
        Refused: anywhere but in a demonstration; if the poll is not open, somebody is not on the
            roll, or a paper is none.
    """
    if installation().demonstration is None:
        says = "This is a real organisation; here every voter casts her own ballot."
        raise Refused(no(Reason("box.not_a_demonstration", says, {}, None, "")))
    view = queries.election(election)
    if view is None:
        raise Refused(no(Reason("election.unknown", "There is no such election.")))
    lines = len(queries.paper(election))
    verdict = _all_on_roll(view.roll, [voter for voter, _, _ in ballots], at)
    for choices in {tuple(order) for _, order, _ in ballots}:
        verdict &= check_paper(choices, candidates=lines)
    if not view.times.poll_opens <= at <= view.times.poll_closes:
        verdict &= no(Reason("poll.not_open", "The poll is not open then.", {}, None, ""))
    acts.require(verdict)
    marks = [(voter, False) for voter, _, _ in ballots]
    cast = [
        (" ".join(map(str, order)), phrase, tag_of(secrets.token_hex(16)))
        for _, order, phrase in ballots
    ]
    SystemRandom().shuffle(marks)
    SystemRandom().shuffle(cast)
    with acts.one_transaction():
        MARKS.settled(view.id, marks)
        BALLOTS.settled(view.id, cast)


def _all_on_roll(roll: str, voters: list[str], at: datetime) -> Verdict:
    strangers = set(voters) - set(people.electors_of(roll, at))
    if not strangers and len(set(voters)) == len(voters):
        return yes()
    says = "Somebody is not on the roll, or votes twice."
    return no(Reason("poll.not_on_roll", says, {}, None, ""))
