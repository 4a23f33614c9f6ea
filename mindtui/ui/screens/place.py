"""What every place shares: the bar on top, its body, the message and the keys at the bottom."""

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Input

from mindtui.domain.agenda import due_plans
from mindtui.ui.commands import in_footer
from mindtui.ui.desk import Desk
from mindtui.ui.key_words import key_words
from mindtui.ui.screens.still import StillScreen
from mindtui.ui.widgets.bars import KeyLine, MessageLine, PlaceBar

HIGH = 22
"""Lines from which a place has room for empty ones; `-high` in the style sheets."""


class PlaceScreen(StillScreen[None]):
    """A place shows the journal and shows it again when it changes; it never changes it itself."""

    MODE = ""
    AUTO_FOCUS: ClassVar[str | None] = "RecordList"

    bar = query_one(PlaceBar)
    message = query_one(MessageLine)
    key_line = query_one(KeyLine)

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="-ascii" if desk.ascii_only else None)
        self.desk = desk
        self._shown: tuple[Any, ...] | None = None

    def style_as_of(self, changes: int) -> None:
        """Take no change of theme up to this one for missed: widgets get their styles as they come.

        Textual takes each for missed, and would read all style sheets of the app anew, twice.
        """
        self._css_update_count = changes

    def compose(self) -> ComposeResult:
        """Bar, body, message, keys."""
        yield PlaceBar(self.MODE, "demo: made-up data" if self.desk.demo else "")
        yield from self.compose_body()
        yield MessageLine()
        yield KeyLine()

    def compose_body(self) -> ComposeResult:
        """What stands between the bars."""
        raise NotImplementedError

    def show_journal(self) -> None:
        """Draw what the journal holds now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Follow the bindings, as a footer must."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another place was open."""
        self.catch_up()
        self.call_after_refresh(self._show_keys)

    def on_screen_suspend(self) -> None:
        """What just happened is old by the next visit; a dialog over the place is no leaving."""
        if self.app.current_mode != self.MODE:
            self.say("")

    @property
    def room(self) -> Size:
        """The cells of the place; before it is laid out for the first time, those that it will have."""
        return self.size or self.app.size

    def lines_beside(self, others: int) -> int:
        """Lines left for a list beside `others` and what is empty around it."""
        return self.room.height - others - (2 if self.room.height >= HIGH else 1)

    def catch_up(self, *, always: bool = False) -> None:
        """Draw anew if the journal, the day or the size is another than the one on screen."""
        state = (self.desk.journal.version, self.desk.today, self.room, self._due())
        if always or state != self._shown:
            self._shown = state
            self.bar.set_day(self.desk.today)
            self.show_journal()

    def _due(self) -> tuple[str, ...]:
        return tuple(plan.id for plan in due_plans(self.desk.journal, self.desk.clock()))

    def on_resize(self) -> None:
        """A new size may need another layout."""
        if self.is_current:
            self.call_after_refresh(self.catch_up)

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Show a message in the line above the keys."""
        self.message.set_class(trouble, "-trouble")
        self.message.text = text

    @on(PlaceBar.Called)
    def go_there(self, event: PlaceBar.Called) -> None:
        """A click on a place."""
        self.app.switch_mode(event.mode)

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Input)

    def _show_keys(self) -> None:
        keys: dict[str, str] = {}
        for active in self.active_bindings.values():
            key = key_words(active.binding)
            # A character would be typed; Textual knows that of most of them.
            if active.enabled and active.binding.id and not (len(key) == 1 and self._is_typing):
                keys.setdefault(active.binding.id, key)
        shown: dict[str, str] = {}
        for command in in_footer().values():
            if command.id in keys:
                words = command.pair or command.words
                shown[words] = f"{shown[words]} {keys[command.id]}" if words in shown else keys[command.id]
        self.key_line.keys = tuple((key, words) for words, key in shown.items())
