"""A plugin for CI: a test that was skipped is a test that failed."""

from __future__ import annotations

import pytest


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail the run if anything was skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: object) -> None:
    """Name each skipped test."""
    for report in terminalreporter.stats.get("skipped", []):  # type: ignore[attr-defined]
        terminalreporter.write_line(f"SKIPPED, so failed: {report.nodeid} {report.longrepr[2]}")  # type: ignore[attr-defined]
