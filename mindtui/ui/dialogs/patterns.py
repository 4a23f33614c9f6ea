"""The thinking patterns with the number of their records: one to show, or one's own to add and change."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one

from mindtui.domain.text import one_line
from mindtui.domain.thought import ThinkingPattern, ThoughtRecord
from mindtui.domain.thought_sieve import EVERYTHING, NO_PATTERN, Sieve, pattern_counts
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.widgets.detail import Detail
from mindtui.ui.widgets.plain_text import fit, pad, plain
from mindtui.ui.widgets.record_list import RecordList, Row

Deed = Literal["show", "new", "change", "delete"]

COUNT = 6
AROUND = 7
"""Lines of frame, margins and words about a pattern."""


class Asked(Struct, frozen=True):
    """What to do: show what passes the sieve, or make, change or delete a pattern of one's own."""

    deed: Deed
    sieve: Sieve = EVERYTHING
    pattern: ThinkingPattern | None = None


class Choice(Struct, frozen=True):
    """A line of the list: what it shows, how many records that are, and the pattern if it is one."""

    words: str
    count: int
    sieve: Sieve
    pattern: ThinkingPattern | None = None
    is_own: bool = False


def choices(
    records: Sequence[ThoughtRecord], patterns: Sequence[ThinkingPattern], own: set[str]
) -> list[Choice]:
    """All, drafts, each pattern, none; the ids of a person's own patterns are `own`."""
    counts = pattern_counts(records)
    drafts = sum(not record.is_finished for record in records)
    return [
        Choice("all records", len(records), EVERYTHING),
        Choice("drafts", drafts, Sieve(drafts=True)),
        *(Choice(one.title(), counts[one.id], Sieve(one.id), one, one.id in own) for one in patterns),
        Choice("no pattern", counts[NO_PATTERN], Sieve(NO_PATTERN)),
    ]


class PatternsDialog(Dialog[Asked]):
    """Gives what to do."""

    DEFAULT_CSS = """
    PatternsDialog > .frame { height: auto; width: 64; }
    PatternsDialog Detail { height: 2; margin-top: 1; }
    """
    BINDINGS = [
        Binding("plus,i", "new", "New", show=False),
        Binding("e", "change", "Change", show=False),
        Binding("delete", "delete", "Delete", show=False),
    ]
    HELP = (
        "Enter shows the records with a pattern. + adds a pattern of your own, e changes and Del deletes it; "
        "those that come with the program stay."
    )

    found: "query_one[RecordList[Choice]]" = query_one(RecordList)

    def __init__(self, found: Sequence[Choice], sieve: Sieve, *, glyphs: Glyphs) -> None:
        super().__init__()
        self._choices = found
        self._sieve = sieve
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """The list; below it what the pattern under the cursor is about."""
        with Vertical(classes="frame") as frame:
            frame.border_title = plain("Show records with")
            frame.border_subtitle = plain("Enter shows · + your own · e, Del change it · Esc leaves")
            yield RecordList[Choice](pointer=self._glyphs.pointer)
            yield Detail()

    def on_mount(self) -> None:
        """Begin with what is shown now."""
        self._fit()
        self.found.focus()

    def on_resize(self) -> None:
        """Another height."""
        self._fit()

    def _fit(self) -> None:
        """As many lines as there is room for."""
        room = self.app.size.height - AROUND
        self.found.styles.height = max(3, min(len(self._choices), room))
        rows = [Row(each, self._parts(each)) for each in self._choices]
        here = self.found.item
        sieve = here.sieve if here is not None else self._sieve
        self.found.show(rows, keep=lambda each: each.sieve == sieve)

    def _parts(self, each: Choice) -> tuple[tuple[str, str], ...]:
        own = "  your own" if each.is_own else ""
        name = fit(each.words, 40, self._glyphs.ellipsis)
        style = "" if each.count else "soft"
        return ((f"{each.count:>{COUNT - 2}}  ", "soft"), (name, style), (pad(own, 10), "soft"))

    @on(RecordList.Moved)
    def tell_about_it(self) -> None:
        """Line and example."""
        pattern = self.found.item.pattern if self.found.item else None
        width = self.query_one(Detail).size.width or 40
        said = (one_line(pattern.line), one_line(pattern.example)) if pattern else ()
        self.query_one(Detail).show([((fit(text, width, self._glyphs.ellipsis), "soft"),) for text in said])

    @on(RecordList.Chosen)
    def show_chosen(self) -> None:
        """Show its records."""
        if (here := self.found.item) is not None:
            self.dismiss(Asked("show", here.sieve))

    def action_new(self) -> None:
        """One of one's own."""
        self.dismiss(Asked("new"))

    def action_change(self) -> None:
        """Other words for one's own."""
        self._to_own("change")

    def action_delete(self) -> None:
        """Let go of one's own."""
        self._to_own("delete")

    def _to_own(self, deed: Deed) -> None:
        here = self.found.item
        if here is not None and here.is_own:
            self.dismiss(Asked(deed, here.sieve, here.pattern))
        else:
            said = "This one comes with the program and stays as it is." if here and here.pattern else ""
            self.query_one(Detail).show([((said, "strong"),)])
