"""The life areas: how much each matters, how satisfied one is, and where the time goes."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from mindtui.domain.activity import Area
from mindtui.domain.areas import areas_of
from mindtui.domain.clock import week_of
from mindtui.domain.plan import Plan, plan_at
from mindtui.insights import sentences
from mindtui.insights.areas import WINDOW, Balance, Share, balance, by_gap, touched
from mindtui.ui.commands import AREAS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows.areas import change_area, new_area
from mindtui.ui.flows.asking import start
from mindtui.ui.glyphs import Glyphs
from mindtui.ui.tabs.tab import Tab
from mindtui.ui.widgets.detail import Detail
from mindtui.ui.widgets.plain_text import fit, pad, wrapped
from mindtui.ui.widgets.record_list import Part, RecordList, Row
from mindtui.ui.widgets.tab_title import TabTitle

NO_WORDS = "No words yet. Enter rates this area and takes them."
LEGEND = "{fill} share of your time, {mark} of what matters to you."
RATED = ("matters", "satisfied", " gap")
SHARES = (" time", "matters")
"""Heads of the columns, each as wide as its column."""
ROOMY = 76
"""Columns from which numbers stand further apart."""
LONGEST_NAME = 30
LONGEST_BAR = 40
LEAST_BELOW = 8
"""Lines that are left for what stands below the list, where there are so many."""


class AreasTab(Tab):
    """All areas with their numbers; below, what matters in the one under the cursor."""

    BINDINGS = bindings(AREAS)
    HELP = (
        "Life areas, those first that matter more to you than you are satisfied with them. Enter rates one, "
        "+ adds one of your own. When you delete one of your own, what you did in it stays; an area of the "
        "same name takes it in again."
    )

    areas: "query_one[RecordList[Area]]" = query_one(RecordList)

    def compose(self) -> ComposeResult:
        """Sentence, list, words."""
        yield TabTitle()
        yield RecordList[Area](takes_enter=False, pointer=self.desk.glyphs.pointer)
        yield Detail()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._balance = balance((), (), desk.today)
        self._shown: set[str] = set()
        """The keys of the areas that were last shown."""

    @property
    def item(self) -> Area | None:
        """The area under the cursor, if it was rated: only then it is a record."""
        area = self.areas.item
        return area if area is not None and area.id else None

    def show_journal(self) -> None:
        """Areas, shares, words."""
        journal, today = self.desk.journal, self.desk.today
        areas = areas_of(journal)
        plans = journal.between(Plan, today - timedelta(days=WINDOW - 1), today)
        self._balance = balance(areas, plans, today)
        week = week_of(today, self.desk.week_starts_on)
        met = touched(plan for plan in plans if plan.day in week) & {area.key for area in areas}
        self.query_one(TabTitle).text = sentences.variety(len(met), len(areas))
        columns = Columns.within(self.room.width, has_shares=not self._balance.more)
        top = max((part for share in self._balance.shares.values() for part in _parts(share)), default=0)
        rows: list[Row[Area]] = [Row(None, columns.heading())]
        for area in by_gap(areas):
            share = self._balance.shares[area.key]
            rows.append(Row(area, columns.parts(area, share, top, self.desk.glyphs)))
        came = [area for area in areas if self._shown and area.key not in self._shown]
        self._shown = {area.key for area in areas}
        here = came[0] if came else self.areas.item
        self.areas.styles.height = min(len(rows), max(3, self.room.height - LEAST_BELOW))
        self.areas.show(rows, keep=None if here is None else lambda area: area.key == here.key)
        self._show_words()

    @on(RecordList.Moved)
    def follow_the_cursor(self) -> None:
        """Another area, other words."""
        self._show_words()

    def _show_words(self) -> None:
        width = self.room.width - 2
        basis = _basis(self._balance, width, self.desk.glyphs)
        apart: list[tuple[Part, ...]] = [()] if self.is_high else []
        self.query_one(Detail).show([*basis, *apart, *self._words(width)])

    def _words(self, width: int) -> Iterator[tuple[Part, ...]]:
        area = self.areas.item
        if area is None:
            return
        yield ((fit(area.title(), width, self.desk.glyphs.ellipsis), "heading"),)
        if not area.value.strip():
            yield ((NO_WORDS, "soft"),)
        for paragraph in area.value.strip().split("\n"):
            for line in wrapped(paragraph, width, self.room.height):
                yield ((line, ""),)

    @on(RecordList.Chosen)
    async def open_chosen(self, event: RecordList.Chosen) -> None:
        """A click opens every area, a record or not."""
        event.stop()
        await self.action_open_area()

    async def action_open_area(self) -> None:
        """Rate the area under the cursor."""
        if (area := self.areas.item) is not None:
            await start(self.screen, self.desk, change_area(self.screen, self.desk, area))

    async def action_new_area(self) -> None:
        """An area of one's own."""
        await start(self.screen, self.desk, new_area(self.screen, self.desk))

    def blank_plan(self) -> Plan:
        """A new plan is for the area under the cursor."""
        area = self.areas.item
        return replace(plan_at(self.desk.today), area=area.key if area else None)


