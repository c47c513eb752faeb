"""Nothing that was promised is lost when the server is killed (the full trial is bin/bench)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_every_receipt_given_before_a_kill_is_found_and_proved_after_the_restart():
    trial = [str(ROOT / "bench" / "durability.py"), "--acts", "40", "--kills", "1"]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", *trial, "--only", "sqlite"],
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing promised was lost" in done.stdout
    assert "WRONG" not in done.stdout
