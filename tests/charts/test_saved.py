"""What goes to a file of a chart."""

import csv
import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.rows import as_csv
from mindtui.charts.saved import SavedFormat, saved_chart, saved_format, saved_name
from mindtui.charts.style import Style
from mindtui.charts.svg import as_svg
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.check_in import CheckIn, Feeling
from mindtui.errors import UsageError
from tests.charts.diary import TODAY, check_in, days_ago, diary

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
    assert "Mood: mean 4.2 over 2 of 30 days; 1 recalled later." in words.replace("\n", " ")
    assert len(set(re.findall('fill="(#[0-9a-f]{6})"', text))) >= 4


def test_hostile_words_and_every_color_are_harmless_in_a_picture() -> None:
    line = "\x1b[38;5;255m<script>&\x1b[0m\x1b[31m\x1b]0;x\x07日本\x1b[38;5;7m."
    picture = ET.fromstring(as_svg([line, ""], "a <b>\x00"))
    texts = picture.findall(".//{http://www.w3.org/2000/svg}text")
    assert [text.text for text in texts] == ["<script>&", "]0;x日本", "."]
    assert texts[0].get("fill") == "#eeeeee"
    assert texts[-1].get("fill") == "#1a1a1a"
    assert as_svg([], "").count("<text") == 0


def test_the_table_of_a_chart_over_time_has_mean_and_n_of_each_day() -> None:
    assert rows(saved("all", "csv", *DAYS)) == [
        ["day", "measure", "mean", "n"],
        ["2026-11-21", "mood", "3.0", "1"],
        ["2026-11-23", "mood", "5.5", "2"],
        ["2026-11-23", "stress", "7.0", "1"],
    ]


def test_a_table_of_things_has_their_fields_and_no_formula() -> None:
    named = [check_in(days_ago(n), feelings=(Feeling(name="=1+1", strength=40),)) for n in range(3)]
    table = rows(saved("feelings", "csv", *named))
    assert table[0] == ["name", "quadrant", "days", "strength", "n"]
    assert table[1][0] == "'=1+1"
    assert rows(saved("feelings", "csv")) == [[]]


def test_a_table_flattens_what_is_inside_its_rows() -> None:
    assert as_csv({"n": 3, "a": [], "b": [{"x": {"y": 1.23456}, "z": [1]}, {"w": None}]}) == (
        "x.y,w\r\n1.2346,\r\n,\r\n"
    )
    assert as_csv({"measure": "mood", "days": {"2026-01-01": 4.0}}) == (
        "day,measure,mean,n\r\n2026-01-01,mood,4.0,\r\n"
    )


def test_an_empty_chart_is_saved_in_words() -> None:
    assert saved("mood", "txt") == (
        "Mood, Oct 25 – Nov 23, 2026\n\nNo check-ins in these days. Press c to check in.\n"
    )
