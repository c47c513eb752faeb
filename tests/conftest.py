"""What every test stands on: a folder of its own, no network, and the marks' meaning."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

# Before Django reads its settings: a test never touches a real installation.
os.environ["FOLKMOOT_VAR"] = tempfile.mkdtemp(prefix="folkmoot-tests-")
if os.environ.get("FOLKMOOT_TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["FOLKMOOT_TEST_DATABASE_URL"]

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real inputs. A test that needs them says plainly that it skips without them."""
    if not SHARED.is_dir():
        pytest.skip("skipped: the real inputs (../shared/data) are not on this machine")
    return SHARED
