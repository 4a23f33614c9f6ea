"""Weekday by part of day: which place a rating falls into, when a mean is shown, and what is said."""

from datetime import datetime, time, timedelta, timezone

import pytest

from mindtui.charts.gallery import ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.weekday import parts_of_day
from mindtui.domain.check_in import CheckIn, RatingName
from mindtui.domain.journal import Journal
from tests.charts.diary import PLAIN, TODAY, check_in, days_ago, diary, drawn, painted, write


def row(shown: Picture, day: str, style: Style = PLAIN) -> list[str]:
    """The places of one weekday, from morning to night."""
    [line] = [line for line in drawn(shown.draw, style) if line.startswith(f"{day} ")]
    width = min(16, (style.width - 3) // 5)
    return [line[3 + width * number : 3 + width * (number + 1)].strip() for number in range(5)]


def mondays(*ratings: int, hour: float = 9, measure: RatingName = "mood", **fields: bool) -> list[CheckIn]:
    """A rating on each of the last Mondays, today's first."""
    return [
        check_in(days_ago(7 * ago), hour, **{measure: value}, **fields) for ago, value in enumerate(ratings)
    ]


def test_the_parts_follow_the_start_of_the_day() -> None:
    assert [(part.name, part.hours()) for part in parts_of_day(time(4))] == [
        ("morning", "4–11"),
        ("midday", "11–14"),
        ("afternoon", "14–18"),
        ("evening", "18–22"),
        ("night", "22–4"),
    ]
    assert parts_of_day(time(0))[-1].hours() == "22–0"
    assert [part.hours() for part in parts_of_day(time(11, 30))][:2] == ["11:30–14", "14–18"]


@pytest.mark.parametrize(
    ("hour", "part"), [(4, 0), (10.99, 0), (11, 1), (14, 2), (18, 3), (21.9, 3), (22, 4), (27.9, 4)]
)
def test_a_rating_falls_into_its_part_of_the_persons_day(hour: float, part: int) -> None:
    shown = row(painted("weekday", diary(check_in(TODAY, hour, mood=5))), "Mo")
    assert shown == ["n 1" if number == part else "·" for number in range(5)]


def test_a_day_that_starts_later_moves_its_night() -> None:
    journal = Journal(day_starts_at=time(6))
    write(journal, [check_in(TODAY, 5, mood=5)])
    shown = painted("weekday", journal)
    assert row(shown, "Su") == ["·", "·", "·", "·", "n 1"]
    assert "22–6" in drawn(shown.draw, PLAIN)[1]


def test_a_place_has_a_mean_from_three_days_in_four_weeks_on() -> None:
    assert row(painted("weekday", diary(*mondays(5, 6, 8))), "Mo")[0] == "n 3"
    assert row(painted("weekday", diary(*mondays(5, 6, 8, 9))), "Mo")[0] == "▆ 7.0 n 4"
    elsewhere = [*mondays(5, 6), check_in(days_ago(15), 9, mood=5), check_in(days_ago(22), 9, mood=5)]
    assert row(painted("weekday", diary(*elsewhere)), "Mo")[0] == "n 2"


def test_an_n_without_a_mean_stands_below_those_with_one() -> None:
    tuesday = check_in(days_ago(6), 9, mood=5)
    lines = drawn(painted("weekday", diary(*mondays(5, 6, 8, 9), tuesday)).draw, PLAIN)
    assert lines[2].index("n 4") == lines[3].index("n 1")


def test_several_ratings_of_one_part_of_a_day_count_once_whatever_their_order_and_zone() -> None:
    far = CheckIn(at=datetime(2026, 11, 23, 10, tzinfo=timezone(timedelta(hours=-9))), mood=9)
    shown = painted("weekday", diary(far, *mondays(1, 5, 5, 5)))
    assert row(shown, "Mo")[0] == "▄ 5.0 n 4"


def test_recalled_places_are_dotted_and_whole_days_are_left_out() -> None:
    check_ins = [
        *mondays(5, 5, 5, 5, recalled=True),
        *(check_in(days_ago(7 * ago), 20, mood=9) for ago in range(4)),
        check_in(TODAY, 12, mood=1, whole_day=True),
    ]
    shown = painted("weekday", diary(*check_ins))
    assert row(shown, "Mo") == ["⣤ 5.0 n 4", "·", "·", "█ 9.0 n 4", "·"]
    assert drawn(shown.draw, PLAIN)[-2] == (
        "mean and n, its days  3 days for a mean, after 4 weeks  ⡀⣀⣤⣶⣿ recalled later"
    )
    assert shown.sentences[0] == (
        "Mood: rated at a time of day on 4 of 22 days; 1 rating of a whole day left out."
    )


@pytest.mark.parametrize(
    ("check_ins", "said"),
    [
        ([], ["No check-ins in these days. Press c to check in."]),
        ([check_in(TODAY, note="words")], ["No ratings of mood at a time of day in these days."]),
        (
            [check_in(TODAY, skipped=("mood",))],
            ["No ratings of mood at a time of day in these days; skipped on 1 day."],
        ),
        (
            [check_in(TODAY, mood=4, whole_day=True)],
            ["No ratings of mood at a time of day in these days; 1 rating of a whole day left out."],
        ),
        (
            mondays(5, recalled=True),
            [
                "Mood: rated at a time of day on 1 of 1 day; all recalled later.",
                "Means by weekday: not enough yet: 3 more weeks of check-ins.",
            ],
        ),
        (
            [check_in(days_ago(6 * ago), 9, mood=5) for ago in range(5)],
            [
                "Mood: rated at a time of day on 5 of 25 days.",
                "Means by weekday: not enough yet: 2 more days with a rating at the same time of the week.",
            ],
        ),
        (
            mondays(5, 5, 5, 5),
            [
                "Mood: rated at a time of day on 4 of 22 days.",
                "Only Monday morning has 3 days or more: mood 5.0 (4 days).",
            ],
        ),
        (
            [*mondays(5, 5, 5, 5), *mondays(5, 5, 5, hour=12)],
            [
                "Mood: rated at a time of day on 4 of 22 days.",
                "The same mood, 5.0, in all 2 places with 3 days or more.",
            ],
        ),
        (
            [*mondays(5, 5, 5, 5), *mondays(8, 8, 8, hour=23), *mondays(5, 5, 5, hour=12)],
            [
                "Mood: rated at a time of day on 4 of 22 days.",
                (
                    "Monday night goes with the highest mood (8.0, 3 days), Monday morning with the lowest "
                    "(5.0, 4 days), of 3 places with 3 days or more. "
                    "One of them is always highest; by itself that says little."
                ),
            ],
        ),
    ],
    ids=[
        "none",
        "no ratings",
        "all skipped",
        "only a whole day",
        "one, recalled",
        "scattered",
        "one place",
        "all equal",
        "two heights",
    ],
)
def test_the_words_say_the_same(check_ins: list[CheckIn], said: list[str]) -> None:
    shown = painted("weekday", diary(*check_ins))
    assert list(shown.sentences) == said
    assert shown.is_empty == ("rated at" not in said[0])


def test_the_weekend_is_told_once_there_are_weeks_enough() -> None:
    def week(ago: int) -> list[CheckIn]:
        days = (days_ago(7 * ago + day) for day in range(7))
        return [check_in(day, mood=8 if day.weekday() > 4 else 5) for day in days]

    few = diary(*(one for ago in range(5) for one in week(ago)))
    [said] = painted("weekday", few).slow_sentences()
    assert said == "Weekends against weekdays: not enough yet: 3 more weeks of check-ins."
    many = diary(*(one for ago in range(10) for one in week(ago)))
    [said] = painted("weekday", many).slow_sentences()
    assert said.startswith("On weekends mood differs by +3.0 points from weekdays (95 % interval ")
    [said] = painted("weekday", many, weekend=(4, 5)).slow_sentences()
    assert said.startswith("On weekends (Friday, Saturday) mood differs by +0.9 points from weekdays (95 % ")


@pytest.mark.parametrize(("width", "cell"), [(118, "▂ 2.0 n 4"), (58, "▂ 2.0/4"), (38, "2.0/4")])
def test_narrow_columns_keep_mean_and_n(width: int, cell: str) -> None:
    style = Style(width, 12, color=False)
    names: tuple[tuple[ChartName, RatingName], ...] = (
        ("weekday-stress", "stress"),
        ("weekday-energy", "energy"),
    )
    for name, measure in names:
        shown = painted(name, diary(*mondays(2, 2, 2, 2, measure=measure)), style=style)
        assert row(shown, "Mo", style)[0] == cell


@pytest.mark.parametrize(
    ("height", "hours", "last"),
    [(11, True, "▁ 0–1.9  "), (10, True, "mean/days  "), (9, False, "mean/days  "), (8, False, "Su ")],
)
def test_a_low_chart_keeps_all_weekdays_before_hours_and_legend(height: int, hours: bool, last: str) -> None:
    style = Style(58, height, color=False)
    lines = drawn(painted("weekday", diary(*mondays(5, 5, 5, 5)), style=style).draw, style)
    assert [line[:2] for line in lines if line[2:3] == " " and line[:2].isalpha()][-1] == "Su"
    assert ("4–11" in lines[1]) == hours
    assert lines[-1].startswith(last)


def test_the_numbers_behind_it() -> None:
    values = painted("weekday", diary(*mondays(5, 5, 5, 6))).values()
    places = values["places"]
    assert isinstance(places, tuple)
    assert (places[0].weekday, places[0].part, places[0].n, places[0].mean) == ("Monday", "morning", 4, 5.25)
    assert len(places) == 35
    assert values["weeks"] == 4
