"""Who sees a motion: a draft does not exist for those whom it does not concern."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.policy.drafts import may_work_on
from folkmoot.apps.motions.views.surroundings import person_key
from folkmoot.core.terms import Verdict


def motion_or_404(request: HttpRequest, key: str, *, at: datetime) -> queries.MotionView:
    """A motion, if whoever asks may see it.

    Raises:
        Http404: if not; whether there is such a draft is nobody's business.
    """
    return known_or_404(request, key, at=at)[1]


def known_or_404(
    request: HttpRequest, key: str, *, at: datetime
) -> tuple[queries.Known, queries.MotionView]:
    """The same, with what was read for it, so that a page need not ask again.

    Raises:
        Http404: if whoever asks may not see it.
    """
    found = queries.known(key)
    view = queries.view_of(found, at=at) if found else None
    if found is None or view is None or not queries.may_see(view, person_key(request), at=at):
        raise Http404(_("There is no motion %(key)s, or it is not public.") % {"key": key})
    return found, view


def working_verdict(key: str, person: str, *, at: datetime) -> Verdict:
    """Whether a person may change the words of a motion now."""
    return may_work_on(Motion.objects.get(key=key), person, at=at)
