"""A line of choices with the key that goes on to the next: `v [chart] guesses`."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual import events
from textual.message import Message

from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import fit

APART = 3


class Options(Struct, frozen=True):
    """A key, and the names between which it goes round."""

    key: str
    names: Sequence[str]
    chosen: int


Span = tuple[str, str, Options | None, int]
"""Text, style, and where it is a name, whose and which."""


class OptionsLine(Line):
    """One or more choices side by side. Where they do not all fit, the last show only what is chosen."""

    COMPONENT_CLASSES = {"options-line--key", "options-line--soft"}
    DEFAULT_CSS = """
    OptionsLine {
        padding: 0 1;
        .options-line--key { text-style: bold; color: $primary; }
        .options-line--soft { color: $soft; }
    }
    """

    class Called(Message):
        """A name was clicked: the choice it belongs to, by its key, and its place there."""

        def __init__(self, key: str, place: int) -> None:
            super().__init__()
            self.key = key
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self._options: tuple[Options, ...] = ()

    def show(self, *options: Options) -> None:
        """Other choices, or others chosen."""
        if options != self._options:
            self._options = options
            self.refresh()

    def _spans(self, width: int) -> list[Span]:
        """The pieces of the line; where not even what is chosen fits, the last of it is cut with a sign."""
        spans: list[Span] = []
        for full, apart in [*((n, APART) for n in range(len(self._options), -1, -1)), (0, 1)]:
            spans = list(self._laid_out(full, apart))
            if sum(len(text) for text, *_ in spans) <= width:
                return spans
        text, style, options, place = spans.pop()
        room = width - sum(len(one) for one, *_ in spans)
        return [*spans, (f"[{fit(text[1:-1], max(1, room - 2))}]", style, options, place)]

    def _laid_out(self, full: int, apart: int) -> Iterator[Span]:
        """The first `full` choices with all their names, the others with the chosen one."""
        for number, options in enumerate(self._options):
            yield " " * apart if number else "", "", None, 0
            yield options.key, "key", None, 0
            yield " ", "", None, 0
            for place, name in enumerate(options.names):
                if place == options.chosen:
                    yield f"[{name}]", "", options, place
                elif number < full:
                    yield f" {name} ", "soft", options, place

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """Key and names of each choice."""
        return [(text, f"options-line--{style}" if style else "") for text, style, *_ in self._spans(width)]

    def on_click(self, event: events.Click) -> None:
        """Choose the name under the pointer."""
        at = 1
        for text, _, options, place in self._spans(self.size.width):
            if options is not None and at <= event.x < at + len(text):
                self.post_message(self.Called(options.key, place))
            at += len(text)
