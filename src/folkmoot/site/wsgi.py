"""The WSGI application, and what runs beside it in a process that serves pages."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.site.settings")

from django.core.wsgi import get_wsgi_application

from folkmoot.site.compressed import Compressed
from folkmoot.site.front import Front


def _mark() -> object:
    from folkmoot.apps.record.memo import mark  # needs Django to be set up

    return mark()


application = Front(Compressed(get_wsgi_application()), mark=_mark)


def _begin_serving(*, with_worker: bool) -> None:
    from folkmoot.apps.record.service import begin_serving
    from folkmoot.platform import outages
    from folkmoot.platform.clock import now
    from folkmoot.platform.tasks import periodic, worker

    # Before the first page: no act may come between an outage and its record.
    begin_serving(at=now())
    if with_worker:
        worker.start_thread()
        periodic.offer(outages.beat)
        periodic.start_thread()
    else:
        periodic.start_thread([outages.beat])


def _settle() -> None:
    """Load what every page needs now, and spare the collector from looking through it for ever."""
    from folkmoot.platform import ready
    from folkmoot.platform.clock import now

    ready.do_all(now())
    gc.collect()
    gc.freeze()


if "FOLKMOOT_EMBEDDED_WORKER" in os.environ:  # set by `folkmoot serve`
    _begin_serving(with_worker=os.environ["FOLKMOOT_EMBEDDED_WORKER"] == "1")
    _settle()
