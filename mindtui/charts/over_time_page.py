"""The chart over time with its words: how high, how much is logged, where it goes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from mindtui.charts.over_time import LEAST_FOR_A_LINE, OverTime, over_time
from mindtui.charts.over_time_figure import draw_over_time, over_time_columns, over_time_key
from mindtui.charts.picture import Picture, Sentences
from mindtui.charts.style import Style
from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.check_in import RatingName
from mindtui.insights import sentences
from mindtui.insights.trend import LEAST_FOR_A_TREND, TrendInsight, trend_insight


def trend_sentences(data: OverTime, today: date) -> Sentences:
    """What can be said about the direction of each measure that has ratings. Slow on years of days.

    Where all of them lack the same number of days, that is said once.
    """
    start, end = data.window.first, data.window.last
    found = {
        series.measure: _as_days_come(
            trend_insight(series.days, series.means, start=start.toordinal(), end=end.toordinal()),
            data.window,
        )
        for series in data.series
        if series.days
    }
    # Beyond the least number of days a trend takes two in three of the range.
    shorter = 2 * data.window.days > 3 * LEAST_FOR_A_TREND
    outlook = data.window.outlook(today, LEAST_FOR_A_TREND)
    missing = {insight.more if insight.verdict == "not_enough" else 0 for insight in found.values()}
    if len(missing) == 1 and (more := missing.pop()):
        return (sentences.no_trend(list(found), more, outlook, shorter=shorter),)
    return tuple(
        sentences.trend(measure, insight, start=start, end=end, today=today, outlook=outlook, shorter=shorter)
        for measure, insight in found.items()
    )


def _as_days_come(insight: TrendInsight, window: Window) -> TrendInsight:
    """With each day that comes, all days are one more, and two in three of them are more too."""
    if window.name != "all" or insight.verdict != "not_enough":
        return insight
    return replace(insight, more=max(insight.more, 2 * insight.total - 3 * insight.logged))


def describe(data: OverTime, today: date, *, shell: bool = False) -> Sentences:
    """What the chart shows in words: each measure with its mean and n, then how much is logged."""
    if not data.check_ins:
        return (sentences.no_check_ins(data.window.outlook(today, 1), shell=shell),)
    total = data.window.days
    said = [
        sentences.level(
            series.measure, series.means, total, recalled=len(series.recalled), skipped=len(series.skipped)
        )
        for series in data.series
    ]
    if 0 < (most := max(len(series.days) for series in data.series)) < LEAST_FOR_A_LINE:
        outlook = data.window.outlook(today, LEAST_FOR_A_LINE)
        said.append(sentences.no_line(LEAST_FOR_A_LINE - most, outlook))
    if data.logged and len(data.logged) < total:
        said.append(sentences.coverage(len(data.logged), total))
    return tuple(said)


def _against(shown: OverTime, before: OverTime | None) -> Iterator[str]:
    """Each measure beside the same in the period before."""
    if before is None:
        yield sentences.NOTHING_BEFORE
        return
    for here, there in zip(shown.series, before.series, strict=True):
        yield sentences.compared(here.measure, here.means, there.means, shown.window.days)


def _both_tables(shown: OverTime, before: OverTime | None) -> Table:
    """The days of both periods, each with the name of its own."""
    here = shown.table()
    there = before.table().rows if before else ()
    rows = [(*row, name) for rows, name in ((here.rows, "shown"), (there, "before")) for row in rows]
    return Table((*here.columns, "period"), tuple(rows))


def _both_values(shown: OverTime, before: OverTime | None) -> Mapping[str, object]:
    return {**shown.values(), "before": before.values() if before else None}


def over_time_picture(
    measures: Sequence[RatingName],
    data: TrendData,
    window: Window,
    style: Style,
    *,
    today: date,
    shell: bool = False,
    compares: bool = False,
) -> Picture:
    """Painter of measures; `compares` puts the period before behind them."""
    columns = over_time_columns(style, len(measures))
    shown = over_time(data, measures, window, columns=columns)
    earlier = window.before() if compares else None
    before = over_time(data, measures, earlier, columns=columns) if earlier else None
    said = describe(shown, today, shell=shell)
    if compares:
        said = (*_against(shown, before), *said)
    return Picture(
        name=sentences.listed(measures).capitalize(),
        days=window.title(),
        draw=partial(draw_over_time, data=shown, style=style, before=before),
        key=over_time_key(shown, style, before),
        sentences=said,
        find_more=partial(trend_sentences, shown, today),
        is_empty=shown.is_empty,
        short="" if len(measures) == 1 else "All three",
        table=partial(_both_tables, shown, before) if compares else shown.table,
        values=partial(_both_values, shown, before) if compares else shown.values,
    )
