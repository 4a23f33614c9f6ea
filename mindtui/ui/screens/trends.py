"""Trends: one chart at a time, with what it says in words below it."""

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widgets import Static

from mindtui.charts.families import Family
from mindtui.charts.gallery import ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.saved import saved_name
from mindtui.charts.style import Style
from mindtui.charts.window import Window
from mindtui.ui.chart_choice import ChartChoice
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
        &.-empty Chart { display: none; }
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
        self._choice = ChartChoice(desk)
        self._subject: str | None = None
        self._has_another = False
        self._drawn_as: Style | None = None
        self._sentences: tuple[str, ...] = ()
        self._slow_words = SlowWords(self, desk)

    def compose_body(self) -> ComposeResult:
        """The names of the charts; title, chart, key, words of one."""
        yield TabLine([family.name for family in self._choice.families], self.desk.glyphs)
        yield ChartTitle()
        yield Chart(seven_bits=self.desk.ascii_only)
        yield Static(id="key", markup=False)
        with VerticalScroll(id="below"):
            yield Static(id="words", markup=False)

    def show_journal(self) -> None:
        """Draw the chart that is chosen, from what the journal holds."""
        choice = self._choice
        if choice.follow():
            tabs = self.query_one(TabLine)
            tabs.rename([family.name for family in choice.families])
            tabs.show(choice.families.index(choice.family))
        self._drawn_as = self._style
        self._show(choice.picture(self._drawn_as))

    @property
    def _style(self) -> Style:
        return self.chart.fitting(self.room.width - 2, max(1, self.room.height - 13))

    def _show(self, picture: Picture) -> None:
        self.set_class(picture.is_empty, "-empty")
        # The words of one measure always find room: a chart that changed its size for them is drawn twice.
        chart, is_day = self._choice.chart, self._choice.is_day
        self.set_class(is_day or bool(chart.subjects) or chart.name == "all", "-wordy")
        self.set_class(is_day and not picture.is_empty, "-day")
        # Three lines in few rows would lie on each other.
        self.set_class(chart.name == "all", "-several")
        self.heading.show((picture.title, picture.short_title, picture.name), self._choice.window.name)
        key = self.query_one("#key", Static)
        key.update(plain(picture.key))
        # A page has its key below its last row.
        key.display = bool(picture.key) and not picture.is_empty
        if not picture.is_empty:
            self.chart.show(picture.draw)
        self._sentences, self._subject = (*picture.sentences, *picture.details), picture.subject
        self._see_whether_there_is_another()
        find = None if picture.is_empty else picture.find_more
        self._slow_words.show(self._words_of, find)
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
        """The aggregation follows the width; on the first visit it mostly has the size that was foreseen."""
        if self._style != self._drawn_as:
            self.catch_up(always=True)

    @on(TabLine.Called)
    def open_clicked(self, event: TabLine.Called) -> None:
        """A click on a name."""
        self._open(self._choice.families[event.place])

    def action_tab(self, by: int) -> None:
        """The next chart or the one before, round and round."""
        families = self._choice.families
        self._open(families[(families.index(self._choice.family) + by) % len(families)])

    def _open(self, family: Family) -> None:
        if family == self._choice.family:
            return
        self._choice.open(family)
        self.query_one(TabLine).show(self._choice.families.index(family))
        self.query_one("#below").scroll_home(animate=False)
        self.say("")
        self.catch_up(always=True)
        self.refresh_bindings()

    def action_another(self) -> None:
        """The same chart of the next measure, practice card or form."""
        self._choice.go_on(self._subject)
        self.catch_up(always=True)
        self.refresh_bindings()

    def _see_whether_there_is_another(self) -> None:
        """Offer the key for it only then."""
        had = self._has_another
        self._has_another = self._choice.has_another(self._subject)
        if self._has_another != had:
            self.refresh_bindings()

    def action_compare(self) -> None:
        """The period before behind the chart, or away again."""
        self._choice.compares = not self._choice.compares
        self.catch_up(always=True)

    def action_stress_day(self) -> None:
        """The stress day: today's, or that of the last day with a check-in; again goes back."""
        self._open(self._choice.there_and_back())

    async def action_save_chart(self) -> None:
        """What is shown, to a file."""
        name = saved_name(self._choice.chart.name, self._choice.window)
        flow = save_chart(self, self.desk, name, self._picture_to_save, self._style)
        await start(self, self.desk, flow)

    def _picture_to_save(self, style: Style) -> Picture:
        """The chart that is shown, with the slow words that are there: the next key waits for the file."""
        picture = self._choice.picture(style)
        words = self._slow_words.known(self._words_of)
        return picture if words is None else replace(picture, find_more=lambda _: words)

    @property
    def _words_of(self) -> tuple[ChartName, Window]:
        """All that the slow words hang on."""
        return self._choice.chart.name, self._choice.window

    def action_shift(self, by: int) -> None:
        """Earlier or later, never past today."""
        shifted = self._choice.window.shifted(by, today=self.desk.today, earliest=self._choice.earliest)
        why_not = NOTHING_LATER if by > 0 else NOTHING_EARLIER
        self._go_to(shifted, ALL_SHOWN if self._choice.window.name == "all" else why_not)

    def action_zoom(self, by: int) -> None:
        """The next longer or shorter range."""
        zoomed = self._choice.window.zoomed(by, today=self.desk.today, earliest=self._choice.earliest)
        self._go_to(zoomed, ALL_SHOWN if by > 0 else SHORTEST)

    @on(ChartTitle.Chosen)
    def open_range(self, event: ChartTitle.Chosen) -> None:
        """A click on a range."""
        ranged = self._choice.window.ranged(event.name, today=self.desk.today, earliest=self._choice.earliest)
        self._go_to(ranged, "")

    def _go_to(self, window: Window, why_not: str) -> None:
        """Show these days, or say why there are no others."""
        if window == self._choice.window:
            self.say(why_not)
            return
        self._choice.go_to(window)
        self.say("")
        self.catch_up(always=True)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A single day has no longer range, and some charts have one measure only."""
        if action == "zoom":
            return not self._choice.is_day
        if action == "compare":
            return self._choice.chart.compared is not None
        return action != "another" or self._has_another
