"""Card votes: weights, shares, colleges, and what tellers may and may not enter."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from apps.assembly.cast import CONFERENCE, LONG_AGO, NOW, Cast, open_conference
from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.models import CardCast, CardVote, Decision, Delegate, Delegation
from folkmoot.core.arithmetic import Choice
from folkmoot.platform.acts import Refused

pytestmark = pytest.mark.django_db
SITTING = CONFERENCE + timedelta(hours=1)


def open_vote(cast: Cast, *, kind: str = "rule_change") -> str:
    """Conference with a card vote open on a rule change; says the conference's key."""
    key = open_conference(cast)
    item, _ = actions.put_on_agenda(
        actor=cast.actor("Gail"), at=CONFERENCE, meeting=key, title="Exclusions", kind="motion",
        subject="motion:2026-17",
    )  # fmt: skip
    actions.open_card_vote(
        actor=cast.actor("Gail"),
        at=SITTING,
        meeting=key,
        question="That the rule on exclusions be changed",
        question_kind=kind,
        item=item.id,
    )
    return key


def cast_share(cast: Cast, key: str, name: str, choice: str) -> None:
    """A delegate votes."""
    actions.cast_card(actor=cast.actor(name), at=SITTING, meeting=key, card_vote=1, choice=choice)


def enter(cast: Cast, key: str, delegation: str, **more) -> None:
    """A teller enters a card."""
    actions.enter_card(
        actor=cast.actor("Hugo"),
        at=SITTING,
        meeting=key,
        card_vote=1,
        delegation=delegation,
        **more,
    )


def close(cast: Cast, key: str) -> queries.DecisionView:
    """The general secretary closes the vote."""
    view, _ = actions.close_card_vote(
        actor=cast.actor("Gail"), at=SITTING + timedelta(minutes=9), meeting=key, card_vote=1
    )
    return view


def codes(refused) -> tuple[str, ...]:
    return refused.value.verdict.codes


def test_cards_weigh_the_members_of_the_freeze_date(cast: Cast):
    key = open_conference(cast)
    weights = {d.unit_name: (d.college, d.weight) for d in queries.delegations(key)}
    assert weights == {
        "Brackley": ("units", 8),
        "Corby": ("units", 2),
        "Bakers' Union": ("affiliates", 120),
    }


