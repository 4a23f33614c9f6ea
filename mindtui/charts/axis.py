"""Where dates stand on the axis of a chart, and what they are called there."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

from mindtui.domain.clock import MONTHS, WEEKDAYS

Tick: TypeAlias = tuple[int, str]
"""A day number and its label."""

_DAYS_BY_WEEKDAY: Final = 14
_DAYS_BY_DAY: Final = 60
_DAYS_BY_WEEK: Final = 400
_DAYS_BY_MONTH: Final = 366 * 20
_MONTH_STEPS: Final = (1, 2, 3, 6)
_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def date_ticks(first: int, last: int, columns: int) -> tuple[Tick, ...]:
    """The finest round dates from day number `first` to `last` whose labels fit into `columns` cells.

    Weekdays, then Mondays, then first days of months, then of years.
    """
    for ticks in _candidates(first, last):
        if ticks and _fit(ticks, first, last, columns):
            return ticks
    middle = (first + last) // 2
    label = _day_label(middle)
    return ((middle, label),) if len(label) <= columns else ()


def _candidates(first: int, last: int) -> Iterator[tuple[Tick, ...]]:
    """Ways to place ticks, the finest first; none is worked out for windows that would give thousands."""
    days = last - first + 1
    if days <= _DAYS_BY_WEEKDAY:
        yield tuple((day, _weekday_label(day)) for day in range(first, last + 1))
    if days <= _DAYS_BY_WEEK:
        for step in (2, 7, 14) if days <= _DAYS_BY_DAY else (7, 14):
            # Day number 1 is a Monday.
            start = first + (1 - first) % step
            yield tuple((day, _day_label(day)) for day in range(start, last + 1, step))
    if days <= _DAYS_BY_MONTH:
        for step in _MONTH_STEPS:
            yield tuple(_months(first, last, step))
    for step in _YEAR_STEPS:
        yield tuple(_years(first, last, step))


def _months(first: int, last: int, step: int) -> Iterator[Tick]:
    start, end = date.fromordinal(first), date.fromordinal(last)
    for number in range(start.year * 12, end.year * 12 + 12, step):
        year, month = divmod(number, 12)
        if first <= (day := date(year, month + 1, 1).toordinal()) <= last:
            yield day, f"{MONTHS[month]} {year}" if month == 0 else MONTHS[month]


def _years(first: int, last: int, step: int) -> Iterator[Tick]:
    start, end = date.fromordinal(first).year, date.fromordinal(last).year
    for year in range(max(step, start + -start % step), end + 1, step):
        if (day := date(year, 1, 1).toordinal()) >= first:
            yield day, str(year)


def stand_free(labels: Sequence[tuple[int, str]], columns: int) -> bool:
    """Whether labels, each with the column of its tick, have their length free on both sides of it.

    plotext shifts or drops labels that have less, others from run to run. None may leave the `columns`.
    """
    spans = [_span(column, len(label), columns) for column, label in labels]
    apart = all(
        tick + (right - left) <= next_left and right + (next_right - next_left) <= next_tick
        for (left, tick, right), (next_left, next_tick, next_right) in pairwise(spans)
    )
    return apart and all(left >= 0 for left, _, _ in spans)


def _fit(ticks: Sequence[Tick], first: int, last: int, columns: int) -> bool:
    """Whether the labels of these days stand free in a window."""
    a_day = (columns - 1) / (last - first + 1)
    return stand_free([(round(a_day * (day - first + 0.5)), label) for day, label in ticks], columns)


def _span(tick: int, length: int, columns: int) -> tuple[int, int, int]:
    """First cell of a label, the cell of its tick, and the cell after its last."""
    # plotext centers a label in what is free within its length, which is less at the edges.
    left = (max(tick - length + 1, 0) + min(tick, columns - 1 - length)) // 2
    left = max(left, 0) if length <= columns else -1
    return left, tick, left + length


def _weekday_label(day: int) -> str:
    at = date.fromordinal(day)
    return f"{WEEKDAYS[at.weekday()][:3]} {at.day}"


def _day_label(day: int) -> str:
    at = date.fromordinal(day)
    return f"{MONTHS[at.month - 1]} {at.day}"
