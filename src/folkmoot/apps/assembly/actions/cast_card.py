"""Casting a card: a delegate's own share, or a whole card entered by the tellers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import missing
from folkmoot.apps.assembly.acts_declared import CARD_CAST, CARD_REPLACED
from folkmoot.apps.assembly.models import CardCast, CardVote, Delegate, Delegation, Meeting
from folkmoot.apps.assembly.policy.calling import seat_of
from folkmoot.apps.assembly.policy.cards import may_cast_share, may_cast_whole
from folkmoot.apps.assembly.policy.offices import may_count
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.arithmetic import Choice
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes


def cast_card(
    *, actor: ActorRef, at: datetime, meeting: str, card_vote: int, choice: str
) -> tuple[str, str]:
    """Cast one's own share of the delegation's card, as a delegate with credentials.

    Raises:
        Refused: if the vote is closed, the actor is no delegate, or the share has been cast.
    """
    with official(CARD_CAST, actor=actor, at=at) as act:
        vote = locked_vote(act, meeting, card_vote)
        rows = Delegate.objects.filter(delegation__meeting=vote.meeting, person_key=actor.key)
        delegate = rows.select_related("delegation").first()
        name = people.name_of(actor.key)
        act.require(
            _known(choice)
            & may_cast_share(vote=vote, delegate=delegate, name=name, choice=choice, at=at)
        )
        if delegate is None:
            raise missing("delegate", actor.key)
        CardCast.objects.create(
            card_vote=vote,
            delegation=delegate.delegation,
            delegate=delegate,
            choice=choice,
            at=at,
            by=str(actor),
        )
        _show(act, vote, delegate.delegation)
        act.seals(choice=choice)
    return delegate.delegation.unit_name, act.code


def enter_card(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    card_vote: int,
    delegation: str,
    choice: str = "",
    votes: Mapping[str, int] | None = None,
    replacing: bool = False,
    why: str = "",
) -> tuple[str, str]:
    """Enter a delegation's whole card as a teller: one way, or divided into whole votes.

    With ``replacing`` what was entered before, as a whole or share by share, no longer stands;
    it stays visible, with the reason.

    Some of its arguments:
        delegation: the unit's short name, or the name on the card.

    Raises:
        Refused: for an unknown delegation, a second card, or more votes than the card carries.
    """
    kind = CARD_REPLACED if replacing else CARD_CAST
    with official(kind, actor=actor, at=at) as act:
        vote = locked_vote(act, meeting, card_vote)
        act.require(may_count(actor, seat_of(vote.meeting, at=at)))
        act.require(check_words(why, "The reason", most=200))
        found = _find(vote, delegation)
        split = _votes(found, choice=choice, votes=votes or {})
        act.require(
            may_cast_whole(
                vote=vote,
                delegation=found,
                delegation_name=found.unit_name if found else delegation,
                votes=split,
                replacing=replacing,
                at=at,
            )
            & (yes() if not choice else _known(choice))
            & (_says_why(why) if replacing else yes())
        )
        if found is None:
            raise missing("delegation", delegation)
        earlier = CardCast.objects.filter(card_vote=vote, delegation=found, standing=True)
        before = earlier.order_by("pk").first() if replacing else None
        if replacing:
            earlier.update(standing=False)
        CardCast.objects.create(
            card_vote=vote,
            delegation=found,
            votes_for=split[Choice.FOR],
            votes_against=split[Choice.AGAINST],
            abstentions=split[Choice.ABSTAIN],
            choice=choice,
            at=at,
            by=str(actor),
            replaces=before,
            why_replaced=why.strip(),
        )
        _show(act, vote, found)
        act.seals(choice=choice, votes={c.value: n for c, n in split.items()}, why=why.strip())
    return found.unit_name, act.code


def locked_vote(act: Act, meeting: str, number: int) -> CardVote:
    """A card vote, locked until the act ends, so that it cannot close under a card.

    Raises:
        Refused: if there is none of that number.
    """
    # Found by the meeting's row, not by a join: a joined lock would hold the meeting as well.
    held_at = Meeting.objects.filter(key=meeting).values_list("pk", flat=True).first()
    try:
        return act.lock(CardVote, meeting_id=held_at, number=number)
    except CardVote.DoesNotExist:
        raise missing("card vote", str(number)) from None


def _find(vote: CardVote, delegation: str) -> Delegation | None:
    rows = Delegation.objects.filter(meeting=vote.meeting)
    wanted = delegation.strip()
    return rows.filter(unit_slug=wanted).first() or rows.filter(unit_name__iexact=wanted).first()


def _votes(found: Delegation | None, *, choice: str, votes: Mapping[str, int]) -> dict[Choice, int]:
    if choice:
        weight = found.weight if found else 0
        return {c: weight if c.value == choice else 0 for c in Choice}
    return {c: votes.get(c.value, 0) for c in Choice}


def _known(choice: str) -> Verdict:
    if choice in {c.value for c in Choice}:
        return yes()
    says = "A card says for, against or abstain, not “{choice}”."
    return no(Reason("card.unknown_choice", says, {"choice": choice}, None, "Choose one of them."))


def _says_why(why: str) -> Verdict:
    if why.strip():
        return yes()
    says = "A card that has been cast is only entered anew with a reason."
    return no(Reason("card.no_reason", says, {}, None, "Say what was wrong."))


def _show(act: Act, vote: CardVote, delegation: Delegation) -> None:
    key = vote.meeting.key
    act.shows(meeting=key, number=vote.number, unit=delegation.unit_slug)
    act.about(f"card-vote:{key}:{vote.number}")
