"""A thought record, one step on screen at a time, the thought in sight all the while."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from mindtui.content.challenge_questions import challenge_questions
from mindtui.content.feelings import feelings
from mindtui.content.thinking_patterns import ABOUT, shipped_patterns
from mindtui.domain.check_in import Feeling
from mindtui.domain.journal import Journal
from mindtui.domain.text import one_line
from mindtui.domain.thought import MOST_FEELINGS, STEPS, RatedFeeling, State, ThinkingPattern, ThoughtRecord
from mindtui.domain.vocabulary import recent_feelings
from mindtui.domain.when import When, in_full, parse_when
from mindtui.errors import MindTUIError, UsageError
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.dialogs.thought_steps import (
    HINTS,
    QUICK,
    STEP_WORDS,
    WITH_QUESTIONS,
    Facts,
    QuestionLine,
    Step,
    StepLine,
    StepText,
    ThoughtLine,
)
from mindtui.ui.drafts import Unfinished
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.pattern_list import PatternList
from mindtui.ui.widgets.percent_row import AgainRows, PercentRow
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.record_list import RecordList
from mindtui.ui.widgets.type_ahead import TypeAhead
from mindtui.ui.widgets.typed_check_in import feeling_as_typed, read_words

KEYS = "Enter goes on · PgUp back · Esc leaves · F1 help"
KEYS_OF_A_CHANGE = "Enter goes on · Ctrl+S saves · Esc leaves · F1 help"
NO_THOUGHT = "A thought record needs the thought. Write it as it went through your mind."
TOO_MUCH = "It goes from 0 to 100. Backspace takes a digit back."
ASK = "F3 shows a question that may help."
HELPED = "F5: it helped"
HAS_HELPED = "it helped"
NOW = ("", "now")


class ThoughtRecordDialog(FormDialog[ThoughtRecord]):
    """Gives a finished record, not yet in the journal. Left half way, `half_done` is the record so far.

    All rows of all steps are there from the beginning, and kept while they are typed into.
    """

    DEFAULT_CSS = """
    ThoughtRecordDialog {
        & > .frame { height: 20; padding: 0 1; }
        &.-high > .frame { height: 22; }
        #about { margin: 0 0 1 2; color: $soft; height: auto; }
        #help { color: $soft; margin: 0 0 1 2; height: auto; }
        #own { height: auto; display: none; margin-top: 1; }
        Step > PercentRow, AgainRows { margin-top: 1; }
        #step-7 > PercentRow, AgainRows { margin-top: 0; }
        #step-7 > Field { margin-top: 1; }
        Facts { height: 4; }
        #evidence-against { margin-top: 0; }
        &.-high PatternList { height: 11; }
    }
    """
    ROWS = f"{FormDialog.ROWS}, PercentRow, PatternList, AgainRows"
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

    when = query_one("#when", Input)
    thought = query_one("#thought", StepText)
    feelings = query_one("#feelings", Input)
    patterns = query_one(PatternList)
    again = query_one(AgainRows)

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
        self._when_was = "" if record is None else in_full(When(record.at), now)
        self._quick = self._record.quick
        self._step = 1 if self._record.is_finished else self._record.step
        self._helped = list(self._record.questions)
        self._questions = challenge_questions()
        self._question = -1
        if self._record.is_finished:
            self.FRAME_KEYS = KEYS_OF_A_CHANGE
        else:
            self.FRAME_KEYS = KEYS

    @property
    def heading(self) -> str:
        """A new one, a draft or a change."""
        if self._is_new:
            return "Thought record"
        return "Change this thought record" if self._record.is_finished else "Thought record, a draft"

    def compose_rows(self) -> ComposeResult:
        """The step, the thought, and the rows of every step."""
        record, glyphs = self._record, self._glyphs
        yield StepLine()
        yield ThoughtLine()
        yield Static(id="help", markup=False)
        with Step(id="step-1"):
            yield Field("Situation", StepText(record.situation, "where, with whom, what", id="situation"))
            yield Field("When", Input(self._when_was, placeholder="now", compact=True, id="when"))
        with Step(id="step-2"):
            if not any(one.is_finished for one in self._journal.all(ThoughtRecord)):
                yield Static(plain("\n".join(ABOUT)), id="about")
            yield Field("Thought", StepText(record.thought, "I will never …", id="thought"))
            yield PercentRow("Belief", record.belief_before, glyphs=glyphs, id="belief-before")
        with Step(id="step-3"):
            felt = ", ".join(_as_typed(feeling) for feeling in record.feelings)
            yield Field("Feelings", TypeAhead(self._words, felt, "sad 80, guilty 70", id="feelings"))
        with Step(id="step-4"):
            shown = (*shipped_patterns(), *self._journal.all(ThinkingPattern))
            yield PatternList(shown, record.patterns, pointer=glyphs.pointer, id="patterns")
            with Step(id="own"):
                yield Field("Name", Input(placeholder="Old tape", compact=True, id="own-name"))
                yield Field("In one line", Input(placeholder="what it does", compact=True, id="own-line"))
        with Step(id="step-5"):
            for_it, against_it = map("\n".join, (record.evidence_for, record.evidence_against))
            yield Field("For it", Facts(for_it, "what happened, not what it means", id="evidence-for"))
            yield Field("Against it", Facts(against_it, "what does not fit", id="evidence-against"))
        with Step(id="step-6"):
            yield Field("Fairer", StepText(record.fairer_thought, "what fits all of it", id="fairer"))
            yield PercentRow("Belief", record.belief_fairer, glyphs=glyphs, id="belief-fairer")
        with Step(id="step-7"):
            yield PercentRow("The thought", record.belief_after, glyphs=glyphs, id="belief-after")
            after = {feeling.name.casefold(): feeling.after for feeling in record.feelings}
            yield AgainRows(after, glyphs=glyphs, id="again")
            yield Field(
                "Next step", Input(record.next_step, placeholder="one thing", compact=True, id="next")
            )
        yield QuestionLine()

    def on_mount(self) -> None:
        """Begin where it was left."""
        typed = self._resumed
        self._quick = bool(typed.get("quick", self._quick))
        if isinstance(helped := typed.get("questions"), list):
            self._helped = [str(one) for one in helped]
        step = typed.get("step")
        if isinstance(step, int) and 1 <= step <= STEPS:
            self._step = step
        self._ask_again()
        self._show_thought()
        self.query_one("#own").display = bool(typed.get("own-name") or typed.get("own-line"))
        self._show_step(self._step)

    @property
    def _steps(self) -> tuple[int, ...]:
        """The steps that are gone through."""
        return QUICK if self._quick else tuple(STEP_WORDS)

    def _show_step(self, number: int, row: Widget | None = None) -> None:
        self._step = number
        shown = self.query_one(f"#step-{number}")
        shown.display = True
        self.query_one(QuestionLine).display = number in WITH_QUESTIONS
        self.set_focus(row or self._rows_of(number)[0])
        for other in STEP_WORDS:
            if other != number:
                self.query_one(f"#step-{other}").display = False
        self.query_one(ThoughtLine).display = number > 2 and bool(self.thought.text.strip())
        self._say_step()
        self._say_question()
        self.query_one(".frame").scroll_home(animate=False)

    def _say_step(self) -> None:
        steps, words = self._steps, STEP_WORDS[self._step]
        place = steps.index(self._step) + 1 if self._step in steps else self._step
        other = "seven" if self._quick else "five"
        self.query_one(StepLine).text = f"{place} of {len(steps)}  {words.name} · F2: {other} steps"
        self.query_one("#help", Static).update(words.help)

    def _rows_of(self, number: int) -> list[Widget]:
        """What takes keys in a step, from top to bottom."""
        step = self.query_one(f"#step-{number}")
        return [row for row in step.query("*").results(Widget) if row.focusable and _is_seen(row, step)]

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
        pattern = self.patterns.item
        if pattern is None or self.patterns.is_on_own:
            return "Space adds one of your own."
        return f"“{pattern.example}”" if pattern.example else "Space marks it."

    @on(RecordList.Moved)
    def show_the_example(self) -> None:
        """Of the pattern under the cursor."""
        if self.focused is self.patterns:
            self.hint.say(self._example())

    @on(TextArea.Changed, "#thought")
    def _show_thought(self) -> None:
        self.query_one(ThoughtLine).text = f"“{one_line(self.thought.text)}”"

    @on(Input.Changed, "#feelings")
    def _ask_again(self) -> None:
        """The last step asks for each feeling that is named."""
        try:
            named = self._felt()
        except UsageError:
            return
        self.again.show([(feeling.name, feeling.before) for feeling in named[:MOST_FEELINGS]])

    @on(PercentRow.TooMuch)
    def tell_the_range(self) -> None:
        """Above a hundred."""
        self.hint.object(TOO_MUCH)

    def _words(self) -> Iterable[str]:
        return dict.fromkeys([*recent_feelings(self._journal), *(word.name for word in feelings())])

    # going from step to step

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The editor is for texts."""
        return isinstance(self.focused, StepText | Facts) if action == "edit_text" else True

    def action_go_on(self) -> None:
        """The next row; from the last row of a step the next step; from the last step it saves."""
        row = self.focused
        if isinstance(row, StepText | Facts) and row.wants_line:
            row.insert("\n")
            return
        if row is self.patterns and self.patterns.is_on_own:
            self.add_own()
            return
        if row is not None and row.id == "own-line":
            self._make_own()
            return
        rows = self._rows_of(self._step)
        place = rows.index(row) + 1 if row in rows else len(rows)
        if row is self.patterns:
            place = len(rows)
        if place < len(rows):
            self.set_focus(rows[place])
        elif self._is_readable(self._step):
            self._to_step_after()

    def _to_step_after(self) -> None:
        after = [step for step in self._steps if step > self._step]
        if after:
            self._show_step(after[0])
        else:
            super().action_save()

    def _is_readable(self, number: int) -> bool:
        """Whether the rows of a step can be read; if not, it is said."""
        try:
            if number == 1:
                with self.hint.leading_to(self.when):
                    self._at()
            if number == 3:
                with self.hint.leading_to(self.feelings):
                    self._felt()
        except UsageError as error:
            self.hint.object(str(error))
            return False
        return True

    def action_step(self, by: int) -> None:
        """A step on or back, whatever stands in this one."""
        steps = [step for step in self._steps if (step > self._step if by > 0 else step < self._step)]
        if steps:
            self._show_step(steps[0] if by > 0 else steps[-1])

    def action_toggle_quick(self) -> None:
        """Five steps or seven."""
        self._quick = not self._quick
        if self._step in self._steps:
            self._say_step()
        else:
            self._show_step(next(step for step in self._steps if step > self._step))

    def action_edit_text(self) -> None:
        """The text that has the focus, in the person's own editor."""
        row = self.focused
        if isinstance(row, StepText | Facts) and (trouble := row.open_editor(self._folder)):
            self.hint.object(trouble)

    # patterns of one's own, and questions

    @on(PatternList.OwnWanted)
    def add_own(self) -> None:
        """Ask for its name."""
        self.query_one("#own").display = True
        self.set_focus(self.query_one("#own-name"))

    def _make_own(self) -> None:
        name, line = self.query_one("#own-name", Input), self.query_one("#own-line", Input)
        try:
            if name.value.strip():
                pattern = ThinkingPattern(name=one_line(name.value), line=one_line(line.value))
                self.patterns.add(self.make_pattern(pattern))
        except MindTUIError as error:
            self.hint.object(str(error))
            return
        name.value = line.value = ""
        self.set_focus(self.patterns)
        self.query_one("#own").display = False

    def action_ask(self) -> None:
        """The next question."""
        if self._step in WITH_QUESTIONS:
            self._question = (self._question + 1) % len(self._questions)
            self._say_question()

    def action_mark_question(self) -> None:
        """This one helped; once more takes that back."""
        if self._step in WITH_QUESTIONS and self._question >= 0:
            here = self._questions[self._question].id
            if here in self._helped:
                self._helped.remove(here)
            else:
                self._helped.append(here)
            self._say_question()

    def _say_question(self) -> None:
        words = ASK
        if self._question >= 0:
            asked = self._questions[self._question]
            words = f"{asked.question} ({HAS_HELPED if asked.id in self._helped else HELPED})"
        self.query_one(QuestionLine).text = words

    # what it gives

    def action_save(self) -> None:
        """Save a change from any step; what is not finished yet is kept as far as it is."""
        if self._record.is_finished or self._step == self._steps[-1]:
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
        if not self.form_name or (found is None and self._helped == list(self._record.questions)):
            return None
        typed: dict[str, Any] = dict(found.typed) if found else {}
        if self._is_new or "when" in typed:
            # What is meant by “-2h” does not change while it lies there.
            with suppress(UsageError):
                typed["when"] = in_full(When(self._at()), self._now)
        return Unfinished(
            self.form_name,
            typed | {"step": self._step, "quick": self._quick, "questions": list(self._helped)},
        )

    def read(self) -> ThoughtRecord:
        """The finished record."""
        if not self.thought.text.strip():
            with self._on_step(2, self.thought):
                raise UsageError(NO_THOUGHT)
        return self._told("finished")

    def _told(self, state: State) -> ThoughtRecord:
        with self._on_step(1, self.when):
            at = self._at()
        with self._on_step(3, self.feelings):
            felt = self._felt()
        again = self.again.value
        return replace(
            self._record,
            at=at,
            situation=self._text("situation"),
            thought=self._text("thought"),
            belief_before=self._percent("belief-before"),
            feelings=tuple(replace(one, after=again.get(one.name.casefold())) for one in felt),
            patterns=tuple(self.patterns.value),
            questions=tuple(self._helped),
            evidence_for=self.query_one("#evidence-for", Facts).facts,
            evidence_against=self.query_one("#evidence-against", Facts).facts,
            fairer_thought=self._text("fairer"),
            belief_fairer=self._percent("belief-fairer"),
            belief_after=self._percent("belief-after"),
            next_step=self.query_one("#next", Input).value.strip(),
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

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", StepText).text.strip()

    def _percent(self, name: str) -> int | None:
        return self.query_one(f"#{name}", PercentRow).value

    def _at(self) -> datetime:
        text = self.when.value.strip()
        if text == self._when_was or text.lower() in NOW:
            return self._record.at
        return parse_when(text, self._now, day_starts_at=self._journal.day_starts_at).at

    def _felt(self) -> tuple[RatedFeeling, ...]:
        own = [(_as_typed(feeling), feeling) for feeling in self._record.feelings]
        felt = read_words(self.feelings.value, own, _read_feeling)
        # What it objects to is then said where the feelings stand.
        return ThoughtRecord(at=self._now, thought="-", feelings=felt).admitted().feelings


def _is_seen(row: Widget, step: Widget) -> bool:
    """Whether neither the row nor what it stands in is hidden; what holds it up to the step counts."""
    around = takewhile(lambda node: node is not step, row.ancestors_with_self)
    return all(node.display for node in around)


def _as_typed(feeling: RatedFeeling) -> str:
    return feeling_as_typed(Feeling(feeling.name, feeling.before))


def _read_feeling(text: str) -> RatedFeeling:
    felt = Feeling.read(text)
    return RatedFeeling(felt.name, felt.strength)
