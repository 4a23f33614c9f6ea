"""The computer's clock, asked only by the screens and the shell."""

from datetime import UTC, datetime, timedelta, tzinfo


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
