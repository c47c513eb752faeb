"""A ballot accepted is a ballot kept: thousands vote, the server is killed, all is counted.

Voters with a session each vote at a real `folkmoot serve` and keep the signed receipt of the
answer. They come in two parts, and all of them into one box:

1. *At the booths.* Thirty-two voters at any time: each opens the paper, thinks (1 s on average,
   drawn by lot; people take a minute, so this is a poll in which thousands vote within minutes)
   and sends the ballot; the next takes the place. **The bar speaks of these**: what a voter waits
   for.
2. *Without a pause.* Thirty-two connections that send the next ballot as soon as the last was
   answered: how many votes a second the server takes at most. Here a wait is the length of the
   queue: it cannot be less than thirty-two times the processor's time for one vote, however quick
   the disk. In the middle of it the server is killed with SIGKILL and started again; whoever had
   no answer sends the same ballot again. Said twice: the wait from the sending that was answered,
   and from the first sending, in which the restart lies.

In the end:

- every receipt's ballot is in the box, exactly once, and both counters count each of them;
- as many names are marked as ballots are in the box;
- the order of the rows tells nothing: the place of a mark and the place of its voter's ballot are
  as unrelated as by chance (rank correlation), on PostgreSQL once the box is shuffled whole.

Bar: a durable receipt within 100 ms for 99 in 100 of thirty-two voters at once, on SQLite, from the
sending of the ballot to the last byte of the receipt. The voters share the server's processors;
what they took of them is printed, and how late a process that only slept was woken: if that is
not next to nothing others worked on the machine, and the waits say little.

Usage: bin/bench polling [--voters 5000] [--kills 1] [--at-once 32] [--think 1.0]
                         [--only sqlite|postgresql]
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import signal
import sys
import tempfile
import time
from pathlib import Path

from lib.served import ROOT, Served, served
from lib.voters import Came, poll

BAR_MS = 100
PROCESSES = {"sqlite": 1, "postgresql": 2}  # as the administrator's guide has it

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


def correlation(first: list[int], second: list[int]) -> float:
    """Spearman's rank correlation of the places of the same numbers in two lists."""
    both = set(first) & set(second)
    a = {n: place for place, n in enumerate(n for n in first if n in both)}
    b = {n: place for place, n in enumerate(n for n in second if n in both)}
    size = len(both)
    return 1 - 6 * sum((a[n] - b[n]) ** 2 for n in both) / (size * (size**2 - 1))


def wrongs(told: dict, found: dict, parts: list[Came]) -> list[str]:
    """What does not hold."""
    wrong = []
    receipts = {number: digest for part in parts for number, digest in part.receipts.items()}
    refused = {number: why for part in parts for number, why in part.refused.items()}
    in_box: dict[str, int] = {}
    for tag, phrase, choices in found["ballots"]:
        text = f"{told['key']}\n{tag}\n{phrase}\n{choices}"
        digest = hashlib.sha256(text.encode()).hexdigest()
        in_box[digest] = in_box.get(digest, 0) + 1
    lost = [n for n, digest in receipts.items() if in_box.get(digest) != 1]
    if lost:
        wrong.append(f"{len(lost)} receipts without exactly one ballot: {lost[:5]}")
    if found["voted"] != len(found["ballots"]):
        wrong.append(f"{found['voted']} marked, {len(found['ballots'])} ballots")
    if len(found["ballots"]) != len(told["sessions"]):
        wrong.append(f"{len(found['ballots'])} ballots of {len(told['sessions'])} voters")
    if found["valid"] != len(found["ballots"]) or found["faults"]:
        wrong.append(f"counted {found['valid']}; {found['faults'][:3]}")
    if len(receipts) != len(told["sessions"]):
        wrong.append(f"{len(receipts)} receipts of {len(told['sessions'])} voters")
    if refused:
        wrong.append(f"refused: {dict(list(refused.items())[:2])}")
    return wrong


