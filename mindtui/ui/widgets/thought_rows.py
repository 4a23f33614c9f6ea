"""The rows of all seven steps of a thought record; those of one step are seen."""

from collections.abc import Iterable
from datetime import datetime
from itertools import takewhile

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, Static

from mindtui.content.feelings import feelings
from mindtui.content.thinking_patterns import ABOUT, shipped_patterns
from mindtui.domain.check_in import Feeling
from mindtui.domain.journal import Journal
from mindtui.domain.thought import MOST_FEELINGS, RatedFeeling, ThinkingPattern, ThoughtRecord
from mindtui.domain.vocabulary import recent_feelings
from mindtui.domain.when import When, in_full, parse_when
from mindtui.errors import UsageError
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.widgets.facts import Facts, StepText
from mindtui.ui.widgets.field import Field
from mindtui.ui.widgets.pattern_list import PatternList
from mindtui.ui.widgets.percent_row import AgainRows, PercentRow
from mindtui.ui.widgets.plain_text import plain
from mindtui.ui.widgets.type_ahead import TypeAhead
from mindtui.ui.widgets.typed_check_in import feeling_as_typed, read_words

NOW = ("", "now")
"""What stands for the moment of the record."""


class StepRows(Vertical):
    """The rows of one step."""

    DEFAULT_CSS = "StepRows { height: auto; display: none; }"


