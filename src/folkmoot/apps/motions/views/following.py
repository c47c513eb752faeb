"""What else should follow from a change: found by machine, decided by people."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from folkmoot.core.lawtext import (
    Consequence,
    Document,
    Operation,
    PreconditionFailed,
    apply,
    consequences,
)


def consequences_said(before: Document, after: Document) -> list[str]:
    """Citations, terms and figures that a change leaves behind, and numbers that follow."""
    return [_said(each) for each in consequences(before, after)]


def consequences_of(before: Document, operations: Sequence[Operation]) -> list[str]:
    """The same of operations; nothing if they do not fit the text."""
    after = apply(before, operations)
    return [] if isinstance(after, PreconditionFailed) else consequences_said(before, after)


def _said(each: Consequence) -> str:
    say = {
        "citation": _("%(place)s cites %(words)s, which is gone")
        if not each.becomes
        else _("%(place)s cites %(words)s, which is %(becomes)s then"),
        "term": _("%(place)s uses the term “%(words)s”, which is struck or means something else"),
        "figure": _("%(place)s changes a number in words while the figure %(words)s stays"),
        "renumbering": _("%(words)s becomes %(becomes)s"),
    }[each.kind]
    return say % {"place": each.place, "words": each.words, "becomes": each.becomes}