class Columns(Struct, frozen=True):
    """Cells of the columns and between them; without shares `bar` is 0."""

    name: int
    bar: int
    apart: str

    @classmethod
    def within(cls, width: int, *, has_shares: bool) -> "Columns":
        """Columns for a list of so many cells: the bar has what the names leave."""
        apart = "  " if width >= ROOMY else " "
        numbers = len(apart.join(("", *RATED)))
        shares = len(apart.join(("", "", *SHARES))) if has_shares else 0
        room = width - len("▸ ") - numbers - shares
        name = min(LONGEST_NAME, room * 2 // 3 if has_shares else room)
        return cls(name, min(LONGEST_BAR, room - name) if has_shares else 0, apart)

    def heading(self) -> tuple[Part, ...]:
        """The names of the columns."""
        shares = (" " * self.bar, *SHARES) if self.bar else ()
        return (("  " + self.apart.join((" " * self.name, *RATED, *shares)), "heading"),)

    def parts(self, area: Area, share: Share, top: float, glyphs: Glyphs) -> tuple[Part, ...]:
        """An area; `top` is the largest share of all, which has a whole bar."""
        gap = None if area.gap is None else f"{area.gap:+d}" if area.gap else "0"
        rated = (area.importance, area.satisfaction, gap)
        numbers = [_right(value, head, glyphs) for value, head in zip(rated, RATED, strict=True)]
        name = (f"{pad(area.title(), self.name, glyphs.ellipsis)}{self.apart}", "")
        if not self.bar:
            return (name, (self.apart.join(numbers), ""))
        parts = [None if part is None else sentences.percent(part) for part in (share.time, share.importance)]
        shares = [_right(value, head, glyphs) for value, head in zip(parts, SHARES, strict=True)]
        return (name, (self.apart.join((*numbers, _bar(share, top, self.bar, glyphs), *shares)), ""))


def _right(value: object, head: str, glyphs: Glyphs) -> str:
    return f"{glyphs.dash if value is None else value}".rjust(len(head))


def _parts(share: Share) -> list[float]:
    return [part for part in (share.time, share.importance) if part is not None]


def _bar(share: Share, top: float, width: int, glyphs: Glyphs) -> str:
    """The share of the time as a bar, with a mark where that of the importance is."""
    cells = [place < round((share.time or 0) / top * width) if top else False for place in range(width)]
    signs = [glyphs.bars[-1] if is_full else glyphs.gap for is_full in cells]
    if share.importance is not None and top:
        signs[min(width - 1, round(share.importance / top * width))] = glyphs.mark
    return "".join(signs)


def _basis(result: Balance, width: int, glyphs: Glyphs) -> list[tuple[Part, ...]]:
    """What the bars stand for, or what is missing for them."""
    said = sentences.balance(result)
    if not result.more:
        said = f"{LEGEND.format(fill=glyphs.bars[-1], mark=glyphs.mark)} {said}"
    return [((line, "soft"),) for line in wrapped(said, width, 3)]
