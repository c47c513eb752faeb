"""Take over a rule book from a text."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import policy
from folkmoot.apps.rulebook.actions.index_provisions import index_in_force
from folkmoot.apps.rulebook.actions.writing_down import (
    NewEdition,
    certify,
    clear_fields,
    write_edition,
)
from folkmoot.apps.rulebook.acts_declared import IMPORTED
from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.apps.rulebook.figures import value_of
from folkmoot.apps.rulebook.formats import READERS
from folkmoot.apps.rulebook.models import RuleDocument
from folkmoot.apps.rulebook.queries.editions import last_edition
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.apps.rulebook.queries.shelf import edition_view
from folkmoot.core.canon import ulid
from folkmoot.core.lawtext import (
    Document,
    MalformedProvision,
    Mint,
    Operation,
    Parameter,
    Problem,
    Provision,
    derive_import,
    touched_words,
)
from folkmoot.core.procedure.catalogue import PARAMETERS as CATALOGUE
from folkmoot.core.procedure.parameter import ParameterError
from folkmoot.core.terms import ActorRef, Reason, check_words, no
from folkmoot.platform.acts import one_transaction, require

_THOUSAND = 1000


LONGEST_TITLE = 300  # characters; a heading that goes on stands whole in the text


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import.

    Attributes:
        edition: the edition that was made.
        problems: what was not understood, line by line; the words are kept all the same.
        operations: what changed from the edition before; empty for a first one.
        provisions: how many provisions the edition has.
        words_touched: how many words the operations strike or bring in.
        receipt: the code of the act's receipt.
    """

    edition: EditionView
    problems: Sequence[Problem]
    operations: Sequence[Operation]
    provisions: int
    words_touched: int
    receipt: str


def import_document(
    *,
    actor: ActorRef,
    at: datetime,
    slug: str,
    source: bytes | str,
    format: str,  # noqa: A002  (the word for it)
    in_force_on: date,
    title: str = "",
    edition_title: str = "",
    language: str = "en-GB",
    adopted_on: date | None = None,
    enactment: Enactment | None = None,
    rank: int = 100,
    mint: Mint | None = None,
) -> ImportReport:
    """Make a text the first edition of a rule document, or the next edition of one that exists.

    The next edition keeps the identities of the provisions it continues, and the operations
    between the two are derived and kept. The source is kept byte for byte. Language and format
    are the document's, not the edition's: they are given with the first. Titles left empty are
    taken from the text. Where two documents grant one figure, the lower ``rank`` prevails.
    ``mint`` gives the permanent identifiers, by time and chance unless a test or a replay says
    otherwise.

    Raises:
        Refused: if the source is no text, nobody can read its format, it says the same as the
            edition before, or would come into force before it. Nothing is changed then.
    """
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    new_pid = mint or mint_at(at)
    with one_transaction():
        with official(IMPORTED, actor=actor, at=at) as act:
            act.require(policy.may_be_text(raw))
            act.require(
                check_words(title, "The title", most=300)
                & check_words(edition_title, "The edition's title", most=300)
                & check_words(slug, "The document's short name", most=60, needed=True)
            )
            row = RuleDocument.objects.filter(slug=slug).first()
            if row is not None:
                row = act.lock(RuleDocument, pk=row.pk)
            format_ = row.format if row else format
            act.require(policy.may_read_as(format_))
            last = last_edition(slug) if row else None
            hashed = hashlib.sha256(raw).hexdigest()
            act.require(policy.may_follow(last, content_hash=hashed, in_force_on=in_force_on))
            tree, problems = _read(raw, format_, new_pid)
            tree, operations = _continued(last, tree, format_)
            if row is None:
                row = RuleDocument.objects.create(
                    slug=slug,
                    title=title or _title_of(tree) or slug,
                    language=language,
                    format=format_,
                    rank=rank,
                )
            edition = write_edition(
                row,
                NewEdition(
                    title=edition_title or _title_of(tree) or row.title,
                    origin="imported",
                    at=at,
                    adopted_on=adopted_on or in_force_on,
                    in_force_on=in_force_on,
                    tree=tree,
                    source=raw,
                    operations=operations,
                    base=last,
                    enactment=enactment or Enactment(),
                ),
            )
            problems = [*problems, *_unread_figures(tree)]
            act.shows(**clear_fields(edition, operations), not_understood=len(problems))
            act.about(f"document:{slug}", f"edition:{slug}:{edition.sequence}")
        certify(edition, seq=act.seq, receipt=act.code)
        index_in_force(document=slug, in_force_on=in_force_on, at=at)
    return ImportReport(
        edition=edition_view(edition),
        problems=tuple(problems),
        operations=tuple(operations),
        provisions=len(tree) - 1,
        words_touched=touched_words(operations),
        receipt=act.code,
    )


def mint_at(at: datetime) -> Callable[[], str]:
    """Permanent identifiers that sort by the moment they were given."""
    milliseconds = int(at.timestamp() * _THOUSAND)
    return lambda: ulid(milliseconds=milliseconds, randomness=secrets.token_bytes(10))


def _title_of(tree: Document) -> str:
    """The document's own heading, or the one heading that everything else stands under."""
    headings = [own.heading for own in tree.root.children if own.heading and not own.label]
    found = tree.root.heading or (headings[0] if len(headings) == 1 else "")
    return found[:LONGEST_TITLE]


def _read(raw: bytes, format_: str, mint: Mint) -> tuple[Document, list[Problem]]:
    try:
        reading = READERS[format_](raw.decode("utf-8"), mint)
    except MalformedProvision as error:
        require(
            no(
                Reason(
                    "rulebook.malformed",
                    "The text cannot be taken over: {error}.",
                    {"error": str(error)},
                    remedy="Mend the place named and import it again.",
                )
            )
        )
        raise  # not reached: a refusal was raised above
    return reading.document, list(reading.problems)


def _continued(
    last: EditionView | None, tree: Document, format_: str
) -> tuple[Document, tuple[Operation, ...]]:
    """The text with the identities of the edition before it, and what changed."""
    if last is None:
        return tree, ()
    before = last.tree
    carried, operations = derive_import(before, tree)
    if format_ != "labelled":
        kept = _with_figures_of(before, carried)
        if kept is not carried:
            return derive_import(before, kept)
    return carried, operations


def _with_figures_of(before: Document, tree: Document) -> Document:
    """Only the labelled form can write figures; in another they stand beside the text and stay."""
    figures = {own.pid: own.parameters for own in before.walk() if own.parameters}
    if not figures:
        return tree

    def dressed(own: Provision) -> Provision:
        return replace(
            own,
            parameters=own.parameters or figures.get(own.pid, ()),
            children=tuple(dressed(child) for child in own.children),
        )

    return Document(dressed(tree.root))


def _unread_figures(tree: Document) -> list[Problem]:
    """Figures that nothing can act on. They have no line of their own once read."""
    return [
        Problem(0, f"{tree.cite(own.pid)}: {fault}; kept as it is")
        for own in tree.walk()
        for each in own.parameters
        if (fault := _fault(each))
    ]


def _fault(figure: Parameter) -> str:
    known = CATALOGUE.get(figure.key)
    if known is None:
        return f"“{figure.key}” is no figure that can be acted on"
    try:
        value_of(known, figure.value)
    except ParameterError as error:
        return str(error)
    return ""
