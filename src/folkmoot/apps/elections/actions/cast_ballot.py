"""Voting: secretly, replacing one's ballot, and openly."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.box_rows import BALLOTS, MARKS
from folkmoot.apps.elections.actions.shuffle import shuffle_if_due
from folkmoot.apps.elections.actions.subjects import locked
from folkmoot.apps.elections.acts_declared import VOTE_RECORDED
from folkmoot.apps.elections.models import Ballot, OpenVote
from folkmoot.apps.elections.policy.voting import cast_facts, departure, may_vote
from folkmoot.apps.elections.queries import Booth, ElectionView
from folkmoot.apps.record.acts import official
from folkmoot.apps.record.keys import signed_statement
from folkmoot.core.procedure.rules.polling import check_cast, check_paper, check_phrase
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import acts
from folkmoot.platform.acts import Refused

_COUNTED = "SELECT 1 FROM elections_countmade WHERE election_id = %s LIMIT 1"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the voter is given: that a ballot of this digest is in the box, signed.

    The digest is of election, tag, phrase and choices, so that whoever holds it can later show
    that a ballot is missing; it tells nobody how she voted who does not know all of them.
    """

    election: str
    digest: str
    signed: str


def tag_of(secret: str) -> str:
    """What lies with the ballot of the secret that the voter's device holds."""
    return hashlib.sha256(f"ballot secret|{secret}".encode()).hexdigest()


def ballot_digest(*, election: str, tag: str, phrase: str, choices: str) -> str:
    """The digest that a receipt names and the published list lets everybody compute."""
    return hashlib.sha256(f"{election}\n{tag}\n{phrase}\n{choices}".encode()).hexdigest()


def cast_ballot(
    *,
    actor: ActorRef,
    at: datetime,
    election: str,
    choices: Sequence[int],
    tag: str,
    phrase: str = "",
) -> Accepted:
    """Put a secret ballot into the box and mark the register, in one durable transaction.

    There is no entry in the record, no time and no number: nothing joins the two rows but that
    they are new, until their batch is shuffled.

    Args:
        actor: the voter.
        at: now.
        election: which.
        choices: numbers of the paper's lines, the first preference first.
        tag: SHA-256 of a secret of the voter's device (`tag_of`).
        phrase: the voter's own words, where the rules allow them.

    The same paper sent again with the same tag, because no answer came, is answered again and
    counted once.

    Raises:
        Refused: if the voter may not vote, has voted, or the paper is none.
    """
    booth = _opened(election)
    view, rules = booth.view, queries.rules_of(booth.view)
    acts.require(
        _is_secret(view)
        & may_vote(view, queries.belonging(view, actor.key), rules, person=actor.key, at=at)
        & check_paper(choices, candidates=len(booth.lines))
        & check_phrase(phrase, (), rules)
        & _is_tag(tag)
    )
    written = " ".join(map(str, choices))
    try:
        with acts.one_transaction():
            MARKS.put(view.id, actor.key, False)
            _into_the_box(view, rules, tag=tag, choices=written, phrase=phrase)
    except IntegrityError:
        voted = queries.elector(view, actor.key).voted
        if not (voted and _lies_there(view, tag=tag, choices=written, phrase=phrase)):
            # Another tab, or the same phrase a moment ago: say which, in the words of the law.
            raise _why_not(view, rules, actor, phrase, at) from None
        # The same paper again, because the first answer never came: here it is.
    return _accepted(election, tag, phrase, written)


def replace_ballot(
    *, at: datetime, election: str, secret: str, choices: Sequence[int], phrase: str = ""
) -> Accepted:
    """Replace the ballot whose secret one holds; nobody is asked who one is.

    Raises:
        Refused: if no ballot has that secret, the poll is over, or the paper is none.
    """
    booth = _opened(election)
    view, rules = booth.view, queries.rules_of(booth.view)
    tag, written = tag_of(secret), " ".join(map(str, choices))
    acts.require(
        _is_secret(view)
        & check_cast(cast_facts(view, None), rules, at)
        & check_paper(choices, candidates=len(booth.lines))
        & check_phrase(phrase, (), rules)
    )
    try:
        with acts.one_transaction():
            held = Ballot.objects.filter(election_id=view.id, tag=tag)
            # Where a batch was written anew while we waited for the row, it has another key now.
            gone = held.delete()[0] or held.delete()[0]
            acts.require(_was_there(gone))
            _into_the_box(view, rules, tag=tag, choices=written, phrase=phrase)
    except IntegrityError:
        raise Refused(check_phrase(phrase, (phrase.casefold(),), rules)) from None
    return _accepted(election, tag, phrase, written)


