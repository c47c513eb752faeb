"""Six hundred thousand members, on SQLite and on PostgreSQL, against naive counterparts.

Import, search, unit page, freeze with a reason for each person, and the proof of a line, each
beside what a straightforward program would do in the same run on the same database.
Usage: bin/bench people [MEMBERS] [--only sqlite|postgresql]
"""

from __future__ import annotations

import csv
import io
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MEMBERS = 600_000
TWIN = 60_000
PARTIES, BRANCHES = 650, 10
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
ON = date(2026, 3, 1)
PAGE = 50
SERVER = {"shared_buffers": "512MB", "max_wal_size": "4GB"}
"""What an administrator sets first; as it comes PostgreSQL is set up for the smallest machine."""
SYLLABLES = ("an ber cor dal el far gor hul is jen kat lor mun nes ol per quin ros sul tam").split()  # noqa: SIM905


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Wall seconds and result of one run."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def processor() -> float:
    """Processor seconds so far: of this process, and of the server's that works for it."""
    from django.db import connection

    spent = time.process_time()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
        if stat.exists():
            user, system = stat.read_text().rpartition(")")[2].split()[11:13]
            spent += (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return spent


def p99(work: Callable[[Any], Any], asked: list[Any]) -> tuple[float, float]:
    """The median and the 99th percentile of many single runs, in milliseconds."""
    for each in asked[: len(asked) // 10]:
        work(each)
    waits = sorted(timed(lambda each=each: work(each))[0] for each in asked)
    return waits[len(waits) // 2] * 1e3, waits[len(waits) * 99 // 100] * 1e3


def row(name: str, figure: str, beside: str, bar: str, *, met: bool | None) -> bool:
    """Print one line; say whether its bar is met."""
    verdict = {True: "met", False: "MISSED", None: ""}[met]
    print(f"{name:<30}{figure:>24}   {beside:<46}{bar:<18}{verdict}", flush=True)
    return met is not False


def a_list(members: int, first: int) -> str:
    """A list of members as another program would write it."""
    chance = random.Random(members + first)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["number", "given_name", "family_name", "email", "unit", "class", "since"])
    pick = chance.choice
    for n in range(first, first + members):
        given = (pick(SYLLABLES) + pick(SYLLABLES)).capitalize()
        family = (pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES)).capitalize()
        since = date(2010 + n % 16, 1 + n % 12, 1 + n % 28)
        unit = f"p{n % PARTIES}-b{n // PARTIES % BRANCHES}"
        kind = "supporter" if n % 20 == 0 else "full"
        writer.writerow([f"M{n}", given, family, f"m{n}@example.org", unit, kind, since])
    return out.getvalue()


def plant_units() -> None:
    """650 local parties of ten branches each, below one whole."""
    from folkmoot.apps.people.actions.paths import rebuild_paths
    from folkmoot.apps.people.models import Unit, UnitPlace

    day = date(2000, 1, 1)
    whole = Unit.objects.create(slug="whole", name="Whole", kind="national", founded_on=day)
    parties = [
        Unit(slug=f"p{n}", name=f"Party {n}", kind="local_party", founded_on=day)
        for n in range(PARTIES)
    ]
    Unit.objects.bulk_create(parties)
    branches = [
        Unit(slug=f"{party.slug}-b{b}", name=f"{party.name} {b}", kind="branch", founded_on=day)
        for party in parties
        for b in range(BRANCHES)
    ]
    Unit.objects.bulk_create(branches)
    UnitPlace.objects.bulk_create(
        [UnitPlace(unit=p, parent=whole, start=day, recorded_at=AT) for p in parties]
        + [
            UnitPlace(unit=b, parent=parties[n // BRANCHES], start=day, recorded_at=AT)
            for n, b in enumerate(branches)
        ]
    )
    rebuild_paths()


def bring(text: str) -> None:
    """The house's import."""
    from folkmoot.apps.people.actions import import_members
    from folkmoot.apps.people.imports import PRESETS, Mapped
    from folkmoot.core.terms import ActorRef

    import_members(
        csv.reader(io.StringIO(text)),
        actor=ActorRef("system", "bench"),
        at=AT,
        mapped=Mapped(PRESETS["general"]),
        preset="general",
        file_digest="0" * 64,
    )


def twin_import(text: str) -> None:
    """The same rows through models and bulk_create, as one writes it first."""
    from django.db import transaction

    from folkmoot.apps.people.actions.numbering import NO_PASSWORD, new_key
    from folkmoot.apps.people.folding import sought
    from folkmoot.apps.people.models import Account, Membership, Person, Unit, UnitMembership

    units = {unit.slug: unit for unit in Unit.objects.all()}
    with transaction.atomic():
        rows = list(csv.DictReader(io.StringIO(text)))
        persons = [
            Person(
                key=new_key(AT),
                number=r["number"],
                given_name=r["given_name"],
                family_name=r["family_name"],
                email=r["email"],
                sought=sought(r["given_name"], r["family_name"]),
                recorded_at=AT,
            )
            for r in rows
        ]
        Person.objects.bulk_create(persons, batch_size=2000)
        Account.objects.bulk_create(
            [Account(username=p.number, password=NO_PASSWORD, person=p) for p in persons],
            batch_size=2000,
        )
        start = [date.fromisoformat(r["since"]) for r in rows]
        Membership.objects.bulk_create(
            [
                Membership(person=p, member_class=r["class"], start=s, recorded_at=AT)
                for p, r, s in zip(persons, rows, start, strict=True)
            ],
            batch_size=2000,
        )
        UnitMembership.objects.bulk_create(
            [
                UnitMembership(person=p, unit=units[r["unit"]], start=s, recorded_at=AT)
                for p, r, s in zip(persons, rows, start, strict=True)
            ],
            batch_size=2000,
        )


def importing(members: int) -> bool:
    from django.db import connection

    twin = min(TWIN, members)
    few = a_list(twin, 10_000_000)
    began = processor()
    twin_spent, _ = timed(lambda: twin_import(few))
    twin_worked = processor() - began
    many = a_list(members, 0)
    began = processor()
    spent, _ = timed(lambda: bring(many))
    worked = processor() - began
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # The server does this by itself within a minute: now, and not beside what is measured.
            cursor.execute("VACUUM ANALYZE")
    rate, twin_rate = members / spent, twin / twin_spent
    each, twin_each = worked / members * 1e6, twin_worked / twin * 1e6
    print(
        f"(of a processor the import took {worked:.1f} s, {each:.1f} µs each; "
        f"bulk_create {twin_each:.1f} µs each, {twin_each / each:.1f} x)",
        flush=True,
    )
    return row(
        "import",
        f"{spent:.1f} s ({rate:,.0f}/s)",
        f"{rate / twin_rate:.1f} x bulk_create ({twin:,}: {twin_rate:,.0f}/s)",
        ">= 5 x",
        met=rate >= 5 * twin_rate,
    )


def searching(members: int) -> bool:
    from folkmoot.apps.people.models import Person
    from folkmoot.apps.people.queries import find_members

    chance = random.Random(4)
    pick = chance.choice
    words = []
    for n in range(400):
        family = pick(SYLLABLES) + pick(SYLLABLES)
        given = pick(SYLLABLES)
        words.append([family, f"{family} {given}", f"M{n * members // 400}", family[:4]][n % 4])
    held = True
    for scope, name in (("whole", "search, the whole"), ("p7", "search, one local party")):
        half, most = p99(lambda w, s=scope: find_members(w, scopes=[s], on=ON), words)

        def naive(word: str) -> list[Any]:
            first = word.partition(" ")[0]
            return list(Person.objects.filter(family_name__icontains=first)[:50])

        twin, _ = p99(naive, [f"{w}zz" for w in words[:20]])
        held &= row(
            name,
            f"p99 {most:.2f} ms, p50 {half:.2f}",
            f"{twin / half:,.0f} x faster than LIKE ({twin:,.0f} ms)",
            "p99 < 10 ms",
            met=most < 10,
        )
    return held


def unit_pages() -> bool:
    from folkmoot.apps.people.models import UnitMembership
    from folkmoot.apps.people.queries import find_members

    slugs = [f"p{n}" for n in range(0, PARTIES, 7)]

    def page(slug: str) -> None:
        found = find_members("", scopes=[slug], on=ON)
        assert len(found.persons) == PAGE, found
        assert found.among, found

    def naive(slug: str) -> None:
        rows = UnitMembership.objects.filter(unit__slug__startswith=f"{slug}-")
        rows = rows.select_related("person").order_by("person__family_name")
        _ = list(rows)[:PAGE]

    half, most = p99(page, slugs)
    twin, _ = p99(naive, slugs[:10])
    return row(
        "unit page (50 names, count)",
        f"p50 {half:.2f} ms, p99 {most:.2f}",
        f"{twin / half:.1f} x faster than all rows of it ({twin:.0f} ms)",
        "p50 < 5 ms",
        met=half < 5,
    )


def freezing(members: int) -> bool:
    from django.db import connection

    from folkmoot.apps.people.actions import freeze_roll
    from folkmoot.apps.people.models import Person
    from folkmoot.apps.people.queries import roll_proof
    from folkmoot.apps.people.queries.members import membership
    from folkmoot.apps.people.rolls import RollRules, Standing, verdict_of
    from folkmoot.core.terms import ActorRef

    rules = RollRules(joined_by=date(2025, 9, 1), paid_since=date(2026, 1, 1))
    began = processor()
    spent, (roll, _) = timed(
        lambda: freeze_roll(
            actor=ActorRef("system", "bench"),
            at=AT,
            key="bench",
            title="Bench",
            unit="whole",
            on=ON,
            rules=rules,
        )
    )

    print(f"(the freeze took {processor() - began:.2f} s of a processor)", flush=True)

    def naive(key: str) -> str:
        held = membership(key, ON)
        return verdict_of(
            Standing(held and held.member_class, held and held.since, None, None, in_unit=True),
            rules,
            ON,
        )

    keys = list(Person.objects.values_list("key", flat=True)[:: max(1, members // 2000)][:2000])
    twin_spent, _ = timed(lambda: [naive(key) for key in keys])
    twin = twin_spent / len(keys) * roll.size
    held = row(
        "freeze with reasons",
        f"{spent:.2f} s for {roll.size:,}",
        f"{twin / spent:.0f} x faster than one by one ({twin:,.0f} s)",
        "<= 5 s",
        met=spent <= 5,
    )
    half, most = p99(lambda key: roll_proof("bench", key), keys[:400])

    def naive_proof() -> None:
        from folkmoot.core.ledger import MemoryLog

        with connection.cursor() as cursor:
            cursor.execute("SELECT person_id, verdict FROM people_rollline ORDER BY place")
            log = MemoryLog()
            log.append_many(f"{p} {v}".encode() for p, v in cursor.fetchall())
        log.inclusion_proof(0)

    twin_spent, _ = timed(naive_proof)
    held &= row(
        "proof of a line of a roll",
        f"p50 {half:.2f} ms, p99 {most:.2f}",
        f"{twin_spent * 1e3 / half:,.0f} x faster than hashing again",
        "p99 < 5 ms",
        met=most < 5,
    )
    return held


def measure(members: int) -> int:
    """Everything on the database that the surroundings name."""
    from folkmoot.ops.house import open_house

    open_house()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    plant_units()
    print(f"\n{connection.vendor}: {members:,} members; wall time", flush=True)
    held = importing(members)
    held &= searching(members)
    held &= unit_pages()
    held &= freezing(members)
    return 0 if held else 1


def apart(members: int, url: str) -> int:
    """One database in a process and a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as folder:
        surroundings = {**os.environ, "FOLKMOOT_VAR": folder, "DATABASE_URL": url}
        command = [sys.executable, "-W", "ignore", __file__, str(members), "--here"]
        return subprocess.run(command, env=surroundings, check=False).returncode


def main(arguments: list[str]) -> int:
    """Both databases one after the other, or the one that is asked for."""
    numbers = [int(word) for word in arguments if word.isdecimal()]
    members = numbers[0] if numbers else MEMBERS
    if "--here" in arguments:
        return measure(members)
    failed = 0
    if "postgresql" not in arguments:
        failed |= apart(members, "")
    if "sqlite" not in arguments:
        sys.path.insert(0, str(ROOT / "tests"))
        from run import postgresql

        with postgresql(**SERVER) as url:
            said = ", ".join(f"{name} {value}" for name, value in SERVER.items())
            print(f"\nPostgreSQL is set up as for a database of this size: {said}", flush=True)
            failed |= apart(members, url)
    print("\na bar was MISSED" if failed else "\nevery bar met")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
