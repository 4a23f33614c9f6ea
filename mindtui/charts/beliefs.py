"""Belief in an old thought and in the fairer one over the days of their practice, drawn."""

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise
from statistics import fmean
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from mindtui.charts.axis import date_ticks
from mindtui.charts.canvas import Canvas
from mindtui.charts.page import key_text
from mindtui.charts.steps import MARKS_A_COLUMN, Step, step_for, step_starts
from mindtui.charts.style import PLAIN, Figure, Style
from mindtui.domain.clock import day_of
from mindtui.insights.thoughts import Rehearsals

Point = tuple[date, int]
"""A person's day, and a belief of 0–100."""

_MORE_ON_THE_LEFT: Final = 1
"""Cells that a belief of three digits takes from the field."""


class Beliefs(Struct, frozen=True):
    """The ratings of one card, each thought by itself, the earliest first.

    `span`: the first and the last day of the axis; None: those of the ratings.
    """

    old: tuple[Point, ...]
    fairer: tuple[Point, ...]
    span: tuple[date, date] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether neither was ever rated."""
        return not self.old and not self.fairer


def beliefs(figures: Rehearsals, day_starts_at: time, span: tuple[date, date] | None = None) -> Beliefs:
    """The ratings of one card on the person's days."""
    old, fairer = (
        tuple((day_of(at, day_starts_at), belief) for at, belief in series)
        for series in (figures.old, figures.new)
    )
    return Beliefs(old, fairer, span)


def draw_beliefs(figure: Figure, data: Beliefs, style: Style) -> None:
    """Put both beliefs on a figure, days to the right; what was on it before is cleared.

    Each rating has a mark, or each step where there are more than the width holds; from one to the next of
    the same thought runs a line where there is braille. Where both thoughts share a cell stands a mark of
    its own.
    """
    first, last = _ends(data)
    field = replace(style, width=style.width - _MORE_ON_THE_LEFT)
    canvas = Canvas(field, first - 0.5, last + 0.5, high=100)
    canvas.draw_axes(figure, date_ticks(first, last, field.columns))
    step = _step(data, style)
    old, fairer = _means(data.old, step), _means(data.fairer, step)
    for points, color in ((old, style.gray), (fairer, style.ink)):
        if len(points) > 1 and not style.ascii:
            figure.plot(*_xy(points), marker=style.line, color=color)
    for points, mark, color in (
        (old, _old(style), style.gray),
        (fairer, _fairer(style), style.ink),
        (_shared(old, fairer, canvas), _both(style), PLAIN),
    ):
        if points:
            figure.scatter(*_xy(points), marker=mark, color=color)


def beliefs_key(data: Beliefs, style: Style) -> str:
    """The signs of the chart, in one line where they fit."""
    step = _step(data, style)
    marks = f"{_old(style)} old thought", f"{_fairer(style)} fairer thought", f"{_both(style)} both"
    parts = ["up: belief", *marks]
    return key_text([*parts, f"means of a {step.name}"] if step else parts, style.width)


def _ends(data: Beliefs) -> tuple[int, int]:
    """The first and the last day number of the axis."""
    days = [day.toordinal() for day in data.span or (day for day, _ in (*data.old, *data.fairer))]
    return min(days, default=1), max(days, default=1)


def _step(data: Beliefs, style: Style) -> Step | None:
    """What one mark stands for where there are more ratings than the width holds."""
    if max(len(data.old), len(data.fairer)) <= MARKS_A_COLUMN * style.columns:
        return None
    first, last = _ends(data)
    return step_for(last - first + 1, style.columns)


def _means(points: tuple[Point, ...], step: Step | None) -> Sequence[Point]:
    """The mean of each step on the middle one of its days."""
    if step is None:
        return points
    starts = step_starts([day.toordinal() for day, _ in points], step)
    parts = [points[start:end] for start, end in pairwise([*starts, len(points)])]
    return [(part[len(part) // 2][0], round(fmean(belief for _, belief in part))) for part in parts]


def _shared(old: Sequence[Point], fairer: Sequence[Point], canvas: Canvas) -> Sequence[Point]:
    """The ratings of the old thought whose cells hold one of the fairer thought too."""

    def cell(point: Point) -> tuple[int, int]:
        day, belief = point
        return canvas.column_of(day.toordinal()), canvas.row(belief)

    taken = {cell(point) for point in fairer}
    return [point for point in old if cell(point) in taken]


def _old(style: Style) -> str:
    return style.mark("stress")


def _fairer(style: Style) -> str:
    return style.mark("mood")


def _both(style: Style) -> str:
    return style.worths[2]


def _xy(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [float(day.toordinal()) for day, _ in points], [float(belief) for _, belief in points]