def vote_openly(
    *, actor: ActorRef, at: datetime, election: str, choices: Sequence[int]
) -> tuple[OpenVote, str]:
    """Cast a recorded vote, or change it while the poll is open; everybody can read it.

    Where the unit's nomination binds its delegates, a vote against it is refused; where it does
    not, it is cast, noted as a departure, and the unit is told.

    Raises:
        Refused: if the voter may not vote, or the mandate binds.
    """
    with official(VOTE_RECORDED, actor=actor, at=at) as act:
        subject = locked(act, election)
        view = subject.view
        elector = queries.elector(view, actor.key)
        act.require(
            _is_open_vote(view)
            & may_vote(view, elector, subject.rules, person=actor.key, at=at, may_change=True)
            & check_paper(choices, candidates=len(queries.paper(election)))
        )
        verdict, departs = departure(view, subject.rules, elector, choices, person=actor.key, at=at)
        act.require(verdict)
        OpenVote.objects.filter(election=subject.row, person_key=actor.key, standing=True).update(
            standing=False
        )
        written = " ".join(map(str, choices))
        vote = OpenVote.objects.create(
            election=subject.row, person_key=actor.key, unit=elector.unit, choices=written,
            at=at, departs=departs,
        )  # fmt: skip
        act.require(_not_counted(subject.row.pk))
        act.shows(election=election, unit=elector.unit, choices=written, departs=departs)
        act.about(*([f"unit:{elector.unit}"] if elector.unit else []))
    OpenVote.objects.filter(pk=vote.pk).update(seq=act.seq)
    return vote, act.code


def _into_the_box(
    view: ElectionView, rules: RuleSet, *, tag: str, choices: str, phrase: str
) -> None:
    BALLOTS.put(view.id, choices, phrase, tag)
    # The reference to the election's row holds back a count until this is committed.
    acts.require(_not_counted(view.id))
    shuffle_if_due(view.id, rules)


def _opened(election: str) -> Booth:
    booth = queries.booth(election)
    if booth is None:
        raise Refused(no(Reason("election.unknown", "There is no such election.")))
    return booth


def _is_secret(view: ElectionView) -> Verdict:
    if view.secret:
        return yes()
    return no(Reason("poll.open_vote", "This is an open recorded vote.", {}, None, "Vote openly."))


def _is_open_vote(view: ElectionView) -> Verdict:
    if not view.secret:
        return yes()
    return no(Reason("poll.secret", "This is a secret ballot.", {}, None, "Vote on the paper."))


def _is_tag(tag: str) -> Verdict:
    if len(tag) == 64 and set(tag) <= set("0123456789abcdef"):  # noqa: PLR2004  (SHA-256, hex)
        return yes()
    says = "The ballot came without the mark by which it can be replaced."
    return no(Reason("poll.no_tag", says, {}, None, "Open the ballot paper again."))


def _was_there(gone: int) -> Verdict:
    if gone:
        return yes()
    says = "No ballot in the box has this replacement code."
    return no(Reason("poll.no_such_ballot", says, {}, None, "Check the code you were given."))


def _not_counted(election: int) -> Verdict:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [election])
        counted = cursor.fetchone()
    if counted is None:
        return yes()
    says = "The box has been opened; no ballot goes in any more."
    return no(Reason("poll.counted", says, {}, None, "The result will be on this page."))


def _lies_there(view: ElectionView, *, tag: str, choices: str, phrase: str) -> bool:
    rows = Ballot.objects.filter(election_id=view.id, tag=tag, choices=choices, phrase=phrase)
    return rows.exists()


def _why_not(
    view: ElectionView, rules: RuleSet, actor: ActorRef, phrase: str, at: datetime
) -> Refused:
    elector = queries.elector(view, actor.key)
    verdict = may_vote(view, elector, rules, person=actor.key, at=at)
    return Refused(verdict if not verdict else check_phrase(phrase, (phrase.casefold(),), rules))


def _accepted(election: str, tag: str, phrase: str, choices: str) -> Accepted:
    digest = ballot_digest(election=election, tag=tag, phrase=phrase, choices=choices)
    text = f"A ballot is in the box of {election}.\n{digest}\n"
    return Accepted(election, digest, signed_statement(text))
