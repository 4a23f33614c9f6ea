"""A thought record, one step on screen at a time, the thought in sight all the while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static, TextArea

from mindtui.domain.journal import Journal
from mindtui.domain.text import one_line
from mindtui.domain.thought import STEPS, State, ThinkingPattern, ThoughtRecord
from mindtui.domain.when import When, in_full, parse_when
from mindtui.errors import MindTUIError, UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.dialogs.thought_steps import (
    HINTS,
    QUICK,
    STEP_WORDS,
    WITH_QUESTIONS,
    QuestionLine,
    StepLine,
    ThoughtLine,
)
from mindtui.ui.drafts import Unfinished
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.facts import StepText
from mindtui.ui.widgets.pattern_list import PatternList
from mindtui.ui.widgets.percent_row import PercentRow
from mindtui.ui.widgets.record_list import RecordList
from mindtui.ui.widgets.thought_rows import ThoughtRows

KEYS = "Enter goes on · PgUp back · Esc leaves · F1 help"
KEYS_OF_A_CHANGE = "Enter goes on · Ctrl+S saves · Esc leaves · F1 help"
NO_THOUGHT = "A thought record needs the thought. Write it as it went through your mind."


class ThoughtRecordDialog(FormDialog[ThoughtRecord]):
    """Gives a finished record, not yet in the journal. Left half way, `half_done` is the record so far.

    All rows of all steps are there from the beginning, and kept while they are typed into.
    """

    DEFAULT_CSS = """
    ThoughtRecordDialog {
        & > .frame { height: 20; padding: 0 1; }
        &.-high > .frame { height: 22; }
        #help { color: $soft; margin: 0 0 1 2; height: auto; }
        &.-high PatternList { height: 11; }
    }
    """
    ROWS = f"{FormDialog.ROWS}, PatternList, AgainRows"
    BINDINGS = [
        Binding("enter", "go_on", "Go on; save after the last step", priority=True),
        Binding("pagedown,ctrl+n", "step(1)", "The next step", priority=True),
        Binding("pageup,ctrl+o", "step(-1)", "The step before", priority=True),
        Binding("f2", "toggle_quick", "Five steps or seven"),
        Binding("f3", "ask", "A question that may help"),
        Binding("f5", "mark_question", "This question helped"),
        Binding("ctrl+e", "edit_text", "Your editor, for the text under the cursor", priority=True),
    ]
    HELP = (
        "A harsh thought, weighed in seven steps, or in five. Nothing must be filled in but the thought. Esc "
        "leaves at any step; the draft waits in Thoughts."
    )

    steps = query_one(ThoughtRows)
    question = query_one(QuestionLine)

    def __init__(
        self,
        journal: Journal,
        now: datetime,
        record: ThoughtRecord | None = None,
        *,
        folder: Path,
        glyphs: Glyphs = FULL,
    ) -> None:
        super().__init__()
        self.half_done: ThoughtRecord | None = None
        self.make_pattern: Callable[[ThinkingPattern], ThinkingPattern] = lambda pattern: pattern
        """Adds a pattern of the person's own to the journal."""
        self._journal = journal
        self._now = now
        self._folder = folder
        self._glyphs = glyphs
        self._is_new = record is None
        last = max(journal.all(ThoughtRecord), key=lambda one: one.id, default=None)
        self._record = record or ThoughtRecord(at=parse_when("", now).at, quick=bool(last and last.quick))
        self._quick = self._record.quick
        self._step = 1 if self._record.is_finished else self._record.step
        self.FRAME_KEYS = KEYS_OF_A_CHANGE if self._record.is_finished else KEYS

    @property
    def heading(self) -> str:
        """A new one, a draft or a change."""
        if self._is_new:
            return "Thought record"
        return "Change this thought record" if self._record.is_finished else "Thought record, a draft"

    def compose_rows(self) -> ComposeResult:
        """The step, the thought, and the rows of every step."""
        yield StepLine()
        yield ThoughtLine()
        yield Static(id="help", markup=False)
        yield ThoughtRows(self._journal, self._record, self._now, self._glyphs, is_new=self._is_new)
        yield QuestionLine(self._record.questions)

    def on_mount(self) -> None:
        """Begin where it was left."""
        typed = self._resumed
        self._quick = bool(typed.get("quick", self._quick))
        if isinstance(helped := typed.get("questions"), list):
            self.question.helped = [str(one) for one in helped]
        step = typed.get("step")
        if isinstance(step, int) and 1 <= step <= STEPS:
            self._step = step
        self._show_thought()
        self.query_one("#own").display = bool(typed.get("own-name") or typed.get("own-line"))
        self._show_step(self._step)

    @property
    def _way(self) -> tuple[int, ...]:
        """The steps that are gone through."""
        return QUICK if self._quick else tuple(STEP_WORDS)

    def _show_step(self, number: int, row: Widget | None = None) -> None:
        self._step = number
        self.steps.show(number)
        self.question.display = number in WITH_QUESTIONS
        self.set_focus(row or self.steps.rows_of(number)[0])
        self.steps.hide_others(number)
        self.query_one(ThoughtLine).display = number != 2 and bool(self.steps.thought.text.strip())
        self._say_step()
        self.query_one(".frame").scroll_home(animate=False)

    def _say_step(self) -> None:
        steps, words = self._way, STEP_WORDS[self._step]
        place = steps.index(self._step) + 1 if self._step in steps else self._step
        other = "seven" if self._quick else "five"
        self.query_one(StepLine).text = f"{place} of {len(steps)}  {words.name} · F2: {other} steps"
        self.query_one("#help", Static).update(words.help)

    def hint_for(self, row: Widget) -> str:
        """What the row takes."""
        if isinstance(row, PatternList):
            return self._example()
        if isinstance(row, PercentRow) and not row.id:
            return "How strong it is now, 0–100."
        return HINTS.get(row.id or "", "")

    def saving_key(self) -> str:
        """Enter goes on everywhere."""
        return "Enter"

    def _example(self) -> str:
        pattern = self.steps.patterns.item
        if pattern is None or self.steps.patterns.is_on_own:
            return "Space adds one of your own."
        return f"“{pattern.example}”" if pattern.example else "Space marks it."

    @on(RecordList.Moved)
    def show_the_example(self) -> None:
        """Of the pattern under the cursor."""
        if self.focused is self.steps.patterns:
            self.hint.say(self._example())

    @on(TextArea.Changed, "#thought")
    def _show_thought(self) -> None:
        self.query_one(ThoughtLine).text = f"“{one_line(self.steps.thought.text)}”"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The editor is for texts."""
        return isinstance(self.focused, StepText) if action == "edit_text" else True

    def action_go_on(self) -> None:
        """The next row; from the last row of a step the next step; from the last step it saves."""
        row = self.focused
        if isinstance(row, StepText) and row.wants_line:
            row.insert("\n")
            return
        if row is self.steps.patterns and self.steps.patterns.is_on_own:
            self.add_own()
            return
        if row is not None and row.id == "own-line":
            self._make_own()
            return
        rows = self.steps.rows_of(self._step)
        place = rows.index(row) + 1 if row in rows else len(rows)
        if row is self.steps.patterns:
            place = len(rows)
        if place < len(rows):
            self.set_focus(rows[place])
        elif self._is_readable(self._step):
            self._to_step_after()

    def _to_step_after(self) -> None:
        after = [step for step in self._way if step > self._step]
        if after:
            self._show_step(after[0])
        else:
            super().action_save()

    def _is_readable(self, number: int) -> bool:
        """Whether the rows of a step can be read; if not, it is said."""
        try:
            if number == 1:
                with self.hint.leading_to(self.steps.when):
                    self.steps.at()
            if number == 3:
                with self.hint.leading_to(self.steps.feelings):
                    self.steps.felt()
        except UsageError as error:
            self.hint.object(str(error))
            return False
        return True

    def action_step(self, by: int) -> None:
        """A step on or back, whatever stands in this one."""
        steps = [step for step in self._way if (step > self._step if by > 0 else step < self._step)]
        if steps:
            self._show_step(steps[0] if by > 0 else steps[-1])

    def action_toggle_quick(self) -> None:
        """Five steps or seven."""
        self._quick = not self._quick
        if self._step in self._way:
            self._say_step()
        else:
            self._show_step(next(step for step in self._way if step > self._step))

    def action_edit_text(self) -> None:
        """The text that has the focus, in the person's own editor."""
        row = self.focused
        if isinstance(row, StepText) and (trouble := row.open_editor(self._folder)):
            self.hint.object(trouble)

    @on(PatternList.OwnWanted)
    def add_own(self) -> None:
        """Ask for its name."""
        self.query_one("#own").display = True
        self.set_focus(self.steps.own_name)

    def _make_own(self) -> None:
        name, line = self.steps.own_name, self.steps.own_line
        try:
            if name.value.strip():
                pattern = ThinkingPattern(name=one_line(name.value), line=one_line(line.value))
                self.steps.patterns.add(self.make_pattern(pattern))
        except MindTUIError as error:
            self.hint.object(str(error))
            return
        name.value = line.value = ""
        self.set_focus(self.steps.patterns)
        self.query_one("#own").display = False

    def action_ask(self) -> None:
        """The next question."""
        if self._step in WITH_QUESTIONS:
            self.question.ask()

    def action_mark_question(self) -> None:
        """This one helped; once more takes that back."""
        if self._step in WITH_QUESTIONS:
            self.question.mark()

    def action_save(self) -> None:
        """Save a change from any step; what is not finished yet is kept as far as it is."""
        if self._record.is_finished or self._step == self._way[-1]:
            super().action_save()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Out; what was typed stays, as a draft in the journal where it can be one."""
        self._note_down()
        if self.left_behind and not self._record.is_finished:
            try:
                self.half_done = self._told("draft")
            except UsageError:
                self.half_done = None
        self.dismiss(None)

    def unfinished(self) -> Unfinished | None:
        """The rows that were changed, and where it stands."""
        found = super().unfinished() if self._rows else None
        if not self.form_name or (found is None and self.question.helped == list(self._record.questions)):
            return None
        typed: dict[str, Any] = dict(found.typed) if found else {}
        if self._is_new or "when" in typed:
            # What is meant by “-2h” does not change while it lies there.
            with suppress(UsageError):
                typed["when"] = in_full(When(self.steps.at()), self._now)
        return Unfinished(
            self.form_name,
            typed | {"step": self._step, "quick": self._quick, "questions": list(self.question.helped)},
        )

    def read(self) -> ThoughtRecord:
        """The finished record."""
        if not self.steps.thought.text.strip():
            with self._on_step(2, self.steps.thought):
                raise UsageError(NO_THOUGHT)
        return self._told("finished")

    def _told(self, state: State) -> ThoughtRecord:
        for number, row, look in (
            (1, self.steps.when, self.steps.at),
            (3, self.steps.feelings, self.steps.felt),
        ):
            with self._on_step(number, row):
                look()
        return replace(
            self.steps.told(self._record),
            questions=tuple(self.question.helped),
            state=state,
            quick=self._quick,
            step=STEPS if state == "finished" else self._step,
        ).admitted()

    @contextmanager
    def _on_step(self, number: int, row: Widget) -> Iterator[None]:
        """What is wrong in here is wrong on this step, with this row."""
        try:
            yield
        except UsageError:
            if self._step != number:
                self._show_step(number, row)
            self.hint.lead_to(row)
            raise
