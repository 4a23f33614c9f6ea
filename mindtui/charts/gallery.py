"""Every chart by its name: what `mindtui trends --chart NAME` and the Trends screen show.

What paints a chart is imported when one is painted for the first time: nobody waits for all of them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from mindtui.charts.picture import Painter, Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.check_in import CheckIn, RatingName
from mindtui.domain.plan import Aspect
from mindtui.insights import sentences

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


class Subjects(Struct, frozen=True):
    """What a chart shows one of at a time: the ids of those in a window, and what paints the one with an id.

    Without an id it is the one that comes first.
    """

    ids: Callable[[TrendData, Window], Sequence[str]]
    painter: Callable[[str | None], Painter]


class Chart(Struct, frozen=True):
    """A kind of chart. `range` is the one it opens with; "1d" means that it shows the window's last day.

    `compared` paints it with the period before behind it, where that makes sense. `earliest`: the first day
    that there is something of.
    """

    name: ChartName
    title: str
    range: RangeName
    picture: Painter
    compared: Painter | None = None
    subjects: Subjects | None = None
    earliest: Callable[[TrendData], date | None] = TrendData.earliest


def _of_check_ins(paint: Painter) -> Painter:
    """The same painter, which also tells of check-ins that lie outside of the days it shows.

    Those dated after today are in no chart; the last one before is where to look when a range has none.
    """

    def picture(
        data: TrendData, window: Window, style: Style, *, today: date, shell: bool = False
    ) -> Picture:
        drawn, days = paint(data, window, style, today=today, shell=shell), data.days()
        said, before = list(drawn.sentences), bisect_left(days, window.first)
        if before and window.name != "1d" and not data.days_within(window):
            said.append(sentences.last_check_in(days[before - 1], today))
        later = days[bisect_right(days, today) :] if window.last >= today else ()
        if later:
            said.append(sentences.dated_later(sum(len(data.journal.on(CheckIn, day)) for day in later)))
        return replace(drawn, sentences=tuple(said))

    return picture


def _over_time(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.over_time_page import over_time_picture

    return over_time_picture(*args, **options)


def _stress_day(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.stress_day_page import stress_day_picture

    return stress_day_picture(*args, **options)


def _expected(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.expected_felt_page import expected_picture

    return expected_picture(*args, **options)


def _year(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.year_page import year_picture

    return year_picture(*args, **options)


def _weekday(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.weekday_page import weekday_picture

    return weekday_picture(*args, **options)


def _feelings(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.feelings_page import feelings_picture

    return feelings_picture(*args, **options)


def _activities(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.activities_page import activities_picture

    return activities_picture(*args, **options)


def _beliefs(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.beliefs_page import beliefs_picture

    return beliefs_picture(*args, **options)


def _rehearsed_cards(data: TrendData, window: Window) -> Sequence[str]:
    from mindtui.charts.card_beliefs import rehearsed_cards

    return [card.id for card in rehearsed_cards(data, window)]


def _first_rehearsal(data: TrendData) -> date | None:
    from mindtui.charts.card_beliefs import first_rehearsal

    return first_rehearsal(data)


def _scores(*args: Any, **options: Any) -> Picture:
    from mindtui.charts.scores_page import scores_picture

    return scores_picture(*args, **options)


def _scored_forms(data: TrendData, window: Window) -> Sequence[str]:
    from mindtui.charts.scores import scored_forms

    return scored_forms(data, window)


def _first_score(data: TrendData) -> date | None:
    from mindtui.charts.scores import first_score

    return first_score(data)


CHARTS: Final[Mapping[ChartName, Chart]] = MappingProxyType(
    {
        chart.name: chart
        for chart in (
            *(
                Chart(
                    measure,
                    sentences.listed([measure]).capitalize(),
                    "30d",
                    _of_check_ins(partial(_over_time, (measure,))),
                    _of_check_ins(partial(_over_time, (measure,), compares=True)),
                )
                for measure in _MEASURES
            ),
            Chart("all", "All three", "30d", _of_check_ins(partial(_over_time, _MEASURES))),
            Chart("stress-day", "Stress day", "1d", _of_check_ins(_stress_day)),
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
                    _of_check_ins(partial(_year, measure)),
                )
                for name, measure in YEARS.items()
            ),
            *(
                Chart(
                    name,
                    f"{sentences.listed([measure]).capitalize()} by weekday",
                    "90d",
                    _of_check_ins(partial(_weekday, measure)),
                )
                for name, measure in WEEKDAYS.items()
            ),
            Chart("feelings", "Feelings", "90d", _of_check_ins(_feelings)),
            Chart("activities", "What pays off", "90d", _activities, earliest=TrendData.first_plan),
            Chart(
                "beliefs",
                "Beliefs over rehearsals",
                "90d",
                _beliefs,
                subjects=Subjects(_rehearsed_cards, lambda card: partial(_beliefs, subject=card)),
                earliest=_first_rehearsal,
            ),
            Chart(
                "scores",
                "Scores",
                "1y",
                _scores,
                subjects=Subjects(_scored_forms, lambda form: partial(_scores, subject=form)),
                earliest=_first_score,
            ),
        )
    }
)