def told_by_order(told: dict, found: dict, database: str) -> tuple[str, bool]:
    """What the order of the rows says of who cast which ballot, and whether it is chance."""
    number_of = {key: n for n, key in enumerate(told["voters"])}
    before, after = (
        correlation([number_of[k] for k in marks], [int(p.split()[1]) for p in phrases])
        for marks, phrases in (found["before"], found["after"])
    )
    by_chance = 4 / len(found["before"][0]) ** 0.5
    # On PostgreSQL rows lie in the order of their batches until the box is shuffled as a whole.
    telling = after if database == "postgresql" else max(before, after, key=abs)
    says = (
        f"rank correlation of the rows {before:+.3f} in the open poll, {after:+.3f} counted "
        f"(chance: within {by_chance:.3f})"
    )
    return says, abs(telling) <= by_chance


class Killing:
    """Kills the server when so many receipts are given, starts it again, and knows its time."""

    def __init__(self, house: Served, *, kills: int, voters: int, processes: int) -> None:
        self._house, self._processes = house, processes
        self._at = [voters * number // (kills + 1) for number in range(1, kills + 1)]
        self.cpu = 0.0

    def __call__(self, came: Came) -> None:
        self.cpu = -self._house.cpu_seconds()
        for number in self._at:
            while len(came.receipts) < number:
                if came.refused:
                    return
                time.sleep(0.01)
            self.cpu += self._house.cpu_seconds()
            self._house.end(signal.SIGKILL)
            self._house.start(processes=self._processes)
            self.cpu -= self._house.cpu_seconds()


def trial(database: str, *, voters: int, kills: int, at_once: int, think: float) -> bool:
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
        processes = PROCESSES[database]
        house.start(processes=processes)
        first, half = range(voters // 2), range(voters // 2, voters)
        before = house.cpu_seconds()
        booths = asyncio.run(poll(told, house.port, first, at_once=at_once, think=think))
        at_booths = house.cpu_seconds() - before
        killing = Killing(house, kills=kills, voters=len(half), processes=processes)
        rush = asyncio.run(poll(told, house.port, half, at_once=at_once, meanwhile=killing))
        cpu = killing.cpu + house.cpu_seconds()
        script = COUNT.format(key=told["key"], greta=told["greta"])
        found = json.loads(house.script(script).strip().splitlines()[-1])
    wrong = wrongs(told, found, [booths, rush])
    order, chance = told_by_order(told, found, database)
    if not chance:
        wrong.append("the order of the rows joins marks and ballots")
    print(f"{database}, {processes} process{'es' * (processes > 1)} of the server")
    print(
        f"  at the booths: {len(booths.receipts):,} receipts, {at_once} voters at once, thinking "
        f"{think:g} s: {len(booths.waits) / booths.seconds:.0f} votes/s, "
        f"{at_booths / len(booths.waits) * 1000:.1f} ms of the server's processors for paper and "
        f"ballot; receipt p50 {booths.at(0.5):.0f} ms, p99 {booths.at(0.99):.0f} ms (bar "
        f"{BAR_MS} ms); the voters took "
        f"{booths.own_cpu / booths.seconds:.0%} of a processor; who only slept was woken late by "
        f"p99 {booths.late_at(0.99):.0f} ms"
    )
    print(
        f"  without a pause: {len(rush.receipts):,} receipts over {kills} kill -9, {at_once} "
        f"connections: {len(rush.waits) / rush.seconds:.0f} votes/s with the restart in it, "
        f"{cpu / len(rush.waits) * 1000:.1f} ms of the server's processors each; receipt p50 "
        f"{rush.at(0.5):.0f} ms, p99 {rush.at(0.99):.0f} ms (a queue, not a bar); from the first "
        f"sending, the restart within, p99 {rush.whole_at(0.99):.0f} ms"
    )
    print(
        f"  {len(rush.again)} sent again after a cut; {len(found['ballots']):,} ballots, "
        f"{found['voted']:,} marked, {found['valid']:,} counted by both counters; {order}"
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
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    args = parser.parse_args()
    databases = [args.only] if args.only else ["sqlite", "postgresql"]
    held = [
        trial(each, voters=args.voters, kills=args.kills, at_once=args.at_once, think=args.think)
        for each in databases
    ]
    print("every ballot was kept and counted once" if all(held) else "A BALLOT WAS LOST OR JOINED")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
