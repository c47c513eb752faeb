"""What the rule book has to say on the home page: what changed lately, and what is about to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.queries import EditionView
from folkmoot.platform.installation import installation
from folkmoot.web.offers import Card

_LATELY = timedelta(days=60)


def cards(_person_key: str, now: datetime) -> Sequence[Card]:
    """The newest edition of each document that came, or will come, into force near this day."""
    today = queries.day(now)
    found = []
    for document in queries.documents():
        in_force = queries.edition_on(document.slug, today)
        coming = queries.coming(document.slug, today)
        if coming is not None:
            says = _("Edition %d has been certified and comes into force.") % coming.sequence
            found.append(_card(coming, says))
        if in_force and in_force.base and today - in_force.in_force_on <= _LATELY:
            found.append(_card(in_force, _("Edition %d is in force.") % in_force.sequence))
    return found


def _card(view: EditionView, says: str) -> Card:
    begins = datetime.combine(view.in_force_on, time(), tzinfo=ZoneInfo(installation().zone))
    return Card(
        kind="news",
        title=view.document_title,
        url=f"/rules/{view.document}/compare?from={view.base or 1}&to={view.sequence}",
        says=says,
        at=begins,
    )