class ThoughtRows(Vertical):
    """Gives the record that its rows say; every step is there from the beginning."""

    DEFAULT_CSS = """
    ThoughtRows {
        height: auto;
        #about { margin: 0 0 1 2; color: $soft; height: auto; }
        #own { height: auto; display: none; margin-top: 1; }
        #belief-before, #belief-fairer { margin-top: 1; }
        #step-7 > Field { margin-top: 1; }
        Facts { height: 4; }
    }
    """

    when = query_one("#when", Input)
    thought = query_one("#thought", StepText)
    feelings = query_one("#feelings", Input)
    patterns = query_one(PatternList)
    again = query_one(AgainRows)
    own_name = query_one("#own-name", Input)
    own_line = query_one("#own-line", Input)

    def __init__(
        self, journal: Journal, record: ThoughtRecord, now: datetime, glyphs: Glyphs, *, is_new: bool
    ) -> None:
        super().__init__()
        self._journal = journal
        self._record = record
        self._now = now
        self._glyphs = glyphs
        self._when_was = "" if is_new else in_full(When(record.at), now)

    def compose(self) -> ComposeResult:
        """Step by step."""
        record, glyphs = self._record, self._glyphs
        with StepRows(id="step-1"):
            yield Field("Situation", StepText(record.situation, "where, with whom, what", id="situation"))
            yield Field("When", Input(self._when_was, placeholder="now", compact=True, id="when"))
        with StepRows(id="step-2"):
            if not any(one.is_finished for one in self._journal.all(ThoughtRecord)):
                yield Static(plain("\n".join(ABOUT)), id="about")
            yield Field("Thought", StepText(record.thought, "I will never …", id="thought"))
            yield PercentRow("Belief", record.belief_before, glyphs=glyphs, id="belief-before")
        with StepRows(id="step-3"):
            felt = ", ".join(_as_typed(feeling) for feeling in record.feelings)
            yield Field("Feelings", TypeAhead(self._words, felt, "sad 80, guilty 70", id="feelings"))
        with StepRows(id="step-4"):
            shown = (*shipped_patterns(), *self._journal.all(ThinkingPattern))
            yield PatternList(shown, record.patterns, pointer=glyphs.pointer, id="patterns")
            with Vertical(id="own"):
                yield Field("Name", Input(placeholder="Old tape", compact=True, id="own-name"))
                yield Field("In one line", Input(placeholder="what it does", compact=True, id="own-line"))
        with StepRows(id="step-5"):
            for_it, against_it = record.evidence_for, record.evidence_against
            yield Field("For it", Facts(for_it, "what happened, not what it means", id="evidence-for"))
            yield Field("Against it", Facts(against_it, "what does not fit", id="evidence-against"))
        with StepRows(id="step-6"):
            yield Field("Fairer", StepText(record.fairer_thought, "what fits all of it", id="fairer"))
            yield PercentRow("Belief", record.belief_fairer, glyphs=glyphs, id="belief-fairer")
        with StepRows(id="step-7"):
            yield PercentRow("The thought", record.belief_after, glyphs=glyphs, id="belief-after")
            after = {feeling.name.casefold(): feeling.after for feeling in record.feelings}
            yield AgainRows(after, glyphs=glyphs, id="again")
            yield Field(
                "Next step", Input(record.next_step, placeholder="one thing", compact=True, id="next")
            )

    def on_mount(self) -> None:
        """The last step knows the feelings."""
        self.ask_again()

    def show(self, number: int) -> None:
        """Let this step be seen, beside those that are."""
        self.query_one(f"#step-{number}").display = True

    def hide_others(self, number: int) -> None:
        """Let only this step be seen."""
        for step in self.query(StepRows):
            if step.id != f"step-{number}":
                step.display = False

    def rows_of(self, number: int) -> list[Widget]:
        """What takes keys in a step, from top to bottom."""
        step = self.query_one(f"#step-{number}")
        return [row for row in step.query("*").results(Widget) if row.focusable and _is_seen(row, step)]

    @on(Input.Changed, "#feelings")
    def ask_again(self) -> None:
        """The last step asks for each feeling that is named."""
        try:
            named = self.felt()
        except UsageError:
            return
        self.again.show([(feeling.name, feeling.before) for feeling in named[:MOST_FEELINGS]])

    def _words(self) -> Iterable[str]:
        return dict.fromkeys([*recent_feelings(self._journal), *(word.name for word in feelings())])

    def at(self) -> datetime:
        """The moment of the situation; UsageError where none can be read."""
        text = self.when.value.strip()
        if text == self._when_was or text.lower() in NOW:
            return self._record.at
        return parse_when(text, self._now, day_starts_at=self._journal.day_starts_at).at

    def felt(self) -> tuple[RatedFeeling, ...]:
        """The feelings as they were before; UsageError names what is wrong with them."""
        own = [(_as_typed(feeling), feeling) for feeling in self._record.feelings]
        felt = read_words(self.feelings.value, own, _read_feeling)
        # What it objects to is then said where the feelings stand.
        return ThoughtRecord(at=self._now, thought="-", feelings=felt).admitted().feelings

    def told(self, record: ThoughtRecord) -> ThoughtRecord:
        """The record with what the rows say; UsageError where a moment or feelings cannot be read."""
        again = self.again.value
        return replace(
            record,
            at=self.at(),
            situation=self._text("situation"),
            thought=self._text("thought"),
            belief_before=self._percent("belief-before"),
            feelings=tuple(replace(one, after=again.get(one.name.casefold())) for one in self.felt()),
            patterns=tuple(self.patterns.value),
            evidence_for=self.query_one("#evidence-for", Facts).facts,
            evidence_against=self.query_one("#evidence-against", Facts).facts,
            fairer_thought=self._text("fairer"),
            belief_fairer=self._percent("belief-fairer"),
            belief_after=self._percent("belief-after"),
            next_step=self.query_one("#next", Input).value.strip(),
        )

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", StepText).text.strip()

    def _percent(self, name: str) -> int | None:
        return self.query_one(f"#{name}", PercentRow).value


def _is_seen(row: Widget, step: Widget) -> bool:
    """Whether neither the row nor what it stands in is hidden; what holds it up to the step counts."""
    around = takewhile(lambda node: node is not step, row.ancestors_with_self)
    return all(node.display for node in around)


def _as_typed(feeling: RatedFeeling) -> str:
    return feeling_as_typed(Feeling(feeling.name, feeling.before))


def _read_feeling(text: str) -> RatedFeeling:
    felt = Feeling.read(text)
    return RatedFeeling(felt.name, felt.strength)
