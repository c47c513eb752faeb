"""A receipt is given only after the fact is durable: kill -9 in the middle, and look.

Eight members' worth of connections found branches over HTTP (an ordinary public act, with
sign-in, forgery token, form and redirect) against a real `folkmoot serve`. In the middle of it the
server is killed with SIGKILL, several times, and started again. In the end:

- every receipt that was given is found at /record/receipts/<code>, and its file proves itself
  under the log's key, by the library and (in a whole export) by the one-file verifier;
- the facts and the record tell the same: a branch stands in the tree exactly if its act does in
  the log, also for the requests that were cut off without an answer.

Usage: bin/bench durability [--acts 1000] [--kills 3] [--only sqlite|postgresql]
"""

from __future__ import annotations

import argparse
import base64
import http.client
import json
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import zlib
from pathlib import Path

from lib.served import ROOT, TOKEN, Served, served

from folkmoot.core.ledger import VerifierKey
from folkmoot.core.ledger.receipts import check_receipt

CONNECTIONS = 8
PATIENCE = 300.0  # seconds until a client gives up on a server that does not come back
CODE = re.compile(r"/record/receipts/([0-9A-Z]{4}-[0-9A-Z]{4})")

TOLD = """
import json
from folkmoot.ops.house import open_house
open_house()
from django.apps import apps
names = apps.get_model("people", "Unit").objects.filter(name__startswith="Hall ")
entries = apps.get_model("record", "Entry").objects.values_list("data", flat=True)
acts = [json.loads(bytes(data)) for data in entries.iterator()]
print(json.dumps({
    "units": sorted(names.values_list("name", flat=True)),
    "acts": sorted(
        str(value)
        for act in acts
        for value in act["body"].values()
        if str(value).startswith("Hall ")
    ),
}))
"""


