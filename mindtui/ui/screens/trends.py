"""Trends: one chart at a time, with what it says in words below it."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widgets import Static
from textual.worker import get_current_worker

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RANGE_WORDS, RANGES, RangeName, Window
from mindtui.domain.check_in import CheckIn
from mindtui.ui.commands import TRENDS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.screens.place import PlaceScreen
from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.chart import Chart
from mindtui.ui.widgets.plain_text import pad, plain

MEASURES: tuple[ChartName, ...] = ("mood", "stress", "energy", "all", "expected")
OTHER_DAYS = [("[ ]", "chart-title--key"), (" other days  ", ""), ("s", "chart-title--key"), (" back", "")]


class ChartTitle(Line):
    """What is shown, and at the right the ranges with the chosen one in brackets, between their keys."""

    COMPONENT_CLASSES = {"chart-title--strong", "chart-title--soft", "chart-title--key"}
    DEFAULT_CSS = """
    ChartTitle {
        padding: 0 1;
        .chart-title--strong { text-style: bold; color: $primary; }
        .chart-title--key { text-style: bold; color: $primary; }
        .chart-title--soft { color: $soft; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ("",)
        self._range: RangeName = "30d"

    def show(self, titles: tuple[str, ...], chosen: RangeName) -> None:
        """Another chart or range. The first title that leaves room for the ranges is shown."""
        self._titles, self._range = titles, chosen
        self.refresh()

    def pieces(self, width: int) -> list[tuple[str, str]]:
        """The ranges always; of the titles and the words for the ranges the longest that fit side by side."""
        if self._range == "1d":
            sides = [OTHER_DAYS]
        else:
            sides = [self._ranges(RANGE_WORDS), self._ranges({name: name for name in RANGES})]
        fitting = ((title, side) for title in self._titles for side in sides if _cells(title, side) <= width)
        title, side = next(fitting, (self._titles[-1], sides[-1]))
        room = width - _cells("", side)
        return [(pad(title, max(0, room)), "chart-title--strong"), ("  ", ""), *side]

    def _ranges(self, words: Mapping[RangeName, str]) -> list[tuple[str, str]]:
        shown = [
            (f"[{words[name]}]", "") if name == self._range else (f" {words[name]} ", "chart-title--soft")
            for name in RANGES
        ]
        return [("+", "chart-title--key"), *shown, ("-", "chart-title--key")]


def _cells(title: str, side: Sequence[tuple[str, str]]) -> int:
    return len(title) + 2 + sum(len(text) for text, _ in side)


class TrendsScreen(PlaceScreen):
    """Charts over days, and the stress day."""

    MODE = "trends"
    AUTO_FOCUS = "#below"
    DEFAULT_CSS = """
    TrendsScreen {
        ChartTitle { margin-top: 1; }
        Chart { margin: 0 1; }
        #key { height: auto; padding: 0 1; color: $soft; }
        #below { height: 5; padding: 0 1; margin-top: 1; scrollbar-size-vertical: 1; }
        #words { height: auto; }
        &.-wordy #below { height: auto; max-height: 40%; }
        &.-low ChartTitle, &.-low #below { margin-top: 0; }
        &.-empty Chart, &.-empty #key { display: none; }
        &.-empty #below { height: 1fr; }
    }
    """
    BINDINGS = bindings(TRENDS)
    HELP = "One chart at a time. The words below it say the same; ↑ ↓ scroll them where there are many."

    chart = query_one(Chart)
    heading = query_one(ChartTitle)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._data = TrendData(desk.journal, week_starts_on=desk.settings.first_weekday)
        self._measure: ChartName = "mood"
        self._window = Window.ending(desk.today, "30d")
        self._day: date | None = None
        self._seen_today = desk.today
        self._about: tuple[str, int, date] | None = None
        self._sentences: tuple[str, ...] = ()
        self._slow_sentences: tuple[str, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Title, chart, key, words."""
        yield ChartTitle()
        yield Chart(seven_bits=self.desk.ascii_only)
        yield Static(id="key", markup=False)
        with VerticalScroll(id="below"):
            yield Static(id="words", markup=False)

    def show_journal(self) -> None:
        """Draw the chart that is chosen, from what the journal holds."""
        today = self.desk.today
        if self._seen_today != today and self._window.last == self._seen_today:
            self._window = Window.ending(today, self._window.name, self._data.earliest())
        self._seen_today = today
        if self._window.name == "all":
            self._window = Window.ending(today, "all", self._data.earliest())
        self._show(self._picture())

    def _picture(self) -> Picture:
        window, name = self._window, self._measure
        if self._day is not None:
            window, name = Window.ending(self._day, "1d"), "stress-day"
        size = self.chart.size
        style = Style(
            width=size.width or self.room.width - 2,
            height=size.height or max(8, self.room.height - 12),
            ascii=self.desk.ascii_only,
            color=not self.app.native_ansi_color or not self.app.no_color,
        )
        return CHARTS[name].picture(self._data, window, style, today=self.desk.today)

    def _show(self, picture: Picture) -> None:
        self.set_class(picture.is_empty, "-empty")
        # The words of one measure always find room: a chart that changed its size for them is drawn twice.
        self.set_class(self._day is not None or self._measure == "all", "-wordy")
        self.heading.show((picture.title, picture.name), "1d" if self._day else self._window.name)
        self.query_one("#key", Static).update(plain(picture.key))
        if not picture.is_empty:
            self.chart.show(picture.draw)
        self._sentences = picture.sentences
        about = (picture.title, self.desk.journal.version, self.desk.today)
        # At another size the words stay: were they looked for anew, they would change the size again.
        if about != self._about:
            self._about, self._slow_sentences = about, ()
            if not picture.is_empty and self._day is None:
                self._find_the_trend(picture, about)
        self._show_words()

    def _show_words(self) -> None:
        words = "\n".join((*self._slow_sentences, *self._sentences))
        self.query_one("#words", Static).update(plain(words))

    @work(thread=True, exclusive=True, group="trend")
    def _find_the_trend(self, picture: Picture, about: tuple[str, int, date]) -> None:
        """Years of days take a moment; the chart is there before."""
        worker = get_current_worker()
        words = picture.slow_sentences()
        if not worker.is_cancelled and self.is_attached:
            self.app.call_from_thread(self._add_words, about, words)

    def _add_words(self, about: tuple[str, int, date], words: tuple[str, ...]) -> None:
        """Put the slow words before the others, unless another chart stands there by now."""
        if about == self._about:
            self._slow_sentences = words
            self._show_words()

    @on(Chart.Resized)
    def draw_to_size(self) -> None:
        """The aggregation follows the width."""
        self.catch_up(always=True)

    def action_measure(self) -> None:
        """The next measure; from the stress day back to the measures."""
        if self._day is not None:
            self._day = None
        else:
            self._measure = MEASURES[(MEASURES.index(self._measure) + 1) % len(MEASURES)]
        self.catch_up(always=True)
        self.refresh_bindings()

    def action_stress_day(self) -> None:
        """The stress day: today's, or that of the last day with a check-in; again goes back."""
        if self._day is None:
            days = self.desk.journal.days(CheckIn)
            self._day = days[-1] if days else self.desk.today
        else:
            self._day = None
        self.catch_up(always=True)
        self.refresh_bindings()

    def action_shift(self, by: int) -> None:
        """Earlier or later, never past today."""
        today, earliest = self.desk.today, self._data.earliest()
        if self._day is not None:
            self._day = Window.ending(self._day, "1d").shifted(by, today=today, earliest=earliest).last
        else:
            self._window = self._window.shifted(by, today=today, earliest=earliest)
        self.catch_up(always=True)

    def action_zoom(self, by: int) -> None:
        """The next longer or shorter range."""
        self._window = self._window.zoomed(by, today=self.desk.today, earliest=self._data.earliest())
        self.catch_up(always=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A single day has no longer range."""
        return not (action == "zoom" and self._day is not None)
