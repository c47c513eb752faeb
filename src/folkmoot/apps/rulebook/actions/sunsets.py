"""What was put into the rules for a time: taking it out on its day, and prolonging it before."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone
from django_tasks import task

from folkmoot.apps.record.acts import official
from folkmoot.apps.record.service import SERVICE
from folkmoot.apps.rulebook import policy
from folkmoot.apps.rulebook.actions.index_provisions import index_in_force
from folkmoot.apps.rulebook.actions.writing_down import (
    NewEdition,
    certify,
    clear_fields,
    write_edition,
)
from folkmoot.apps.rulebook.acts_declared import EXPIRED, EXTENDED
from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.apps.rulebook.models import Edition, RuleDocument, Sunset
from folkmoot.apps.rulebook.queries.editions import edition as edition_numbered
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.apps.rulebook.queries.shelf import edition_view
from folkmoot.apps.rulebook.queries.sunsets import SunsetView, sunset_of, way_back
from folkmoot.core.lawtext import write
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import one_transaction
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation


def set_sunset(
    edition: Edition, *, ends_on: date, at: datetime, seq: int | None, enactment: Enactment
) -> None:
    """Note the day, and the task of that day, in the transaction of the act that decides it."""
    Sunset.objects.create(
        edition=edition,
        ends_on=ends_on,
        at=at,
        seq=seq,
        label=enactment.label,
        address=enactment.address,
    )
    midnight = datetime.combine(ends_on, time(), tzinfo=ZoneInfo(installation().zone))
    expire_when_due.using(run_after=midnight.astimezone(UTC)).enqueue(
        document=edition.document.slug, edition=edition.sequence
    )


@task()
def expire_when_due(*, document: str, edition: int) -> None:
    """On the day: take the words out, unless that has been done or the day was put off.

    Run twice it does nothing the second time. Where the words have been amended since, so that
    the way back does not fit, nothing is changed: the page of the edition says so, and people
    decide.
    """
    at = now()
    if policy.may_expire(document, edition, on=timezone.localdate(at)):
        expire_words(actor=SERVICE, at=at, document=document, edition=edition)


def expire_words(*, actor: ActorRef, at: datetime, document: str, edition: int) -> EditionView:
    """Make the edition in which a temporary change is taken out again.

    It is in force from the day the change ended, however late it is made, but not before the
    edition it follows. Its enactment is the decision that set the day.

    Raises:
        Refused: if the edition was not made for a time, its day has not come, it was done already,
            or the words have been amended since so that the way back does not fit.
    """
    with one_transaction():
        with official(EXPIRED, actor=actor, at=at) as act:
            row = act.lock(RuleDocument, slug=document)
            act.require(policy.may_expire(document, edition, on=timezone.localdate(at)))
            sunset, made = _decided(document, edition), edition_numbered(document, edition)
            base, tree, operations = way_back(document, edition).settled
            source = write(tree).encode("utf-8", "surrogatepass")
            why = Enactment(
                record_seq=sunset.seq,
                label=f"Sunset set by {sunset.label or 'a decision that is not named'}",
                address=sunset.address,
            )
            new = write_edition(
                row,
                NewEdition(
                    title=base.title,
                    origin="expired",
                    at=at,
                    adopted_on=sunset.ends_on,
                    in_force_on=max(sunset.ends_on, base.in_force_on),
                    tree=tree,
                    source=source,
                    operations=operations,
                    base=base,
                    enactment=why,
                    expires=made,
                ),
            )
            act.shows(
                **clear_fields(new, operations),
                expires=edition,
                enactment=why.label,
                enactment_entry=why.record_seq,
            )
            act.about(
                f"document:{document}",
                f"edition:{document}:{edition}",
                f"edition:{document}:{new.sequence}",
            )
        certify(new, seq=act.seq, receipt=act.code)
        index_in_force(document=document, in_force_on=new.in_force_on, at=at)
    return edition_view(new)


def extend_sunset(
    *,
    actor: ActorRef,
    at: datetime,
    document: str,
    edition: int,
    until: date,
    enactment: Enactment,
) -> SunsetView:
    """Let a temporary change hold longer, as a meeting decided before its day came.

    Whether there is such a decision, and who may put it on the record, is for the room that calls.

    Raises:
        Refused: if the change was not made for a time, its day has come, or ``until`` is no later.
    """
    with official(EXTENDED, actor=actor, at=at) as act:
        act.require(policy.may_change(document))
        act.lock(RuleDocument, slug=document)
        act.require(policy.may_extend(document, edition, until=until, on=timezone.localdate(at)))
        before = _decided(document, edition)
        act.shows(
            document=document,
            edition=edition,
            until=until.isoformat(),
            before=before.ends_on.isoformat(),
            enactment=enactment.label or "a decision that is not named",
            enactment_entry=enactment.record_seq,
        )
        act.about(f"document:{document}", f"edition:{document}:{edition}")
        row = Edition.objects.get(document__slug=document, sequence=edition)
        set_sunset(row, ends_on=until, at=at, seq=enactment.record_seq, enactment=enactment)
    return _decided(document, edition)


def _decided(document: str, edition: int) -> SunsetView:
    found = sunset_of(document, edition)
    if found is None:
        raise LookupError(f"edition {edition} of {document} was not made for a time")
    return found
