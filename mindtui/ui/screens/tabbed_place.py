"""A place with several tabs: one is seen, the others keep their cursor."""

from collections.abc import Callable
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one

from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.ui.desk import Desk
from mindtui.ui.screens.record_place import RecordPlace
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.tab_line import TabLine


class TabEntry(Struct, frozen=True):
    """A tab before it is opened: `make` imports and builds it."""

    name: str
    make: Callable[[Desk], Tab]


class TabbedPlace(RecordPlace):
    """Shows one tab at a time. Tab and Shift+Tab go on and back, and so does the digit of the place."""

    TABS: ClassVar[tuple[TabEntry, ...]] = ()
    # Each tab knows what its keys are for; None would leave it to the first widget, seen or not.
    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS = "TabbedPlace > #tabs { height: 1fr; }"

    line = query_one(TabLine)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open: dict[int, Tab] = {}
        self._here = 0

    def compose_body(self) -> ComposeResult:
        """The names, and the first tab."""
        yield TabLine([tab.name for tab in self.TABS], self.desk.glyphs)
        with Container(id="tabs"):
            yield self._tab_at(0)

    def _tab_at(self, place: int) -> Tab:
        if place not in self._open:
            self._open[place] = self.TABS[place].make(self.desk)
        return self._open[place]

    @property
    def tab(self) -> Tab:
        """The tab that is seen."""
        return self._open[self._here]

    @property
    def item(self) -> Record | None:
        """The record under the cursor of the tab; none while the tab is being made."""
        return self.tab.item if self.tab.is_mounted else None

    def blank_plan(self) -> Plan | None:
        """What a new plan begins with on this tab."""
        return self.tab.blank_plan()

    def show_journal(self) -> None:
        """The tab that is seen; the others when they are seen next."""
        self.tab.show_journal()
        if self.focused is None:
            self.tab.take_focus()

    @on(TabLine.Called)
    async def open_clicked(self, event: TabLine.Called) -> None:
        """A click on a name."""
        await self.open_tab(event.place)

    async def action_tab(self, by: int) -> None:
        """The next tab or the one before, round and round."""
        await self.open_tab((self._here + by) % len(self.TABS))

    async def open_tab(self, place: int) -> None:
        """Show this tab."""
        if place == self._here:
            return
        self.set_focus(None)
        self.tab.display = False
        self._here = place
        is_new = place not in self._open
        tab = self._tab_at(place)
        if is_new:
            await self.query_one("#tabs").mount(tab)
        tab.display = True
        self.line.show(place)
        self.say("")
        self.catch_up(always=True)
        self.refresh_bindings()
