"""A plotext chart that fills its place and is drawn anew only when its data or its size change."""

from collections.abc import Callable
from typing import cast

from rich.text import Text
from textual import events
from textual.message import Message
from textual_plotext import PlotextPlot

from mindtui.charts.render import seven_bit
from mindtui.charts.style import Figure


class Chart(PlotextPlot):
    """Shows what a drawing function leaves on its figure; `Resized` asks for a drawing of another size."""

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

    def show(self, draw: Callable[[Figure], None]) -> None:
        """Draw this, from a clean figure."""
        self.plt.clear_data()
        # Textual's figure has plotext's methods with narrower annotations.
        draw(cast("Figure", self.plt))
        self.refresh()

    def render(self) -> Text:
        """The figure as text."""
        drawn = cast("Text", super().render())
        if self._seven_bits:
            drawn.plain = seven_bit(drawn.plain)
        return drawn

    def on_resize(self, event: events.Resize) -> None:
        """Tell the place."""
        self.post_message(self.Resized())
