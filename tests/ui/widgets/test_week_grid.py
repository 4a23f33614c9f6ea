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
        assert words == ["–", "Donaudampfschiff", "fahrtsgesellscha", "ft"]
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
        await host.sees("Thing 4", "… 7 more")
        assert "Thing 5" not in host.text()
        await host.press(*["down"] * 5)
        await host.sees("Thing 3", "Thing 7", "… 4 more")
        assert "Thing 2" not in host.text()
        await host.press(*["down"] * 8)
        await host.sees("Thing 7", "Thing 11")
        assert "more" not in host.text()
        await host.press(*["up"] * 11)
        await host.sees("Thing 0", "… 7 more")


async def test_a_long_day_scrolls_alone_and_stays_where_it_was() -> None:
    grid = WeekGrid()
    many = {day: with_ids([Plan(label=f"{day:%a} {n}", day=day) for n in range(12)]) for day in WEEK[:2]}
    async with hosted(grid, size=(120, 14)) as host:
        grid.show(WEEK, many, set(), MONDAY)
        await host.press(*["down"] * 5)
        await host.sees("Mon 7", "Tue 4")
        await host.press("right")
        assert grid.item == many[WEEK[1]][5]
        await host.sees("Mon 3", "Tue 3")


async def test_a_plan_is_dragged_to_another_day_and_nowhere_else() -> None:
    grid = WeekGrid()
    grid.styles.height = 20
    async with hosted(grid, size=WIDE, heard=(WeekGrid.Dragged, WeekGrid.Chosen)) as host:
        grid.show(WEEK, BY_DAY, set(), MONDAY)
        await host.drag((3, 7), (60, 12))
        assert host.heard == [WeekGrid.Dragged(PLANS[1], WEEK[3])]
        assert grid.item == PLANS[0]
        await host.drag((25, 3), (60, 12))
        await host.drag((3, 3), (60, 29))
        assert len(host.heard) == 1
        assert grid.item == PLANS[0]


async def test_before_it_has_a_week_it_is_empty() -> None:
    grid = WeekGrid()
    async with hosted(grid, size=WIDE) as host:
        await host.press("right", "down")
        assert (grid.day, grid.item, host.text()) == (None, None, "")
