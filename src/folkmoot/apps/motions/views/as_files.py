"""A rule change as a file: for other programs, and for a word processor."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.views.seeing import motion_or_404
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.exports import EXPORTS, identity_of
from folkmoot.core.lawtext import Document, apply
from folkmoot.core.lawtext.akoma.amendments import Motion, amendment_akn
from folkmoot.core.lawtext.showing.docx import comparison_docx
from folkmoot.core.lawtext.showing.lines import lines_between
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
@require_safe
def as_file(request: HttpRequest, key: str, suffix: str) -> HttpResponse:
    """The change as an Akoma Ntoso amendment, or as a DOCX in which it is a revision."""
    at = now()
    view = motion_or_404(request, key, at=at)
    edition = _edition(view)
    after = apply(edition.tree, view.operations) if edition else None
    if edition is None or not isinstance(after, Document):
        raise Http404(_("Motion %(key)s changes no rule as it stands.") % {"key": key})
    if suffix == "akn":
        body = _amendment(view, edition)
    else:
        body = comparison_docx(
            [line for line in lines_between(edition.tree, after) if line.touched],
            title=f"{view.key} {view.title}",
            author=view.adopting_name,
            at=view.drafted_at.astimezone(UTC),
            language=edition.language,
        )
    answer = HttpResponse(body, content_type=EXPORTS[suffix].media)
    answer["Content-Disposition"] = f'inline; filename="{key}.{suffix}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _edition(view: queries.MotionView) -> rulebook.EditionView | None:
    """The edition it is read on: the newest that it fits, or the one it was drafted on."""
    if not view.document:
        return None
    newest = rulebook.last_edition(view.document)
    if newest is not None and isinstance(apply(newest.tree, view.operations), Document):
        return newest
    return rulebook.edition(view.document, view.base_edition or 1)


def _amendment(view: queries.MotionView, edition: rulebook.EditionView) -> bytes:
    when: datetime = view.since or view.drafted_at
    motion = Motion(view.key, view.title, rulebook.day(when), view.statement)
    written = amendment_akn(edition.tree, view.operations, identity_of(edition), motion)
    if not isinstance(written, str):
        raise Http404(written.reason.sentence)
    return written.encode()
