"""A server whose clock a journey puts forward: how far stands in a file, read at each look.

Python imports this by its name at the start of every process that finds its folder, before anything
else of the house, so that there is one clock. Only the journeys' own server is shown the folder.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

FILE = os.environ.get("JOURNEY_HANDS", "")

if FILE:
    from folkmoot.platform import clock
    from folkmoot.platform.tasks import periodic

    def _later() -> datetime:
        return datetime.now(tz=UTC) + timedelta(seconds=float(Path(FILE).read_text()))

    clock.now = _later
    periodic.now = _later
    periodic.EVERY_SECONDS = 0.5
