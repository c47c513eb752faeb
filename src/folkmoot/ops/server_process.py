"""A real server in a process of its own, for as long as something is fetched from it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from folkmoot.ops import serving
from folkmoot.ops.failure import CommandFailed

START_SECONDS = 60.0
STOP_SECONDS = 15.0
TAIL = 2_000  # characters of its log that are shown when it does not start
LEFT_OUT = ("FOLKMOOT_AS_OWNER", "DJANGO_SETTINGS_MODULE", "FOLKMOOT_EMBEDDED_WORKER")


def free_port(*, host: str, wanted: int = 0) -> int:
    """The wanted port if nobody listens there, else any that is free."""
    for port in (wanted, 0):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind((host, port))
            except OSError:
                continue
            found: int = door.getsockname()[1]
            return found
    raise CommandFailed(f"there is no free port at {host}")


@contextmanager
def serving_from(folder: Path, *, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve the installation in a folder; yields its address and stops the server afterwards.

    Raises:
        CommandFailed: if it does not answer within a minute, with the end of its log.
    """
    address = f"http://{host}:{free_port(host=host, wanted=port)}"
    log = folder / "server.log"
    # The server is the restricted role and this installation, whatever the caller was.
    surroundings = {key: value for key, value in os.environ.items() if key not in LEFT_OUT}
    surroundings |= {"FOLKMOOT_VAR": str(folder), "FOLKMOOT_ORIGIN": address}
    with log.open("wb") as told:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "folkmoot.ops.main",
                "serve",
                "--host",
                host,
                "--port",
                address.rsplit(":", 1)[1],
            ],
            env=surroundings,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            if not serving.wait_for(f"{address}/", seconds=START_SECONDS):
                raise CommandFailed(f"the server did not start:\n{log.read_text()[-TAIL:]}")
            yield address
        finally:
            _stop(server)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
