"""The server: granian, one process with threads on SQLite, more processes on PostgreSQL."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request

from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.served import marked_as_served
from folkmoot.platform.config import var_folder

# More threads make nobody faster: Python runs one at a time, and the more there are the longer the
# unlucky one waits for its turn (p99 of a signed-in page at 8 connections: 8 threads 52 to 71 ms,
# 4 threads 35 to 37, 2 threads 24 to 29). Four leave room for a few slow pages beside the quick.
THREADS = 4
WAIT_SECONDS = 20.0


def serve(*, host: str, port: int, processes: int) -> int:
    """Serve until stopped. The task worker runs beside the pages when there is one process.

    Raises:
        CommandFailed: if that address cannot be listened on.
    """
    if trouble := port_trouble(host, port):
        raise CommandFailed(trouble)
    from granian import Granian
    from granian.constants import Interfaces

    os.environ["FOLKMOOT_EMBEDDED_WORKER"] = "1" if processes == 1 else "0"
    threading.Thread(target=_announce, args=(host, port), daemon=True).start()
    with marked_as_served(var_folder(), f"http://{host}:{port}/"):
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


def port_trouble(host: str, port: int) -> str:
    """Why a server cannot listen there, in a sentence; empty if it can.

    Granian lets several servers share one port and the system deals the visitors out among them,
    so that two organisations would answer at one address in turns. That must not begin.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family):
            return ""
    except OSError as error:
        return (
            f"Nothing is served: {host}:{port} cannot be listened on ({error.strerror}). "
            "If something else is served there, stop it, or choose another port with --port."
        )


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
