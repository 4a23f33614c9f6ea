"""What the keys and the mouse do in the Week tab."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from mindtui.domain.activity import Activity
from mindtui.domain.plan import Actual, Plan
from tests.support.app import NOW, Notebook, open_notebook

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
WIDE = (120, 40)
SIZES = pytest.mark.parametrize("size", [(80, 24), WIDE], ids=str)
PLANS = [
    Plan(label="Swim", day=TODAY, start=time(8)),
    Plan(label="Walk", day=TODAY, start=time(9)),
    Plan(label="Sing", day=TOMORROW, start=time(7)),
    Plan(label="Rest", day=TODAY + timedelta(days=6)),
]


def open_plans(notebook: Notebook) -> list[tuple[str, int]]:
    return [(plan.label, (plan.day - TODAY).days) for plan in notebook.all(Plan) if plan.is_open]


def under_the_cursor(notebook: Notebook) -> str:
    item = notebook.app.screen.item  # type: ignore[attr-defined]
    return item.label if isinstance(item, Plan) else ""


@SIZES
async def test_a_plan_goes_a_day_on_and_back_and_the_cursor_with_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, records=PLANS, size=size) as notebook:
        await notebook.press("2", "down", ">")
        await notebook.hears("Moved to tomorrow: Walk. u takes it back.")
        assert ("Walk", 1) in open_plans(notebook)
        assert under_the_cursor(notebook) == "Walk"
        await notebook.press("shift+right", "<", "shift+left")
        assert open_plans(notebook)[1] == ("Walk", 0)
        assert under_the_cursor(notebook) == "Walk"
        await notebook.hears("Moved to today: Walk. u takes it back.")
        assert "in a row" not in notebook.text()
        await notebook.press("u")
        assert under_the_cursor(notebook) == "Walk"
        assert ("Walk", 1) in open_plans(notebook)


@SIZES
async def test_the_cursor_goes_back_with_every_move_that_is_taken_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, records=PLANS, size=size) as notebook:
        await notebook.press("2", "down", *">" * 7)
        assert ("Walk", 7) in open_plans(notebook)
        await notebook.sees("Nov 30")
        await notebook.press("u")
        await notebook.sees("Nov 23")
        assert under_the_cursor(notebook) == "Walk"
        await notebook.press(*"u" * 6)
        assert ("Walk", 0) in open_plans(notebook)
        assert under_the_cursor(notebook) == "Walk"


async def test_a_rating_that_has_no_room_in_sixty_columns_is_left_out_whole(tmp_path: Path) -> None:
    felt = Actual(pleasure=5, mastery=8)
    plan = Plan(label="Italian evening class", day=TODAY, start=time(8), status="done", actual=felt)
    records = [replace(plan, series_id="a" * 36), replace(plan, start=time(9))]
    async with open_notebook(tmp_path, records=records, size=(60, 20)) as notebook:
        await notebook.press("2")
        await notebook.sees("↻ done pleasure 5", "done pleasure 5, mastery 8")
        assert "maste…" not in notebook.text()


async def test_the_third_move_in_a_row_names_the_key_for_a_smaller_step_where_no_dialog_comes(
    tmp_path: Path,
) -> None:
    put_off = [
        Plan(id="a", label="Walk", day=TODAY - timedelta(days=2), status="moved", moved_to="b"),
        Plan(id="b", label="Walk", day=TODAY - timedelta(days=1), status="moved", moved_to="c"),
        Plan(id="c", label="Walk", day=TODAY),
    ]
    async with open_notebook(tmp_path, records=put_off) as notebook:
        await notebook.press("2", ">")
        await notebook.hears("u takes it back. It has moved 3 times in a row: s makes it smaller.")
        assert notebook.dialog == ""


@SIZES
async def test_an_open_plan_does_not_go_to_a_day_that_is_past(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_notebook(tmp_path, records=PLANS, size=size) as notebook:
        await notebook.press("2", "<")
        await notebook.hears("Yesterday is past. A plan goes to today or a later day; m lets you choose one.")
        assert open_plans(notebook)[0] == ("Swim", 0)


@SIZES
async def test_a_plan_that_leaves_the_week_takes_the_view_with_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, records=PLANS, size=size) as notebook:
        await notebook.press("2", *(["end"] if size != WIDE else ["right"] * 6), ">")
        await notebook.sees("Nov 30 – Dec 6, 2026", "Rest")
        assert under_the_cursor(notebook) == "Rest"
        await notebook.press("<")
        await notebook.sees("Nov 23 – 29, 2026")
        assert under_the_cursor(notebook) == "Rest"


async def test_without_a_plan_the_keys_that_move_do_nothing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("2", "<", ">")
        assert notebook.said == ""


async def test_a_plan_is_dragged_from_column_to_column(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=PLANS, size=WIDE) as notebook:
        await notebook.press("2")
        await notebook.sees("Swim")
        y = next(n for n, line in enumerate(notebook.lines()) if "Swim" in line)
        await notebook.drag((4, y), (60, y + 9))
        await notebook.hears("Moved to Thu, Nov 26: Swim. u takes it back.")
        assert under_the_cursor(notebook) == "Swim"
        await notebook.press("u")
        assert open_plans(notebook)[0] == ("Swim", 0)


async def test_two_clicks_on_a_plan_of_the_grid_open_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=PLANS, size=WIDE) as notebook:
        await notebook.press("2")
        await notebook.sees("Sing")
        y = next(n for n, line in enumerate(notebook.lines()) if "Sing" in line)
        for _ in range(2):
            await notebook.drag((20, y), (20, y))
        await notebook.sees("Change this plan", "Sing")


async def test_what_was_done_is_written_down_for_the_past_day_under_the_cursor(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=LAST_WEEK, size=WIDE) as notebook:
        await notebook.press("2", "left_square_bracket", "plus")
        await notebook.write("Sang")
        assert notebook.widget(Input, "#when").value == "2026-11-16"
        await notebook.press("enter")
        await notebook.hears("Written down for Mon, Nov 16: Sang. u takes it back.")
        await notebook.press("u")
        await notebook.until(lambda: len(notebook.all(Plan)) == 3)


@pytest.mark.parametrize(("onto", "day"), [("Wed, Nov 25", 2), ("Sing", 1), ("Rest", 6)])
async def test_a_plan_is_dragged_onto_the_lines_of_another_day(tmp_path: Path, onto: str, day: int) -> None:
    async with open_notebook(tmp_path, records=PLANS) as notebook:
        await notebook.press("2")
        await notebook.sees("Swim")
        lines = notebook.lines()
        take, let_go = (next(n for n, line in enumerate(lines) if word in line) for word in ("Swim", onto))
        await notebook.drag((20, take), (20, let_go))
        await notebook.hears("Moved to")
        assert ("Swim", day) in open_plans(notebook)
        assert under_the_cursor(notebook) == "Swim"


async def test_a_plan_that_is_let_go_within_its_day_stays(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=PLANS) as notebook:
        await notebook.press("2")
        await notebook.sees("Swim")
        lines = notebook.lines()
        take, let_go = (next(n for n, line in enumerate(lines) if word in line) for word in ("Swim", "Walk"))
        await notebook.drag((20, take), (20, let_go))
        await notebook.drag((20, let_go - 2), (20, let_go + 3))
        await notebook.press("l")
        assert open_plans(notebook)[0] == ("Swim", 0)
        assert notebook.dialog == ""


LAST_WEEK = [
    Plan(label="Swim [b]", day=TODAY - timedelta(days=7), start=time(8), status="done", area="body"),
    Plan(label="Walk", day=TODAY - timedelta(days=5), status="not-done"),
    Plan(label="Sing", day=TODAY - timedelta(days=3), status="dropped"),
]


@SIZES
async def test_last_weeks_plans_are_copied_after_one_question_and_undone_in_one_step(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_notebook(tmp_path, records=LAST_WEEK, size=size) as notebook:
        await notebook.press("2", "y")
        await notebook.sees("Copy 2 plans from Nov 16 – 22, 2026?", "Mon 08:00 Swim [b]", "Wed Walk")
        await notebook.press("y")
        await notebook.hears("Copied 2 plans from Nov 16 – 22, 2026. u takes them back.")
        assert open_plans(notebook) == [("Swim [b]", 0), ("Walk", 2)]
        await notebook.press("y")
        await notebook.hears("Nothing of Nov 16 – 22, 2026 is left to copy to this week's coming days.")
        await notebook.press("u")
        assert open_plans(notebook) == []


async def test_a_long_week_is_copied_with_its_first_plans_named(tmp_path: Path) -> None:
    many = [Plan(label=f"Thing {n}", day=TODAY - timedelta(days=n % 5 + 3)) for n in range(9)]
    async with open_notebook(tmp_path, records=many, size=(60, 20)) as notebook:
        await notebook.press("2", "y")
        await notebook.sees("Copy 9 plans from", "and 3 more")
        await notebook.press("escape")
        await notebook.until(lambda: not notebook.dialog)
        assert len(notebook.all(Plan)) == 9


async def test_the_title_says_how_many_areas_were_touched_where_there_is_room(tmp_path: Path) -> None:
    done = [
        Plan(label="Swim", day=TODAY, status="done", area="body"),
        Plan(label="Ada", day=TODAY, status="partly", area="connect"),
        Plan(label="Mail", day=TODAY, area="upkeep"),
    ]
    async with open_notebook(tmp_path, records=done) as notebook:
        await notebook.press("2")
        await notebook.sees("Nov 23 – 29, 2026 1 of 3 planned, 1 partly 2 of 5 areas")
        await notebook.pilot.resize_terminal(50, 20)
        await notebook.until(lambda: "areas" not in notebook.text())
        await notebook.sees("1 of 3 planned, 1 partly")


async def plan_a_series(notebook: Notebook, repeat: str) -> None:
    await notebook.press("2", "a")
    await notebook.write("Stretch")
    notebook.widget(Input, "#repeat").focus()
    await notebook.write(repeat)
    await notebook.press("enter")


async def test_a_series_is_planned_and_taken_back_in_one_step(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await plan_a_series(notebook, "daily, 10 times")
        await notebook.hears("Planned 10 times from today until Wed, Dec 2: Stretch. u takes all of it back.")
        assert len({plan.series_id for plan in notebook.all(Plan)}) == 1
        await notebook.sees("○ Stretch", "↻")
        await notebook.press("u")
        assert notebook.all(Plan) == []


async def test_an_own_activity_that_repeats_joins_the_catalog_in_the_same_step(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("2", "a")
        await notebook.write("Feed the ducks")
        await notebook.press("tab", "right", "tab", "tab", "tab", "tab")
        await notebook.write("weekly, 2 times")
        await notebook.press("enter")
        await notebook.hears("Planned 2 times from today until Mon, Nov 30: Feed the ducks.")
        assert {plan.activity_id for plan in notebook.all(Plan)} == {notebook.one(Activity).id}
        await notebook.press("u")
        assert (notebook.all(Plan), notebook.all(Activity)) == ([], [])


@pytest.mark.parametrize(
    ("key", "keys", "said", "left"),
    [
        ("x", ["enter"], "Dropped: Stretch. u takes it back.", 3),
        ("x", ["n"], "Dropped: Stretch. u takes it back.", 3),
        ("x", ["tab", "enter"], "Dropped: Stretch, 4 times. u takes it back.", 0),
        ("x", ["escape"], "", 4),
        ("delete", ["enter"], "Deleted: Stretch. u brings it back.", 3),
        ("delete", ["y"], "Deleted: Stretch, 4 times. u brings them back.", 0),
        ("delete", ["escape"], "", 4),
    ],
)
async def test_one_plan_of_a_series_goes_alone_or_with_those_after_it(
    tmp_path: Path, key: str, keys: list[str], said: str, left: int
) -> None:
    series = [Plan(label="Stretch", day=TODAY + timedelta(days=n), series_id="s") for n in range(4)]
    async with open_notebook(tmp_path, records=[*series, PLANS[0]]) as notebook:
        await notebook.press("2", "down", key)
        await notebook.sees("“Stretch” of this day only,", "Just this one", "This and the 3 after it")
        await notebook.press(*keys)
        await notebook.until(lambda: not notebook.dialog)
        await notebook.hears(said)
        assert sum(label == "Stretch" for label, _ in open_plans(notebook)) == left
        if left < 4:
            await notebook.press("u")
            assert len(open_plans(notebook)) == 5


async def test_a_plan_that_is_there_becomes_a_series_and_one_undo_leaves_it_alone_again(
    tmp_path: Path,
) -> None:
    async with open_notebook(tmp_path, records=[PLANS[0]]) as notebook:
        await notebook.press("2", "enter")
        notebook.widget(Input, "#repeat").focus()
        await notebook.write("daily, 3 times")
        await notebook.press("enter")
        await notebook.hears("Repeats now, 3 times from today until Wed, Nov 25:")
        assert len(open_plans(notebook)) == 3
        await notebook.press("u")
        assert len(open_plans(notebook)) == 1
        assert notebook.one(Plan).repeat is None


@pytest.mark.parametrize(
    ("answer", "said", "minutes"),
    [
        ("enter", "Changed: Stretch. u takes it back.", [20, None, None]),
        ("y", "Changed: Stretch, 3 times. u takes it back.", [20, 20, 20]),
        ("escape", "What you typed is kept", [None, None, None]),
    ],
)
async def test_a_change_is_for_one_of_a_series_or_for_those_after_it_too(
    tmp_path: Path, answer: str, said: str, minutes: list[int | None]
) -> None:
    series = [Plan(label="Stretch", day=TODAY + timedelta(days=n), series_id="s") for n in range(3)]
    async with open_notebook(tmp_path, records=series) as notebook:
        await notebook.press("2", "enter")
        notebook.widget(Input, "#minutes").focus()
        await notebook.write("20")
        await notebook.press("enter")
        await notebook.sees("Change “Stretch” of this day only,", "This and the 2 after it")
        await notebook.press(answer)
        await notebook.hears(said)
        assert [plan.minutes for plan in notebook.all(Plan)] == minutes
        if answer == "escape":
            await notebook.press("enter")
            await notebook.sees("Change this plan (what you had typed)", "20")


async def test_the_last_of_a_series_goes_without_a_question(tmp_path: Path) -> None:
    series = [Plan(label="Stretch", day=TODAY + timedelta(days=n), series_id="s") for n in range(2)]
    async with open_notebook(tmp_path, records=series) as notebook:
        await notebook.press("2", "end", "x")
        await notebook.hears("Dropped: Stretch.")
        assert open_plans(notebook) == [("Stretch", 0)]


@SIZES
async def test_a_plan_that_repeats_has_a_sign_that_every_terminal_shows(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    plan = Plan(label="Stretch", day=TODAY, start=time(8), series_id="s")
    async with open_notebook(tmp_path, records=[plan], size=size, ascii_only=True) as notebook:
        await notebook.press("2")
        await notebook.sees("@")
        assert "↻" not in notebook.text()


async def test_the_week_is_saved_as_a_page_that_only_its_owner_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plans = [replace(PLANS[0], note="secret"), PLANS[3]]
    async with open_notebook(tmp_path / "home", records=plans) as notebook:
        await notebook.press("2", "P")
        await notebook.sees("Save this week", "week-2026-11-23.md")
        await notebook.press("enter")
        await notebook.hears("Saved: ")
        page = tmp_path / "week-2026-11-23.md"
        assert page.read_text("utf-8").startswith("# Nov 23 – 29, 2026")
        assert "- [ ] 08:00 Swim" in page.read_text("utf-8")
        assert "secret" not in page.read_text("utf-8")
        assert page.stat().st_mode & 0o777 == 0o600
        await notebook.press("P")
        await notebook.sees("week-2026-11-23-2.md")
        notebook.widget(Input, "#file").value = str(page)
        await notebook.press("enter")
        await notebook.sees("week-2026-11-23.md is there already. Give another name.")
        await notebook.press("escape")


async def test_a_page_of_an_encrypted_notebook_is_said_to_be_open_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_notebook(tmp_path / "home", records=PLANS) as notebook:
        notebook.desk.is_sealed = lambda: True
        await notebook.press("2", "P", "enter")
        await notebook.hears("Saved, not encrypted: ")


async def test_a_page_without_a_folder_keeps_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    away.rmdir()
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    async with open_notebook(tmp_path / "home", records=PLANS) as notebook:
        await notebook.press("2", "P")
        await notebook.sees("nowhere/week-2026-11-23.md")
        await notebook.press("enter")
        await notebook.sees("There is no folder", "nowhere/week-2026-11-23.md")
