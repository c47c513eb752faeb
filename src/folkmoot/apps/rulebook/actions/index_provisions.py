"""Making the provisions in force findable."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django_tasks import task

from folkmoot.apps.rulebook.addresses import provision_path
from folkmoot.apps.rulebook.queries.editions import day, edition_on
from folkmoot.apps.rulebook.queries.provisions import title_of
from folkmoot.apps.rulebook.queries.shapes import EditionView
from folkmoot.apps.rulebook.queries.trees import addresses_of
from folkmoot.platform import search
from folkmoot.platform.installation import installation

KIND = "provision"
_MOST_URL = 300
_MOST_TITLE = 300


def index_in_force(*, document: str, in_force_on: date, at: datetime) -> None:
    """Index the edition in force now, and again when the new one comes into force."""
    today = day(at)
    if in_force_on <= today:
        index_on(document, today)
        return
    midnight = datetime.combine(in_force_on, time(), tzinfo=ZoneInfo(installation().zone))
    index_when_in_force.using(run_after=midnight.astimezone(UTC)).enqueue(
        document=document, on=in_force_on.isoformat()
    )


@task()
def index_when_in_force(*, document: str, on: str) -> None:
    """Index the edition that comes into force on a day."""
    index_on(document, date.fromisoformat(on))


def index_on(document: str, on: date) -> None:
    """Replace what is findable of a document by its edition of a day."""
    view = edition_on(document, on)
    search.forget(kind=KIND, key_prefix=f"{document}:")
    if view is not None:
        search.index_many(_rows(view))


def _rows(view: EditionView) -> list[dict[str, str]]:
    """One row per provision, last first, since what is found is shown by newest row."""
    tree, places = view.tree, addresses_of(view)
    rows = []
    for place in tree.places():
        own = place.provision
        url = provision_path(view.document, places[own.pid])
        if not (own.heading or own.text) or place.parent is None or len(url) > _MOST_URL:
            continue
        label, name = tree.label(own.pid), title_of(own)
        title = " ".join(part for part in (label, name) if part)
        rows.append(
            {
                "kind": KIND,
                "key": f"{view.document}:{own.pid}",
                "title": f"{title} ({view.document_title})"[:_MOST_TITLE],
                "body": " ".join(part for part in (label, own.heading, own.text) if part),
                "url": url,
            }
        )
    return rows[::-1]
