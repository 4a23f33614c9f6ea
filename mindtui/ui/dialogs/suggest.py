"""Three things to do, each with the reason that it stands here."""

from collections.abc import Callable, Mapping

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one

from mindtui.domain.activity import NO_LIMITS, Activity, Limits
from mindtui.domain.areas import name_in
from mindtui.insights.sentences.suggestions import for_energy, reason, too_few
from mindtui.insights.suggest import Pick, Suggestion
from mindtui.ui.dialogs.dialog import Dialog, FormFrame
from mindtui.ui.dialogs.limits import limit_rows
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow
from mindtui.ui.widgets.plain_text import fit, pad, plain, wrapped
from mindtui.ui.widgets.record_list import RecordList, Row

Draw = Callable[[Limits, int], Suggestion]
"""What is suggested within limits, at the first draw of the day, the second, and so on."""

WIDEST, AROUND = 80, 8
"""Cells of the frame, and those of it that no text has."""


class SuggestDialog(Dialog[Activity]):
    """Offers three. Gives the activity that is taken."""

    DEFAULT_CSS = """
    SuggestDialog {
        RecordList { height: 6; margin-bottom: 1; }
        &.-narrow RecordList { height: 9; }
        &.-low RecordList { margin-bottom: 0; }
    }
    """
    BINDINGS = [
        *(Binding(str(n + 1), f"take({n})", show=False) for n in range(3)),
        Binding("g", "others", "Three others"),
        Binding("enter", "to_the_list", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    HELP = (
        "1, 2, 3 or Enter opens the plan of one, and one more Enter plans it. g draws three others. "
        "The rows below the three limit time, cost, company and place: ↓ goes there, ← → choose."
    )

    offered: "query_one[RecordList[Pick]]" = query_one(RecordList)

    def __init__(self, draw: Draw, areas: Mapping[str, str], *, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._draw = draw
        self._areas = areas
        self._glyphs = glyphs
        self._times = 0
        self._suggestion = draw(NO_LIMITS, 0)

    def compose(self) -> ComposeResult:
        """The three, and what they may take."""
        with FormFrame(classes="frame") as frame:
            frame.border_title = plain(f"Suggested {for_energy(self._suggestion)}")
            frame.border_subtitle = plain("1 2 3 or Enter takes one · g others · Esc leaves")
            yield RecordList[Pick](pointer=self._glyphs.pointer)
            yield from limit_rows(NO_LIMITS, self._glyphs)

    def on_mount(self) -> None:
        """Begin with the three."""
        self.offered.focus()

    def on_resize(self) -> None:
        """Reasons break where the frame ends."""
        self._show()

    def _show(self) -> None:
        width = min(WIDEST, self.app.size.width) - AROUND
        rows: list[Row[Pick]] = []
        for n, pick in enumerate(self._suggestion.picks, 1):
            rows += self._rows(n, pick, width)
        if why := too_few(self._suggestion):
            rows += [Row(None, ((f"  {line}", "soft"),)) for line in wrapped(why, width, 2)]
        self.offered.show(rows)

    def _rows(self, n: int, pick: Pick, width: int) -> list[Row[Pick]]:
        """What it is, and why it is here."""
        activity = pick.activity
        area = name_in(self._areas, activity.area)
        end = f"  {fit(area, width // 3, self._glyphs.ellipsis)} {self._glyphs.dot} {activity.minutes} min"
        label = pad(activity.title(), width - cell_len(end) - 3, self._glyphs.ellipsis)
        why = wrapped(reason(pick), width - 3, 2)
        return [
            Row(pick, ((f"{n}  ", "strong"), (label, ""), (end, "soft"))),
            *(Row[Pick](None, ((f"     {line}", "soft"),)) for line in why),
        ]

    def _draw_again(self) -> None:
        limits = Limits(**{row.id: row.value for row in self.query(ChoiceRow) if row.id})
        self._suggestion = self._draw(limits, self._times)
        self._show()

    @on(ChoiceRow.Chose)
    def keep_within_the_limits(self) -> None:
        """Another limit, other suggestions."""
        self._draw_again()

    def action_others(self) -> None:
        """The next three."""
        self._times += 1
        self._draw_again()

    def action_to_the_list(self) -> None:
        """From the limits back to the three."""
        self.offered.focus()

    def action_take(self, place: int) -> None:
        """One of the three."""
        if place < len(self._suggestion.picks):
            self.dismiss(self._suggestion.picks[place].activity)

    @on(RecordList.Chosen)
    def take_the_row(self, event: RecordList.Chosen) -> None:
        """The one under the cursor."""
        if isinstance(event.item, Pick):
            self.dismiss(event.item.activity)
