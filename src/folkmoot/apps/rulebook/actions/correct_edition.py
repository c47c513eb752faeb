"""Correct a slip in the newest edition, on the record; the edition with the slip stays visible."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import policy
from folkmoot.apps.rulebook.actions.index_provisions import index_in_force
from folkmoot.apps.rulebook.actions.writing_down import (
    NewEdition,
    certify,
    clear_fields,
    write_edition,
)
from folkmoot.apps.rulebook.acts_declared import CORRECTED
from folkmoot.apps.rulebook.models import RuleDocument
from folkmoot.apps.rulebook.queries.editions import day
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.apps.rulebook.queries.shelf import edition_view
from folkmoot.apps.rulebook.queries.trial import trial
from folkmoot.core.lawtext import Operation, write
from folkmoot.core.terms import ActorRef, check_words
from folkmoot.platform.acts import one_transaction


def correct_edition(
    *,
    actor: ActorRef,
    at: datetime,
    document: str,
    sequence: int,
    operations: Sequence[Operation],
    reason: str,
    authority: str = "",
) -> EditionView:
    """Correct an edition so that it says what was decided.

    The correction is an edition of its own with the enactment and the day of the one it corrects,
    so that from that day on it is the edition in force. Nothing is erased.

    ``sequence`` is the edition with the slip, which must be the newest; ``reason`` says what the
    slip was; ``authority`` cites the provision that allows corrections, if one is named.

    Raises:
        Refused: if the edition is not the newest, no reason is given, a figure would change, or
            an operation does not fit. Nothing is changed then.
    """
    with one_transaction():
        with official(CORRECTED, actor=actor, at=at) as act:
            act.require(policy.may_change(document))
            act.require(check_words(authority, "Who allowed it"))
            row = act.lock(RuleDocument, slug=document)
            outcome = trial(document, operations)
            act.require(
                policy.may_correct(
                    document, sequence=sequence, operations=operations, reason=reason
                )
                & outcome.verdict
            )
            base, tree = outcome.settled
            source = write(tree).encode("utf-8", "surrogatepass")
            act.require(policy.may_be_text(source))
            edition = write_edition(
                row,
                NewEdition(
                    title=base.title,
                    origin="corrected",
                    at=at,
                    adopted_on=day(at),
                    in_force_on=base.in_force_on,
                    tree=tree,
                    source=source,
                    operations=operations,
                    base=base,
                    note=f"{reason} ({authority})" if authority else reason,
                    enactment=base.enactment,
                ),
            )
            act.shows(
                **clear_fields(edition, operations),
                corrects=sequence,
                reason=reason,
                authority=authority,
            )
            act.about(
                f"document:{document}",
                f"edition:{document}:{sequence}",
                f"edition:{document}:{edition.sequence}",
            )
        certify(edition, seq=act.seq, receipt=act.code)
        index_in_force(document=document, in_force_on=edition.in_force_on, at=at)
    return edition_view(edition)
