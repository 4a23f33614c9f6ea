"""The lines around a place: its name bar on top, a message line and the keys at the bottom."""

from collections.abc import Sequence
from datetime import date

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from mindtui.domain.clock import MONTHS, WEEKDAYS
from mindtui.ui.commands import PLACES, Place
from mindtui.ui.widgets.plain_text import wrapped


class Line(Widget):
    """A widget of one line, painted in one go."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """The texts of the line, each with "" or the name of one of the component classes."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line as it stands."""
        return self.strip_of(self.pieces(self.size.width))

    def strip_of(self, pieces: Sequence[tuple[str, str]]) -> Strip:
        """Pieces as the full width of a line."""
        base = self.rich_style
        segments = [
            Segment(text, base + self.get_component_rich_style(name, partial=True) if name else base)
            for text, name in pieces
        ]
        return Strip(segments).adjust_cell_length(self.size.width, base)


def merged(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbors of one style as one piece: each piece costs some thirty bytes on the line."""
    merged: list[tuple[str, str]] = []
    for text, style in parts:
        if merged and merged[-1][1] == style:
            merged[-1] = (merged[-1][0] + text, style)
        else:
            merged.append((text, style))
    return merged


Label = tuple[str, str]
"""The cells of a place on the bar, and its mode."""

FULL_NAMES = 56
"""Columns from which names are worth more than the day beside them."""


def place_labels(
    places: Sequence[Place], here: str, width: int, beside: int, *, note: int = 0
) -> list[Label]:
    """The places as far as `width` goes: with blanks around each name, or one between them, or cut short.

    Of `beside` more cells at the right nothing is given up where there is a note, which takes `note` of them
    when it is whole. The open place has its whole name; only where not even the digits of the others fit
    beside it, the end of the bar is cut off.
    """
    longest = max(len(place.name) for place in places)
    whole = _close(places, here, longest)
    wide = [(f" {place.digit} {place.name} ", place.mode) for place in places]
    forms = [(labels, room) for room in (max(note, beside), beside) for labels in (wide, whole)]
    if width >= FULL_NAMES and not note:
        forms.append((whole, 0))
    forms += [(_close(places, here, letters), beside) for letters in range(longest - 1, 1, -1)]
    forms += [(_close(places, here, letters), 0) for letters in range(longest, -1, -1)]
    fitting = (labels for labels, room in forms if sum(len(text) for text, _ in labels) + room <= width)
    return next(fitting, forms[-1][0])


def _close(places: Sequence[Place], here: str, letters: int) -> list[Label]:
    """One blank between two names, which belongs to the open one where it is beside it."""
    labels = []
    before = ""
    for place in places:
        is_here = place.mode == here
        name = place.name if is_here else place.name[:letters]
        blank = "" if before and before == here else " "
        labels.append((f"{blank}{f'{place.digit} {name}'.rstrip()}{' ' * is_here}", place.mode))
        before = place.mode
    return labels


class PlaceBar(Line):
    """Names the places with their digits; the one that is open stands out."""

    COMPONENT_CLASSES = {"place-bar--here", "place-bar--soft"}
    DEFAULT_CSS = """
    PlaceBar {
        background: $panel;
        .place-bar--here { text-style: bold reverse; color: $primary; }
        .place-bar--soft { color: $soft; }
    }
    """

    class Called(Message):
        """A place was clicked."""

        def __init__(self, mode: str) -> None:
            super().__init__()
            self.mode = mode

    def __init__(self, mode: str, note: str = "", places: Sequence[Place] = PLACES) -> None:
        super().__init__()
        self._mode = mode
        self._note = note
        self._places = places
        self._day: date | None = None

    def set_day(self, day: date) -> None:
        """Show this day at the right end."""
        if day != self._day:
            self._day = day
            self.refresh()

    def _labels(self, width: int) -> list[Label]:
        # A blank before it and one at the end; of a note its first word says enough.
        least = self._note.partition(":")[0] or self._short_day()
        note = len(self._note) + 2 if self._note else 0
        return place_labels(self._places, self._mode, width, len(least) + 2, note=note)

    def _short_day(self) -> str:
        return f"{MONTHS[self._day.month - 1]} {self._day.day}" if self._day else ""

    def _right(self, room: int) -> str:
        """The note and the day, as far as there is room."""
        short = self._short_day()
        day = f"{WEEKDAYS[self._day.weekday()][:3]}, {short}" if self._day else ""
        notes = [self._note, self._note.partition(":")[0]] if self._note else []
        choices = [day, short] if not notes else []
        for note in notes:
            choices += [f"{note}  {day}", f"{note}  {short}", note]
        return next((text for text in choices if len(text) <= room), "")

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """The places, then the note and the day as far as there is room."""
        labels = self._labels(width)
        parts = [(text, "place-bar--here" if mode == self._mode else "") for text, mode in labels]
        left = max(0, width - sum(len(text) for text, _ in parts))
        return [*parts, (f"{self._right(left - 2)} ".rjust(left)[:left], "place-bar--soft")]

    def on_click(self, event: events.Click) -> None:
        """Go to the place under the pointer."""
        at = 0
        for text, mode in self._labels(self.size.width):
            if at <= event.x < at + len(text):
                self.post_message(self.Called(mode))
            at += len(text)


class WordsLine(Line):
    """A sentence on one line, or on as many as it takes up to `MOST`."""

    DEFAULT_CSS = "WordsLine { height: auto; color: $soft; }"
    MOST = 2

    text: reactive[str] = reactive("")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text needs."""
        return len(wrapped(self.text, width, self.MOST))

    def watch_text(self) -> None:
        """Make room for what is longer; a layout for each text would send more than the text."""
        if len(wrapped(self.text, self.size.width, self.MOST)) != self.size.height:
            self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """A line of the text."""
        lines = wrapped(self.text, self.size.width, self.MOST)
        return self.strip_of([(lines[y], "")] if y < len(lines) else [])


class MessageLine(WordsLine):
    """What just happened; it stays until the next key that does something."""

    DEFAULT_CSS = """
    MessageLine { padding: 0 1; }
    MessageLine.-trouble { color: $warning; text-style: bold; }
    """


APART = 2
"""Blanks between two keys of the row, one more where there is room."""


class KeyLine(Line):
    """The keys that work now, most useful first; the last ones of the row always have their place."""

    ALWAYS = 2
    """How many at the end are shown before others: help, and the help card."""

    COMPONENT_CLASSES = {"key-line--key"}
    DEFAULT_CSS = """
    KeyLine { background: $panel; padding: 0 1; .key-line--key { text-style: bold; color: $primary; } }
    """

    keys: reactive[tuple[tuple[str, str], ...]] = reactive((), repaint=False)

    def watch_keys(self, old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> None:
        """The line is a thousand bytes: what has no place in it is no reason to send it."""
        width = self.size.width
        if self._fitting(old, width) != self._fitting(new, width):
            self.refresh()

    def pieces(self, width: int) -> Sequence[tuple[str, str]]:
        """Key and word in turn; what does not fit whole is left out."""
        return self._fitting(self.keys, width)

    def _fitting(self, keys: tuple[tuple[str, str], ...], width: int) -> Sequence[tuple[str, str]]:
        always = keys[-self.ALWAYS :]
        # The last one needs nothing behind it.
        room = width + APART - sum(_cells(entry) for entry in always)
        shown: list[tuple[str, str]] = []
        for entry in keys[: -self.ALWAYS]:
            room -= _cells(entry)
            if room < 0:
                break
            shown.append(entry)
        apart = " " * (APART + (room >= len(shown) + len(always) - 1))
        return [
            piece
            for key, words in (*shown, *always)
            for piece in ((key, "key-line--key"), (f" {words}{apart}", ""))
        ]


def _cells(entry: tuple[str, str]) -> int:
    key, words = entry
    return len(key) + 1 + len(words) + APART
