"""Every chart by its name: what `mindtui trends --chart NAME` and the Trends screen show."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from mindtui.charts.activities_page import activities_picture
from mindtui.charts.card_beliefs import beliefs_picture, first_rehearsal, rehearsed_cards
from mindtui.charts.expected_felt import expected_felt
from mindtui.charts.expected_felt_figure import draw_expected_felt, expected_felt_key
from mindtui.charts.feelings_page import feelings_picture
from mindtui.charts.over_time import LEAST_FOR_A_LINE, OverTime, over_time
from mindtui.charts.over_time_figure import draw_over_time, over_time_columns, over_time_key
from mindtui.charts.picture import Painter, Picture, Sentences
from mindtui.charts.scores import first_score, scored_forms
from mindtui.charts.scores_figure import scores_picture
from mindtui.charts.stress_day import stress_day_lines, stress_day_view
from mindtui.charts.stress_day_figure import draw_stress_day, stress_day_key
from mindtui.charts.stress_day_table import stress_day_details, stress_day_rows
from mindtui.charts.style import Style
from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.weekday_page import weekday_picture
from mindtui.charts.window import RangeName, Window
from mindtui.charts.year_page import year_picture
from mindtui.domain.check_in import RatingName
from mindtui.domain.plan import Aspect
from mindtui.insights import sentences
from mindtui.insights.trend import LEAST_FOR_A_TREND, TrendInsight, trend_insight

ChartName: TypeAlias = Literal[
    "mood",
    "stress",
    "energy",
    "all",
    "stress-day",
    "expected",
    "expected-mastery",
    "expected-difficulty",
    "year",
    "year-stress",
    "year-energy",
    "weekday",
    "weekday-stress",
    "weekday-energy",
    "feelings",
    "activities",
    "beliefs",
    "scores",
]

_MEASURES: Final[tuple[RatingName, ...]] = ("mood", "stress", "energy")

EXPECTED: Final[Mapping[ChartName, Aspect]] = MappingProxyType(
    {"expected": "pleasure", "expected-mastery": "mastery", "expected-difficulty": "difficulty"}
)
"""The charts of expected against felt, and what each compares."""

YEARS: Final[Mapping[ChartName, RatingName]] = MappingProxyType(
    {"year": "mood", "year-stress": "stress", "year-energy": "energy"}
)
"""The years in cells, and what each shows."""

WEEKDAYS: Final[Mapping[ChartName, RatingName]] = MappingProxyType(
    {"weekday": "mood", "weekday-stress": "stress", "weekday-energy": "energy"}
)
"""The charts by weekday and part of day, and what each shows."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A kind of chart. `range` is the one it opens with; "1d" means that it shows the window's last day.

    `compared` paints it with the period before behind it, where that makes sense. `subjects`: the ids of what
    it can show in a window, one at a time, if it does. `earliest`: the first day that there is something of.
    """

    name: ChartName
    title: str
    range: RangeName
    picture: Painter
    compared: Painter | None = None
    subjects: Callable[[TrendData, Window], Sequence[str]] | None = None
    earliest: Callable[[TrendData], date | None] = TrendData.earliest


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


def _over_time(
    measures: Sequence[RatingName],
    data: TrendData,
    window: Window,
    style: Style,
    *,
    today: date,
    shell: bool = False,
    compares: bool = False,
) -> Picture:
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
        slow_sentences=partial(trend_sentences, shown, today),
        is_empty=shown.is_empty,
        short="" if len(measures) == 1 else "All three",
        table=partial(_both_tables, shown, before) if compares else shown.table,
        values=partial(_both_values, shown, before) if compares else shown.values,
    )


def _stress_day(
    data: TrendData, window: Window, style: Style, *, today: date, shell: bool = False
) -> Picture:
    view = stress_day_view(data.journal, window.last)
    return Picture(
        name="Stress day",
        days=Window.ending(window.last, "1d").title(),
        draw=partial(draw_stress_day, view=view, style=style),
        key=stress_day_key(view, style),
        sentences=stress_day_lines(view, today=today, shell=shell),
        slow_sentences=tuple,
        is_empty=not view.points and not view.usual,
        table=partial(stress_day_rows, view),
        values=lambda: {field.name: getattr(view, field.name) for field in fields(view)},
        details=stress_day_details(view, style),
    )


def _expected(
    aspect: Aspect, data: TrendData, window: Window, style: Style, *, today: date, shell: bool = False
) -> Picture:
    shown = expected_felt(data, aspect, window)
    return Picture(
        name=f"{aspect.capitalize()}, expected against felt",
        days=shown.window.title(),
        draw=partial(draw_expected_felt, data=shown, style=style),
        key=expected_felt_key(shown, style),
        sentences=(shown.in_words(shell=shell),),
        slow_sentences=lambda: (shown.lean(today),),
        is_empty=not shown.occasions,
        table=shown.table,
        values=shown.values,
        short=aspect.capitalize(),
    )


CHARTS: Final[Mapping[ChartName, Chart]] = MappingProxyType(
    {
        chart.name: chart
        for chart in (
            *(
                Chart(
                    measure,
                    sentences.listed([measure]).capitalize(),
                    "30d",
                    partial(_over_time, (measure,)),
                    partial(_over_time, (measure,), compares=True),
                )
                for measure in _MEASURES
            ),
            Chart("all", "All three", "30d", partial(_over_time, ("mood", "stress", "energy"))),
            Chart("stress-day", "Stress day", "1d", _stress_day),
            *(
                Chart(
                    name,
                    f"Expected and felt {aspect}",
                    "all",
                    partial(_expected, aspect),
                    earliest=TrendData.first_plan,
                )
                for name, aspect in EXPECTED.items()
            ),
            *(
                Chart(
                    name,
                    f"{sentences.listed([measure]).capitalize()} day by day",
                    "1y",
                    partial(year_picture, measure),
                )
                for name, measure in YEARS.items()
            ),
            *(
                Chart(
                    name,
                    f"{sentences.listed([measure]).capitalize()} by weekday",
                    "90d",
                    partial(weekday_picture, measure),
                )
                for name, measure in WEEKDAYS.items()
            ),
            Chart("feelings", "Feelings", "90d", feelings_picture),
            Chart("activities", "What pays off", "90d", activities_picture, earliest=TrendData.first_plan),
            Chart(
                "beliefs",
                "Beliefs over rehearsals",
                "90d",
                beliefs_picture,
                subjects=lambda data, window: [card.id for card in rehearsed_cards(data, window)],
                earliest=first_rehearsal,
            ),
            Chart(
                "scores",
                "Scores",
                "1y",
                scores_picture,
                subjects=scored_forms,
                earliest=first_score,
            ),
        )
    }
)
