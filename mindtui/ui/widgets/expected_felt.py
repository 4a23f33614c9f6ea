"""The chart of expected against felt with its words; the slow ones come when they are found."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Static

from mindtui.charts.gallery import CHARTS, EXPECTED
from mindtui.charts.picture import Sentences
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.plan import Aspect
from mindtui.ui.desk import Desk
from mindtui.ui.slow_words import SlowWords
from mindtui.ui.widgets.chart import Chart
from mindtui.ui.widgets.plain_text import plain

_CHARTS = {aspect: CHARTS[name] for name, aspect in EXPECTED.items()}


class ExpectedFelt(Vertical):
    """Chart, key and words of one aspect over all plans."""

    DEFAULT_CSS = """
    ExpectedFelt {
        height: 1fr;
        Chart { margin: 0 1; }
        #key { height: auto; padding: 0 1; color: $soft; }
        #below { height: 4; padding: 0 1; scrollbar-size-vertical: 1; }
        #words { height: auto; }
        &.-empty Chart, &.-empty #key { display: none; }
        &.-empty #below { height: 1fr; }
    }
    """
    HELP = "Each mark is a plan, or several: expected to the right, felt upward. ↑ ↓ scroll the words."

    chart = query_one(Chart)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._data = TrendData(desk.journal)
        self._aspect: Aspect = "pleasure"
        self._drawn: tuple[Aspect, int, date, Size] | None = None
        self._slow_words = SlowWords(self, desk)
        self._sentences: Sentences = ()

    def compose(self) -> ComposeResult:
        """Chart, key, words."""
        yield Chart(seven_bits=self.desk.ascii_only)
        yield Static(id="key", markup=False)
        with VerticalScroll(id="below"):
            yield Static(id="words", markup=False)

    def show(self, aspect: Aspect) -> None:
        """Draw this aspect, from what the journal holds."""
        self._aspect = aspect
        size, today = self.chart.size, self.desk.today
        window = Window.ending(today, "all")
        picture = _CHARTS[aspect].picture(self._data, window, self.chart.fitting(), today=today)
        self.set_class(picture.is_empty, "-empty")
        self.query_one("#key", Static).update(plain(picture.key))
        if not picture.is_empty:
            # Before the first layout there is no size to draw for; a view that comes back is drawn already.
            state = aspect, self.desk.journal.version, today, size
            if size and state != self._drawn:
                self._drawn = state
                self.chart.show(picture.draw)
        self._sentences = picture.sentences
        self._slow_words.show(aspect, None if picture.is_empty else picture.find_more)
        self._show_words()

    def _show_words(self) -> None:
        self.query_one("#words", Static).update(plain("\n".join((*self._slow_words.said, *self._sentences))))

    @on(SlowWords.Found)
    def add_slow_words(self, event: SlowWords.Found) -> None:
        """Thousands of plans take a moment; the chart is there before."""
        if self._slow_words.take(event):
            self._show_words()

    @on(Chart.Resized)
    def draw_to_size(self) -> None:
        """Marks that share a cell follow the size."""
        self.show(self._aspect)
