"""The chart of expected against felt with its words."""

from datetime import date
from functools import partial

from mindtui.charts.expected_felt import expected_felt
from mindtui.charts.expected_felt_figure import draw_expected_felt, expected_felt_key
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.plan import Aspect


def expected_picture(
    aspect: Aspect, data: TrendData, window: Window, style: Style, *, today: date, shell: bool = False
) -> Picture:
    """Painter of an aspect."""
    shown = expected_felt(data, aspect, window)
    return Picture(
        name=f"{aspect.capitalize()}, expected against felt",
        days=shown.window.title(),
        draw=partial(draw_expected_felt, data=shown, style=style),
        key=expected_felt_key(shown, style),
        sentences=(shown.in_words(shell=shell),),
        find_more=lambda work_out: (shown.lean(today, work_out),),
        is_empty=not shown.occasions,
        table=shown.table,
        values=shown.values,
        short=aspect.capitalize(),
    )
