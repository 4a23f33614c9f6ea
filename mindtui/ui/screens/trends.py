"""Trends: one chart at a time, with what it says in words below it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widgets import Static

from mindtui.charts.families import FAMILIES, STRESS_DAY, Family, families_of
from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Painter, Picture
from mindtui.charts.saved import saved_name
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.check_in import CheckIn
from mindtui.ui.commands import TABS, TRENDS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.save_chart import save_chart
from mindtui.ui.screens.place import PlaceScreen
from mindtui.ui.slow_words import SlowWords
from mindtui.ui.widgets.chart import Chart
from mindtui.ui.widgets.chart_title import ChartTitle
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.tab_line import TabLine

NOTHING_LATER = "No later day has come yet."
NOTHING_EARLIER = "There is nothing earlier to show."
ALL_SHOWN = "All days are shown; + shows fewer."
SHORTEST = "7 days is the shortest range."


class TrendsScreen(PlaceScreen):
    """Charts over days, and the stress day."""

    MODE = "trends"
    AUTO_FOCUS = "#below"
    DEFAULT_CSS = """
    TrendsScreen {
        TabLine { margin-top: 1; }
        Chart { margin: 0 1; }
        #key { height: auto; padding: 0 1; color: $soft; }
        #below { height: 5; padding: 0 1; margin-top: 1; scrollbar-size-vertical: 1; }
        #words { height: auto; }
        &.-wordy #below { height: auto; max-height: 40%; }
        &.-several #below { max-height: 30%; }
        &.-day #below { max-height: 7; }
        &.-day.-low #below { max-height: 5; }
        &.-day.-wide.-high #below { max-height: 45%; }
        &.-low TabLine, &.-low #below { margin-top: 0; }
        &.-empty Chart, &.-empty #key { display: none; }
        &.-empty #below { height: 1fr; max-height: 100%; }
    }
    """
    BINDINGS = bindings([*TRENDS, *TABS])
    HELP = (
        "One chart at a time. Tab goes on to the next one, and so does 5; m shows it of another measure, and "
        "the beliefs of another practice card or the scores of another form. "
        "s shows the stress of one day, best seen with check-ins at waking, half an hour later, at midday, "
        "in the late afternoon and at bedtime. "
        "The words below say the same; ↑ ↓ scroll them where there are many."
    )

    chart = query_one(Chart)
    heading = query_one(ChartTitle)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._data = TrendData(desk.journal)
        self._families = families_of(self._data)
        self._family = FAMILIES[0]
        self._came_from = FAMILIES[0]
        self._chosen: dict[Family, ChartName] = {}
        self._windows: dict[Family, Window] = {}
        self._compares = False
        self._chosen_subjects: dict[ChartName, str] = {}
        self._subject: str | None = None
        self._has_another = False
        self._day: date | None = None
        self._seen_today = desk.today
        self._sentences: tuple[str, ...] = ()
        self._slow_words = SlowWords(self, desk)

    def compose_body(self) -> ComposeResult:
        """The names of the charts; title, chart, key, words of one."""
        yield TabLine([family.name for family in self._families], self.desk.glyphs)
        yield ChartTitle()
        yield Chart(seven_bits=self.desk.plain_charts)
        yield Static(id="key", markup=False)
        with VerticalScroll(id="below"):
            yield Static(id="words", markup=False)

    @property
    def _chart_name(self) -> ChartName:
        return self._chosen.get(self._family, self._family.charts[0])

    @property
    def _is_day(self) -> bool:
        return self._family == STRESS_DAY

    @property
    def _earliest(self) -> date | None:
        """The first day that there is something of."""
        return CHARTS[self._chart_name].earliest(self._data)

    @property
    def _window(self) -> Window:
        """The days of the chart: of each its own, as it was left."""
        today, earliest = self.desk.today, self._earliest
        if self._is_day:
            return Window.ending(self._day or today, "1d")
        window = self._windows.get(self._family)
        if window is None or window.name == "all":
            return Window.ending(today, window.name if window else CHARTS[self._chart_name].range, earliest)
        return window

    def show_journal(self) -> None:
        """Draw the chart that is chosen, from what the journal holds."""
        self._data.week_starts_on = self.desk.week_starts_on
        if self._seen_today != (today := self.desk.today):
            # What ended today still does.
            ended = [family for family, window in self._windows.items() if window.last == self._seen_today]
            for family in ended:
                self._windows[family] = Window.ending(today, self._windows[family].name)
            self._seen_today = today
        if self._families != (families := families_of(self._data)):
            self._families = families
            self._family = self._family if self._family in families else families[0]
            self._came_from = self._came_from if self._came_from in families else families[0]
            tabs = self.query_one(TabLine)
            tabs.rename([family.name for family in families])
            tabs.show(families.index(self._family))
        self._show(self._picture(self._style))

    @property
    def _style(self) -> Style:
        return self.chart.fitting(self.room.width - 2, max(8, self.room.height - 12))

    def _picture(self, style: Style) -> Picture:
        return self._painter(self._data, self._window, style, today=self.desk.today)

    @property
    def _painter(self) -> Painter:
        chart = CHARTS[self._chart_name]
        if chart.subjects:
            return partial(chart.picture, subject=self._chosen_subjects.get(chart.name))
        return chart.compared if self._compares and chart.compared else chart.picture

    def _show(self, picture: Picture) -> None:
        self.set_class(picture.is_empty, "-empty")
        # The words of one measure always find room: a chart that changed its size for them is drawn twice.
        chart = CHARTS[self._chart_name]
        self.set_class(self._is_day or bool(chart.subjects) or chart.name == "all", "-wordy")
        self.set_class(self._is_day and not picture.is_empty, "-day")
        # Three lines in few rows would lie on each other.
        self.set_class(chart.name == "all", "-several")
        self.heading.show((picture.title, picture.short_title, picture.name), self._window.name)
        key = self.query_one("#key", Static)
        key.update(plain(picture.key))
        # A page has its key below its last row.
        key.display = bool(picture.key)
        if not picture.is_empty:
            self.chart.show(picture.draw)
        self._sentences, self._subject = (*picture.sentences, *picture.details), picture.subject
        self._see_whether_there_is_another()
        find = None if picture.is_empty else picture.find_more
        self._slow_words.show((chart.name, self._window), find)
        self._show_words()

    @on(SlowWords.Found)
    def add_slow_words(self, event: SlowWords.Found) -> None:
        """Years of days take a moment; the chart is there before."""
        if self._slow_words.take(event):
            self._show_words()

    def _show_words(self) -> None:
        words = "\n".join((*self._slow_words.said, *self._sentences))
        self.query_one("#words", Static).update(plain(words))

    @on(Chart.Resized)
    def draw_to_size(self) -> None:
        """The aggregation follows the width."""
        self.catch_up(always=True)

    @on(TabLine.Called)
    def open_clicked(self, event: TabLine.Called) -> None:
        """A click on a name."""
        self._open(self._families[event.place])

    def action_tab(self, by: int) -> None:
        """The next chart or the one before, round and round."""
        families = self._families
        self._open(families[(families.index(self._family) + by) % len(families)])

    def _open(self, family: Family) -> None:
        if family == self._family:
            return
        self._came_from, self._family = self._family, family
        if family == STRESS_DAY:
            days = self.desk.journal.days(CheckIn)
            self._day = days[-1] if days else self.desk.today
        self.query_one(TabLine).show(self._families.index(family))
        self.query_one("#below").scroll_home(animate=False)
        self.say("")
        self.catch_up(always=True)
        self.refresh_bindings()

    def action_another(self) -> None:
        """The same chart of the next measure, practice card or form."""
        charts, subjects = self._family.charts, self._subjects
        if subjects:
            here = subjects.index(self._subject) if self._subject in subjects else -1
            self._chosen_subjects[self._chart_name] = subjects[(here + 1) % len(subjects)]
        else:
            self._chosen[self._family] = charts[(charts.index(self._chart_name) + 1) % len(charts)]
        self.catch_up(always=True)
        self.refresh_bindings()

    @property
    def _subjects(self) -> Sequence[str]:
        """The ids of what the chart can show one at a time in these days."""
        subjects = CHARTS[self._chart_name].subjects
        return subjects(self._data, self._window) if subjects else ()

    def _see_whether_there_is_another(self) -> None:
        """Offer the key for it only then."""
        had = self._has_another
        self._has_another = len(self._family.charts) > 1 or any(
            one != self._subject for one in self._subjects
        )
        if self._has_another != had:
            self.refresh_bindings()

    def action_compare(self) -> None:
        """The period before behind the chart, or away again."""
        self._compares = not self._compares
        self.catch_up(always=True)

    def action_stress_day(self) -> None:
        """The stress day: today's, or that of the last day with a check-in; again goes back."""
        self._open(self._came_from if self._is_day else STRESS_DAY)

    async def action_save_chart(self) -> None:
        """What is shown, to a file."""
        name = saved_name(self._chart_name, self._window)
        flow = save_chart(self, self.desk, name, self._picture, self._style)
        await start(self, self.desk, flow)

    def action_shift(self, by: int) -> None:
        """Earlier or later, never past today."""
        shifted = self._window.shifted(by, today=self.desk.today, earliest=self._earliest)
        why_not = NOTHING_LATER if by > 0 else NOTHING_EARLIER
        self._go_to(shifted, ALL_SHOWN if self._window.name == "all" else why_not)

    def action_zoom(self, by: int) -> None:
        """The next longer or shorter range."""
        zoomed = self._window.zoomed(by, today=self.desk.today, earliest=self._earliest)
        self._go_to(zoomed, ALL_SHOWN if by > 0 else SHORTEST)

    @on(ChartTitle.Chosen)
    def open_range(self, event: ChartTitle.Chosen) -> None:
        """A click on a range."""
        ranged = self._window.ranged(event.name, today=self.desk.today, earliest=self._earliest)
        self._go_to(ranged, "")

    def _go_to(self, window: Window, why_not: str) -> None:
        """Show these days, or say why there are no others."""
        if window == self._window:
            self.say(why_not)
            return
        if self._is_day:
            self._day = window.last
        else:
            self._windows[self._family] = window
        self.say("")
        self.catch_up(always=True)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A single day has no longer range, and some charts have one measure only."""
        if action == "zoom":
            return not self._is_day
        if action == "compare":
            return CHARTS[self._chart_name].compared is not None
        return action != "another" or self._has_another
