"""Two officers at the same instant: exactly one closes the vote, exactly one card is counted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections

from apps.assembly.cast import CONFERENCE, Cast, gather, open_conference
from folkmoot.apps.assembly import actions
from folkmoot.apps.assembly.models import CardCast, Decision
from folkmoot.apps.record import queries as record
from folkmoot.platform.acts import Refused

pytestmark = pytest.mark.django_db(transaction=True)
SITTING = CONFERENCE + timedelta(hours=1)


@pytest.fixture
def hall(shared_database) -> tuple[Cast, str]:
    """Conference with a card vote open, everything on disk."""
    cast = gather()
    key = open_conference(cast)
    actions.open_card_vote(
        actor=cast.actor("Gail"), at=SITTING, meeting=key, question="Adjourn", demanded_by=50
    )
    return cast, key


def both(*acts: Callable[[], object]) -> list[str]:
    """Do several things at once, each on a connection of its own; what came of each."""
    outcomes: list[str] = []
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            outcomes.append("done")
        except Refused as no:
            outcomes.append(no.verdict.codes[0])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_two_officers_closing_one_card_vote_make_one_decision(hall):
    cast, key = hall

    def close(name: str) -> Callable[[], object]:
        return lambda: actions.close_card_vote(
            actor=cast.actor(name), at=SITTING, meeting=key, card_vote=1
        )

    assert both(close("Gail"), close("Dev")) == ["card.closed", "done"]
    assert Decision.objects.count() == 1
    assert len(record.entries(act="assembly.card_vote_closed")) == 1


def test_two_tellers_entering_one_card_count_it_once(hall):
    cast, key = hall

    def enter(name: str, choice: str) -> Callable[[], object]:
        return lambda: actions.enter_card(
            actor=cast.actor(name),
            at=SITTING,
            meeting=key,
            card_vote=1,
            delegation="corby",
            choice=choice,
        )

    assert both(enter("Hugo", "for"), enter("Gail", "against")) == ["card.already_cast", "done"]
    assert CardCast.objects.count() == 1


def test_a_card_and_the_closing_at_once_leave_no_card_uncounted(hall):
    cast, key = hall
    outcomes = both(
        lambda: actions.cast_card(
            actor=cast.actor("Jun"), at=SITTING, meeting=key, card_vote=1, choice="for"
        ),
        lambda: actions.close_card_vote(
            actor=cast.actor("Gail"), at=SITTING, meeting=key, card_vote=1
        ),
    )
    counted = "No card from 3" not in " ".join(Decision.objects.get().working)
    assert outcomes == (["done", "done"] if counted else ["card.closed", "done"])
    assert CardCast.objects.exists() == counted
