"""A ladder's goal and area, and one rung of it."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.activity import Catalog
from mindtui.domain.journal import Journal
from mindtui.domain.ladder import Ladder, Rung, read_rungs
from mindtui.domain.scale import DIFFICULTY
from mindtui.domain.text import one_line
from mindtui.errors import UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.area_row import AreaRow
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.long_text import LongText
from mindtui.ui.widgets.rating_row import RatingRow

GOAL_HINT = "Something that matters to you and is too much for one step."
AREA_HINT = "The part of life that it belongs to. ← → change it."
RUNGS_HINT = "One step a line, a number for how hard: Say hello 3"
SMALL_ENOUGH = "Small enough that you would do it with 7 of 10 confidence."


class LadderDialog(FormDialog[Ladder]):
    """Asks for a goal, an area, and for a new ladder the first rungs. Gives it, not yet in the journal."""

    DEFAULT_CSS = "LadderDialog { LongText { height: 7; } AreaRow { margin-bottom: 1; } }"
    HELP = "A goal and small steps to it. Steps can be added, moved and made smaller afterwards."

    goal = query_one("#goal", Input)

    def __init__(
        self, journal: Journal, catalog: Catalog, ladder: Ladder | None = None, *, glyphs: Glyphs = FULL
    ) -> None:
        super().__init__()
        self._journal = journal
        self._catalog = catalog
        self._ladder = ladder or Ladder(goal=" ")
        self._is_new = ladder is None
        self._glyphs = glyphs

    @property
    def heading(self) -> str:
        """A new ladder or an old one."""
        return "A new ladder" if self._is_new else "Change this ladder"

    def compose_rows(self) -> ComposeResult:
        """Goal, area, rungs."""
        goal = self._ladder.goal.strip()
        yield Field("Goal", Input(goal, placeholder="eat lunch with the others", compact=True, id="goal"))
        yield AreaRow(self._journal, self._ladder.area, glyphs=self._glyphs)
        if self._is_new:
            yield Field("Rungs", LongText("", "the easiest step first, one a line", id="rungs"))

    def on_mount(self) -> None:
        """Begin with the goal."""
        self.goal.focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        return {"goal": GOAL_HINT, "area": AREA_HINT, "rungs": RUNGS_HINT}.get(row.id or "", "")

    def read(self) -> Ladder:
        """The ladder."""
        with self.hint.leading_to(self.goal):
            goal = one_line(self.goal.value) or " "
            ladder = replace(self._ladder, goal=goal, area=self.query_one(AreaRow).value).admitted()
        for text in self.query(LongText):
            with self.hint.leading_to(text):
                for rung in read_rungs(text.text):
                    ladder = ladder.with_rung(linked(rung, self._catalog))
        return ladder


class RungDialog(FormDialog[Rung]):
    """Asks what the step is and how hard. Gives the rung, not yet on the ladder."""

    DEFAULT_CSS = "RungDialog { RatingRow { margin-top: 1; } }"
    HELP = "Name the step as something to do, and guess how hard it is."

    label = query_one("#label", Input)

    def __init__(
        self,
        heading: str,
        catalog: Catalog,
        rung: Rung | None = None,
        *,
        hint: str = SMALL_ENOUGH,
        glyphs: Glyphs = FULL,
    ) -> None:
        super().__init__()
        self._heading = heading
        self._catalog = catalog
        self._rung = rung or Rung(" ")
        self._hint = hint
        self._glyphs = glyphs

    @property
    def heading(self) -> str:
        """What becomes of the rung."""
        return self._heading

    def compose_rows(self) -> ComposeResult:
        """The step, and how hard it is."""
        step = self._rung.label.strip()
        yield Field("Step", Input(step, placeholder="say hello in the kitchen", compact=True, id="label"))
        yield RatingRow(DIFFICULTY, self._rung.difficulty, pointer=self._glyphs.pointer, id=DIFFICULTY.name)

    def on_mount(self) -> None:
        """Begin with the step."""
        self.label.focus()

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        return f"How hard it will be: {row.ends} · x is 10" if isinstance(row, RatingRow) else self._hint

    def read(self) -> Rung:
        """The rung."""
        label = one_line(self.label.value)
        with self.hint.leading_to(self.label):
            if not label:
                raise UsageError("A rung needs something to do.", "Name the step.")
        rung = replace(self._rung, label=label, difficulty=self.query_one(RatingRow).value)
        return rung if label == self._rung.title() else linked(rung, self._catalog)


def linked(rung: Rung, catalog: Catalog) -> Rung:
    """A rung that names an activity of the catalog stands for it."""
    activity = catalog.named(rung.label)
    return replace(rung, activity_id=activity.id if activity else None)
