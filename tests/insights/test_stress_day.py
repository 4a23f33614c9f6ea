"""A day of stress: areas follow shift and scale, and a figure is held back when its day lacks something."""

import math
from collections.abc import Callable
from dataclasses import fields
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindtui.insights import stress_day as module
from mindtui.insights.stress_day import SLOTS, StressDay, average_days, stress_day
from tests.insights.diaries import FEW, halves, mapped

Course = tuple[list[float], list[float | None]]

FIGURES: dict[str, Callable[..., float | None]] = {
    "auc_g": module.auc_g,
    "auc_i": module.auc_i,
    "mean_load": module.mean_load,
    "max_rise": module.max_rise,
    "slope": module.slope,
    "fit_slope": module.fit_slope,
}
each_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)

WHOLE_DAY = ([7.0, 7.5, 12.5, 18.0, 22.5], [4.0, 6.0, 5.0, 3.0, 2.0], list(SLOTS))


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Hours of one day, possibly past midnight, and ratings of which some are `None`."""
    steps = draw(st.lists(st.sampled_from([0.25, 0.5, 2.0, 5.0]), max_size=9))
    times = list(accumulate(steps, initial=draw(st.sampled_from([0.0, 6.5, 9.0]))))
    return times, draw(st.lists(halves | st.none(), min_size=len(times), max_size=len(times)))


def _rated(course: Course) -> Course:
    kept = [(time, value) for time, value in zip(*course, strict=True) if value is not None]
    return [time for time, _ in kept], [value for _, value in kept]


@FEW
@given(courses(), st.data())
def test_what_is_not_rated_changes_nothing(course: Course, data: st.DataObject) -> None:
    times, values = course
    slots = data.draw(st.lists(st.sampled_from(SLOTS) | st.none(), min_size=len(times), max_size=len(times)))
    rated_slots = [slot for slot, value in zip(slots, values, strict=True) if value is not None]
    assert stress_day(times, values, slots) == stress_day(*_rated(course), rated_slots)
    assert [figure(*course) for figure in FIGURES.values()] == [
        figure(*_rated(course)) for figure in FIGURES.values()
    ]


@each_figure
@FEW
@given(course=courses(), shift=st.integers(-3, 3), later=st.integers(-4, 4))
def test_a_shift_moves_only_the_level(
    figure: Callable[..., float | None], course: Course, shift: int, later: int
) -> None:
    times, values = course
    before = figure(times, values)
    after = figure([time + later for time in times], mapped(values, shift=shift))
    if before is None:
        assert after is None
        return
    rated, _ = _rated(course)
    grows_by = {module.auc_g: shift * (rated[-1] - rated[0]), module.mean_load: shift}.get(figure, 0)
    assert after == pytest.approx(before + grows_by, abs=1e-9)


@each_figure
@FEW
@given(course=courses(), factor=st.sampled_from([0.5, 3.0]))
def test_a_scale_stretches_every_figure(
    figure: Callable[..., float | None], course: Course, factor: float
) -> None:
    before = figure(*course)
    after = figure(course[0], mapped(course[1], factor=factor))
    assert after == (None if before is None else pytest.approx(factor * before, abs=1e-9))


@FEW
@given(courses())
def test_the_other_sign_turns_areas_and_slopes(course: Course) -> None:
    times, values = course
    for figure in (module.auc_g, module.auc_i, module.slope, module.fit_slope):
        before, after = figure(times, values), figure(times, mapped(values, factor=-1))
        assert after == (None if before is None else pytest.approx(-before, abs=1e-9))


def test_a_constant_day_has_a_load_and_no_course() -> None:
    times, values = [7.0, 12.0, 17.0, 22.0], [3, 3, 3, 3]
    day = stress_day(times, values, [None] * 4)
    assert (day.mean_load, day.auc_g, day.auc_i, day.max_rise, day.slope, day.fit_slope) == (
        3,
        45,
        0,
        0,
        0,
        0,
    )
    assert day.status == "ok"


@each_figure
def test_too_little_has_no_figure(figure: Callable[..., float | None]) -> None:
    assert figure([], []) is None
    assert figure([7], [5]) is None
    assert figure([7, 8, 9], [None, None, 4]) is None


def test_a_day_of_one_rating_keeps_its_counts() -> None:
    day = stress_day([12], [5], ["midday"])
    assert (day.status, day.n, day.span, day.largest_gap) == ("not_enough", 1, 0, 0)
    assert day.missing == ("ratings", "span", "morning", "evening")


def test_a_day_without_ratings_has_nothing() -> None:
    day = stress_day([9, 12], [None, None], [None, "midday"])
    assert (day.status, day.n, day.missing) == ("not_enough", 0, ("ratings",))
    others = {field.name for field in fields(day)} - {"status", "n", "missing"}
    assert {getattr(day, name) for name in others} == {None}


@pytest.mark.parametrize(
    ("times", "wake_hour", "missing"),
    [
        ([10, 16, 20], None, ()),
        ([12, 15, 20], 10, ()),
        ([12.5, 13, 20.5], 10, ("gap", "morning")),
        ([13, 14, 20], 12, ("span",)),
        ([10.1, 16, 20], None, ("morning",)),
        ([9.1, 16, 20], 7, ("morning",)),
        ([10, 16, 19.9], None, ("evening",)),
        ([9, 13, 20.1], None, ("gap",)),
        ([9, 16, 23], None, ()),
        ([9, 16], None, ("ratings", "span", "evening")),
    ],
)
def test_what_a_day_lacks(times: list[float], wake_hour: float | None, missing: tuple[str, ...]) -> None:
    day = stress_day(times, [4] * len(times), [None] * len(times), wake_hour=wake_hour)
    assert day.missing == missing
    has_areas = not {"ratings", "span", "gap"} & set(missing)
    assert (day.status == "ok") == has_areas
    assert all((figure is not None) == has_areas for figure in (day.auc_g, day.auc_i, day.max_rise))
    assert (day.slope is not None) == (not {"morning", "evening"} & set(missing))


def test_whole_minutes_decide_what_a_day_lacks() -> None:
    for minute in range(300, 720):
        woke, first, second, last = (at / 60 for at in (minute - 120, minute, minute + 420, minute + 480))
        day = stress_day([first, second, last], [4, 5, 4], [None] * 3, wake_hour=woke)
        assert not {"span", "gap", "morning"} & set(day.missing), minute
        day = stress_day([first + 1 / 60, second + 2 / 60, last], [4, 5, 4], [None] * 3, wake_hour=woke)
        assert {"span", "gap", "morning"} <= set(day.missing), minute


def test_the_first_of_two_ratings_in_a_slot_counts() -> None:
    times, values = [7.0, 7.1, 7.5, 7.6, 14.0, 21.0], [2, 9, 5, 0, 5, 1]
    day = stress_day(times, values, ["wake", "wake", "wake+30", "wake+30", "midday", "bedtime"])
    assert day.awakening_rise == 3
    assert day.peak_slope == pytest.approx((1 - 5) / (21.0 - 7.5))
    assert day.fit_slope == module.fit_slope([7.0, 7.1, 14.0, 21.0], [2, 9, 5, 1])


def test_a_peak_with_nothing_after_it_has_no_slope() -> None:
    day = stress_day([9, 14, 20], [2, 3, 4], ["wake", None, "wake+30"])
    assert day.peak_slope is None
    assert day.fit_slope is None
    assert day.slope == pytest.approx(2 / 11)
    assert day.awakening_rise == 2


def test_a_rise_to_or_from_zero_is_a_rise() -> None:
    assert module.awakening_rise(0, 4) == 4
    assert module.awakening_rise(4, 0) == -4
    assert module.awakening_rise(4, None) is None
    day = stress_day([7, 7.5], [0, 0], ["wake", "wake+30"])
    assert day.awakening_rise == 0


@pytest.mark.parametrize(
    ("times", "values", "name"),
    [
        ([7, 8, 9], [5, math.nan, 4], "values"),
        ([7, 8, 9], [5, "4", 4], "values"),
        ([7, math.inf, 9], [5, 6, 4], "times"),
        ([7, 9, 8], [5, None, 4], "times"),
        ([7, 8, 9], [5, 6], "lengths differ"),
    ],
)
def test_malformed_days_are_refused(times: Any, values: Any, name: str) -> None:
    for figure in FIGURES.values():
        with pytest.raises(ValueError, match=f"^{name}"):
            figure(times, values)
    with pytest.raises(ValueError, match=f"^{name}"):
        stress_day(times, values, [None] * 3)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: stress_day([7], [5], ["noon"]), "slots"),
        (lambda: stress_day([7], [5], []), "lengths differ"),
        (lambda: stress_day([7], [5], [None], wake_hour=math.nan), "wake_hour"),
        (lambda: module.awakening_rise(math.nan, 5), "wake"),
        (lambda: module.awakening_rise(5, math.inf), "after_30"),
        (lambda: average_days([], min_load=0), "min_load"),
        (lambda: average_days([], min_slope=0), "min_slope"),
    ],
)
def test_a_malformed_argument_is_named(call: Callable[[], object], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}"):
        call()


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, set()),
        (2, set()),
        (3, {"mean_load"}),
        (5, {"mean_load", "auc_g", "auc_i"}),
        (10, {"mean_load", "auc_g", "auc_i", "awakening_rise", "slope"}),
    ],
)
def test_an_average_waits_for_its_days(count: int, shown: set[str]) -> None:
    short = stress_day([12], [9], [None])
    average = average_days([short, *[stress_day(*WHOLE_DAY)] * count])
    figures = {"mean_load", "auc_g", "auc_i", "awakening_rise", "slope"}
    assert {name for name in figures if getattr(average, name) is not None} == shown
    assert average.status == ("ok" if count >= 3 else "not_enough")
    assert average.days == count + 1
    assert {average.n_load, average.n_auc, average.n_rise, average.n_slope} == {count}


def test_an_average_is_the_plain_mean() -> None:
    days: list[StressDay] = [stress_day([8, 15, 22], [low, low, low], [None] * 3) for low in (1, 2, 6)]
    assert average_days(days).mean_load == 3
