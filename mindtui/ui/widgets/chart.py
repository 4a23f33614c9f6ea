"""A chart, of plotext or of text, that is drawn anew only when its data or its size change."""

from typing import cast

from rich.style import Style as RichStyle
from rich.text import Text
from textual import events
from textual.message import Message
from textual_plotext import PlotextPlot

from mindtui.charts.page import Page
from mindtui.charts.picture import Drawing
from mindtui.charts.render import seven_bit
from mindtui.charts.style import PLAIN, Figure, Style
from mindtui.ui.widgets.plain_text import harmless


class Chart(PlotextPlot):
    """Shows a page, or what a drawing leaves on its figure; `Resized` asks for a drawing of another size."""

    DEFAULT_CSS = """
    Chart { height: 1fr; }
    """

    class Resized(Message):
        """The chart has another size."""

    def __init__(self, *, seven_bits: bool = False) -> None:
        super().__init__()
        # Colors of the place itself; plotext's own would be black on black under a terminal's own theme.
        self.theme = "clear"
        self._seven_bits = seven_bits
        self._page: Page | None = None

    def fitting(self, width: int = 78, height: int = 13) -> Style:
        """How to draw for its size and its terminal; before it is laid out, for so many cells."""
        return Style(
            width=self.size.width or width,
            height=self.size.height or height,
            ascii=self._seven_bits,
            color=not self.app.native_ansi_color or not self.app.no_color,
        )

    def show(self, draw: Drawing) -> None:
        """Show this page, or draw this from a clean figure."""
        self.plt.clear_data()
        if isinstance(draw, Page):
            self._page = draw
        else:
            self._page = None
            # Textual's figure has plotext's methods with narrower annotations.
            draw(cast("Figure", self.plt))
        self.refresh()

    def render(self) -> Text:
        """The page or figure as text."""
        if self._page is not None:
            return _page_text(self._page)
        drawn = cast("Text", super().render())
        if self._seven_bits:
            drawn.plain = seven_bit(drawn.plain)
        return drawn

    def on_resize(self, event: events.Resize) -> None:
        """Tell the place."""
        self.post_message(self.Resized())


def _page_text(page: Page) -> Text:
    """In plain signs where the terminal needs it, the screen takes care of that for every line."""
    text = Text(no_wrap=True, end="")
    for number, line in enumerate(page.lines):
        text.append("\n" if number else "")
        for run, color in line:
            text.append(harmless(run), None if color == PLAIN else RichStyle(color=f"color({color})"))
    return text
