"""Keys and help for what has the focus, gathered from the commands' own declarations."""

import re
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static, TextArea

from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.key_words import key_words
from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import plain, wrapped

HelpLine = tuple[str, str]

RARE = r"(super|alt|shift)\+|ctrl\+backspace"
"""Keys that do what others do too."""


class HelpDialog(Dialog[None]):
    """One table of the keys that work now, with a sentence on top for the place and the widget."""

    DEFAULT_CSS = """
    HelpDialog {
        Static { height: auto; }
        .words { color: $soft; margin-bottom: 1; }
    }
    """
    BINDINGS = [Binding("question_mark,q", "leave", "Close", show=False)]

    def __init__(self, sentences: Sequence[str], lines: Sequence[HelpLine]) -> None:
        super().__init__()
        self._sentences = sentences
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Sentences, then keys."""
        with VerticalScroll(classes="frame") as frame:
            frame.border_title = plain("Help")
            frame.border_subtitle = plain("↑ ↓ scroll · Esc closes")
            for sentence in self._sentences:
                yield Static(plain(sentence), classes="words")
            yield KeyTable(self._lines)


class KeyTable(Line):
    """Keys and what they do, side by side; long words go on below themselves."""

    COMPONENT_CLASSES = {"key-table--key"}
    DEFAULT_CSS = "KeyTable { height: auto; .key-table--key { text-style: bold; color: $primary; } }"
    KEYS = 16

    def __init__(self, lines: Sequence[HelpLine]) -> None:
        super().__init__()
        self._lines = lines

    def _rows(self, width: int) -> list[HelpLine]:
        return [
            (keys if n == 0 else "", line)
            for keys, words in self._lines
            for n, line in enumerate(wrapped(words, width - self.KEYS, len(words)))
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line a key, more for long words."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """One line of the table."""
        rows = self._rows(self.size.width)
        keys, words = rows[y] if y < len(rows) else ("", "")
        return self.strip_of([(f"{keys:<{self.KEYS}}", "key-table--key"), (words, "")])


def help_for(screen: Screen[object]) -> tuple[list[str], list[HelpLine]]:
    """What is known about the focused widget and everything around it, innermost first."""
    sentences: list[str] = []
    for node in _outward(screen):
        words = getattr(node, "HELP", "")
        if isinstance(words, str) and words and words not in sentences:
            sentences.append(words)
    keys: dict[str, list[str]] = {}
    for active in sorted(screen.active_bindings.values(), key=lambda active: active.binding.id is None):
        binding = active.binding
        words = binding.tooltip or binding.description
        is_text = binding.key == "enter" and isinstance(screen.focused, TextArea)
        if words and active.enabled and not (is_text or _is_plumbing(binding)):
            keys.setdefault(words, []).append(key_words(binding))
    return sentences, [(", ".join(dict.fromkeys(names)), words) for words, names in keys.items()]


def _is_plumbing(binding: Binding) -> bool:
    """Keys that every scrolling widget and every line of text brings along, and those of other keyboards."""
    if binding.id is not None:
        return False
    return re.search(RARE, binding.key) is not None or binding.action.rpartition(".")[2].startswith(
        ("scroll_", "page_", "focus_", "help_quit", "cursor_", "home", "end", "select_", "submit")
    )


def _outward(screen: Screen[object]) -> Iterator[DOMNode]:
    node: DOMNode | None = screen.focused or screen
    while node is not None:
        yield node
        node = node.parent
