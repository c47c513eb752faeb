"""What may be done to the rule book. Who may ask for it is decided by the room that asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from folkmoot.apps.rulebook.formats import READERS
from folkmoot.apps.rulebook.queries.editions import document, last_edition
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.apps.rulebook.queries.sunsets import sunset_of, way_back
from folkmoot.apps.rulebook.queries.trial import no_document
from folkmoot.core.lawtext import Operation, SetParameter
from folkmoot.core.terms import Reason, Verdict, no, yes


def may_change(slug: str) -> Verdict:
    """Whether there is such a document to change."""
    return yes() if document(slug) else no(no_document(slug))


def may_read_as(format_: str) -> Verdict:
    """Whether there is a reader for a source written so."""
    if format_ in READERS:
        return yes()
    return no(
        Reason(
            "rulebook.format_unknown",
            "Nobody here can read “{format}”.",
            {"format": format_, "known": ", ".join(READERS)},
            remedy="Choose one of: {known}.",
        )
    )


def may_be_text(source: bytes) -> Verdict:
    """Whether the source is text at all; if not, the place where it ceases to be."""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return no(
            Reason(
                "rulebook.not_text",
                "Line {line} holds bytes that are no UTF-8 text.",
                {"line": line},
                remedy="Save the file in the encoding UTF-8 and import it again.",
            )
        )
    if not source.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
        return no(
            Reason(
                "rulebook.empty",
                "The source is empty: there is nothing in it to read.",
                remedy="Choose the file that holds the text of the rules, and import that.",
            )
        )
    if b"\x00" in source:
        return no(
            Reason(
                "rulebook.not_text",
                "Line {line} holds a null byte, which no text has.",
                {"line": source.count(b"\n", 0, source.index(b"\x00")) + 1},
                remedy="Save the file as plain text and import it again.",
            )
        )
    return yes()


def may_follow(last: EditionView | None, *, content_hash: str, in_force_on: date) -> Verdict:
    """Whether an imported text may become the next edition."""
    if last is None:
        return yes()
    verdict = yes()
    if content_hash == last.content_hash:
        verdict &= no(
            Reason(
                "rulebook.nothing_changes",
                "The text is edition {last}, byte for byte.",
                {"last": last.sequence},
                remedy="Import a text that reads differently.",
            )
        )
    if in_force_on < last.in_force_on:
        verdict &= no(
            Reason(
                "rulebook.commences_too_early",
                "It would come into force on {day}, before edition {last}, which does so on "
                "{last_day}.",
                {
                    "day": in_force_on.isoformat(),
                    "last": last.sequence,
                    "last_day": last.in_force_on.isoformat(),
                },
                remedy="Import editions in the order in which they came into force.",
            )
        )
    return verdict


def may_correct(
    slug: str, *, sequence: int, operations: Sequence[Operation], reason: str
) -> Verdict:
    """Whether an edition may be corrected editorially: a slip, never the sense."""
    verdict = yes()
    last = last_edition(slug)
    if last and sequence != last.sequence:
        verdict &= no(
            Reason(
                "rulebook.moved_on",
                "The rule book has moved on since edition {wanted}: edition {last} stands now.",
                {"wanted": sequence, "last": last.sequence},
                remedy="Correct edition {last} if the slip is still in it.",
            )
        )
    if not reason.strip():
        verdict &= no(
            Reason(
                "rulebook.correction_without_reason",
                "A correction says what the slip was; no reason is given.",
                remedy="State the slip and the decision that was meant.",
            )
        )
    if any(isinstance(operation, SetParameter) for operation in operations):
        verdict &= no(
            Reason(
                "rulebook.correction_of_substance",
                "A figure of the rules is substance; an editorial correction cannot change it.",
                remedy="Move a rule change.",
            )
        )
    return verdict


def may_end(ends_on: date | None, *, in_force_on: date) -> Verdict:
    """Whether a change may be made until a day: not one that is over before it begins."""
    if ends_on is None or ends_on > in_force_on:
        return yes()
    return no(
        Reason(
            "rulebook.over_before_it_begins",
            "It would no longer hold from {day}, but comes into force on {begins} only.",
            {"day": ends_on.isoformat(), "begins": in_force_on.isoformat()},
            remedy="Let it come into force before its last day, or leave the rule as it is.",
        )
    )


def may_expire(slug: str, edition: int, *, on: date) -> Verdict:
    """Whether what an edition put in for a time is to be taken out by now, and can be."""
    verdict = _temporary(slug, edition)
    found = sunset_of(slug, edition)
    if not verdict or found is None:
        return verdict
    if on < found.ends_on:
        return no(
            Reason(
                "rulebook.sunset_not_yet",
                "What edition {edition} put in holds until {day}.",
                {"edition": edition, "day": found.ends_on.isoformat()},
                remedy="Wait for the day, or move a rule change.",
            )
        )
    return way_back(slug, edition).verdict


def may_extend(slug: str, edition: int, *, until: date, on: date) -> Verdict:
    """Whether a temporary change may be prolonged: before its day, and to a later one."""
    verdict = _temporary(slug, edition)
    found = sunset_of(slug, edition)
    if not verdict or found is None:
        return verdict
    if on >= found.ends_on:
        return no(
            Reason(
                "rulebook.sunset_has_come",
                "What edition {edition} put in ended on {day}; what is over cannot be prolonged.",
                {"edition": edition, "day": found.ends_on.isoformat()},
                remedy="Move a rule change that puts the words in again.",
            )
        )
    if until <= found.ends_on:
        return no(
            Reason(
                "rulebook.sunset_no_later",
                "It holds until {day} as it is.",
                {"day": found.ends_on.isoformat()},
                remedy="Name a later day, or move a rule change that ends it sooner.",
            )
        )
    return yes()


def _temporary(slug: str, edition: int) -> Verdict:
    found = sunset_of(slug, edition)
    if found is None:
        return no(
            Reason(
                "rulebook.not_temporary",
                "Edition {edition} changed the rules until they are changed again.",
                {"edition": edition},
                remedy="Move a rule change.",
            )
        )
    if found.expired_by is not None:
        return no(
            Reason(
                "rulebook.expired_already",
                "What edition {edition} put in was taken out again by edition {by}.",
                {"edition": edition, "by": found.expired_by},
                remedy="Read edition {by}.",
            )
        )
    return yes()
