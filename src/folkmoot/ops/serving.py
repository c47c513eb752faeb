"""The server: granian, one process with threads on SQLite, more processes on PostgreSQL."""

from __future__ import annotations

import os
import sys
import threading
import time
import urllib.error
import urllib.request

THREADS = 8
WAIT_SECONDS = 20.0


def serve(*, host: str, port: int, processes: int) -> int:
    """Serve until stopped. The task worker runs beside the pages when there is one process."""
    from granian import Granian
    from granian.constants import Interfaces

    os.environ["FOLKMOOT_EMBEDDED_WORKER"] = "1" if processes == 1 else "0"
    threading.Thread(target=_announce, args=(host, port), daemon=True).start()
    Granian(
        "folkmoot.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()
    return 0


def _announce(host: str, port: int) -> None:
    address = f"http://{host}:{port}/"
    if wait_for(address):
        print(
            f"Folkmoot is served at {address}  (stop it with Ctrl+C)", file=sys.stderr, flush=True
        )


def wait_for(address: str, *, seconds: float = WAIT_SECONDS) -> bool:
    """Wait until a server answers there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (our own address)
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.05)
    return False
