"""A ballot accepted is a ballot kept: thousands vote, the server is killed, all is counted.

Voters with a session each post a ballot paper to a real `folkmoot serve`, thirty-two at a time, and
keep the signed receipt of the answer. In the middle of it the server is killed with SIGKILL and
started again; whoever had no answer votes again with the same secret. In the end:

- every receipt's ballot is in the box, exactly once, and both counters count each of them;
- as many names are marked as ballots are in the box;
- the order of the rows tells nothing: the place of a mark and the place of its voter's ballot are
  as unrelated as by chance (rank correlation), on PostgreSQL once the box is shuffled whole.

Bar: a durable receipt within 100 ms for 99 in 100 at 32 voters at once, on SQLite, of the time the
server itself took (the clients share its two cores).

Usage: bin/bench polling [--voters 5000] [--kills 1] [--at-once 32] [--only sqlite|postgresql]
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import re
import signal
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

from lib.served import ROOT, TOKEN, Served, served

DIGEST = re.compile(rb"is in the box of [\w-]+\.\n([0-9a-f]{64})\n")
PATIENCE = 600.0
BAR_MS = 100

PREPARE = """
import sys, json
sys.path.insert(0, {tests!r})
from folkmoot.ops.house import open_house
open_house()
from datetime import date, timedelta
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.db import transaction
import world as cast
from folkmoot.apps.elections import actions
from folkmoot.apps.people import actions as people, queries
from folkmoot.apps.people.actions.admit_many import Admission
from folkmoot.core.procedure.rules.election_timetable import Timetable
from folkmoot.core.terms import ActorRef
from folkmoot.platform.clock import now
at = now()
days = lambda n: at + timedelta(days=n)
world = cast.build()
rows = [Admission(f"Voter{{n}}", "Ward", "westbrook", date(2024, 2, 1)) for n in range({voters})]
made, _ = people.admit_many(rows, actor=world.greta, at=days(-60))
voters = [ActorRef("person", view.key) for view in made]
people.open_accounts(actors=voters, at=days(-59))
actions.make_post(actor=world.greta, at=days(-50), title="Bench", unit="ploughshare", places=2,
                  slug="bench")
times = Timetable(days(-40), days(-20), days(-15), days(-2), days(20))
view, _ = actions.call_election(actor=world.greta, at=days(-41), post="bench", times=times,
                                freeze_on=days(-42).date())
for name in ("esme", "dilys", "kofi"):
    person = queries.person(world.key(name))
    unit, by = ("brinswick", world.idris) if name == "kofi" else ("aldermere", world.farid)
    actions.nominate(actor=by, at=days(-30), election=view.key, number=person.number, unit=unit,
                     meeting="a meeting")
    actions.answer_nomination(actor=world.people[name], at=days(-18), election=view.key,
                              accepts=True)
actions.give_notice_of_poll(actor=world.greta, at=days(-10), election=view.key, letters=False)
store = import_module(settings.SESSION_ENGINE).SessionStore
accounts = {{a.person.key: a for a in get_user_model().objects.select_related("person")}}
sessions = []
with transaction.atomic():
    for voter in voters:
        session, account = store(), accounts[voter.key]
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        sessions.append(session.session_key)
print(json.dumps({{"key": view.key, "sessions": sessions, "greta": world.key("greta"),
                   "voters": [v.key for v in voters]}}))
"""

COUNT = """
import json
from folkmoot.ops.house import open_house
open_house()
from datetime import timedelta
from django.apps import apps
from django.db import connection
from folkmoot.apps.elections import actions, queries
from folkmoot.core.terms import ActorRef
from folkmoot.platform.clock import now
election = apps.get_model("elections", "Election").objects.get(key={key!r})
def orders():
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_key FROM elections_mark WHERE NOT fresh")
        marks = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT phrase FROM elections_ballot WHERE NOT fresh")
        return marks, [row[0] for row in cursor.fetchall()]
