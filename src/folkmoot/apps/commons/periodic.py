"""What the commons do as time passes."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.actions import measure_talk, publish_result, send_digests


def publish_closed(at: datetime) -> None:
    """Publish what came of consultations that have closed. Pages show it before that as well."""
    for key in queries.to_be_published(at):
        publish_result(at=at, consultation=key)


def send_news(at: datetime) -> None:
    """Send the letters of news whose hour has come."""
    send_digests(at=at)


def measure(at: datetime) -> None:
    """Measure each night how much of the talk crosses the lines."""
    measure_talk(at=at)
