"""When a record was, for lists and sentences: an hour stands only where somebody gave one."""

from datetime import date, datetime

from mindtui.domain.clock import in_words
from mindtui.domain.journal import Journal
from mindtui.domain.record import Record


def moment_in_words(record: Record, journal: Journal, today: date) -> str:
    """As one says it: "21:30" today, "yesterday 21:30", "Mon, Nov 23" where only the day is known."""
    day, moment = journal.day_of(record), record.moment(journal.day_starts_at)
    if moment is None:
        return in_words(day, today)
    return f"{moment:%H:%M}" if day == today else f"{in_words(day, today)} {moment:%H:%M}"


def place_in_day(record: Record, journal: Journal) -> tuple[datetime, str]:
    """What orders the records of one day: the wall time, then the id. Without an hour it is the day's end."""
    moment = record.moment(journal.day_starts_at)
    return datetime.max if moment is None else moment.replace(tzinfo=None), record.id  # noqa: DTZ901 - wall time
