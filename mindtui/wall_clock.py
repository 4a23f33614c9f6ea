"""The computer's clock, asked only by the screens and the shell."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path


class LocalZone(tzinfo):
    """The zone the computer is set to, with the offset that holds at each wall time, summer time included."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        """The offset in force at that wall time."""
        return None if at is None else at.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, at: datetime | None) -> timedelta | None:
        """Not told apart from the offset."""
        return None

    def fromutc(self, at: datetime) -> datetime:
        """The wall time of an instant; in the hour that happens twice, the right one of the two."""
        local = at.replace(tzinfo=UTC).astimezone()
        wall = local.replace(tzinfo=self)
        return wall if wall.utcoffset() == local.utcoffset() else wall.replace(fold=1)

    def tzname(self, at: datetime | None) -> str | None:
        """The computer's own name for the zone."""
        return None if at is None else at.replace(tzinfo=None).astimezone().tzname()


LOCAL = LocalZone()


def now() -> datetime:
    """This moment, in the zone the computer is set to."""
    return datetime.now(LOCAL)


def named_zone() -> tzinfo:
    """The zone the computer is set to, under its IANA name where that can be known; else `LOCAL`."""
    from zoneinfo import ZoneInfo

    moments = [datetime.now(UTC) + timedelta(weeks=weeks) for weeks in range(52)]
    for name in _zone_names():
        with suppress(ValueError, OSError, LookupError):
            zone = ZoneInfo(name)
            # A name that leads to other hours would be worse than none.
            if all(at.astimezone(zone).utcoffset() == at.astimezone().utcoffset() for at in moments):
                return zone
    return LOCAL


def _zone_names() -> Iterator[str]:
    """What may be the name of the local zone, the likeliest first."""
    told = os.environ.get("TZ")
    place = os.path.realpath("/etc/localtime") if told is None else told.removeprefix(":")
    yield place.rpartition("zoneinfo/")[2].removeprefix("posix/")
    if told is None:
        with suppress(OSError, UnicodeDecodeError):
            yield Path("/etc/timezone").read_text("utf-8").strip()
