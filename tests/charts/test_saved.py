"""What goes to a file of a chart."""

import csv
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mindtui.charts.activities import Rated, RatedActivities
from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.saved import SavedFormat, saved_chart, saved_format, saved_name
from mindtui.charts.style import Style
from mindtui.charts.svg import as_svg
from mindtui.charts.table import as_csv
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.check_in import CheckIn, Feeling
from mindtui.errors import UsageError
from mindtui.insights.payoff import PaidOff
from tests.charts.diary import TODAY, check_in, days_ago, diary

MEANS = ("n", "mean", "drawn mean")
DAYS = [
    check_in(TODAY, 9, mood=4, stress=7),
    check_in(TODAY, 18, mood=7),
    check_in(days_ago(2), 12, mood=3, recalled=True),
]


def saved(name: ChartName, form: SavedFormat, *check_ins: CheckIn) -> str:
    data = TrendData(diary(*check_ins))
    window = Window.ending(TODAY, CHARTS[name].range, data.earliest())

    def paint(style: Style) -> Picture:
        return CHARTS[name].picture(data, window, style, today=TODAY)

    return saved_chart(paint, Style(60, 14), form)()


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def test_the_ending_says_the_format() -> None:
    assert [saved_format(Path(name)) for name in ("a.svg", "b.TXT", "c.x.csv")] == ["svg", "txt", "csv"]
    with pytest.raises(UsageError, match="ends in none of"):
        saved_format(Path("mood.png"))
    assert saved_name("mood", Window.ending(TODAY, "30d")) == "mood-30d-2026-11-23"


@pytest.mark.parametrize("name", list(CHARTS))
def test_every_chart_goes_into_every_format(name: ChartName) -> None:
    picture = ET.fromstring(saved(name, "svg", *DAYS))
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    text = saved(name, "txt", *DAYS)
    assert "2026" in text.split("\n")[0]
    assert "\x1b" not in text
    assert rows(saved(name, "csv", *DAYS))


def test_a_picture_needs_nothing_from_anywhere_else() -> None:
    text = saved("mood", "svg", *DAYS)
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "font-face" not in text
    words = "".join(ET.fromstring(text).itertext())
    assert "Mood: mean 4.2 over 2 of 3 days; 1 recalled later." in words.replace("\n", " ")
    assert len(set(re.findall('fill="(#[0-9a-f]{6})"', text))) >= 4


def test_hostile_words_and_every_color_are_harmless_in_a_picture() -> None:
    line = "\x1b[38;5;255m<script>&\x1b[0m\x1b[31m\x1b]0;x\x07日本\ufffe\x1b[38;5;7m."
    picture = ET.fromstring(as_svg([line, ""], "a <b>\x00\uffff"))
    texts = picture.findall(".//{http://www.w3.org/2000/svg}text")
    assert [text.text for text in texts] == ["<script>&", "]0;x日本", "."]
    assert texts[0].get("fill") == "#eeeeee"
    assert texts[-1].get("fill") == "#1a1a1a"
    assert as_svg([], "").count("<text") == 0


def test_the_table_of_a_chart_over_time_has_mean_and_n_of_each_day() -> None:
    days = [*DAYS, check_in(days_ago(1), skipped=("mood",))]
    assert rows(saved("all", "csv", *days)) == [
        ["day", "measure", "mean", "n", "recalled", "skipped"],
        ["2026-11-21", "mood", "3.0", "1", "yes", "no"],
        ["2026-11-22", "mood", "", "0", "no", "yes"],
        ["2026-11-23", "mood", "5.5", "2", "no", "no"],
        ["2026-11-23", "stress", "7.0", "1", "no", "no"],
    ]
    assert rows(saved("year", "csv", *days)) == [
        row for row in rows(saved("all", "csv", *days)) if row[1] != "stress"
    ]


def test_the_table_of_a_comparison_has_both_periods() -> None:
    data = TrendData(diary(*DAYS, check_in(days_ago(30), mood=2)))
    paint = CHARTS["mood"].compared
    assert paint is not None
    picture = paint(data, Window.ending(TODAY, "30d"), Style(), today=TODAY)
    assert [(row[0], row[2], row[3], row[-1]) for row in rows(as_csv(picture.table()))] == [
        ("day", "mean", "n", "period"),
        ("2026-11-21", "3.0", "1", "shown"),
        ("2026-11-23", "5.5", "2", "shown"),
        ("2026-10-24", "2.0", "1", "before"),
    ]
    before = picture.values()["before"]
    assert isinstance(before, Mapping)
    assert before["days"] == {"mood": {"2026-10-24": 2.0}}


def test_the_table_by_weekday_has_a_row_for_each_place() -> None:
    table = rows(saved("weekday", "csv", *(check_in(days_ago(7 * n), 9, mood=4 + n) for n in range(5))))
    assert table[:2] == [
        ["measure", "weekday", "part", "from", "to", "mean", "n", "recalled"],
        ["mood", "Monday", "morning", "04:00", "11:00", "6.0", "5", "no"],
    ]
    assert len(table) == 1 + 7 * 5


def test_the_table_of_a_stress_day_has_its_ratings_and_its_figures() -> None:
    points = [check_in(TODAY, hour, stress=stress) for hour, stress in ((8, 3), (13, 5), (18, 4), (21, 4))]
    table = rows(saved("stress-day", "csv", *points, check_in(TODAY, 22, stress=9, recalled=True)))
    assert table[0] == ["day", "what", "slot", "hour", "value", "n", "low", "high", "recalled"]
    assert [row[3:6] for row in table if row[1] == "stress"] == [
        ["8.0", "3.0", "1"],
        ["13.0", "5.0", "1"],
        ["18.0", "4.0", "1"],
        ["21.0", "4.0", "1"],
        ["22.0", "9.0", "1"],
    ]
    assert ["2026-11-23", "Mean load, points", "", "", "4.1923", "1", "", "", ""] in table


def test_a_table_of_things_has_their_fields_and_neither_formula_nor_steering_signs() -> None:
    hostile = ("=1+1", "\t@x", "a\x1b[31mb\nc", '\u202ed;"e')
    named = [check_in(days_ago(n), feelings=(Feeling(name=hostile[n], strength=40),)) for n in range(4)]
    table = rows(saved("feelings", "csv", *named))
    assert table[0] == ["feeling", "kind", "days", "days with a check-in", "mean strength", "n"]
    assert sorted(row[0] for row in table[1:]) == ["'=1+1", "'@x", "a[31mb c", 'd;"e']
    assert {tuple(row[1:]) for row in table[1:]} == {("your own words", "1", "4", "40.0", "1")}
    assert rows(saved("feelings", "csv")) == table[:1]


def test_the_table_of_what_pays_off_has_both_ratings_each_with_its_n() -> None:
    pair = PaidOff("walk", "-Walk", 3, 6.0, 5.5)
    shown = RatedActivities(Window.ending(TODAY, "90d"), (Rated("-Walk", pair, None),), 3, 0, 0)
    assert rows(as_csv(shown.table())) == [
        ["activity", *(f"{worth} {what}" for worth in ("pleasure", "mastery") for what in MEANS)],
        ["'-Walk", "3", "6.0", "5.5", "0", "", ""],
    ]


def test_an_empty_chart_is_saved_in_words() -> None:
    assert saved("mood", "txt") == (
        "Mood, Oct 25 – Nov 23, 2026\n\nNo check-ins in these days. Press c to check in.\n"
    )
