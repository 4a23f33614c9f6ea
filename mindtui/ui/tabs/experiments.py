"""The experiments: what thoughts predict, how it is tested, and what came of it."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from mindtui.domain.agenda import due_experiments
from mindtui.domain.experiment import Experiment
from mindtui.domain.plan import Plan
from mindtui.insights import sentences
from mindtui.insights.thoughts import outcomes
from mindtui.ui.commands import EXPERIMENTS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.experiment_rows import HEAD_WIDTH, experiment_lines, standing
from mindtui.ui.flows import experiments
from mindtui.ui.flows.asking import start
from mindtui.ui.record_rows import experiment_parts
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.detail import Detail
from mindtui.ui.widgets.plain_text import joined
from mindtui.ui.widgets.record_list import RecordList, Row
from mindtui.ui.widgets.tab_title import TabTitle

EMPTY = "No experiment yet. Press + to put a prediction to the test."
ROOMY = 76
"""Columns from which two sentences stand above the list."""

Line = Experiment | str
"""A line of the list; a text is a heading."""


class ExperimentsTab(Tab):
    """Those that wait for their outcome first, then the open ones, then what came of the others."""

    # Heads stay as they are from one to the next; in a widget of their own they are not sent again.
    DEFAULT_CSS = f"""
    ExperimentsTab {{
        &.-high > Horizontal {{ margin-top: 1; }}
        #heads {{ width: {HEAD_WIDTH + 1}; padding: 0 0 0 1; }}
        #texts {{ padding: 0; }}
    }}
    """
    BINDINGS = bindings(EXPERIMENTS)
    HELP = (
        "Predictions that you put to the test. o says what came of one, a plans its test, x lets it go. "
        "Where a prediction is from a thought record, its outcome joins the evidence there."
    )

    tests: "query_one[RecordList[Experiment]]" = query_one(RecordList)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._due: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Sentence, list, and what is known of the one under the cursor."""
        yield TabTitle()
        yield RecordList[Experiment](takes_enter=False, pointer=self.desk.glyphs.pointer)
        with Horizontal():
            yield Detail(id="heads")
            yield Detail(id="texts")

    @property
    def item(self) -> Experiment | None:
        """The experiment under the cursor."""
        return self.tests.item

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to tell of where there is an experiment, and to drop where it is open."""
        item = self.item if self.is_mounted else None
        if action == "drop_experiment":
            return item is not None and item.state == "open"
        return item is not None if action == "note_outcome" else True

    def show_journal(self) -> None:
        """How often predictions came true, then the experiments."""
        journal, here = self.desk.journal, self.item
        every = journal.all(Experiment)
        self._due = frozenset(each.id for each in due_experiments(journal, self.desk.today))
        self.query_one(TabTitle).text = self._sentence(every)
        lines = self._lines(every)
        most = max(2, (self.room.height - 4) // 2)
        self.tests.styles.height = min(max(1, len(lines)), most)
        if every:
            ids = [line if isinstance(line, str) else line.id for line in lines]
            place = ids.index(here.id) if here and here.id in ids else None
            self.tests.show_lazily(len(lines), lambda n: self._row(lines[n]), cursor=place)
        else:
            self.tests.show([Row(None, ((f" {EMPTY}", "soft"),))])
        self._show_detail()

    def _sentence(self, every: Sequence[Experiment]) -> str:
        result = outcomes(every, self._due)
        said = sentences.came_true(result) or sentences.experiments(result)
        if self.room.width < ROOMY or not result.done:
            return said
        return joined([said, sentences.belief_in_predictions(result)], " ")

    def _lines(self, every: Sequence[Experiment]) -> list[Line]:
        groups = (
            ("Due", [each for each in every if each.id in self._due]),
            ("Open", [each for each in every if each.state == "open" and each.id not in self._due]),
            ("Finished", [each for each in reversed(every) if each.state != "open"]),
        )
        lines: list[Line] = []
        for name, group in groups:
            lines += [f"{name}   {len(group)}", *group] if group else []
        return lines

    def _row(self, line: Line) -> Row[Experiment]:
        if isinstance(line, str):
            return Row(None, ((f" {line}", "heading"),))
        is_due = line.id in self._due
        said = standing(self.desk.journal, line, self.desk.today, is_due=is_due)
        return Row(line, experiment_parts(line, said, self.room.width - 4, self.desk.glyphs, asks=is_due))

    @on(RecordList.Moved)
    def follow_the_cursor(self) -> None:
        """Another experiment, another story."""
        self._show_detail()

    def _show_detail(self) -> None:
        lines: list[tuple[str, str]] = []
        if (each := self.item) is not None:
            desk, width = self.desk, self.room.width - HEAD_WIDTH - 2
            lines = experiment_lines(desk.journal, each, width, desk.today)
        self.query_one("#heads", Detail).show([((head, "soft"),) for head, _ in lines])
        self.query_one("#texts", Detail).show([((text, ""),) for _, text in lines])

    def blank_plan(self) -> Plan | None:
        """A new plan is the test of the experiment under the cursor."""
        return experiments.blank_test(self.desk, self.item) if self.item else None

    async def action_new_experiment(self) -> None:
        """A prediction of its own."""
        await start(self.screen, self.desk, experiments.new_experiment(self.screen, self.desk))

    async def action_note_outcome(self) -> None:
        """What came of it."""
        if (each := self.item) is not None:
            await start(self.screen, self.desk, experiments.note_outcome(self.screen, self.desk, each))

    async def action_drop_experiment(self) -> None:
        """Let it go."""
        if (each := self.item) is not None:
            await start(self.screen, self.desk, experiments.drop(self.screen, self.desk, each))
