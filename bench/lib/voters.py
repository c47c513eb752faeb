"""Voters who cast ballots over plain sockets, and take next to nothing of the server's processors.

Every request is made before the first is sent, and an answer is looked at no further than for the
receipt in it, so that what is measured on two cores is the server and not its visitors.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import time
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lib.served import TOKEN

DIGEST = re.compile(rb"is in the box of [\w-]+\.\n([0-9a-f]{64})\n")
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)
PATIENCE = 600.0
ANSWER_WITHIN = 30.0
AGAIN_AFTER = 0.05
NAP = 0.01


def secret_of(number: int) -> str:
    """The secret that voter's device holds."""
    return f"secret-{number:06}"


@dataclass(slots=True)
class Came:
    """What came of a part of the poll: receipts by voter, the waits for them, who sent again.

    `waits` are from the sending that was answered; `wholes` from the first sending, so that a
    restart of the server lies within them where the connection was cut.
    """

    receipts: dict[int, str] = field(default_factory=dict)
    again: set[int] = field(default_factory=set)
    refused: dict[int, tuple[int, str]] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    wholes: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    seconds: float = 0.0
    own_cpu: float = 0.0

    def at(self, part: float) -> float:
        """The wait, in milliseconds, that this part of the voters did not exceed."""
        return _at(self.waits, part)

    def whole_at(self, part: float) -> float:
        """The wait from the first sending, a restart in between included, likewise."""
        return _at(self.wholes, part)

    def late_at(self, part: float) -> float:
        """By how many milliseconds a process that only slept was woken late, likewise.

        On a quiet machine next to nothing; where others work on it, receipts are as late.
        """
        return _at(self.late, part)


def _at(found: list[float], part: float) -> float:
    return sorted(found)[min(int(len(found) * part), len(found) - 1)] * 1000


@dataclass(frozen=True, slots=True)
class Requests:
    """What a voter's device sends: it opens the paper, and it sends the ballot."""

    paper: bytes
    ballot: bytes


def requests_of(told: dict, port: int, number: int) -> Requests:
    """The bytes for one voter, whose choice and phrase follow from the number."""
    first = number % 3 + 1
    form = {
        f"rank-{first}": "1",
        f"rank-{first % 3 + 1}": "2",
        "secret": secret_of(number),
        "phrase": f"voter {number}",
        "csrfmiddlewaretoken": TOKEN,
    }
    body = urllib.parse.urlencode(form).encode()
    address = f"/elections/{told['key']}/vote"
    common = (
        f"Host: 127.0.0.1:{port}\r\n"
        f"Cookie: sessionid={told['sessions'][number]}; csrftoken={TOKEN}\r\n"
    )
    return Requests(
        f"GET {address} HTTP/1.1\r\n{common}\r\n".encode(),
        f"POST {address} HTTP/1.1\r\n{common}"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n".encode()
        + body,
    )


async def poll(
    told: dict,
    port: int,
    numbers: range,
    *,
    at_once: int,
    think: float = 0.0,
    seed: int = 0,
    meanwhile: Callable[[Came], None] | None = None,
) -> Came:
    """Let voters vote, so many at once, and return when all have a receipt or a refusal.

    Args:
        told: the election's key and the voters' sessions; port: where it is served.
        numbers: which voters; at_once: how many stand at the booths at any time.
        think: seconds between opening the paper and sending the ballot, on average (drawn
            from the exponential distribution, so that no two keep step); with 0 nobody opens a
            paper, and ballots are sent one after the other without pause.
        meanwhile: called in a thread of its own beside the voters.

    Raises:
        TimeoutError: if a voter never came to an end.
    """
    ready = {number: requests_of(told, port, number) for number in numbers}
    came, queue, lots = Came(), iter(numbers), random.Random(seed)
    began, cpu = time.monotonic(), time.process_time()
    sleeper = asyncio.create_task(_sleep(came))
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(_booth(ready, port, queue, came, think, lots))
        if meanwhile is not None:
            group.create_task(asyncio.to_thread(meanwhile, came))
    sleeper.cancel()
    came.seconds, came.own_cpu = time.monotonic() - began, time.process_time() - cpu
    return came


async def _sleep(came: Came) -> None:
    while True:
        due = time.monotonic() + NAP
        await asyncio.sleep(NAP)
        came.late.append(max(time.monotonic() - due, 0.0))


async def _booth(
    ready: dict[int, Requests],
    port: int,
    queue: Iterator[int],
    came: Came,
    think: float,
    lots: random.Random,
) -> None:
    line = _Line(port)
    if think:
        await asyncio.sleep(lots.random() * think)  # they do not all walk in together
    for number in queue:
        if think:
            await line.ask(ready[number].paper)
            await asyncio.sleep(lots.expovariate(1 / think))
        first = time.monotonic()
        while True:
            began = time.monotonic()
            try:
                status, body = await line.ask(ready[number].ballot)
                break
            except (OSError, EOFError, TimeoutError):
                # No answer: whether it is in the box is unknown, so the paper is sent again.
                came.again.add(number)
                await asyncio.sleep(AGAIN_AFTER)
        came.waits.append(time.monotonic() - began)
        came.wholes.append(time.monotonic() - first)
        if status == 200 and (found := DIGEST.search(body)):
            came.receipts[number] = found[1].decode()
        else:
            came.refused[number] = (status, body[-300:].decode(errors="replace"))
    line.close()


class _Line:
    """A connection that is opened again when it was cut."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send, and read the whole answer: its status and its body.

        Raises:
            OSError, EOFError, TimeoutError: if the connection was cut or nothing came.
        """
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                if self._ends is None:
                    self._ends = await asyncio.open_connection("127.0.0.1", self._port)
                reader, writer = self._ends
                writer.write(request)
                head = await reader.readuntil(b"\r\n\r\n")
                length = LENGTH.search(head)
                if length is None:
                    raise SystemExit(f"an answer without its length: {head!r}")
                return int(head[9:12]), await reader.readexactly(int(length[1]))
        except (OSError, EOFError, TimeoutError):
            self.close()
            raise

    def close(self) -> None:
        """Let the connection go."""
        if self._ends is not None:
            with contextlib.suppress(OSError):
                self._ends[1].close()
        self._ends = None
