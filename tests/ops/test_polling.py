"""A ballot accepted is a ballot kept, though the server is killed (in full: bin/bench polling)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_every_receipt_given_before_a_kill_is_a_ballot_counted_once():
    trial = [str(ROOT / "bench" / "polling.py"), "--voters", "100", "--at-once", "8"]
    trial += ["--think", "0.02"]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", *trial, "--only", "sqlite"],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "every ballot was kept and counted once" in done.stdout
    assert "WRONG" not in done.stdout
