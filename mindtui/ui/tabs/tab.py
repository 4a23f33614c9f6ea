"""What every tab of a place shares: it shows the journal, and knows what its cursor is on."""

from typing import ClassVar, cast

from textual.containers import Vertical
from textual.geometry import Size
from textual.widget import Widget

from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.ui.desk import Desk
from mindtui.ui.screens.place import HIGH, PlaceScreen


class Tab(Vertical):
    """One tab. It is made when it is first opened, and shows the journal whenever its place does.

    Keys of its own stand in its BINDINGS; what RecordPlace does to `item` works here too.
    """

    DEFAULT_CSS = """
    Tab {
        height: 1fr;
        &.-high > TabTitle { margin: 1 0; }
        &.-high > Detail { margin-top: 1; }
    }
    """
    AROUND: ClassVar[int] = 4
    """Lines of the place that are not the tab's: bar, tabs, message and keys."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def place(self) -> PlaceScreen:
        """The place that it belongs to."""
        return cast("PlaceScreen", self.screen)

    @property
    def room(self) -> Size:
        """The cells of the tab; before it is laid out, those that it will have."""
        whole = self.place.room
        return Size(whole.width, max(1, whole.height - self.AROUND))

    @property
    def is_high(self) -> bool:
        """Whether there is room for empty lines; `-high` in the style sheets."""
        return self.place.room.height >= HIGH

    def on_mount(self) -> None:
        """Know before the first layout whether there is room."""
        self.set_class(self.is_high, "-high")

    def on_resize(self) -> None:
        """Another size may have other room."""
        self.set_class(self.is_high, "-high")

    @property
    def item(self) -> Record | None:
        """The record under the cursor, for what can be done to any record."""
        return None

    def show_journal(self) -> None:
        """Draw what the journal holds now."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Let the widget that the keys are for have the focus."""
        first = next((widget for widget in self.query("*").results(Widget) if widget.focusable), None)
        if first is not None:
            first.focus()

    def blank_plan(self) -> Plan | None:
        """What a new plan begins with here."""
        return None
