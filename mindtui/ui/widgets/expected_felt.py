"""The chart of expected against felt with its words; the slow ones come when they are found."""

from datetime import date
from time import sleep

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Static
from textual.worker import get_current_worker

from mindtui.charts.gallery import CHARTS, EXPECTED
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.plan import Aspect
from mindtui.ui.desk import Desk
from mindtui.ui.widgets.chart import Chart
from mindtui.ui.widgets.plain_text import plain

About = tuple[Aspect, int, date]
"""An aspect, the version of the journal and the day: what the slow words hang on."""

PAUSE = 0.2
"""Seconds that a chart stands before its slow words are looked for."""

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
        self._drawn: tuple[About, Size] | None = None
        self._slow_words: dict[About, str] = {}
        self._words = ""

    def compose(self) -> ComposeResult:
        """Chart, key, words."""
        yield Chart(seven_bits=self.desk.ascii_only)
        yield Static(id="key", markup=False)
        with VerticalScroll(id="below"):
            yield Static(id="words", markup=False)

    @property
    def _about(self) -> About:
        return self._aspect, self.desk.journal.version, self.desk.today

    def show(self, aspect: Aspect) -> None:
        """Draw this aspect, from what the journal holds."""
        self._aspect = aspect
        self.set_class(not self._data.occasions(aspect), "-empty")
        size, about = self.chart.size, self._about
        style = Style(
            width=size.width or 78,
            height=size.height or 13,
            ascii=self.desk.ascii_only,
            color=not self.app.native_ansi_color or not self.app.no_color,
        )
        window = Window.ending(self.desk.today, "all")
        picture = _CHARTS[aspect].picture(self._data, window, style, today=self.desk.today)
        self.query_one("#key", Static).update(plain(picture.key))
        if not picture.is_empty:
            # Before the first layout there is no size to draw for; a view that comes back is drawn already.
            if size and (about, size) != self._drawn:
                self._drawn = (about, size)
                self.chart.show(picture.draw)
            if about not in self._slow_words:
                self._find_the_lean(picture, about)
        self._words = "\n".join(picture.sentences)
        self._show_words()

    def _show_words(self) -> None:
        said = (self._slow_words.get(self._about, ""), self._words)
        self.query_one("#words", Static).update(plain("\n".join(filter(None, said))))

    @work(thread=True, exclusive=True, group="lean")
    def _find_the_lean(self, picture: Picture, about: About) -> None:
        """Thousands of plans take a moment; the chart is there before."""
        # Beside a thread that counts, each key waits for its turn: whoever pages on is not held up.
        sleep(PAUSE)
        if get_current_worker().is_cancelled:
            return
        words = " ".join(picture.slow_sentences())
        if self.is_attached:
            self.app.call_from_thread(self._add_words, about, words)

    def _add_words(self, about: About, words: str) -> None:
        """Keep them while the journal and the day are the same, and show them where their chart is shown."""
        self._slow_words = {key: said for key, said in self._slow_words.items() if key[1:] == about[1:]}
        self._slow_words[about] = words
        if about == self._about:
            self._show_words()

    @on(Chart.Resized)
    def draw_to_size(self) -> None:
        """Marks that share a cell follow the size."""
        self.show(self._aspect)
