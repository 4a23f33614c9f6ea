"""A whole thought record to look at, before one makes one's own."""

from datetime import datetime, time, timedelta
from pathlib import Path

import msgspec

from mindtui.domain.thought import ThoughtRecord

THURSDAY = 3


def worked_example(now: datetime) -> ThoughtRecord:
    """The example, dated on the last Thursday evening before `now`. It has no id and enters no journal."""
    day = now - timedelta(days=(now.weekday() - THURSDAY) % 7 or 7)
    at = datetime.combine(day.date(), time(20, 30), now.tzinfo)
    stored = Path(__file__).with_name("worked_example.toml").read_bytes()
    return msgspec.convert({**msgspec.toml.decode(stored), "at": at}, ThoughtRecord)