before = orders()
ballots = [(tag, phrase, choices) for choices, phrase, tag in queries.box({key!r})]
voted = queries.turnout(queries.election({key!r})).voted
election.poll_closes = now() - timedelta(seconds=1)
election.save()
made, _ = actions.count_ballots(actor=ActorRef("person", {greta!r}), at=now(), election={key!r})
print(json.dumps({{"ballots": ballots, "voted": voted, "before": before, "after": orders(),
                   "valid": made.record["valid"], "faults": made.faults}}))
"""


def secret_of(number: int) -> str:
    return f"secret-{number:06}"


class Voters:
    """Clients that vote one after the other and keep their receipts."""

    def __init__(self, house: Served, told: dict, at_once: int) -> None:
        self.house, self.told = house, told
        self.receipts: dict[int, str] = {}
        self.again: set[int] = set()
        self.refused: dict[int, tuple[int, str]] = {}
        self.waits: list[float] = []
        self._next = iter(range(len(told["sessions"])))
        self._changed = threading.Condition()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(at_once)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def wait_for(self, number: int) -> None:
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.receipts) >= number, PATIENCE):
                raise SystemExit(f"only {len(self.receipts)} of {number} voted in time")

    def join(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)
            if thread.is_alive():
                raise SystemExit("a voter never came to an end")

    def _work(self) -> None:
        connection: http.client.HTTPConnection | None = None
        while True:
            with self._changed:
                number = next(self._next, None)
            if number is None:
                return
            ends = time.monotonic() + PATIENCE
            while time.monotonic() < ends:
                if connection is None:
                    connection = http.client.HTTPConnection(
                        "127.0.0.1", self.house.port, timeout=60
                    )
                try:
                    self._vote(connection, number)
                    break
                except (OSError, http.client.HTTPException):
                    # No answer: whether it is in the box is unknown, so the paper is sent again.
                    self.again.add(number)
                    connection = None
                    time.sleep(0.05)

    def _vote(self, connection: http.client.HTTPConnection, number: int) -> None:
        first = number % 3 + 1
        form = {
            f"rank-{first}": "1",
            f"rank-{first % 3 + 1}": "2",
            "secret": secret_of(number),
            "phrase": f"voter {number}",
            "csrfmiddlewaretoken": TOKEN,
        }
        began = time.monotonic()
        connection.request(
            "POST",
            f"/elections/{self.told['key']}/vote",
            urllib.parse.urlencode(form),
            {
                "Cookie": f"sessionid={self.told['sessions'][number]}; csrftoken={TOKEN}",
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        answer = connection.getresponse()
        body = answer.read()
        found = DIGEST.search(body)
        with self._changed:
            self.waits.append(time.monotonic() - began)
            if answer.status == http.client.OK and found:
                self.receipts[number] = found[1].decode()
            else:
                self.refused[number] = (answer.status, body[-300:].decode(errors="replace"))
            self._changed.notify_all()


def correlation(first: list[int], second: list[int]) -> float:
    """Spearman's rank correlation of the places of the same numbers in two lists."""
    both = set(first) & set(second)
    a = {n: place for place, n in enumerate(n for n in first if n in both)}
    b = {n: place for place, n in enumerate(n for n in second if n in both)}
    size = len(both)
    return 1 - 6 * sum((a[n] - b[n]) ** 2 for n in both) / (size * (size**2 - 1))


