"""The ratings of a stress day by their slots, beside what is usual there."""

from collections.abc import Iterator, Mapping
from typing import Final

from mindtui.charts.stress_day import Point, StressDayView
from mindtui.charts.style import Style
from mindtui.domain.slots import SLOTS, Slot, slot_words
from mindtui.insights.sentences import counted

_NAME: Final = 14
_TIME: Final = 6
_RATING: Final = 8
_BEGINS: Final[Mapping[Slot, float]] = {
    "wake": 0,
    "wake+30": 0,
    "midday": 11,
    "late-afternoon": 15.5,
    "bedtime": 20,
}
"""Hours from which on a rating outside the slots comes after an empty one."""


def stress_day_slots(view: StressDayView, style: Style) -> Iterator[str]:
    """A line for the waking and for each rating, in the order of their hours, and for each empty slot."""
    if not view.points and not view.usual:
        return
    yield _line("Slot", "time", "stress", f"usual in the {view.days_back} days before")
    yield _waking(view, style)
    filled = {point.slot for point in view.points}
    empty = [slot for slot in SLOTS if slot not in filled]
    told: set[Slot] = set()
    for point in view.points:
        while empty and _comes_before(empty[0], point):
            yield _empty(empty.pop(0), view, style)
        mark = style.recalled if point.recalled else style.mark("stress")
        name = slot_words(point.slot) if point.slot else "between"
        usual = _usual(point.slot, view, style) if point.slot and point.slot not in told else ""
        told |= {point.slot} if point.slot else set()
        yield _line(name, _clock(point.hour), f"{mark} {point.stress:2.0f}", usual)
    yield from (_empty(slot, view, style) for slot in empty)


def _comes_before(slot: Slot, point: Point) -> bool:
    """Whether an empty slot has its place above a rating."""
    if point.slot is None:
        return _BEGINS[slot] < point.hour
    return SLOTS.index(slot) < SLOTS.index(point.slot)


def _waking(view: StressDayView, style: Style) -> str:
    if view.waking is None:
        return _line("(waking)", style.dash, "", "not told")
    said = "supposed from the days before" if view.waking.assumed else ""
    return _line("(waking)", f"{view.waking.at:%H:%M}", "", said)


def _empty(slot: Slot, view: StressDayView, style: Style) -> str:
    return _line(slot_words(slot), style.dash, style.dash, _usual(slot, view, style))


def _usual(slot: Slot, view: StressDayView, style: Style) -> str:
    """Mean and range of the days before, where there are enough of them."""
    found = next((usual for usual in view.usual if usual.slot == slot), None)
    if found is None:
        return ""
    mean, low, high = (f"{round(value, 1):g}" for value in (found.mean, found.low, found.high))
    between = low if low == high else f"{low}{style.dash}{high}"
    return f"{between}, mean {mean} ({counted(found.n, 'day', 'days')})"


def _line(name: str, clock: str, rating: str, usual: str) -> str:
    return f"{name:{_NAME}}{clock:>{_TIME}}{rating:>{_RATING}}  {usual}".rstrip()


def _clock(hour: float) -> str:
    minutes = round(hour * 60)
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
