"""The patterns of getting around things: maps of them, and which way was taken since."""

from collections.abc import Sequence

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.plan import MOST_LETTERS, Plan, plan_at
from mindtui.domain.record import instant
from mindtui.domain.text import one_line
from mindtui.insights import sentences
from mindtui.insights.avoidance import approach
from mindtui.ui.chain import HEAD_WIDTH, PARTS, map_lines
from mindtui.ui.commands import PATTERNS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import start
from mindtui.ui.flows.maps import come_up_again, new_map
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.detail import Detail
from mindtui.ui.widgets.plain_text import pad
from mindtui.ui.widgets.record_list import Part, RecordList, Row
from mindtui.ui.widgets.tab_title import TabTitle

EMPTY = "No map yet. Press + to map something you get around."
TRIES = len("12 tries, last 10")


class PatternsTab(Tab):
    """The maps, those first that were touched last; below, the chain of the one under the cursor."""

    # Heads stay as they are from map to map; in a widget of their own they are not sent again.
    DEFAULT_CSS = f"""
    PatternsTab {{
        &.-high > Horizontal {{ margin-top: 1; }}
        #heads {{ width: {HEAD_WIDTH + 1}; padding: 0 0 0 1; }}
        #links {{ padding: 0; }}
    }}
    """
    BINDINGS = bindings(PATTERNS)
    HELP = (
        "What sets it off, how you get around it, and what else you could do. + makes a map, r notes which "
        "way you took when it came up again, a plans the other way. In therapy such maps are known as TRAP "
        "(trigger, response, avoidance pattern) and TRAC (trigger, response, alternative coping)."
    )

    maps: "query_one[RecordList[AvoidanceMap]]" = query_one(RecordList)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines_below = 0

    def compose(self) -> ComposeResult:
        """Sentence, list, chain."""
        yield TabTitle()
        yield RecordList[AvoidanceMap](takes_enter=False, pointer=self.desk.glyphs.pointer)
        with Horizontal():
            yield Detail(id="heads")
            yield Detail(id="links")

    @property
    def item(self) -> AvoidanceMap | None:
        """The map under the cursor."""
        return self.maps.item

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It comes up again where there is a map."""
        return self.is_mounted and self.item is not None if action == "come_up_again" else True

    def show_journal(self) -> None:
        """How often the other way, then the maps."""
        maps = _touched_last(self.desk.journal.all(AvoidanceMap))
        here = self.item
        self.query_one(TabTitle).text = sentences.approach(approach(maps, self.desk.today))
        height = min(max(1, len(maps)), max(2, self.room.height // 3))
        # Sentence and empty lines around it and below the list.
        self._lines_below = self.room.height - height - (4 if self.is_high else 1)
        self.maps.styles.height = height
        if maps:
            place = next((n for n, each in enumerate(maps) if here and each.id == here.id), None)
            self.maps.show_lazily(len(maps), lambda n: self._row(maps[n]), cursor=place)
        else:
            self.maps.show([Row(None, ((f" {EMPTY}", "soft"),))])
        self._show_chain()

    def _row(self, each: AvoidanceMap) -> Row[AvoidanceMap]:
        return Row(each, _parts(each, self.room.width, self.desk.glyphs))

    @on(RecordList.Moved)
    def follow_the_cursor(self) -> None:
        """Another map, another chain."""
        self._show_chain()

    def _show_chain(self) -> None:
        lines: list[tuple[str, str]] = []
        if (each := self.item) is not None:
            plan = self.desk.journal.get(Plan, each.plan_id) if each.plan_id else None
            came_from = plan.title() if plan else ""
            width = self.room.width - HEAD_WIDTH - 2
            lines = map_lines(each, came_from, width, self._lines_below, self.desk.today, self.desk.glyphs)
        instead = f"→ {PARTS['alternative']}"
        heads = self.query_one("#heads", Detail)
        heads.show([((head, "heading" if head == instead else "soft"),) for head, _ in lines])
        self.query_one("#links", Detail).show([((text, ""),) for _, text in lines])

    def blank_plan(self) -> Plan:
        """A new plan is the other way of the map under the cursor."""
        label = one_line(self.item.alternative)[:MOST_LETTERS] if self.item else ""
        blank = plan_at(self.desk.today)
        return replace(blank, label=label) if label else blank

    async def action_new_map(self) -> None:
        """Map something."""
        await start(self.screen, self.desk, new_map(self.screen, self.desk))

    async def action_come_up_again(self) -> None:
        """Which way it went this time."""
        if (each := self.item) is not None:
            await start(self.screen, self.desk, come_up_again(self.screen, self.desk, each))


def _touched_last(maps: Sequence[AvoidanceMap]) -> list[AvoidanceMap]:
    return sorted(maps, key=lambda each: (instant(each.updated_at or each.when()), each.id), reverse=True)


def _parts(each: AvoidanceMap, width: int, glyphs: Glyphs) -> tuple[Part, ...]:
    """Trigger, the other way, tries."""
    room = width - len("▸ ") - TRIES - 2
    instead = one_line(each.alternative)
    trigger = pad(each.title(), room // 2, glyphs.ellipsis)
    other = pad(f"  → {instead}" if instead else "", room - room // 2, glyphs.ellipsis)
    return ((f"{trigger}{other}  {pad(each.so_far(), TRIES)}", ""),)
