"""A chart of one window, ready to show in the shell, on a screen or in a file."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeAlias

from msgspec import Struct

from mindtui.charts.page import Page
from mindtui.charts.style import Figure, Style
from mindtui.charts.table import Table
from mindtui.insights.cards.job import WorkOut, run_here

if TYPE_CHECKING:
    from datetime import date

    from mindtui.charts.trend_data import TrendData
    from mindtui.charts.window import Window

Sentences: TypeAlias = tuple[str, ...]

Drawing: TypeAlias = Callable[[Figure], None] | Page
"""What fills a plotext figure, again and again if need be, or a page of text."""

FindMore: TypeAlias = Callable[[WorkOut], Sentences]
"""Finds sentences whose figures are slow to work out: what it is called with does that."""


class Picture(Struct, frozen=True):
    """One chart of one window: name and days above, drawing, key and sentences below.

    `draw` goes to `render.to_text` or to the chart of a screen. `sentences` are quick. `find_more`, if there
    is more to say, can take a second on years of days; it works on frozen values only, so it may run in
    another thread, and what it takes so long for in another process.
    `is_empty`: show no drawing, only sentences. `values` are the numbers behind it, for programs, and `table`
    the same for spreadsheets, with the n of each. `short` is a name for where the other one has no room.
    `subject` is the id of the one thing it is of, in a chart that shows one of several.
    `details` stand below the sentences: the lines of tables for people, and what their words mean.
    """

    name: str
    days: str
    draw: Drawing
    key: str
    sentences: Sentences
    is_empty: bool
    table: Callable[[], Table]
    values: Callable[[], Mapping[str, object]]
    find_more: FindMore | None = None
    subject: str | None = None
    short: str = ""
    details: Sentences = ()

    def slow_sentences(self) -> Sentences:
        """What `find_more` finds, worked out here."""
        return self.find_more(run_here) if self.find_more else ()

    @property
    def title(self) -> str:
        """What is shown of which days."""
        return f"{self.name}, {self.days}"

    @property
    def short_title(self) -> str:
        """The same in fewer cells."""
        return f"{self.short or self.name}, {self.days}"


class Painter(Protocol):
    """Paints a chart of the days of a window.

    `today` is the person's day; `shell` words the invitation of an empty chart for the command line.
    """

    def __call__(
        self, data: "TrendData", window: "Window", style: Style, *, today: "date", shell: bool = False
    ) -> Picture: ...
