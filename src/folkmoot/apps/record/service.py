"""When nobody was served: an outage moves deadlines on, so it stands on the record itself."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.record.act_types import declare
from folkmoot.apps.record.acts import official
from folkmoot.apps.record.models import LogHead
from folkmoot.core.terms import ActorRef, Interval
from folkmoot.platform import outages
from folkmoot.platform.acts import one_transaction

OUTAGE = declare(
    "record.outage_noted",
    says="Nobody was served from {begun} to {ended}; deadlines that fell into it move on by its "
    "length where the rules say so",
    clear=("begun", "ended", "seconds"),
)
SERVICE = ActorRef("system", "service")


def begin_serving(*, at: datetime) -> Interval[datetime] | None:
    """Note that serving begins, and the outage that ends with it: as a fact and on the record.

    Both are written in one transaction, before the first page, so that no deadline is ever moved
    by an outage that the record does not know.
    """
    with one_transaction():
        down = outages.note_start(at)
        if down is not None and down.end is not None and LogHead.objects.exists():
            with official(OUTAGE, actor=SERVICE, at=at) as act:
                act.shows(
                    begun=down.start.isoformat(),
                    ended=down.end.isoformat(),
                    seconds=int((down.end - down.start).total_seconds()),
                )
                act.about("service:outages")
    return down
