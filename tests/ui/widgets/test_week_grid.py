"""A week as seven columns."""

from datetime import date, time, timedelta

from mindtui.domain.plan import Plan
from mindtui.ui.widgets.week_grid import WeekGrid
from tests.support.app import hosted, with_ids

MONDAY = date(2026, 11, 23)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(7))
WIDE = (120, 30)
PLANS = with_ids(
    [
        Plan(label="Swim", day=MONDAY, start=time(8)),
        Plan(label="Write three careful letters to old friends", day=MONDAY),
        Plan(label="Walk", day=MONDAY + timedelta(days=2), status="done"),
        Plan(label="Donaudampfschifffahrtsgesellschaft", day=MONDAY + timedelta(days=6), status="dropped"),
    ]
)
BY_DAY = {day: [plan for plan in PLANS if plan.day == day] for day in WEEK}


async def test_each_day_is_a_column_with_its_plans() -> None:
    grid = WeekGrid()
    async with hosted(grid, size=WIDE) as host:
        grid.show(WEEK, BY_DAY, {PLANS[0].id}, MONDAY)
        await host.sees("Mon Nov 23", "Sun Nov 29", "○ 08:00", "Swim")
        lines = host.lines()
        wednesday, sunday = lines[0].index("Wed Nov 25"), lines[0].index("Sun Nov 29")
        assert [line[wednesday : wednesday + 15].strip() for line in lines[2:4]] == ["●", "Walk"]
        words = [line[sunday : sunday + 16].strip() for line in lines[2:6]]
        assert words == ["–", "Donaudampfschif", "ffahrtsgesellsc", "haft"]
        monday = " ".join(line[1:16].strip() for line in lines)
        assert "○ Write three careful letters to old friends" in monday


async def test_the_cursor_begins_on_today_and_stops_at_the_edges_of_the_week() -> None:
    grid = WeekGrid()
    async with hosted(grid, size=WIDE, heard=WeekGrid.Moved) as host:
        grid.show(WEEK, BY_DAY, set(), MONDAY)
        assert (grid.day, grid.item) == (MONDAY, PLANS[0])
        await host.press("down")
        assert grid.item == PLANS[1]
        await host.press("down")
        assert grid.item == PLANS[1]
        await host.press("right")
        assert grid.day == WEEK[1]
        assert grid.item is None
        await host.press("l", "k", "j")
        assert grid.item == PLANS[2]
        await host.press(*["right"] * 9)
        assert (grid.day, grid.item) == (WEEK[6], PLANS[3])
        await host.press(*["h"] * 9)
        assert grid.day == MONDAY
        assert host.heard


async def test_the_cursor_follows_its_plan_to_another_day() -> None:
    grid = WeekGrid()
    async with hosted(grid, size=WIDE) as host:
        grid.show(WEEK, BY_DAY, set(), MONDAY)
        await host.press("down")
        grid.show(WEEK, {MONDAY: [PLANS[1]]}, set(), MONDAY)
        assert grid.item == PLANS[1]
        grid.show(WEEK, {}, set(), MONDAY)
        assert grid.day == MONDAY
        assert grid.item is None
        other = tuple(day + timedelta(weeks=1) for day in WEEK)
        grid.show(other, {}, set(), MONDAY)
        assert grid.day == other[0]


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    grid = WeekGrid()
    async with hosted(grid, size=WIDE, heard=WeekGrid.Chosen) as host:
        grid.show(WEEK, BY_DAY, set(), MONDAY)
        await host.pilot.click(grid, offset=(3, 7))
        assert (grid.item, host.heard) == (PLANS[1], [])
        await host.pilot.click(grid, offset=(3, 7))
        assert host.heard == [WeekGrid.Chosen(PLANS[1])]
        await host.pilot.click(grid, offset=(25, 3))
        await host.pilot.click(grid, offset=(25, 3))
        assert (grid.day, grid.item, len(host.heard)) == (WEEK[1], None, 1)


async def test_more_plans_than_fit_are_counted() -> None:
    grid = WeekGrid()
    many = with_ids([Plan(label=f"Thing {n}", day=MONDAY) for n in range(12)])
    async with hosted(grid, size=(120, 14)) as host:
        grid.show(WEEK, {MONDAY: many}, set(), MONDAY)
        await host.sees("Thing 3", "… 8 more")
        assert "Thing 4" not in host.text()
        await host.press(*["down"] * 8)
        await host.sees("Thing 8", "… 3 more")
        assert "Thing 4" not in host.text()
        await host.press(*["down"] * 8)
        await host.sees("Thing 11")
        assert "more" not in host.text()


async def test_before_it_has_a_week_it_is_empty() -> None:
    grid = WeekGrid()
    async with hosted(grid, size=WIDE) as host:
        await host.press("right", "down")
        assert (grid.day, grid.item, host.text()) == (None, None, "")
