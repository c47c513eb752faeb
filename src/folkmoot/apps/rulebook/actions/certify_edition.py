"""Certify the next edition: the words that were voted on, applied by the machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import policy
from folkmoot.apps.rulebook.actions.index_provisions import index_in_force
from folkmoot.apps.rulebook.actions.sunsets import set_sunset
from folkmoot.apps.rulebook.actions.writing_down import (
    NewEdition,
    certify,
    clear_fields,
    write_edition,
)
from folkmoot.apps.rulebook.acts_declared import CERTIFIED
from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.apps.rulebook.models import RuleDocument
from folkmoot.apps.rulebook.queries.editions import day
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.apps.rulebook.queries.shelf import edition_view
from folkmoot.apps.rulebook.queries.trial import trial
from folkmoot.core.lawtext import Operation, write
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import one_transaction


def certify_edition(
    *,
    actor: ActorRef,
    at: datetime,
    document: str,
    base_sequence: int,
    operations: Sequence[Operation],
    in_force_on: date,
    enactment: Enactment,
    title: str = "",
    adopted_on: date | None = None,
    proviso: str = "",
    ends_on: date | None = None,
) -> EditionView:
    """Make and certify the edition that follows ``base_sequence``.

    Every precondition of every operation is tested again, on the newest edition. Whether the
    motion behind it was carried, and whether this actor may certify, is for the room that calls.

    ``proviso`` is what the change is subject to, as it was voted on; it stands with the edition.
    ``ends_on`` is the day from which the change no longer holds, if it was made for a time: a task
    written with the certificate takes it out again on that day.
    ``adopted_on`` is the day of the decision; the day of ``at`` if it is not given.

    Raises:
        Refused: if another edition stands by now, an operation does not fit, a figure cannot be
            acted on, nothing changes, or it would come into force before the edition it changes.
            Nothing is changed then.
    """
    with one_transaction():
        with official(CERTIFIED, actor=actor, at=at) as act:
            act.require(policy.may_change(document))
            row = act.lock(RuleDocument, slug=document)
            outcome = trial(
                document, operations, base_sequence=base_sequence, in_force_on=in_force_on
            )
            act.require(outcome.verdict & policy.may_end(ends_on, in_force_on=in_force_on))
            base, tree = outcome.settled
            source = write(tree).encode("utf-8", "surrogatepass")
            act.require(policy.may_be_text(source))
            edition = write_edition(
                row,
                NewEdition(
                    title=title or base.title,
                    origin="enacted",
                    at=at,
                    adopted_on=adopted_on or day(at),
                    in_force_on=in_force_on,
                    tree=tree,
                    source=source,
                    operations=operations,
                    base=base,
                    enactment=enactment,
                    note=proviso,
                ),
            )
            act.shows(
                **clear_fields(edition, operations),
                enactment=enactment.label or "a decision that is not named",
                enactment_entry=enactment.record_seq,
            )
            act.seals(
                mover=enactment.mover_text, vote=enactment.vote_text, address=enactment.address
            )
            act.about(f"document:{document}", f"edition:{document}:{edition.sequence}")
        certify(edition, seq=act.seq, receipt=act.code)
        if ends_on is not None:
            set_sunset(edition, ends_on=ends_on, at=at, seq=act.seq, enactment=enactment)
        index_in_force(document=document, in_force_on=in_force_on, at=at)
    return edition_view(edition)
