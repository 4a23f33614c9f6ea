"""What is or was done: own words, ideas from the catalog below them, and the life area."""

from dataclasses import dataclass

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from mindtui.domain.activity import Activity, Catalog
from mindtui.domain.areas import area_names, name_in
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.text import one_line
from mindtui.errors import UsageError
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.area_row import AreaRow
from mindtui.ui.widgets.field import Field, HintLine
from mindtui.ui.widgets.plain_text import fit, pad
from mindtui.ui.widgets.record_list import RecordList, Row

WHAT_HINTS = {
    "what": "Enter saves your own words · ↓ goes to the ideas",
    "found": "Enter takes this idea and goes on · ↑ ↓ others",
    "area": "With an area, an activity of your own joins the catalog.",
}
AREA_WIDTH = len("  fun and int…")
ROOM_FOR_AREA = 54
"""Columns of the ideas from which each names its area."""


class WhatRows(Vertical):
    """The first rows of a form about a plan. The catalog follows what is typed."""

    DEFAULT_CSS = """
    WhatRows {
        height: auto;
        RecordList { height: 4; margin-left: -2; }
    }
    """

    what = query_one("#what", Input)
    found: "query_one[RecordList[Activity]]" = query_one("#found", RecordList)
    area = query_one("#area", AreaRow)

    @dataclass
    class Taken(Message):
        """An idea was taken: its label and its area stand in the rows."""

        activity: Activity

    @dataclass
    class Given(Message):
        """The words are about something else than this activity, which gave its area, or about it again."""

        activity: Activity
        stands: bool

    def __init__(self, journal: Journal, catalog: Catalog, plan: Plan, glyphs: Glyphs = FULL) -> None:
        super().__init__()
        self._journal = journal
        self._catalog = catalog
        self._plan = plan
        self._glyphs = glyphs
        self._areas = area_names(journal)
        self._given = _given_by(plan, catalog)
        self._stands = True

    def compose(self) -> ComposeResult:
        """Words, ideas, area."""
        label = self._plan.label.strip()
        yield Field("What", Input(label, placeholder="a walk, call Ada …", compact=True, id="what"))
        yield Field("Ideas", RecordList[Activity](pointer=self._glyphs.pointer, id="found"))
        yield AreaRow(self._journal, self._plan.area, glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Begin with what."""
        self._search()
        self.what.focus()

    @on(Input.Changed, "#what")
    def look_it_up(self) -> None:
        """The catalog follows what is typed, and what an activity gave goes with its words."""
        self._search()
        if self._given is not None:
            self._let_stand(self._given, _is_still(self.what.value, self._given))

    def _let_stand(self, given: Activity, stands: bool) -> None:
        """The area that an activity gave goes, or comes back; another one was chosen and stays."""
        if stands == self._stands:
            return
        self._stands = stands
        if self.area.value == (None if stands else given.area):
            self.area.choose(given.area if stands else None)
        self.post_message(self.Given(given, stands))

    @on(RecordList.Chosen)
    def take_the_activity(self, event: RecordList.Chosen) -> None:
        """An activity from the catalog brings its label and its area."""
        event.stop()
        if isinstance(event.item, Activity):
            if self._given is not None:
                self._let_stand(self._given, stands=False)
            self._given, self._stands = event.item, True
            self.what.value = event.item.label
            self.area.choose(event.item.area)
            self.post_message(self.Taken(event.item))

    def _search(self) -> None:
        activities = self._catalog.search(self.what.value)
        # An empty list would swallow a Tab.
        self.found.can_focus = bool(activities)
        if activities:
            self.found.show_lazily(len(activities), lambda n: self._idea(activities[n]), cursor=0)
        else:
            self.found.show([Row(None, (("  none: it will be an activity of your own", "soft"),))])

    def _idea(self, activity: Activity) -> Row[Activity]:
        """Label and minutes; the area too where there is room."""
        width = self.found.size.width
        area = ""
        if width >= ROOM_FOR_AREA:
            said = "your own" if activity.source == "own" else name_in(self._areas, activity.area)
            area = f"  {fit(said, AREA_WIDTH - 2, self._glyphs.ellipsis)}"
        minutes = f"{activity.minutes:>4} min"
        label = pad(activity.label, max(8, width - len("▸ ") - len(minutes) - AREA_WIDTH * bool(area)))
        return Row(activity, ((label, ""), (f"{minutes}{area}", "soft")))

    def told(self, hint: HintLine, missing: str) -> Plan:
        """The plan with what the rows say of it; a UsageError with `missing` where they say nothing."""
        label = one_line(self.what.value)
        with hint.leading_to(self.what):
            if not label:
                raise UsageError(missing, "Type it, or press ↓ and choose.")
        activity, area = self._catalog.named(label), self.area.value
        if self._plan.title() == label:
            known = activity.id if activity else self._plan.activity_id
            return replace(self._plan, activity_id=known, area=area)
        if activity is None:
            return replace(self._plan, label=label, activity_id=None, area=area)
        # Typed or chosen, the same words are the same thing, and belong where it does.
        return replace(self._plan, label=label, activity_id=activity.id, area=area or activity.area)


def _given_by(plan: Plan, catalog: Catalog) -> Activity | None:
    """The activity that a new plan has all from; an old one, a rung or a smaller step is its own thing."""
    activity = None if plan.id or plan.ladder_id else catalog.get(plan.activity_id or "")
    is_like_it = activity is not None and (plan.area, plan.minutes) == (activity.area, activity.minutes)
    return activity if is_like_it else None


def _is_still(words: str, activity: Activity) -> bool:
    """Whether words are those of an activity, perhaps with more behind them."""
    label, said = activity.title().casefold(), one_line(words).casefold()
    return said.startswith(label) and not said[len(label) :][:1].isalnum()
