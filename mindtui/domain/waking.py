"""When the person woke: told, or supposed from the days before; and the slot that follows from it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.clock import RECALLED_AFTER, day_of, elapsed
from mindtui.domain.journal import Journal
from mindtui.domain.slots import Slot, guess_slot
from mindtui.domain.when import When

DAYS_LOOKED_AT = 14


class Waking(Struct, frozen=True):
    """A waking time on one day; `assumed` when nobody told it."""

    at: time
    assumed: bool


def waking(journal: Journal, day: date) -> Waking | None:
    """The waking time of a day, else the median of the fortnight before it, else None."""
    if told := told_waking(journal, day):
        return Waking(told.time, told.source == "assumed")
    days = (day - timedelta(days=back) for back in range(1, min(DAYS_LOOKED_AT, day.toordinal() - 1) + 1))
    known = (told_waking(journal, before) for before in days)
    minutes = [told.time.hour * 60 + told.time.minute for told in known if told and told.source == "typed"]
    if not minutes:
        return None
    middle = _median(minutes)
    return Waking(time(middle // 60, middle % 60), assumed=True)


def told_waking(journal: Journal, day: date) -> WakeTime | None:
    """What the journal holds about the waking of a day. Of several, as imports bring them, the last word."""
    return max(journal.on(WakeTime, day), key=_last_word, default=None)


def keep_waking(journal: Journal, wake: WakeTime, now: datetime, *, base: WakeTime | None = None) -> WakeTime:
    """Make this the only waking time of its day; slots that were guessed follow it, chosen ones stay.

    One that was in the journal is changed there, with `base` as in `Journal.change`; NothingFound where it is
    gone. A new one takes the place of what its day has.
    """
    held = journal.get(WakeTime, wake.id) if wake.id else told_waking(journal, wake.day)
    guessed = [
        one
        for day in {wake.day, held.day if held else wake.day}
        for one in journal.on(CheckIn, day)
        if not one.whole_day and one.slot == slot_at(journal, one.at)
    ]
    if wake.id:
        kept = journal.change(wake, now, base=base)
    elif held is None:
        kept = journal.add(wake, now)
    else:
        kept = journal.change(replace(held, time=wake.time, source=wake.source), now)
    for other in list(journal.on(WakeTime, kept.day)):
        if other.id != kept.id:
            journal.remove(other, now)
    for one in guessed:
        if (slot := slot_at(journal, one.at)) != one.slot:
            journal.change(replace(one, slot=slot), now)
    return kept


def add_with_waking(journal: Journal, check_in: CheckIn, wake: WakeTime | None, now: datetime) -> CheckIn:
    """Add a check-in and, in the same step, the waking time that was told with it."""
    if wake is None:
        return journal.add(check_in, now)
    with journal.batch("added check-in and waking time", now):
        keep_waking(journal, wake, now)
        return journal.add(check_in, now)


def slot_at(journal: Journal, at: datetime, told: time | None = None) -> Slot | None:
    """The slot that a check-in at `at` fills; `told` is a waking time that is not in the journal yet."""
    day = day_of(at, journal.day_starts_at)
    known = Waking(told, assumed=False) if told else waking(journal, day)
    assumed = known is not None and known.assumed
    return guess_slot(at, known.at if known else None, journal.day_starts_at, wake_assumed=assumed)


def slot_is_own(journal: Journal, check_in: CheckIn) -> bool:
    """Whether somebody chose the slot of a check-in, or its being in none: it is not the one to guess."""
    return not check_in.whole_day and check_in.slot != slot_at(journal, check_in.at)


def placed(check_in: CheckIn, when: When, now: datetime, *, slot: Slot | None) -> CheckIn:
    """The check-in at a moment somebody named: whole day where only a day was, recalled when entered late."""
    return replace(
        check_in,
        at=when.at,
        whole_day=when.day_only,
        slot=None if when.day_only else slot,
        recalled=_is_recalled(check_in, when.at, now),
    )


def moved(journal: Journal, held: CheckIn, when: When, now: datetime) -> CheckIn:
    """A check-in of the journal at another moment. Its slot is guessed again unless somebody chose it."""
    slot = held.slot if slot_is_own(journal, held) else slot_at(journal, when.at)
    return placed(held, when, now, slot=slot)


def _is_recalled(check_in: CheckIn, at: datetime, now: datetime) -> bool:
    if check_in.is_imported:
        # Nobody knows when it was told; the day of the import says nothing about that.
        return check_in.recalled
    entered = check_in.created_at or now
    by_hand = check_in.recalled and elapsed(check_in.at, entered) <= RECALLED_AFTER
    return by_hand or elapsed(at, entered) > RECALLED_AFTER


def _last_word(wake: WakeTime) -> tuple[bool, float, str]:
    spoken = wake.updated_at or wake.created_at
    return wake.source == "typed", spoken.timestamp() if spoken else 0.0, wake.id


def _median(values: Sequence[int]) -> int:
    # Not from the statistics module, whose import costs a command of the shell more than all of this.
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) // 2
