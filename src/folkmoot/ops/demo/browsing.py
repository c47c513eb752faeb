"""Reading the demonstration's pages over HTTP, as a visitor or as one of its people."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from folkmoot.ops.failure import CommandFailed

SECONDS = 60.0  # for one page; a page that takes longer is a fault
SEE_OTHER = 303
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one page."""

    status: int
    body: bytes
    kind: str
    location: str
    seconds: float


@dataclass(slots=True)
class Reader:
    """Somebody who reads pages of a server: one connection and its cookies."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Fetch a page; redirects are not followed."""
        return self._ask("GET", path, None)

    def become(self, persona: str) -> None:
        """Be one of the people of the story, as a visitor does with the bar at the top.

        Raises:
            CommandFailed: if that is refused.
        """
        token = _TOKEN.search(self.get("/").body)
        if token is None:
            raise CommandFailed("the home page has no bar of personas: this is no demonstration")
        sent = {"persona": persona, "csrfmiddlewaretoken": token[1].decode()}
        answer = self._ask("POST", "/persona", urlencode(sent))
        if answer.status != SEE_OTHER:
            raise CommandFailed(f"nobody can be {persona}: the answer was {answer.status}")

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        place = urlsplit(self.address)
        connection = http.client.HTTPConnection(
            place.hostname or "", place.port or 80, timeout=SECONDS
        )
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"{self.address}/",
            }
        began = time.perf_counter()
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            read = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise CommandFailed(f"{path}: the server did not answer ({error})") from None
        finally:
            connection.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return Answer(
            answer.status,
            read,
            answer.getheader("Content-Type", "").partition(";")[0],
            answer.getheader("Location", ""),
            time.perf_counter() - began,
        )
