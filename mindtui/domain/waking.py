"""When the person woke: told, or supposed from the days before; and the slot that follows from it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.clock import day_of, elapsed
from mindtui.domain.journal import Journal
from mindtui.domain.slots import Slot, guess_slot
from mindtui.domain.when import When

DAYS_LOOKED_AT = 14
RECALLED_AFTER = timedelta(hours=48)


class Waking(Struct, frozen=True):
    """A waking time on one day; `assumed` when nobody told it."""

    at: time
    assumed: bool


def waking(journal: Journal, day: date) -> Waking | None:
    """The waking time of a day, else the median of the fortnight before it, else None."""
    told = journal.on(WakeTime, day)
    if told:
        return Waking(told[-1].time, told[-1].source == "assumed")
    days = (day - timedelta(days=back) for back in range(1, DAYS_LOOKED_AT + 1))
    minutes = [
        w.time.hour * 60 + w.time.minute for d in days for w in journal.on(WakeTime, d) if w.source == "typed"
    ]
    if not minutes:
        return None
    middle = _median(minutes)
    return Waking(time(middle // 60, middle % 60), assumed=True)


def slot_at(journal: Journal, at: datetime, told: time | None = None) -> Slot | None:
    """The slot that a check-in at `at` fills; `told` is a waking time that is not in the journal yet."""
    day = day_of(at, journal.day_starts_at)
    known = Waking(told, assumed=False) if told else waking(journal, day)
    assumed = known is not None and known.assumed
    return guess_slot(at, known.at if known else None, journal.day_starts_at, wake_assumed=assumed)


def placed(check_in: CheckIn, when: When, now: datetime, *, slot: Slot | None) -> CheckIn:
    """The check-in at a moment somebody named: whole day where only a day was, recalled when long ago."""
    return replace(
        check_in,
        at=when.at,
        whole_day=when.day_only,
        slot=None if when.day_only else slot,
        recalled=elapsed(when.at, now) > RECALLED_AFTER,
    )


def _median(values: Sequence[int]) -> int:
    # Not from the statistics module, whose import costs a command of the shell more than all of this.
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) // 2
