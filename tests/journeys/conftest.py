"""The demonstration built once, copied and served for each file of journeys, and a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from journeys.stage import Stage, stamp_of

PICTURES = Path(__file__).resolve().parents[2] / "var" / "journeys"
BUILD_SECONDS = 600

Preparing = Callable[[Path], dict[str, str]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the demonstration stands as it was built; nobody serves from it."""
    folder = tmp_path_factory.mktemp("demonstration")
    surroundings = {**os.environ, "FOLKMOOT_VAR": str(folder), "DATABASE_URL": ""}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run(
        [sys.executable, "-m", "folkmoot.ops.main", "demo", "--build-only"],
        env=surroundings,
        check=True,
        timeout=BUILD_SECONDS,
    )
    return folder


@pytest.fixture(scope="module")
def prepare() -> Preparing:
    """What a file of journeys does to its copy before it is served; gives the server's settings."""
    return lambda _folder: {}


@pytest.fixture(scope="module")
def stage(
    built: Path, browser, tmp_path_factory: pytest.TempPathFactory, request, prepare: Preparing
) -> Iterator[Stage]:
    """The demonstration served for one file of journeys, as nobody has touched it yet."""
    from folkmoot.ops.server_process import serving_from

    folder = tmp_path_factory.mktemp("served") / "var"
    shutil.copytree(built, folder)
    stamp = stamp_of(folder)
    personas = {each["name"].partition(" ")[0].lower(): each["key"] for each in stamp["personas"]}
    settings = prepare(folder)
    with pytest.MonkeyPatch.context() as told:
        for name, value in settings.items():
            told.setenv(name, value)
        served = ExitStack()
        address = served.enter_context(serving_from(folder))
    with served:
        on = Stage(
            browser, address, stamp["story"], personas, PICTURES / request.module.__name__, folder
        )
        yield on
        for page in on.people.values():
            page.context.close()
