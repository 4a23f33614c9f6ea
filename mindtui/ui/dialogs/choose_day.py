"""A day, chosen with one key or typed."""

from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from mindtui.domain.clock import MONTHS, WEEKDAYS
from mindtui.domain.when import parse_day
from mindtui.errors import UsageError
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.widgets.field import Field, HintLine
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.record_list import RecordList, Row


class ChooseDayDialog(Dialog[date]):
    """Offers the next seven days; any other day can be typed. Gives the day."""

    DEFAULT_CSS = """
    ChooseDayDialog {
        .frame { width: 56; }
        RecordList { height: 8; margin-bottom: 1; }
    }
    """
    BINDINGS = [Binding(str(n), f"take({n})", show=False) for n in range(8)]
    HELP = "A digit takes a day, Enter the one under the cursor; or press Tab and type a day."

    def __init__(self, title: str, today: date) -> None:
        super().__init__()
        self._title = title
        self._today = today

    def compose(self) -> ComposeResult:
        """The days, then a line to type one."""
        with Vertical(classes="frame") as frame:
            frame.border_title = plain(self._title)
            frame.border_subtitle = plain("Enter takes it · Esc leaves")
            yield RecordList[date]()
            yield Field("Or type", Input(placeholder="mon, +10, 2026-12-24", compact=True, id="day"))
            yield HintLine()

    def on_mount(self) -> None:
        """Tomorrow first."""
        days: RecordList[date] = self.query_one(RecordList)
        tomorrow = self._today + timedelta(days=1)
        rows = [
            Row(day, ((f"{n}  ", "strong"), (_day_words(day, self._today), "")))
            for n in range(8)
            for day in (self._today + timedelta(days=n),)
        ]
        days.show(rows, keep=lambda day: day == tomorrow)
        days.focus()
        self.query_one(HintLine).say("A digit or Enter takes a day; Tab to type another.")

    @on(RecordList.Chosen)
    def take_the_row(self, event: RecordList.Chosen) -> None:
        """The day under the cursor."""
        if isinstance(event.item, date):
            self.dismiss(event.item)

    @on(Input.Submitted)
    def read_the_line(self, event: Input.Submitted) -> None:
        """A typed day."""
        try:
            self.dismiss(parse_day(event.value, self._today, weekday="next"))
        except UsageError as error:
            self.query_one(HintLine).object(str(error))

    def action_take(self, number: int) -> None:
        """So many days from today."""
        self.dismiss(self._today + timedelta(days=number))


def _day_words(day: date, today: date) -> str:
    near = {0: "today", 1: "tomorrow"}.get((day - today).days, "")
    return f"{WEEKDAYS[day.weekday()]:<11}{MONTHS[day.month - 1]} {day.day:<3} {near}"
