import random
import re

import pytest
from textual_plotext import Plot

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.page import Page, cells
from mindtui.charts.render import seven_bit, to_text
from mindtui.charts.style import PALETTE, PLAIN, Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RANGES, RangeName, Window
from mindtui.domain.check_in import RATINGS
from mindtui.domain.journal import Journal
from tests.charts.diary import TODAY, card, check_in, days_ago, diary, rehearsal, score

ANOTHER = ("-stress", "-energy", "-mastery", "-difficulty")
KINDS = [name for name in CHARTS if name not in RATINGS[1:] and not name.endswith(ANOTHER)]
"""One chart of each kind; the others draw the same of another measure."""

ANSI = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture(scope="module")
def life() -> Journal:
    chance = random.Random(7)
    slots = ((7.0, "wake"), (12.5, "midday"), (22.0, "bedtime"))
    return diary(
        card("report", "I am no good"),
        score(0, 12),
        score(60, 3),
        *(
            rehearsal("report", days_ago(ago), "ok", chance.randint(0, 100), chance.randint(0, 100))
            for ago in range(0, 420, 5)
        ),
        *(
            check_in(
                days_ago(ago),
                hour,
                mood=chance.randint(0, 10),
                stress=chance.randint(0, 10),
                energy=chance.randint(0, 10),
                slot=slot,
                recalled=chance.random() < 0.2,
            )
            for ago in range(420)
            if ago % 40 not in range(11, 22)
            for hour, slot in slots
        ),
    )


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("window", ["1d", *RANGES])
@pytest.mark.parametrize(
    ("width", "height"), [(78, 18), (118, 34), (58, 14), (20, 6), (7, 3), (1, 1), (3, 40)]
)
def test_every_chart_fills_its_size_and_stays_seven_bit(
    life: Journal, name: ChartName, window: RangeName, width: int, height: int
) -> None:
    data = TrendData(life)
    shown = Window.ending(TODAY, window, data.earliest())
    for style in (Style(width, height, ascii=True), Style(width, height, color=False)):
        picture = CHARTS[name].picture(data, shown, style, today=TODAY)
        lines = to_text(picture.draw, style).split("\n")
        if isinstance(picture.draw, Page):
            assert len(lines) <= height
            assert max(cells(ANSI.sub("", line)) for line in lines) <= width
            assert all(line.isascii() or not style.ascii for line in lines)
            continue
        assert len(lines) == height
        if not style.color:
            assert {len(line) for line in lines} == {width}
        assert all(line.isascii() == style.ascii for line in lines if "┤" in line or style.ascii)


def test_words_are_never_colored_because_no_color_of_signs_is_easy_to_read_on_black_and_on_white(
    life: Journal,
) -> None:
    data, style = TrendData(life), Style(78, 18)
    for chart in CHARTS.values():
        picture = chart.picture(data, Window.ending(TODAY, "90d"), style, today=TODAY)
        if isinstance(picture.draw, Page) and not picture.is_empty:
            runs = [run for line in picture.draw.lines for run in line]
            assert {color for text, color in runs if any(map(str.isalnum, text))} == {PLAIN}
            assert len({color for _, color in runs}) > 1


def test_color_is_left_out_when_it_is_off_and_nothing_else_changes(life: Journal) -> None:
    data = TrendData(life)
    colored, plain = Style(78, 18), Style(78, 18, color=False)
    for chart in CHARTS.values():
        window = Window.ending(TODAY, chart.range)
        picture = chart.picture(data, window, colored, today=TODAY)
        with_color = to_text(picture.draw, colored)
        without = to_text(chart.picture(data, window, plain, today=TODAY).draw, plain)
        assert "\x1b[38;5;" in with_color or picture.is_empty
        assert "\x1b" not in without
        assert ANSI.sub("", with_color) == without
    everything = CHARTS["all"].picture(data, Window.ending(TODAY, "30d"), colored, today=TODAY)
    for measure in RATINGS:
        assert f"\x1b[38;5;{PALETTE[measure]}m" in to_text(everything.draw, colored)


def test_a_figure_of_textual_shows_the_same_and_is_cleared_before_each_drawing(life: Journal) -> None:
    data = TrendData(life)
    style = Style(78, 18)
    plot = Plot()
    for chart in (*CHARTS.values(), CHARTS["mood"]):
        picture = chart.picture(data, Window.ending(TODAY, chart.range), style, today=TODAY)
        if isinstance(picture.draw, Page):
            continue
        picture.draw(plot)
        plot.plotsize(78, 18)
        plot._set_size(78, 18)
        plot.theme("clear")
        built = plot.build()
        assert built == plot.build()
        assert built.removesuffix("\n") == to_text(picture.draw, style)


def test_the_size_of_the_terminal_does_not_matter(life: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "10")
    style = Style(120, 30, color=False)
    picture = CHARTS["mood"].picture(TrendData(life), Window.ending(TODAY, "30d"), style, today=TODAY)
    lines = to_text(picture.draw, style).split("\n")
    assert (len(lines), len(lines[0])) == (30, 120)


def test_titles_can_be_written_in_seven_bit() -> None:
    assert seven_bit("Oct 25 – Nov 23, 2026 ┤") == "Oct 25 - Nov 23, 2026 +"
