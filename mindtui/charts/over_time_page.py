"""The chart over time with its words: how high, how much is logged, where it goes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from mindtui.charts.over_time import LEAST_FOR_A_LINE, OverTime, Series, over_time
from mindtui.charts.over_time_figure import draw_over_time, over_time_columns, over_time_key
from mindtui.charts.picture import Picture, Sentences
from mindtui.charts.style import Style
from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RANGES, RangeName, Window, coverage_words
from mindtui.domain.check_in import RatingName
from mindtui.insights import sentences
from mindtui.insights.cards.job import WorkOut
from mindtui.insights.cards.trend_job import TrendJob
from mindtui.insights.trend import LEAST_FOR_A_TREND, TrendInsight, days_to_come


def trend_sentences(data: OverTime, today: date, work_out: WorkOut) -> Sentences:
    """What can be said about the direction of each measure that has ratings. Slow on years of days.

    Where all of them lack the same number of days, that is said once. Before the day on which a measure
    was first asked for, there are no gaps in it.
    """
    end = data.window.last
    outlook = data.window.outlook(today, LEAST_FOR_A_TREND)
    rated = [series for series in data.series if series.days]
    insights = work_out(
        [
            TrendJob(one.days, one.means, data.begun_of(one).first.toordinal(), end.toordinal())
            for one in rated
        ]
    )
    found: dict[RatingName, TrendInsight] = {}
    other: dict[RatingName, sentences.OtherRange] = {}
    for series, insight in zip(rated, insights, strict=True):
        if insight.verdict == "not_enough" and outlook == "open":
            to_come = _days_to_come(series, data, data.window.name)
            insight = replace(insight, more=to_come or insight.more)
        found[series.measure] = insight
        other[series.measure] = _other_range(series, data, insight.more)
    missing = {insight.more if insight.verdict == "not_enough" else 0 for insight in found.values()}
    if len(missing) == 1 and (more := missing.pop()):
        ways = set(other.values())
        return (
            sentences.no_trend(list(found), more, outlook, other=ways.pop() if len(ways) == 1 else "none"),
        )
    return tuple(
        sentences.trend(
            series.measure,
            found[series.measure],
            start=data.begun_of(series).first,
            end=end,
            today=today,
            outlook=outlook,
            other=other[series.measure],
        )
        for series in rated
    )


def _other_range(series: Series, data: OverTime, more: int) -> sentences.OtherRange:
    """Which range takes fewer than `more` days; what days before this one hold is not known here."""
    name = data.window.name
    nearer = RANGES[: RANGES.index(name)] if name in RANGES else ()
    to_come = [_days_to_come(series, data, one) for one in nearer]
    if any(one is not None and one < more for one in to_come):
        return "shorter"
    goes_back = series.first is not None and series.first < data.window.first
    return "longer" if goes_back and name != "all" else "none"


def _days_to_come(series: Series, data: OverTime, name: RangeName) -> int | None:
    """How many more days with a rating a trend takes in such a range, which moves on with each of them."""
    length = None if name == "all" else Window.ending(data.window.last, name).days
    begun, last = data.begun_of(series).first.toordinal(), data.window.last.toordinal()
    return days_to_come(series.days, begun=begun, last=last, length=length)


def describe(data: OverTime, today: date, *, shell: bool = False) -> Sentences:
    """What the chart shows in words: each measure with its mean and n, then how much is logged."""
    if not data.check_ins:
        return (sentences.no_check_ins(data.window.outlook(today, 1), shell=shell),)
    said = [
        sentences.level(
            series.measure,
            series.means,
            data.begun_of(series).days,
            recalled=len(series.recalled),
            skipped=len(series.skipped),
        )
        for series in data.series
    ]
    if 0 < (most := max(len(series.days) for series in data.series)) < LEAST_FOR_A_LINE:
        outlook = data.window.outlook(today, LEAST_FOR_A_LINE)
        said.append(sentences.no_line(LEAST_FOR_A_LINE - most, outlook))
    if data.logged:
        logged, measures = len(data.logged), len(data.series)
        said += coverage_words(logged, data.window, data.begun, measures=measures, is_late=data.is_late)
    return tuple(said)


def _against(shown: OverTime, before: OverTime | None) -> Iterator[str]:
    """Each measure beside the same in the period before."""
    if before is None:
        yield sentences.NOTHING_BEFORE
        return
    for here, there in zip(shown.series, before.series, strict=True):
        total, earlier = shown.begun_of(here).days, before.begun_of(there).days
        yield sentences.compared(here.measure, here.means, there.means, total, before=earlier)


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
    earliest = data.earliest()
    earlier = window.before() if compares else None
    if earlier and earliest and earlier.last < earliest:
        earlier = None
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
