"""What the dialogs that are filled in share: rows in a frame, a line of help, Enter to save."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, TextArea

from mindtui.errors import UsageError
from mindtui.ui.dialogs.dialog import Dialog, FormFrame
from mindtui.ui.drafts import Typed, Unfinished
from mindtui.ui.widgets.field import FORM_KEYS, KEYS_IN_WORDS, HintLine
from mindtui.ui.widgets.percent_row import PercentRow
from mindtui.ui.widgets.plain_text import plain

Answer = TypeVar("Answer")

TOO_MUCH = "It goes from 0 to 100. Backspace takes a digit back."


class FormDialog(Dialog[Answer], Generic[Answer]):
    """Gives what `read` makes of the rows; what it objects to is shown, and nothing is lost.

    A form with a name keeps what is typed into its rows until it is saved: every row of `ROWS`
    that has an id, a choice with values that JSON has too.
    """

    FRAME_KEYS = KEYS_IN_WORDS
    ROWS = "Input, TextArea, RatingRow, ChoiceRow, PercentRow"
    """The kinds of row whose content is kept."""
    BINDINGS = FORM_KEYS

    hint = query_one(HintLine)

    def __init__(self) -> None:
        super().__init__()
        self.form_name = ""
        self.must_suit: Callable[[Answer], object] = lambda answer: None
        """Called with an answer before it is given; a UsageError is shown, and nothing is lost."""
        self.left_behind: Typed = {}
        """What was typed when the form was left or saved."""
        self._resumed: Typed = {}
        self._save_key = "Enter"
        self._untouched: Typed = {}
        self._rows: list[Any] = []

    def resume(self, form_name: str, typed: Typed) -> None:
        """Let the form have this name, and open with what was typed into it before."""
        self.form_name = form_name
        self._resumed = typed

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The rows, and below them what the focused one takes."""
        with FormFrame(classes="frame") as frame:
            frame.border_title = plain(f"{self.heading}{' (what you had typed)' if self._resumed else ''}")
            frame.border_subtitle = plain(self.FRAME_KEYS)
            yield from self.compose_rows()
            yield HintLine()

    def compose_rows(self) -> ComposeResult:
        """What is to be filled in."""
        raise NotImplementedError

    def hint_for(self, row: Widget) -> str:
        """What the row that has the focus takes; an empty text leaves the line as it is."""
        raise NotImplementedError

    def read(self) -> Answer:
        """What the rows say; a UsageError where they say nothing that can be used."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """What was typed before stands in the rows again."""
        self._rows = [row for row in self.query(self.ROWS) if row.id]
        self._untouched = self._typed()
        for row in self._rows:
            if row.id in self._resumed:
                put_in(row, self._resumed[row.id])

    def _typed(self) -> Typed:
        return {row.id: standing_in(row) for row in self._rows}

    def unfinished(self) -> Unfinished | None:
        """The rows that were changed."""
        if not self.form_name:
            return None
        changed = {name: value for name, value in self._typed().items() if value != self._untouched[name]}
        return Unfinished(self.form_name, changed) if changed else None

    def action_leave(self) -> None:
        """Out, without an answer."""
        self._note_down()
        super().action_leave()

    def _note_down(self) -> None:
        unfinished = self.unfinished()
        self.left_behind = unfinished.typed if unfinished else {}

    def on_descendant_focus(self) -> None:
        """Tell what the focused row takes."""
        if self.focused is not None and (words := self.hint_for(self.focused)):
            self.hint.say(words, self.focused)
        key = self.saving_key()
        if key != self._save_key:
            # Only then: another title has all of a frame painted anew.
            self._save_key = key
            keys = self.FRAME_KEYS.replace("Enter", key)
            self.query_one(FormFrame).border_subtitle = plain(keys)

    def saving_key(self) -> str:
        """The key that saves from where the focus is."""
        return "Ctrl+S" if isinstance(self.focused, TextArea) else "Enter"

    @on(PercentRow.TooMuch)
    def tell_the_range(self) -> None:
        """Above a hundred."""
        self.hint.object(TOO_MUCH)

    @on(Input.Submitted)
    def save_from_a_field(self) -> None:
        """Enter saves from every line."""
        self.action_save()

    def action_save(self) -> None:
        """Give the answer, or say what is missing."""
        try:
            answer = self.read()
            self.must_suit(answer)
        except UsageError as error:
            self.hint.object(str(error))
        else:
            self._note_down()
            self.dismiss(answer)


SKIPPED = "skipped"


def standing_in(row: Any) -> Any:
    """What stands in a row of a form, as a draft keeps it."""
    if getattr(row, "skipped", False):
        return SKIPPED
    return row.text if hasattr(row, "text") else row.value


def put_in(row: Any, typed: Any) -> None:
    """Let this stand in a row of a form again, as far as the row can take it."""
    if hasattr(row, "choose"):
        row.choose(typed)
    elif hasattr(row, "skipped"):
        row.skipped = typed == SKIPPED
        row.value = typed if isinstance(typed, int) and 0 <= typed <= 10 else None
    elif isinstance(typed, str):
        setattr(row, "text" if hasattr(row, "text") else "value", typed)
