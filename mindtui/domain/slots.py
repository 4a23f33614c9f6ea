"""The five places of the stress day and the guess which of them a check-in fills."""

from datetime import datetime, time, timedelta
from typing import Final, Literal, get_args

from mindtui.domain.clock import DEFAULT_DAY_START, elapsed

Slot = Literal["wake", "wake+30", "midday", "late-afternoon", "bedtime"]

SLOTS: Final[tuple[Slot, ...]] = get_args(Slot)


def slot_words(slot: Slot) -> str:
    """A slot as people read it."""
    return slot.replace("-", " ")


def guess_slot(
    at: datetime,
    wake: datetime | time | None,
    day_starts_at: time = DEFAULT_DAY_START,
    *,
    wake_assumed: bool = False,
) -> Slot | None:
    """The slot of a check-in at `at`, or None between the slots; the first window that fits wins.

    Whole minutes count and both ends of a window belong to it. `wake` is the day's waking time; as a plain
    time it is the last one on the clock face before `at`. An assumed waking time (a median of other days) can
    give `wake`, never `wake+30`. Without any, `wake` reaches from the start of the person's day to 08:59.
    """
    at = at.replace(second=0, microsecond=0)
    return _morning_slot(at, wake, day_starts_at, wake_assumed) or _later_slot(at.time(), day_starts_at)


def _morning_slot(
    at: datetime, wake: datetime | time | None, day_starts_at: time, wake_assumed: bool
) -> Slot | None:
    if wake is None:
        return "wake" if day_starts_at <= at.time() < time(9) else None
    awake = _minutes_awake(at, wake)
    if 0 <= awake <= 15:
        return "wake"
    return "wake+30" if 20 <= awake <= 45 and not wake_assumed else None


def _later_slot(clock: time, day_starts_at: time) -> Slot | None:
    if time(11) <= clock <= time(14):
        return "midday"
    if time(15, 30) <= clock <= time(18, 30):
        return "late-afternoon"
    return "bedtime" if clock >= time(20) or clock < day_starts_at else None


def _minutes_awake(at: datetime, wake: datetime | time) -> int:
    if isinstance(wake, datetime):
        return elapsed(wake.replace(second=0, microsecond=0), at) // timedelta(minutes=1)
    return (at.hour * 60 + at.minute - wake.hour * 60 - wake.minute) % (24 * 60)