class Founders:
    """Clients that found one branch after the other and keep the receipts they are given."""

    def __init__(self, house: Served, session: str, acts: int) -> None:
        self.house, self.session, self.acts = house, session, acts
        self.receipts: dict[int, str] = {}
        self.cut_off: set[int] = set()
        self.refused: dict[int, int] = {}
        self.waits: list[float] = []
        self._next = iter(range(acts))
        self._changed = threading.Condition()
        self._threads = [
            threading.Thread(target=self._work, daemon=True) for _ in range(CONNECTIONS)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def wait_for(self, number: int) -> None:
        """Wait until so many receipts have been given."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.receipts) >= number, PATIENCE):
                raise SystemExit(f"only {len(self.receipts)} of {number} receipts came in time")

    def join(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)
            if thread.is_alive():
                raise SystemExit("a client never came to an end")

    def _work(self) -> None:
        connection: http.client.HTTPConnection | None = None
        while True:
            with self._changed:
                number = next(self._next, None)
            if number is None:
                return
            ends = time.monotonic() + PATIENCE
            while connection is None and time.monotonic() < ends:
                connection = self._connect()
            if connection is None:
                return
            try:
                self._found(connection, number)
            except (OSError, http.client.HTTPException):
                # No answer, so no receipt; whether it was done is for the record to say.
                self.cut_off.add(number)
                connection = None

    def _connect(self) -> http.client.HTTPConnection | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=60)
        try:
            connection.connect()
        except OSError:
            time.sleep(0.05)
            return None
        return connection

    def _found(self, connection: http.client.HTTPConnection, number: int) -> None:
        form = {"name": f"Hall {number}", "kind": "branch", "on": time.strftime("%Y-%m-%d")}
        began = time.monotonic()
        connection.request(
            "POST",
            "/units/aldermere/units",
            urllib.parse.urlencode({**form, "csrfmiddlewaretoken": TOKEN}),
            {
                "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        answer = connection.getresponse()
        answer.read()
        code = receipt_in(answer.headers.get_all("Set-Cookie", []))
        with self._changed:
            self.waits.append(time.monotonic() - began)
            if answer.status == http.client.SEE_OTHER and code:
                self.receipts[number] = code
            else:
                self.refused[number] = answer.status
            self._changed.notify_all()


def receipt_in(cookies: list[str]) -> str:
    """The receipt's code in the message that the next page will show (a signed cookie)."""
    for cookie in cookies:
        if cookie.startswith("messages="):
            text = cookie.partition("=")[2].partition(";")[0].strip('"').partition(":")[0]
            data = base64.urlsafe_b64decode(text.lstrip(".") + "==")
            plain = zlib.decompress(data) if text.startswith(".") else data
            found = CODE.search(plain.decode())
            return found[1] if found else ""
    return ""


def prove(house: Served, receipts: dict[int, str]) -> list[str]:
    """What is wrong with the receipts that were given; empty if they all hold."""
    key = VerifierKey.parse(house.get("/record/log.vkey")[1].decode().strip())
    wrong = []
    for number, code in receipts.items():
        page, _ = house.get(f"/record/receipts/{code}")
        status, proof = house.get(f"/record/receipts/{code}.tlog-proof")
        if (page, status) != (200, 200):
            wrong.append(f"Hall {number}: receipt {code} is not found ({page}, {status})")
        elif not check_receipt(proof, key=key):
            wrong.append(f"Hall {number}: the proof of receipt {code} does not hold")
    return wrong


def told_alike(house: Served, founders: Founders) -> tuple[list[str], int]:
    """Where facts and record differ; and how many cut-off requests were done all the same."""
    told = json.loads(house.script(TOLD))
    wrong = []
    if told["units"] != told["acts"]:
        wrong.append(f"the tree holds {len(told['units'])} halls, the log {len(told['acts'])}")
    if len(told["acts"]) != len(set(told["acts"])):
        wrong.append("an act stands in the log twice")
    there = set(told["units"])
    lost = [number for number in founders.receipts if f"Hall {number}" not in there]
    if lost:
        wrong.append(f"receipts without a fact: {lost[:10]}")
    return wrong, sum(f"Hall {number}" in there for number in founders.cut_off)


def verify_export(house: Served, folder: Path) -> list[str]:
    """Export the record and have the one-file verifier read every byte."""
    house.command("export", "record", str(folder))
    program = ROOT / "src/folkmoot/core/ledger/verify_record.py"
    key = house.get("/record/log.vkey")[1].decode().strip()
    done = subprocess.run(
        [sys.executable, "-I", str(program), str(folder), "--key", key],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return [] if done.returncode == 0 else [f"the export does not verify: {done.stdout[-300:]}"]


def trial(database: str, *, acts: int, kills: int) -> bool:
    """One database: found, kill, restart, prove. Prints what came of it."""
    with (
        tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as folder,
        served(Path(folder), database) as house,
    ):
        founders = Founders(house, house.build("greta"), acts)
        house.start()
        began = time.monotonic()
        founders.start()
        for number in range(1, kills + 1):
            founders.wait_for(acts * number // (kills + 1))
            house.end(signal.SIGKILL)
            house.start()
        founders.join()
        seconds = time.monotonic() - began
        wrong = prove(house, founders.receipts)
        more, done = told_alike(house, founders)
        wrong += more + verify_export(house, Path(folder) / "export")
    waits = sorted(founders.waits)
    print(
        f"{database}: {len(founders.receipts):,} receipts given in {seconds:.0f} s over "
        f"{kills} kill -9 ({CONNECTIONS} connections; wait p50 "
        f"{waits[len(waits) // 2] * 1000:.0f} ms, p99 {waits[len(waits) * 99 // 100] * 1000:.0f} "
        f"ms); {len(founders.cut_off)} requests cut off, of which {done} had been done"
    )
    if founders.refused:
        wrong.append(f"answers without a receipt: {dict(list(founders.refused.items())[:5])}")
    if kills and not founders.cut_off:
        print("  note: no request was under way when the server was killed")
    for sentence in wrong[:20]:
        print(f"  WRONG: {sentence}")
    held = len(founders.receipts) - len([each for each in wrong if each.startswith("Hall ")])
    print(f"  {held:,} of {len(founders.receipts):,} receipts found and proved")
    return not wrong


def main() -> int:
    """Both databases, or one."""
    parser = argparse.ArgumentParser(prog="bin/bench durability")
    parser.add_argument("--acts", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    args = parser.parse_args()
    databases = [args.only] if args.only else ["sqlite", "postgresql"]
    held = [trial(database, acts=args.acts, kills=args.kills) for database in databases]
    print("nothing promised was lost" if all(held) else "A PROMISE WAS BROKEN")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
