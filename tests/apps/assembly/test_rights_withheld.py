"""Whoever does without a right is refused in a meeting, by the name of what withholds it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.assembly.cast import (
    CONFERENCE,
    LONG_AGO,
    NOW,
    THURSDAY,
    Cast,
    called_branch_meeting,
    later,
    open_branch_meeting,
)
from apps.assembly.test_card_votes import SITTING, cast_share, open_vote
from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people import queries as people
from folkmoot.platform.acts import Refused
from world import withhold

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def refused(digest: str, act) -> None:
    """An act is refused by the certificate, and by nothing else."""
    with pytest.raises(Refused) as no:
        act()
    (reason,) = no.value.verdict.reasons
    assert reason.code == "right.withheld"
    assert digest[:12] in reason.sentence
    assert reason.provision is not None


def test_the_right_to_attend(cast: Cast):
    key = open_branch_meeting(cast, present=4)
    digest = withhold(cast["Femi"], "attend", NOW, later(5))

    def come(minutes: int, *who: str):
        actions.mark_attendance(
            actor=cast.actor("Ada"), at=later(minutes), meeting=key,
            came=[cast[name] for name in who],
        )  # fmt: skip

    refused(digest, lambda: come(5, "Edith", "Femi"))
    assert cast["Edith"] not in {row.person_key for row in queries.attendance(key)}
    come(6, "Edith", "Femi")
    assert cast["Femi"] in {row.person_key for row in queries.attendance(key)}


def test_the_right_to_speak_and_to_vote_by_name(cast: Cast):
    key = called_branch_meeting(cast)
    item, _ = actions.put_on_agenda(
        actor=cast.actor("Ada"), at=NOW, meeting=key, title="Buses", kind="motion",
        text="We call for more buses.",
    )  # fmt: skip
    actions.open_meeting(actor=cast.actor("Ada"), at=THURSDAY, meeting=key, chair=cast["Ben"])
    actions.mark_attendance(actor=cast.actor("Ada"), at=THURSDAY, meeting=key, came=cast.branch[:6])
    silent = withhold(cast["Femi"], "speak", NOW, later(20))
    voteless = withhold(cast["Edith"], "vote", NOW, later(20))

    def amend(minutes: int):
        actions.move_floor_amendment(
            actor=cast.actor("Ada"), at=later(minutes), meeting=key, item=item.id, find="more",
            replacement="many more", mover=cast["Femi"], seconder=cast["Ben"],
        )  # fmt: skip

    def roll_call(minutes: int):
        return actions.decide(
            actor=cast.actor("Ada"), at=later(minutes), meeting=key, question="That we march",
            method="recorded", demanded_by_chair=True, after=after.number,
            recorded={cast["Ada"]: "for", cast["Edith"]: "against", cast["Ben"]: "for"},
        )  # fmt: skip

    refused(silent, lambda: amend(20))
    after, _ = actions.decide(
        actor=cast.actor("Ada"), at=later(10), meeting=key, question="That we march", clear=False
    )
    refused(voteless, lambda: roll_call(20))
    amend(21)
    roll_call(21)


def test_a_delegate_without_the_right_to_vote_casts_no_share_of_the_card(cast: Cast):
    key = open_vote(cast)
    digest = withhold(cast["Jun"], "vote", LONG_AGO, SITTING)
    refused(digest, lambda: cast_share(cast, key, "Jun", "for"))


def test_the_right_to_stand_is_needed_to_be_named_a_delegate(cast: Cast):
    view, _ = actions.call_meeting(
        actor=cast.actor("Gail"), at=LONG_AGO, unit="party", kind="conference",
        starts_at=CONFERENCE, title="Conference 2026",
    )  # fmt: skip
    actions.freeze_weights(actor=cast.actor("Gail"), at=CONFERENCE - DAY, meeting=view.key)
    digest = withhold(cast["Jun"], "stand", LONG_AGO, CONFERENCE - DAY)

    def name(at):
        actions.name_delegate(
            actor=cast.actor("Ivo"), at=at, meeting=view.key, unit="corby", person=cast["Jun"],
            elected_at="general meeting",
        )  # fmt: skip

    refused(digest, lambda: name(CONFERENCE - DAY))
    name(CONFERENCE - timedelta(hours=23))


def test_the_right_to_propose_is_needed_to_ask_for_a_meeting(cast: Cast):
    digest = withhold(cast["Femi"], "propose", LONG_AGO, NOW)

    def ask(at):
        actions.requisition_meeting(
            actor=cast.actor("Femi"), at=at, unit="brackley-branch", kind="branch_meeting",
            purpose="The buses",
        )  # fmt: skip

    refused(digest, lambda: ask(NOW))
    ask(NOW + timedelta(minutes=1))


def test_whose_powers_of_office_are_withheld_keeps_the_seat_and_may_not_use_it(cast: Cast):
    digest = withhold(cast["Ada"], "hold_office", LONG_AGO, NOW + 9 * DAY)

    def call(at):
        actions.call_meeting(
            actor=cast.actor("Ada"), at=at, unit="brackley-branch", kind="branch_meeting",
            starts_at=THURSDAY,
        )  # fmt: skip

    refused(digest, lambda: call(NOW))
    refused(
        digest,
        lambda: people_acts.admit_person(
            actor=cast.actor("Ada"), at=NOW, given_name="N", family_name="N",
            unit="brackley-branch",
        ),
    )  # fmt: skip
    refused(
        digest,
        lambda: people_acts.appoint(
            actor=cast.actor("Gail"), at=NOW, person=cast["Ada"], role="treasurer",
            unit="brackley-branch",
        ),
    )  # fmt: skip
    assert people.holders("brackley-branch", "secretary", NOW.date()) == [cast["Ada"]]
    assert people.scopes_of(cast["Ada"], ["secretary"], NOW.date()) == []
    day = (NOW + 9 * DAY).date()
    assert people.scopes_of(cast["Ada"], ["secretary"], day) == ["brackley-branch"]
