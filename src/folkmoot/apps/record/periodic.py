"""What the record does as time passes."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.record.private_lane import close_intervals
from folkmoot.apps.record.signing import latest_checkpoint


def keep_the_record(at: datetime) -> None:
    """Close the private lane's intervals that have ended, and sign what has grown."""
    close_intervals(at=at)
    latest_checkpoint(at=at)
