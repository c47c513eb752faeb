"""Take over a translation of an edition from a text of the same shape."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import policy
from folkmoot.apps.rulebook.acts_declared import TRANSLATED
from folkmoot.apps.rulebook.formats import READERS
from folkmoot.apps.rulebook.models import RuleDocument, Translation
from folkmoot.apps.rulebook.queries.editions import edition, last_edition
from folkmoot.apps.rulebook.queries.translations import words_digest
from folkmoot.core.lawtext import Document, MalformedProvision, Provision, counter
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import one_transaction


@dataclass(frozen=True, slots=True)
class TranslationReport:
    """What came of it.

    Attributes:
        taken: how many provisions have a translation now that they had not, or in other words.
        strange: the numbers of the text that the edition has no provision for.
        receipt: the code of the act's receipt.
    """

    taken: int
    strange: Sequence[str]
    receipt: str


def take_over_translation(
    *,
    actor: ActorRef,
    at: datetime,
    document: str,
    language: str,
    source: bytes | str,
    sequence: int | None = None,
) -> TranslationReport:
    """Take the words of each provision from a text that has the same numbers in the same order.

    Provisions with a number are found by it; those without, by their place among the unnumbered
    of the same parent. The authentic text stays the authentic text: a translation is read beside
    it and says from which words it was made.

    Raises:
        Refused: if there is no such edition, the text cannot be read, or nothing in it belongs to
            a provision of the edition. Nothing is changed then.
    """
    raw = source.encode() if isinstance(source, str) else source
    with one_transaction():
        with official(TRANSLATED, actor=actor, at=at) as act:
            act.require(policy.may_change(document) & policy.may_be_text(raw))
            row = act.lock(RuleDocument, slug=document)
            view = last_edition(document) if sequence is None else edition(document, sequence)
            if view is None:
                act.require(no(_no_edition(document, sequence)))
                raise AssertionError  # not reached: a refusal was raised above
            try:
                read = READERS[row.format](raw.decode("utf-8"), counter()).document
            except MalformedProvision as error:
                act.require(no(_malformed(str(error))))
                raise AssertionError from None  # not reached either
            pairs, strange = _paired(view.tree, read)
            if not pairs:
                act.require(no(_nothing(document)))
            known = {
                (each.pid, each.heading, each.text, each.of_words)
                for each in Translation.objects.filter(document=row, language=language)
            }
            new = [
                Translation(
                    document=row,
                    language=language,
                    pid=own.pid,
                    heading=theirs.heading,
                    text=theirs.text,
                    of_words=words_digest(own),
                    edition=view.sequence,
                    at=at,
                )
                for own, theirs in pairs
                if (own.pid, theirs.heading, theirs.text, words_digest(own)) not in known
            ]
            Translation.objects.bulk_create(new, batch_size=500)
            act.shows(
                document=document,
                edition=view.sequence,
                language=language,
                provisions=len(new),
                content_hash=hashlib.sha256(raw).hexdigest(),
            )
            act.about(f"document:{document}", view.ref)
        Translation.objects.filter(document=row, at=at, seq=None).update(seq=act.seq)
    return TranslationReport(len(new), tuple(strange), act.code)


def _paired(
    authentic: Document, other: Document
) -> tuple[list[tuple[Provision, Provision]], list[str]]:
    """Provisions of the edition with those of the text, and what of the text has no place."""
    pairs: list[tuple[Provision, Provision]] = []
    strange: list[str] = []

    def walk(own: Provision, theirs: Provision) -> None:
        numbered = {child.label: child for child in own.children if child.label}
        loose = [child for child in own.children if not child.label]
        for child in theirs.children:
            match = numbered.get(child.label) if child.label else (loose.pop(0) if loose else None)
            if match is None:
                strange.append(other.cite(child.pid))
                continue
            if match.kind != "matter" and (child.heading or child.text):
                pairs.append((match, child))
            walk(match, child)

    walk(authentic.root, other.root)
    return pairs, strange


def _no_edition(document: str, sequence: int | None) -> Reason:
    return Reason(
        "rulebook.no_such_edition",
        "The rule document “{document}” has no edition {sequence}.",
        {"document": document, "sequence": sequence or 1},
        remedy="Look the number up on the page of its editions.",
    )


def _malformed(error: str) -> Reason:
    return Reason(
        "rulebook.malformed",
        "The translation cannot be taken over: {error}.",
        {"error": error},
        remedy="Mend the place named and take it over again.",
    )


def _nothing(document: str) -> Reason:
    return Reason(
        "rulebook.translation_of_something_else",
        "Nothing in the text has the number of a provision of “{document}”.",
        {"document": document},
        remedy="Keep the numbers as they are and translate headings and words only.",
    )
