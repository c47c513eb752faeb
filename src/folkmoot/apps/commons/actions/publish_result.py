"""Publishing what came of a consultation, as bytes that anybody can make again."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.actions.subjects import locked
from folkmoot.apps.commons.acts_declared import RESULT
from folkmoot.apps.commons.models import Published
from folkmoot.apps.commons.queries.shapes import ConsultationView
from folkmoot.apps.record.acts import official
from folkmoot.core.discourse import VERSION, read_votes, work_out, written
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

ITSELF = ActorRef("system", "commons")


def publish_result(*, at: datetime, consultation: str, actor: ActorRef = ITSELF) -> str:
    """Publish the votes and what they say, once a consultation is closed. Time itself calls for it.

    Where too few took part the votes stay unpublished: of so few each is soon somebody's.

    Raises:
        Refused: while it is open, or if it is published.
    """
    with official(RESULT, actor=actor, at=at) as act:
        subject = locked(act, consultation, at=at)
        act.require(_is_due(subject.view, at))
        votes, result, many = _worked(subject.view, outside=False)
        outside, _result, _many = _worked(subject.view, outside=True)
        made = Published.objects.create(
            consultation=subject.row,
            votes=votes,
            result=result,
            votes_outside=outside,
            digest=sha256(result.encode()).hexdigest() if result else "",
            at=at,
        )
        act.shows(
            consultation=consultation,
            participants=many,
            votes=sha256(votes.encode()).hexdigest() if votes else "",
            result=made.digest,
            version=VERSION,
        )
    Published.objects.filter(pk=made.pk).update(seq=act.seq)
    return act.code


def _worked(view: ConsultationView, *, outside: bool) -> tuple[str, str, int]:
    """The votes, what comes of them, and how many took part; nothing of so few."""
    text = queries.votes_csv(view, outside=outside)
    people = {line.partition(",")[0] for line in text.splitlines()[1:]}
    if len(people) < queries.LEAST:
        return "", "", len(people)
    return text, written(work_out(read_votes(text))), len(people)


def _is_due(view: ConsultationView, at: datetime) -> Verdict:
    if view.published:
        says = "What came of it is published."
        return no(Reason("consultation.published", says, {}, None, "It is on its page."))
    if at <= view.closes_at:
        says = "It is open; what comes of it is published when it closes."
        return no(Reason("consultation.open", says, {}, None, "Wait until then."))
    return yes()
