"""Drawing the ballot paper and giving notice of poll; or finding that nobody is opposed."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.subjects import Subject, locked, still_before_poll
from folkmoot.apps.elections.acts_declared import POLL_NOTICED, UNOPPOSED
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import PaperLine, Poll
from folkmoot.apps.elections.policy.offices import may_conduct
from folkmoot.apps.elections.queries.shapes import ElectionView, LedgerLine
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.tally.drawing import order_seed, paper_order
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import mail

REOPEN = "Re-open nominations"


def give_notice_of_poll(
    *, actor: ActorRef, at: datetime, election: str, letters: bool = True
) -> str:
    """Draw the paper from the committed seed and give notice; from now on nobody joins or leaves.

    Candidates with too few nominations are not on it. Where there are no more candidates than
    places, and voters may not re-open nominations, there is nothing to vote on.

    Raises:
        Refused: if the actor may not, acceptances are still open, it was done already, or nobody
            stands.
    """
    view = queries.election(election)
    lines = [line for line in queries.ledger(view) if line.stands] if view else []
    contested = bool(view) and (view.reopen or len(lines) > view.places)
    with official(POLL_NOTICED if contested else UNOPPOSED, actor=actor, at=at) as act:
        subject = locked(act, election)
        act.require(
            may_conduct(actor, unit=subject.view.post.unit, on=day_of(at))
            & still_before_poll(subject.view)
            & _acceptances_closed(subject, at)
            & _somebody_stands(subject, lines)
        )
        drawn = order_seed(queries.seed_of(election))
        _draw(subject, lines, drawn)
        poll = Poll.objects.create(
            election=subject.row, order_seed=drawn, contested=contested, at=at, by=str(actor)
        )
        act.shows(election=election, candidates=len(lines), places=subject.view.places)
        if contested:
            act.shows(
                order_seed=drawn,
                paper=digest([line.name for line in queries.paper(election)]),
                mode=subject.view.mode,
            )
            if letters and subject.view.roll:
                tell_electors(subject.view)
    Poll.objects.filter(pk=poll.pk).update(seq=act.seq)
    return act.code


def _draw(subject: Subject, lines: list[LedgerLine], drawn: str) -> None:
    by_number = {line.number: line for line in lines}
    order = [by_number[number] for number in paper_order(drawn, by_number)]
    rows = [
        PaperLine(election=subject.row, number=place, person_key=line.person_key, name=line.name)
        for place, line in enumerate(order, 1)
    ]
    if subject.view.reopen:
        # One line on the paper; the count opens a further one for each place it wins.
        rows.append(PaperLine(election=subject.row, number=len(rows) + 1, name=REOPEN))
    PaperLine.objects.bulk_create(rows)


def tell_electors(view: ElectionView) -> None:
    """Write to every elector who has an address when the poll opens, and where."""
    text = _(
        "The poll for %(title)s opens on %(opens)s and closes on %(closes)s.\n\n"
        "Candidates, their statements, how your vote is kept and what the server could still do:\n"
        "%(url)s\n"
    ) % {
        "title": view.title,
        "opens": view.times.poll_opens.isoformat(timespec="minutes"),
        "closes": view.times.poll_closes.isoformat(timespec="minutes"),
        "url": f"{view.url}/notice",
    }
    mail.post(
        to=people.emails_of_roll(view.roll),
        subject=_("Notice of poll: %(title)s") % {"title": view.title},
        text=text,
    )


def _acceptances_closed(subject: Subject, at: datetime) -> Verdict:
    if at > subject.view.times.accept_by:
        return yes()
    says = "Nominees may still answer; the paper is drawn after that."
    return no(Reason("poll.answers_open", says, {}, None, "Wait until the deadline has passed."))


def _somebody_stands(subject: Subject, lines: list[LedgerLine]) -> Verdict:
    if lines:
        return yes()
    says = "Nobody stands for {post}."
    remedy = "Call the election again with new dates."
    return no(Reason("poll.nobody", says, {"post": subject.view.post.title}, None, remedy))
