"""Guesses beside what was felt, and what pays off, as lines of lists."""

from collections.abc import Sequence
from datetime import date

from mindtui.domain.clock import MONTHS, WEEKDAYS
from mindtui.domain.guesses import came_out
from mindtui.domain.plan import Aspect, Plan
from mindtui.insights.payoff import PaidOff
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.widgets.plain_text import pad
from mindtui.ui.widgets.record_list import Part, Row

DAY_WIDTH = 12
COLUMN = 11
WIDE = 66
"""Cells from which all aspects stand side by side."""
BAR = 10
"""Cells of the bar: one a point."""
NUMBERS = 12


def guess_heading(words: str, aspects: Sequence[Aspect], width: int) -> Row[Plan]:
    """What follows, and over each column what it holds."""
    left = width + 2 - COLUMN * len(aspects)
    names = "".join(pad(aspect, COLUMN) for aspect in aspects)
    return Row(None, ((pad(f" {words}", left), "heading"), (names, "soft")))


def guess_parts(
    plan: Plan, aspects: Sequence[Aspect], width: int, glyphs: Glyphs, today: date
) -> tuple[Part, ...]:
    """Day, sign, what, and for each aspect what was expected and, once it is rated, what was felt."""
    what = pad(plan.title(), width - DAY_WIDTH - 2 - COLUMN * len(aspects) - 1, glyphs.ellipsis)
    cells = "".join(pad(_cell(plan, aspect, glyphs), COLUMN) for aspect in aspects)
    style = "good" if plan.was_done else ""
    return (
        (pad(_day(plan.day, today), DAY_WIDTH), "soft"),
        (f"{glyphs.status[plan.status]} ", style),
        (f"{what} {cells}", ""),
    )


def payoff_parts(one: PaidOff, width: int, glyphs: Glyphs) -> tuple[Part, ...]:
    """Label, bar and drawn-in mean, how many ratings, and their own mean where there is room."""
    own = f"  mean {one.mean:.1f}" if width >= WIDE else ""
    label = pad(one.label, width - BAR - NUMBERS - len(own) - 1, glyphs.ellipsis)
    halves = round(one.shrunken * 2)
    bar = "█" * (halves // 2) + "▌" * (halves % 2)
    return (
        (f"{label} ", ""),
        (f"{bar:<{BAR}}", "heading"),
        (f"{one.shrunken:5.1f}", ""),
        (f"{f'  n {one.n}':<{NUMBERS - 5}}{own}", "soft"),
    )


def _cell(plan: Plan, aspect: Aspect, glyphs: Glyphs) -> str:
    if pair := came_out(plan, aspect):
        return "{} → {}".format(*pair)
    expected = getattr(plan.predicted, aspect)
    return glyphs.dash if expected is None else str(expected)


def _day(day: date, today: date) -> str:
    month = f"{MONTHS[day.month - 1]} {day.day}"
    return f"{WEEKDAYS[day.weekday()][:3]} {month}" if day.year == today.year else f"{month} {day.year}"