def wrongs(told: dict, found: dict, voters: Voters) -> list[str]:
    """What does not hold."""
    wrong = []
    in_box: dict[str, int] = {}
    for tag, phrase, choices in found["ballots"]:
        text = f"{told['key']}\n{tag}\n{phrase}\n{choices}"
        digest = hashlib.sha256(text.encode()).hexdigest()
        in_box[digest] = in_box.get(digest, 0) + 1
    lost = [n for n, digest in voters.receipts.items() if in_box.get(digest) != 1]
    if lost:
        wrong.append(f"{len(lost)} receipts without exactly one ballot: {lost[:5]}")
    if found["voted"] != len(found["ballots"]):
        wrong.append(f"{found['voted']} marked, {len(found['ballots'])} ballots")
    if len(found["ballots"]) != len(told["sessions"]):
        wrong.append(f"{len(found['ballots'])} ballots of {len(told['sessions'])} voters")
    if found["valid"] != len(found["ballots"]) or found["faults"]:
        wrong.append(f"counted {found['valid']}; {found['faults'][:3]}")
    if len(voters.receipts) != len(told["sessions"]):
        wrong.append(f"{len(voters.receipts)} receipts of {len(told['sessions'])} voters")
    if voters.refused:
        wrong.append(f"refused: {dict(list(voters.refused.items())[:2])}")
    return wrong


def trial(database: str, *, voters: int, kills: int, at_once: int) -> bool:
    """One database: vote, kill, restart, count. Prints what came of it."""
    with (
        tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as folder,
        served(Path(folder), database) as house,
    ):
        house.command("migrate")
        told = json.loads(
            house.script(PREPARE.format(tests=str(ROOT / "tests"), voters=voters))
            .strip()
            .splitlines()[-1]
        )
        house.start()
        clients = Voters(house, told, at_once)
        began, cpu = time.monotonic(), -house.cpu_seconds()
        clients.start()
        for number in range(1, kills + 1):
            clients.wait_for(voters * number // (kills + 1))
            cpu += house.cpu_seconds()
            house.end(signal.SIGKILL)
            house.start()
            cpu -= house.cpu_seconds()
        clients.join()
        seconds, cpu = time.monotonic() - began, cpu + house.cpu_seconds()
        script = COUNT.format(key=told["key"], greta=told["greta"])
        found = json.loads(house.script(script).strip().splitlines()[-1])
    wrong = wrongs(told, found, clients)
    number_of = {key: n for n, key in enumerate(told["voters"])}
    before, after = (
        correlation([number_of[k] for k in marks], [int(p.split()[1]) for p in phrases])
        for marks, phrases in (found["before"], found["after"])
    )
    by_chance = 4 / len(found["before"][0]) ** 0.5
    # On PostgreSQL rows lie in the order of their batches until the box is shuffled as a whole.
    told_by_order = after if database == "postgresql" else max(before, after, key=abs)
    if abs(told_by_order) > by_chance:
        wrong.append(f"the order of the rows joins marks and ballots: {told_by_order:.3f}")
    waits = sorted(clients.waits)
    p99 = waits[len(waits) * 99 // 100] * 1000
    print(
        f"{database}: {len(clients.receipts):,} receipts in {seconds:.0f} s over {kills} kill -9, "
        f"{at_once} voters at once: {len(waits) / seconds:.0f} votes/s, "
        f"{cpu / len(waits) * 1000:.1f} ms of the server's processor each; receipt p50 "
        f"{waits[len(waits) // 2] * 1000:.0f} ms, p99 {p99:.0f} ms (bar {BAR_MS} ms)"
    )
    print(
        f"  {len(clients.again)} sent again after a cut; {len(found['ballots']):,} ballots, "
        f"{found['voted']:,} marked, {found['valid']:,} counted by both counters; rank correlation "
        f"of the rows {before:+.3f} in the open poll, {after:+.3f} counted (chance: within "
        f"{by_chance:.3f})"
    )
    for sentence in wrong[:20]:
        print(f"  WRONG: {sentence}")
    return not wrong


def main() -> int:
    """Both databases, or one."""
    parser = argparse.ArgumentParser(prog="bin/bench polling")
    parser.add_argument("--voters", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=32)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    args = parser.parse_args()
    databases = [args.only] if args.only else ["sqlite", "postgresql"]
    held = [
        trial(each, voters=args.voters, kills=args.kills, at_once=args.at_once)
        for each in databases
    ]
    print("every ballot was kept and counted once" if all(held) else "A BALLOT WAS LOST OR JOINED")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
