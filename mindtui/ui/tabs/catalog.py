"""The catalog: everything one could do, searched as one types, with what came of it so far."""

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.strip import Strip
from textual.widgets import Input

from mindtui.domain.activity import NO_LIMITS, Activity, Catalog, Limits
from mindtui.domain.areas import area_names, name_in
from mindtui.domain.doing import Doings, doing_of, doings
from mindtui.domain.plan import Plan, plan_for
from mindtui.ui.activity_rows import activity_parts, came_of_it, headings, takes
from mindtui.ui.commands import CATALOG, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows import activities, plans
from mindtui.ui.flows.asking import start
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.bars import Line
from mindtui.ui.widgets.plain_text import fit, joined, wrapped
from mindtui.ui.widgets.record_list import RecordList, Row
from mindtui.ui.widgets.search_line import SearchLine

NO_MATCH = "Nothing found. Esc shows all; Enter, i makes it your own."
ESCAPE = "Esc shows all"


class Headings(Line):
    """How many activities there are, within which limits; below that, where there is room, the columns."""

    COMPONENT_CLASSES = {"headings--soft"}
    SCOPED_CSS = False
    DEFAULT_CSS = """
    Headings {
        height: 1; padding: 0 1; text-style: bold;
        & .headings--soft { color: $soft; text-style: not bold; }
    }
    .-high Headings { height: 3; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = ("", "")

    def show(self, count: int, limits: Limits) -> None:
        """So many, within these limits."""
        said = ("1 activity" if count == 1 else f"{count} activities", limits.words())
        if said != self._said:
            self._said = said
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """An empty line, how many, the columns; where there is room for one line only, how many."""
        width = self.size.width
        if self.size.height > 1 and y != 1:
            return self.strip_of([(f" {headings(width - 2)}", "headings--soft")] if y == 2 else [])
        count, limits = self._said
        said = [f"   {limits} · {ESCAPE}", f"   {limits}"] if limits else [""]
        room = width - len(count)
        shown = next((words for words in said if len(words) <= room), said[-1])
        return self.strip_of([(count, ""), (fit(shown, room), "headings--soft")])


class Details(Line):
    """Everything about the activity under the cursor, on two lines or three."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Details { height: 2; padding: 0 1; color: $soft; }
    .-narrow Details { height: 3; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: Sequence[str] = ()

    def show(self, said: Sequence[str]) -> None:
        """Say this, each from a line of its own."""
        if said != self._said:
            self._said = said
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of it."""
        width, height = self.size
        lines: list[str] = []
        for n, text in enumerate(self._said, 1):
            lines += wrapped(text, width, height - len(lines) - (len(self._said) - n))
        return self.strip_of([(lines[y], "")] if y < len(lines) else [])


class CatalogTab(Tab):
    """Own and shipped activities in one list. Enter plans the one under the cursor."""

    BINDINGS = [*bindings(CATALOG), ("escape", "show_all"), ("down", "go_to_list")]
    HELP = (
        "Everything you could do, your own activities among those that come with the program. / searches, "
        "f shows only what fits, Enter plans it. The dots are what it takes on a low day, 1 to 5."
    )

    found: "query_one[RecordList[Activity]]" = query_one(RecordList)
    search = query_one(SearchLine)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._limits = NO_LIMITS
        self._version = -1
        self._catalog = Catalog((), ())
        self._areas: Mapping[str, str] = {}
        self._doings: Doings = {}

    def compose(self) -> ComposeResult:
        """A line to search in, how many, the list, and everything about one."""
        yield SearchLine("walk, people, mastery")
        yield Headings()
        yield RecordList[Activity](takes_enter=False, pointer=self.desk.glyphs.pointer)
        yield Details()

    def show_journal(self) -> None:
        """The activities that fit; the cursor stays on its own."""
        self._read()
        here = self.found.item
        wanted = self.search.wanted
        found = self._catalog.search(wanted, self._limits)
        self.query_one(Headings).show(len(found), self._limits)
        self.search.show(len(found) if wanted else None)
        if found:
            place = next((n for n, item in enumerate(found) if here and item.id == here.id), None)
            cursor = 0 if wanted and self.search.is_typing else place
            self.found.show_lazily(len(found), lambda n: self._row(found[n]), cursor=cursor)
        else:
            self.found.show([Row(None, ((f"  {NO_MATCH}", "soft"),))])
        self.show_details()

    def _read(self) -> None:
        """Count anew only when something changed: ten years of plans are not counted for every key."""
        journal = self.desk.journal
        if journal.version != self._version:
            self._version = journal.version
            self._catalog = self.desk.catalog()
            self._areas = area_names(journal)
            self._doings = doings(journal.all(Plan))

    def _row(self, activity: Activity) -> Row[Activity]:
        doing, width = doing_of(activity, self._doings), self.room.width - 4
        return Row(activity, activity_parts(activity, doing, self._areas, width, self.desk.glyphs))

    @property
    def activity(self) -> Activity | None:
        """The activity under the cursor, own or shipped."""
        return self.found.item

    @property
    def item(self) -> Activity | None:
        """The own activity under the cursor, while the list has the focus."""
        here = None if self.search.is_typing else self.activity
        return here if here is not None and here.source == "own" else None

    def take_focus(self) -> None:
        """The list."""
        self.found.focus()

    @on(RecordList.Moved)
    def show_details(self) -> None:
        """Everything about the activity under the cursor."""
        here = self.activity
        said: tuple[str, ...] = ()
        if here is not None:
            area = name_in(self._areas, here.area)
            doing = came_of_it(doing_of(here, self._doings), self.desk.today)
            said = (joined([area, doing], " · "), takes(here))
        self.query_one(Details).show(said)

    @on(RecordList.Chosen)
    async def plan_clicked(self, event: RecordList.Chosen) -> None:
        """A click on the row that has the cursor."""
        event.stop()
        await self.action_plan_it()

    @on(Input.Changed, "#search")
    def search_as_you_type(self) -> None:
        """The list follows."""
        self.show_journal()

    @on(Input.Submitted, "#search")
    def action_go_to_list(self) -> None:
        """From the line to what was found."""
        self.found.focus()

    def action_search(self) -> None:
        """Open the search line."""
        self.search.open()

    def action_show_all(self) -> None:
        """Leave the search; when nothing is searched for, leave the limits."""
        if self.search.close():
            self.found.focus()
        else:
            self._limits = NO_LIMITS
        self.show_journal()

    def blank_plan(self) -> Plan | None:
        """A plan for the activity under the cursor."""
        return plan_for(here, self.desk.today) if (here := self.activity) is not None else None

    async def action_plan_it(self) -> None:
        """Plan the activity under the cursor."""
        await start(self.place, self.desk, plans.plan(self.place, self.desk, self.blank_plan()))

    async def action_filter(self) -> None:
        """Show only what fits."""
        await start(self.place, self.desk, self._ask_for_limits())

    async def _ask_for_limits(self) -> None:
        limits = await activities.limit(self.place, self.desk, self._limits)
        if limits is not None:
            self._limits = limits
            self.show_journal()

    async def action_new(self) -> None:
        """An activity of one's own; what was searched for in vain is its label."""
        label = "" if self.activity else self.search.wanted
        await start(self.place, self.desk, activities.add_activity(self.place, self.desk, label))

    async def action_edit(self) -> None:
        """Change the activity under the cursor."""
        if (here := self.activity) is not None:
            await start(self.place, self.desk, activities.change_activity(self.place, self.desk, here))

    def action_archive(self) -> None:
        """Hide the activity under the cursor, or bring it back."""
        if (here := self.activity) is not None:
            activities.archive(self.place, self.desk, here)