def test_weights_are_frozen_once_and_not_ahead_of_the_day(cast: Cast):
    key = open_conference(cast)
    with pytest.raises(Refused) as refused:
        actions.freeze_weights(actor=cast.actor("Gail"), at=NOW, meeting=key)
    assert codes(refused) == ("card.frozen_already",)
    other, _ = actions.call_meeting(
        actor=cast.actor("Gail"), at=LONG_AGO, unit="party", kind="conference",
        starts_at=CONFERENCE + timedelta(days=365),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        actions.freeze_weights(
            actor=cast.actor("Gail"), at=NOW, meeting=other.key, frozen_on=date(2026, 12, 31)
        )
    assert codes(refused) == ("card.freeze_in_future",)
    assert not Delegation.objects.filter(meeting__key=other.key).exists()


def test_colleges_weigh_half_each_and_shares_are_exact(cast: Cast):
    key = open_vote(cast)
    cast_share(cast, key, "Edith", "for")  # half of Brackley's 8
    cast_share(cast, key, "Femi", "against")
    enter(cast, key, "Corby", choice="for")
    enter(cast, key, "bakers", votes={"for": 70, "against": 40, "abstain": 10})
    view = close(cast, key)
    # units: 6 of 10, affiliates: 70 of 110; each is half of the whole.
    assert view.figures is not None
    assert view.figures.votes_for == Fraction(6, 10) / 2 + Fraction(70, 110) / 2
    assert view.outcome == "lost"  # 61.8% is less than two thirds
    assert view.count_words == "61.82% for, 38.18% against"
    assert view.colleges["affiliates"].abstentions == 10
    assert any("Together, of votes cast (this decides)" in line for line in view.working)


def test_delegations_whose_card_is_missing_are_named(cast: Cast):
    key = open_vote(cast)
    enter(cast, key, "bakers", choice="for")
    cast_share(cast, key, "Edith", "for")
    view = close(cast, key)
    assert view.outcome == "carried"
    assert "No card from 1: Corby." in view.working
    assert queries.decisions_about("motion:2026-17") == [view]


def test_the_count_can_be_repeated_from_the_cards(cast: Cast):
    key = open_vote(cast)
    enter(cast, key, "bakers", choice="against")
    enter(cast, key, "Corby", choice="for")
    view = close(cast, key)
    vote = queries.card_vote(key, 1)
    assert vote is not None
    again = queries.count_of(vote, zone="Europe/London")
    assert view.figures is not None
    assert again.figures.votes_for == view.figures.votes_for
    assert view.working[: len(again.working)] == again.working


def test_an_unknown_delegation_gets_no_card(cast: Cast):
    key = open_vote(cast)
    with pytest.raises(Refused) as refused:
        enter(cast, key, "Narnia", choice="for")
    assert codes(refused) == ("card.unknown_delegation",)
    assert "“Narnia”" in refused.value.verdict.reasons[0].sentence
    assert not CardCast.objects.exists()


def test_a_second_card_of_a_delegation_is_refused(cast: Cast):
    key = open_vote(cast)
    enter(cast, key, "Corby", choice="for")
    with pytest.raises(Refused) as refused:
        enter(cast, key, "Corby", choice="against")
    assert codes(refused) == ("card.already_cast",)
    with pytest.raises(Refused) as refused:
        cast_share(cast, key, "Jun", "against")
    assert codes(refused) == ("card.already_cast",)
    assert CardCast.objects.get().choice == "for"


def test_a_delegate_casts_a_share_once(cast: Cast):
    key = open_vote(cast)
    cast_share(cast, key, "Edith", "for")
    with pytest.raises(Refused) as refused:
        cast_share(cast, key, "Edith", "against")
    assert codes(refused) == ("card.already_cast",)
    with pytest.raises(Refused) as refused:
        enter(cast, key, "Brackley", choice="against")
    assert codes(refused) == ("card.already_cast",)


def test_more_votes_than_a_card_carries_are_refused(cast: Cast):
    key = open_vote(cast)
    with pytest.raises(Refused) as refused:
        enter(cast, key, "bakers", votes={"for": 100, "against": 21})
    assert codes(refused) == ("card.overspent",)
    with pytest.raises(Refused) as refused:
        enter(cast, key, "bakers", votes={})
    assert codes(refused) == ("card.empty",)


def test_a_card_wrongly_entered_is_replaced_with_a_reason_and_both_stay(cast: Cast):
    key = open_vote(cast)
    enter(cast, key, "Corby", choice="against")
    with pytest.raises(Refused) as refused:
        enter(cast, key, "Corby", choice="for", replacing=True)
    assert codes(refused) == ("card.no_reason",)
    enter(cast, key, "Corby", choice="for", replacing=True, why="The card was misread.")
    assert CardCast.objects.count() == 2
    assert CardCast.objects.get(standing=True).replaces is not None
    vote = queries.card_vote(key, 1)
    assert vote is not None
    lines = {line.name: line for line in queries.lines_of_vote(vote, zone="Europe/London")}
    assert lines["Corby"].cast[Choice.FOR] == 2


def test_who_is_no_delegate_or_has_no_credentials_cannot_vote(cast: Cast):
    key = open_vote(cast)
    Delegate.objects.get(person_key=cast["Jun"]).credential.delete()
    for name, code in (("Ben", "card.not_a_delegate"), ("Jun", "delegate.no_credentials")):
        with pytest.raises(Refused) as refused:
            cast_share(cast, key, name, "for")
        assert codes(refused) == (code,)
    with pytest.raises(Refused) as refused:
        cast_share(cast, key, "Edith", "perhaps")
    assert codes(refused) == ("card.unknown_choice",)


def test_a_member_who_is_no_teller_enters_no_cards(cast: Cast):
    key = open_vote(cast)
    with pytest.raises(Refused) as refused:
        actions.enter_card(
            actor=cast.actor("Edith"), at=SITTING, meeting=key, card_vote=1, delegation="Corby",
            choice="for",
        )  # fmt: skip
    assert codes(refused) == ("assembly.not_an_officer",)


def test_a_card_vote_is_closed_once_and_takes_no_more_cards(cast: Cast):
    key = open_vote(cast)
    enter(cast, key, "Corby", choice="for")
    close(cast, key)
    with pytest.raises(Refused) as refused:
        close(cast, key)
    assert codes(refused) == ("card.closed",)
    with pytest.raises(Refused) as refused:
        enter(cast, key, "bakers", choice="for")
    assert codes(refused) == ("card.closed",)
    assert Decision.objects.count() == 1


def test_one_card_vote_at_a_time_and_only_where_weights_are_frozen(cast: Cast):
    key = open_vote(cast)
    for change, code in (
        ({"meeting": key}, "card.one_at_a_time"),
        ({"meeting": key, "question": ""}, "vote.no_question"),
    ):
        with pytest.raises(Refused) as refused:
            actions.open_card_vote(
                **{
                    "actor": cast.actor("Gail"),
                    "at": SITTING,
                    "question": "x",
                    "question_kind": "rule_change",
                    **change,
                }
            )
        assert code in codes(refused)
    assert CardVote.objects.count() == 1


def test_a_conference_is_not_closed_over_an_open_card_vote(cast: Cast):
    key = open_vote(cast)
    with pytest.raises(Refused) as refused:
        actions.close_meeting(actor=cast.actor("Gail"), at=SITTING, meeting=key)
    assert codes(refused) == ("card.still_open",)


def test_a_card_vote_on_an_ordinary_question_needs_a_demand(cast: Cast):
    key = open_conference(cast)
    ask = {
        "actor": cast.actor("Gail"),
        "at": SITTING,
        "meeting": key,
        "question": "That we adjourn",
    }
    with pytest.raises(Refused) as refused:
        actions.open_card_vote(**ask)
    assert codes(refused) == ("ladder.no_demand",)
    with pytest.raises(Refused) as refused:
        actions.open_card_vote(**ask, demanded_by=49)
    assert codes(refused) == ("ladder.too_few",)
    view, _ = actions.open_card_vote(**ask, demanded_by=50)
    assert view.demanded_by == "50 delegates"


def test_delegates_are_members_of_long_enough_elected_and_within_the_cap(cast: Cast):
    key = open_conference(cast)
    gail = cast.actor("Gail")
    ask = {"actor": gail, "at": NOW, "meeting": key, "unit": "brackley"}
    for person, elected, code in (
        ("Jun", "noted", "delegate.of_another_unit"),
        ("Edith", "noted", "delegate.named_already"),
        ("Ben", "", "delegate.not_elected"),
    ):
        with pytest.raises(Refused) as refused:
            actions.name_delegate(**ask, person=cast[person], elected_at=elected)
        assert code in codes(refused)
    with pytest.raises(Refused) as refused:
        actions.name_delegate(
            **{**ask, "actor": cast.actor("Edith")}, person=cast["Ben"], elected_at="noted"
        )
    assert codes(refused) == ("assembly.not_an_officer",)
    view, _ = actions.name_delegate(
        **{**ask, "actor": cast.actor("Carys")}, person=cast["Ben"], elected_at="noted"
    )
    assert len(view.delegates) == 3
    assert queries.delegation_of(cast["Ben"], key) == view


def test_nobody_joins_a_delegation_while_its_card_is_being_cast(cast: Cast):
    key = open_vote(cast)
    with pytest.raises(Refused) as refused:
        actions.name_delegate(
            actor=cast.actor("Gail"), at=SITTING, meeting=key, unit="brackley",
            person=cast["Ben"], elected_at="noted",
        )  # fmt: skip
    assert codes(refused) == ("delegate.card_vote_open",)


def test_credentials_are_given_once_to_delegates_only(cast: Cast):
    key = open_conference(cast)
    for person, code in (
        ("Edith", "delegate.credentialled_already"),
        ("Ben", "assembly.not_found"),
    ):
        with pytest.raises(Refused) as refused:
            actions.credential_delegate(
                actor=cast.actor("Gail"), at=NOW, meeting=key, person=cast[person]
            )
        assert codes(refused) == (code,)
