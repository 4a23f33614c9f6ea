"""The chart of one stress day with its words."""

from datetime import date
from functools import partial

from msgspec.structs import asdict

from mindtui.charts.picture import Picture
from mindtui.charts.stress_day import stress_day_lines, stress_day_view
from mindtui.charts.stress_day_figure import draw_stress_day, stress_day_key
from mindtui.charts.stress_day_table import stress_day_details, stress_day_rows
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window


def stress_day_picture(
    data: TrendData, window: Window, style: Style, *, today: date, shell: bool = False
) -> Picture:
    """Painter of the last day of a window."""
    view = stress_day_view(data.journal, window.last)
    return Picture(
        name="Stress day",
        days=Window.ending(window.last, "1d").title(),
        draw=partial(draw_stress_day, view=view, style=style),
        key=stress_day_key(view, style),
        sentences=stress_day_lines(view, today=today, shell=shell),
        is_empty=not view.points and not view.usual,
        table=partial(stress_day_rows, view),
        values=partial(asdict, view),
        details=stress_day_details(view, style, is_over=view.day < today),
    )
