"""Fixed moments and small records for the tests of the domain."""

from datetime import UTC, datetime, timedelta, timezone
from random import Random

from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal

PLUS_ONE = timezone(timedelta(hours=1))
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=PLUS_ONE)
TODAY = NOON.date()


def journal(**settings: object) -> Journal:
    """An empty journal whose ids follow a seed."""
    return Journal(random=Random(7), **settings)  # type: ignore[arg-type]


def mood(value: int, at: datetime = NOON) -> CheckIn:
    """A check-in with nothing but a mood."""
    return CheckIn(at=at, mood=value)


def utc(hour: int) -> datetime:
    """An hour of the test's day in UTC."""
    return datetime(2026, 11, 23, hour, tzinfo=UTC)
