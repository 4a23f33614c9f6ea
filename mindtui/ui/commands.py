"""Every command of the app, declared once: keys, footer, palette, help and keymap follow from here."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct
from textual.binding import Binding, BindingType


class Command(Struct, frozen=True):
    """A thing a key can do. `words` stands in the footer, `help` in the help table and the palette.

    `rank` orders the footer, lowest first; None keeps the command out of it. `pair` is the word there instead
    of `words`, for one command or for several together, as “- + Range”. `everywhere` lets the key work over
    dialogs too, unless a text field has the focus and the key is a character.
    """

    id: str
    keys: str
    action: str
    words: str
    help: str
    rank: int | None = None
    pair: str = ""
    everywhere: bool = False

    def binding(self) -> Binding:
        """The command as Textual knows it."""
        return Binding(
            self.keys,
            self.action,
            self.words,
            id=self.id,
            show=self.rank is not None,
            priority=self.everywhere,
            tooltip=self.help,
        )


class Place(Struct, frozen=True):
    """One of the eight places: its digit never changes, whether or not its neighbors exist yet."""

    digit: str
    mode: str
    name: str


PLACES: Final = (
    Place("1", "today", "Today"),
    Place("2", "plan", "Plan"),
    Place("3", "thoughts", "Thoughts"),
    Place("5", "trends", "Trends"),
    Place("6", "insights", "Insights"),
    Place("7", "journal", "Journal"),
)

ANYWHERE: Final = (
    Command("app.check-in", "c", "check_in", "Check in", "Record how this moment is", 1),
    Command("app.plan", "a", "add_plan", "Plan", "Plan something to do", 5),
    Command("app.thought", "t", "add_thought", "Thought", "Weigh a thought: a new thought record", 7),
    Command("app.bad-day", "b", "bad_day", "Hard moment", "Three small things for a hard moment"),
    Command("app.trial", "C", "start_trial", "Trial", "Try one thing on days that a coin chooses"),
    Command("app.undo", "u", "undo", "Undo", "Take the last change back", 9),
    Command("app.redo", "U,ctrl+r", "redo", "Redo", "Make the change again that you took back last"),
    Command("app.search", "slash", "search", "Search", "Search everything you wrote", 6),
    Command("app.palette", "ctrl+p", "command_palette", "Commands", "Find a command by its name"),
    Command("app.help", "question_mark,f1", "help", "Help", "Keys and help for what has the focus", 11),
    Command(
        "app.help-card",
        "exclamation_mark,f12",
        "help_card",
        "Help card",
        "People to call in a crisis",
        rank=12,
        everywhere=True,
    ),
    Command(
        "app.blank", "z,f9", "blank", "Blank", "Blank the screen; any key brings it back", everywhere=True
    ),
    Command("app.settings", "comma", "settings", "Settings", "Theme, day start, country"),
    Command("app.mend", "f4", "mend", "Mend file", "Bring the data file back where it is damaged or gone"),
    Command("app.redraw", "ctrl+l", "redraw", "Redraw", "Draw the screen anew", everywhere=True),
    Command("app.quit", "q,ctrl+q", "quit", "Quit", "Leave; everything is saved", 10),
)

GO: Final = tuple(
    Command(f"go.{place.mode}", place.digit, f"go('{place.mode}')", place.name, f"Go to {place.name}")
    for place in PLACES
)

ANY_RECORD: Final = (
    Command(
        "record.bring", "B", "bring", "Bring", "Bring this to your next meeting; once more takes it back"
    ),
)

TODAY: Final = (
    Command("today.open", "enter", "open", "Open", "Open what the cursor is on", 0),
    Command("today.did", "plus,i", "did", "Did", "Write down something you did without a plan", 10),
)

SUGGEST: Final = (
    Command("plan.suggest", "g", "suggest", "Suggest", "Three things to do that fit your energy", 6),
)

REVIEW: Final = (
    Command("plan.done", "d", "review('done')", "Done", "It was done: say how it felt", 2),
    Command("plan.partly", "p", "review('partly')", "Partly", "It was done in part", 3),
    Command(
        "plan.not-done",
        "n",
        "review('not-done')",
        "Not done",
        "It was not done: say what stood in the way",
        4,
    ),
    Command("plan.move", "m", "move", "Move", "Move it to another day", 7),
    Command("plan.drop", "x", "drop", "Drop", "Let it go", 8),
    Command("plan.smaller", "s", "make_smaller", "Smaller", "Make it smaller: plan its first step", 9),
)

TABS: Final = (
    Command(
        "tab.next", "tab", "tab(1)", "Next tab", "The next tab; the digit of the place does it too", 6, "Tabs"
    ),
    Command("tab.previous", "shift+tab", "tab(-1)", "Tab before", "The tab before"),
)

PLAN: Final = (
    Command("plan.open", "enter", "open", "Open", "Open or change this", 0),
    *REVIEW,
    *SUGGEST,
    *TABS,
    Command("plan.delete", "delete", "delete", "Delete", "Take this out of the journal"),
)

WEEK: Final = (
    Command(
        "plan.earlier", "left_square_bracket", "week(-1)", "Week before", "Show the week before", 5, "Week"
    ),
    Command("plan.later", "right_square_bracket", "week(1)", "Week after", "Show the week after", 5, "Week"),
    Command("plan.this-week", "w", "this_week", "This week", "Back to this week"),
    Command(
        "plan.day-before",
        "less_than_sign,shift+left",
        "shift(-1)",
        "A day earlier",
        "Move it to the day before",
        8,
        "A day",
    ),
    Command(
        "plan.day-after",
        "greater_than_sign,shift+right",
        "shift(1)",
        "A day later",
        "Move it to the day after",
        8,
        "A day",
    ),
    Command("plan.did", "plus,i", "did", "Did", "Write down something you did without a plan", 10),
    Command("plan.save-week", "P", "save_week", "Page", "Save this week as a page in Markdown"),
    Command("plan.copy-week", "y", "copy_week", "Copy week", "Plan again what the week before held", 9),
)

CATALOG: Final = (
    Command("catalog.plan", "enter", "plan_it", "Plan", "Plan this activity", 0),
    Command("catalog.filter", "f", "filter", "Filter", "Show only what fits: effort, cost, company …", 2),
    Command("catalog.new", "plus,i", "new", "New", "An activity of your own", 4),
    Command("catalog.change", "e", "edit", "Change", "Change what this activity says", 7),
    Command("catalog.archive", "v", "archive", "Archive", "Hide this activity, or bring it back", 8),
)

LADDERS: Final = (
    Command("ladders.change-rung", "enter", "change_rung", "Change", "Change this rung", 0),
    Command("ladders.done", "d", "mark_rung", "Done", "This rung was done today; once more takes it back", 2),
    Command(
        "ladders.plan", "A", "plan_rung", "Plan now", "Plan this rung, or the next one, without asking", 3
    ),
    Command("ladders.smaller", "s", "split_rung", "Smaller", "Put a smaller step before this rung", 4),
    Command("ladders.add-rung", "o", "add_rung", "Add rung", "One more step on this ladder", 5),
    Command("ladders.new", "plus,i", "new_ladder", "New ladder", "A goal, and small steps to it", 5),
    Command("ladders.up", "K,shift+up", "move_rung(-1)", "Move up", "Let the rung come earlier", 7, "Move"),
    Command(
        "ladders.down", "J,shift+down", "move_rung(1)", "Move down", "Let the rung come later", 7, "Move"
    ),
    Command("ladders.take-out", "delete", "take_out", "Take out", "Take this rung off the ladder"),
)

AREAS: Final = (
    Command("areas.open", "enter", "open_area", "Rate", "Say how much this area matters and how it is", 0),
    Command("areas.new", "plus,i", "new_area", "New area", "Add a life area of your own", 2),
)

PATTERNS: Final = (
    Command("patterns.again", "r", "come_up_again", "Came up", "It came up again: which way you took", 2),
    Command("patterns.new", "plus,i", "new_map", "New map", "Map what sets it off and what else to do", 3),
)

PREDICTIONS: Final = (
    Command("predictions.view", "v", "view", "View", "Chart, guesses, what pays off", 5),
    Command("predictions.measure", "m", "measure", "Measure", "Pleasure, mastery or difficulty", 5),
)

THOUGHTS: Final = (
    Command("thoughts.open", "enter", "open", "Open", "Open or change this", 0),
    Command("thoughts.delete", "delete", "delete", "Delete", "Take this out of the journal", 8),
)

RECORDS: Final = (
    Command(
        "records.filter", "f", "filter", "Patterns", "Show only records with a pattern; change patterns", 2
    ),
    Command("records.practice", "P", "practice", "Practice", "Practice the fairer thought of this record", 3),
    Command("records.moved", "m", "moved", "What moved", "How far records moved belief and feelings", 4),
    Command("records.example", "e", "example", "Example", "A whole record that is made up, to look at", 5),
    Command(
        "records.back", "left_square_bracket", "leaf(-1)", "Sheet back", "The sheet a page back", 7, "Sheet"
    ),
    Command("records.on", "right_square_bracket", "leaf(1)", "Sheet on", "More of the sheet", 7, "Sheet"),
    Command("records.earlier", "v", "earlier", "Earlier", "What a record said before it was changed", 9),
    Command("records.new", "plus,i", "new", "New record", "Weigh a thought: a new thought record", 6),
    Command("records.test", "x", "test_it", "Test it", "Put what this thought predicts to the test", 4),
)

EXPERIMENTS: Final = (
    Command("experiments.outcome", "o", "note_outcome", "Outcome", "Say what came of this test", 2),
    Command("experiments.new", "plus,i", "new_experiment", "New test", "Put a prediction to the test", 3),
    Command("experiments.drop", "x", "drop_experiment", "Drop", "Let this experiment and its plan go", 7),
)

PRACTICE: Final = (
    Command("practice.begin", "enter", "practice", "Practice", "Practice the thoughts that are due", 0),
    Command("practice.now", "space", "practice_now", "Now", "Practice this thought now, due or not", 2),
    Command("practice.view", "v", "view", "View", "List or chart", 3),
    Command("practice.new", "plus,i", "new_card", "New", "A thought to practice without a record", 4),
    Command("practice.change", "e", "change_card", "Change", "Change the words of this card", 7),
    Command("practice.pause", "s", "pause", "Pause", "Let this thought rest, or come back", 7),
    Command("practice.retire", "R", "retire", "Retire", "Practice this thought no more, or again", 7),
)

JOURNAL: Final = (
    Command("journal.open", "enter", "open", "Open", "Open or change this record", 0),
    Command("journal.delete", "delete", "delete", "Delete", "Take this record out of the journal", 7),
    Command("journal.trash", "T", "trash", "Trash", "See what you deleted, and restore it", 8),
)

TRENDS: Final = (
    Command(
        "trends.measure",
        "m",
        "another",
        "Another",
        "The same chart of another measure or practice card",
        2,
        "Other",
    ),
    Command(
        "trends.earlier", "left_square_bracket", "shift(-1)", "Earlier", "Shift to earlier days", 3, "Shift"
    ),
    Command("trends.later", "right_square_bracket", "shift(1)", "Later", "Shift to later days", 3, "Shift"),
    Command("trends.stress-day", "s", "stress_day", "Stress day", "Self-rated stress over one day", 3, "Day"),
    Command("trends.compare", "v", "compare", "Compare", "Show the period before behind the chart", 4),
    Command("trends.save", "e", "save_chart", "Save", "Save this chart: a picture, a text or a table", 4),
    # Both stand beside the ranges as well, above the chart.
    Command("trends.zoom-in", "plus,equals_sign", "zoom(-1)", "Shorter", "A shorter range", 4, "Range"),
    Command("trends.zoom-out", "minus", "zoom(1)", "Longer", "A longer range", 4, "Range"),
)

INSIGHTS: Final = (
    Command("insights.open", "enter", "open", "Open", "The whole card, with the data behind it", 0),
    Command("insights.again", "space", "again", "Look again", "Go on looking after a stop", 1),
    Command("insights.stop", "escape", "stop", "Stop", "Stop looking", 1),
    Command("insights.trial", "plus,i", "start_trial", "Trial", "Let a coin choose days to try something", 2),
    Command(
        "insights.drift", "d", "drift", "Drift", "Pick typical days that later ones are compared with", 3
    ),
    Command(
        "insights.back", "left_square_bracket", "leaf(-1)", "Card back", "The card a page back", 4, "Card"
    ),
    Command("insights.on", "right_square_bracket", "leaf(1)", "Card on", "More of the card", 4, "Card"),
    # These stand above the list as well, each beside what is chosen.
    Command("insights.outcome", "m", "outcome", "Measure", "Cards about mood, stress, or all of them", 6),
    Command("insights.filter", "f", "filter", "Filter", "One kind of cards: links, days, guesses …", 6),
    Command("insights.range", "r", "range", "Range", "How many days trends and usual ranges look back", 6),
    Command("insights.answer", "v", "answer", "Answer", "Cards that are clear, not clear yet, or wait", 6),
)

ALL: Final = (
    *ANYWHERE,
    *GO,
    *ANY_RECORD,
    *TODAY,
    *PLAN,
    *WEEK,
    *CATALOG,
    *LADDERS,
    *AREAS,
    *PATTERNS,
    *PREDICTIONS,
    *THOUGHTS,
    *RECORDS,
    *EXPERIMENTS,
    *PRACTICE,
    *JOURNAL,
    *TRENDS,
    *INSIGHTS,
)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The commands as bindings for a screen or the app."""
    return [command.binding() for command in commands]


def in_footer(commands: Sequence[Command] = ALL) -> dict[str, Command]:
    """The commands that have a place in the footer, by id, in the order of their places."""
    shown = [command for command in commands if command.rank is not None]
    return {command.id: command for command in sorted(shown, key=lambda command: command.rank or 0)}
