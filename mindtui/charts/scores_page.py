"""The chart of scores over time with its words."""

from datetime import date
from functools import partial

from mindtui.charts.picture import Picture
from mindtui.charts.scores import COLUMNS, scores_over_time, scores_values
from mindtui.charts.scores_figure import draw_scores, in_cells, scores_key
from mindtui.charts.style import Style
from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.insights import sentences


def scores_picture(
    data: TrendData,
    window: Window,
    style: Style,
    *,
    today: date,
    shell: bool = False,
    subject: str | None = None,
) -> Picture:
    """Painter of the scores of the form with this id, else of the one filled in last."""
    shown = scores_over_time(data, window, subject)
    if shown is None:
        return Picture(
            name="Scores",
            days=window.title(),
            draw=lambda figure: None,
            key="",
            sentences=(sentences.no_scores(None),),
            is_empty=True,
            table=partial(Table, COLUMNS, ()),
            values=partial(scores_values, window),
        )
    return Picture(
        name=f"Scores of {in_cells(shown.form.name)}",
        days=shown.window.title(),
        draw=partial(draw_scores, data=shown, style=style),
        key=scores_key(shown, style),
        sentences=shown.in_words(today, shell=shell),
        is_empty=not shown.totals,
        table=shown.table,
        subject=shown.form.id,
        values=shown.values,
    )
