"""What every test stands on: a folder of its own, no network, and the marks' meaning."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).resolve().parent
SHARED = TESTS.parents[1] / "shared" / "data"

# A change must not be refused for the luck of a draw: where everything is run, the same cases are
# drawn every time, and no clock is held to them on a machine that may be busy. Whoever works on a
# law runs it with fresh ones, and is told where they come slowly.
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
if os.environ.get("FOLKMOOT_TEST_REPEATABLE"):
    settings.load_profile("repeatable")


# Where files go whole to one core or another, what takes longest begins first: begun last, it
# would be waited for by all the others. By the processor's seconds, the dearest first.
LONGEST_FIRST = [
    TESTS / name
    for name in (
        "api/test_schema.py",
        "ops/test_backup_and_restore.py",
        "ops/test_conformance.py",
        "core/lawtext/test_lawtext_real_rulebooks.py",
        "platform/test_new_database.py",
        "ops/test_durability.py",
        "ops/test_replay.py",
        "ops/test_polling.py",
        "ops/test_stories_of_the_demonstration.py",
        "core/tally/test_laws_of_counting.py",
        "journeys/test_every_page_is_for_everybody.py",
        "journeys/test_every_page_is_for_its_reader.py",
        "journeys/test_a_case_from_complaint_to_appeal.py",
        "journeys/test_the_road_of_a_rule_change.py",
        "journeys/test_five_rivals_on_one_clause.py",
    )
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    assert all(path.exists() for path in LONGEST_FIRST)
    rank = {path: place for place, path in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real inputs. A test that needs them says plainly that it skips without them."""
    if not SHARED.is_dir():
        pytest.skip("skipped: the real inputs (../shared/data) are not on this machine")
    return SHARED


@pytest.fixture(autouse=True)
def _fresh_surroundings() -> None:
    """What was signed or held by another test is another installation's business."""
    import kept_world
    from folkmoot.apps.record import memo
    from folkmoot.platform import installation, outages

    kept_world.leave()
    memo.forget()
    installation.forget()
    outages.forget()
    (Path(os.environ["FOLKMOOT_VAR"]) / "record.mark").unlink(missing_ok=True)


@pytest.fixture
def world(db):
    """The small organisation in which every test knows everybody (see tests/world.py)."""
    import kept_world

    return kept_world.world()


@pytest.fixture
def sign_in(client, world):
    """Sign one of the cast in."""
    from folkmoot.apps.people.models import Account

    def sign(name: str):
        client.force_login(Account.objects.get(person__key=world.key(name)))
        return client

    return sign


@pytest.fixture
def stand_still(monkeypatch):
    """The clock stands at a moment, for every page and route of a package."""
    from django.urls import get_resolver

    from folkmoot.platform import clock

    # A module first imported while the clock stands still would keep that clock for good.
    get_resolver()._populate()

    def stand(package: str, moment) -> None:
        for name, module in list(sys.modules.items()):
            if name.startswith(package) and hasattr(module, "now"):
                monkeypatch.setattr(module, "now", lambda: moment)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return stand


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """A database that several threads write to as they do in the house; for races.

    The tests' SQLite lives in memory, where a second connection is refused rather than made to
    wait. So what is in it is copied to a file, and the file takes its place for one test.
    """
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    path = tmp_path / "shared.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name


CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    """Chromium, one for all: a second Playwright in the same process refuses to start."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield opened
        opened.close()


def pytest_configure() -> None:
    """Let tests that commit empty the tables after them: the gate bars it on PostgreSQL."""
    from django.db import connection
    from django.test import TransactionTestCase

    emptied = TransactionTestCase._fixture_teardown

    def teardown(case: TransactionTestCase) -> None:
        from folkmoot.apps.conduct.gate import GATE as CASES
        from folkmoot.apps.people.gate import GATE as PEOPLE

        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                for gate in (PEOPLE, CASES):
                    for table in gate.emptied:
                        name = f"{gate.not_emptied}_{table}"
                        cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        emptied(case)

    TransactionTestCase._fixture_teardown = teardown
