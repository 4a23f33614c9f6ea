"""Keys and help for what has the focus, gathered from the commands' own declarations."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.key_words import key_words
from mindtui.ui.widgets.plain_text import plain

HelpLine = tuple[str, str]


class HelpDialog(Dialog[None]):
    """One table of the keys that work now, with a sentence on top for the place and the widget."""

    DEFAULT_CSS = """
    HelpDialog {
        .frame { width: 76; }
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
            # One widget for all of them: a widget a line would take a moment to open.
            rows = [
                plain(f"{keys:<16}").stylize("bold $primary") + plain(words) for keys, words in self._lines
            ]
            yield Static(plain("\n").join(rows))


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
        if words and active.enabled and not _is_plumbing(binding):
            keys.setdefault(words, []).append(key_words(binding))
    return sentences, [(", ".join(dict.fromkeys(names)), words) for words, names in keys.items()]


def _is_plumbing(binding: Binding) -> bool:
    """Keys that every scrolling widget brings along."""
    return binding.action.rpartition(".")[2].startswith(("scroll_", "page_", "focus_", "help_quit"))


def _outward(screen: Screen[object]) -> Iterator[DOMNode]:
    node: DOMNode | None = screen.focused or screen
    while node is not None:
        yield node
        node = node.parent
