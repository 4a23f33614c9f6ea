"""Every record, newest first."""

from collections import Counter
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from mindtui.domain.activity import Activity
from mindtui.domain.check_in import CheckIn, Feeling, WakeTime
from mindtui.domain.meeting import AgendaItem
from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.domain.skill import SkillRun
from mindtui.ui.record_rows import record_parts
from mindtui.ui.screens import journal as journal_screen
from mindtui.ui.widgets.record_list import RecordList
from tests.support.app import NOW, Notebook, moment, open_notebook, type_ahead

TODAY = NOW.date()
RECORDS: list[Record] = [
    CheckIn(at=moment("2026-11-23 08:00"), mood=4, tags=("Work",), note="slow start"),
    CheckIn(at=moment("2026-11-23 12:00"), mood=6, feelings=(Feeling("hopeful"),)),
    CheckIn(at=moment("2026-11-22 21:00"), mood=7, note="by the river, at work"),
    CheckIn(at=moment("2025-02-03 10:00"), mood=5, note="long ago", whole_day=True),
    Plan(label="Swim in the river", day=TODAY + timedelta(days=1), start=time(8), status="moved"),
    WakeTime(day=TODAY, time=time(7, 10)),
]


async def find(notebook: Notebook, text: str) -> None:
    line = notebook.app.screen.query_one("#search", Input)
    line.value = ""
    await notebook.write(text)


def listed(notebook: Notebook) -> list[str]:
    """The lines of the list that say something."""
    return [" ".join(line.split()) for line in notebook.lines()[1:-2] if line.strip()]


async def test_nothing_recorded_says_what_to_press(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("7")
        await notebook.sees("Nothing recorded yet. Press c to check in.")
        await notebook.press("enter", "delete", "down")
        assert notebook.dialog == ""


async def test_while_one_types_only_keys_that_are_no_text_are_offered(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("7", "slash")
        await notebook.sees("Search", "Enter list · Esc all", "F1 Help F12 Help card")
        assert "/ Search" not in notebook.text()
        await notebook.write("river")
        await notebook.sees("2 found · Enter list · Esc all")
        await notebook.press("enter")
        await notebook.sees("▸ 08:00 → Swim in the river", "/ Search")


async def test_the_cursor_stands_on_the_first_that_is_found(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("7", "end")
        await notebook.sees("▸ day mood 5")
        await notebook.press("slash")
        await notebook.write("at work")
        await notebook.press("enter")
        await notebook.sees("▸ 21:00 mood 7")


async def test_records_stand_under_their_days_newest_first(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("7")
        await notebook.sees("long ago")
        assert listed(notebook) == [
            "Tomorrow Nov 24",
            "08:00 → Swim in the river moved",
            "Today Nov 23",
            "▸ 12:00 mood 6 energy – stress – hopeful",
            "08:00 mood 4 energy – stress – #Work slow start",
            "07:10 woke",
            "Yesterday Nov 22",
            "21:00 mood 7 energy – stress – by the river, at work",
            "Mon, Feb 3, 2025",
            "day mood 5 energy – stress – long ago",
        ]


async def test_what_was_skipped_looks_unlike_what_was_not_given_and_help_tells_them_apart(
    tmp_path: Path,
) -> None:
    skipped = CheckIn(at=moment("2026-11-23 08:00"), mood=4, skipped=("stress",))
    async with open_notebook(tmp_path, records=[skipped]) as notebook:
        for place in ("1", "7"):
            await notebook.press(place)
            await notebook.sees("mood 4 energy – stress ⊘")
            await notebook.press("question_mark")
            await notebook.sees("– is not given and ⊘ is skipped")
            await notebook.press("escape")
    async with open_notebook(tmp_path, ascii_only=True) as notebook:
        await notebook.press("7")
        await notebook.sees("mood 4 energy - stress /")
        await notebook.press("question_mark")
        await notebook.sees("- is not given and / is skipped")


async def test_a_night_belongs_to_its_day_and_each_day_has_one_heading(tmp_path: Path) -> None:
    records = [
        CheckIn(at=moment("2026-11-23 00:30"), mood=5),
        CheckIn(at=moment("2026-11-22 23:00"), mood=6),
        Plan(label="Some time", day=TODAY - timedelta(days=1)),
        Plan(label="Stars", day=TODAY - timedelta(days=1), start=time(1)),
        CheckIn(at=moment("2026-11-23 08:00"), mood=4),
    ]
    async with open_notebook(tmp_path, records=records) as notebook:
        await notebook.press("7")
        await notebook.sees("Some time")
        assert [line.split()[0].strip("▸") or line.split()[1] for line in listed(notebook)] == [
            "Today",
            "08:00",
            "Yesterday",
            "○",
            "01:00",
            "00:30",
            "23:00",
        ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("river", ["Swim in the river moved", "by the river, at work"]),
        ("RIVER work", ["by the river, at work"]),
        ("#work", ["#Work slow start"]),
        ("hopeful", ["hopeful"]),
        ("zebra", []),
        ("[/b] $x", []),
    ],
)
async def test_the_list_follows_what_is_searched_for(tmp_path: Path, text: str, found: list[str]) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await type_ahead(notebook.pilot, "slash", *text)
        assert notebook.place == "journal"
        assert notebook.widget(Input).value == text
        records = [line for line in listed(notebook)[1:] if line[:1].isdigit() or line[:1] == "▸"]
        assert len(records) == len(found)
        for line, end in zip(records, found, strict=True):
            assert line.endswith(end)
        if not found:
            await notebook.sees("Nothing found. Esc shows everything again.")
        await notebook.press("escape")
        await notebook.sees("long ago")
        assert notebook.focus == "RecordList"


async def test_keys_typed_right_after_the_slash_are_searched_for(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await type_ahead(notebook.pilot, "slash", *"caq1!z")
        assert notebook.widget(Input).value == "caq1!z"
        assert notebook.dialog == ""


async def test_enter_goes_to_the_list_and_opens_what_was_found(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await type_ahead(notebook.pilot, "7", "slash", *"slow", "enter")
        assert notebook.focus == "RecordList"
        await notebook.press("enter", "9", "enter")
        await notebook.hears("Changed: mood 9.")
        assert notebook.widget(Input).value == "slow"
        await notebook.sees("mood 9")
        assert "hopeful" not in notebook.text()
        await notebook.press("slash")
        assert notebook.focus == "search"


async def test_a_search_stays_while_another_place_is_open(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await type_ahead(notebook.pilot, "slash", *"river", "enter", "1", "7")
        await notebook.sees("by the river")
        assert "hopeful" not in notebook.text()


async def test_a_waking_time_is_put_right(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("7", "down", "down")
        await notebook.sees("▸ 07:10 woke")
        await notebook.press("enter", "enter", "enter", "ctrl+u")
        await notebook.write("9")
        await notebook.press("enter")
        await notebook.sees("is not a time of day that can be read")
        await notebook.press("ctrl+u")
        await notebook.write("06:50")
        await notebook.press("enter")
        await notebook.hears("Changed: woke at 06:50. u takes it back.")
        wake = notebook.one(WakeTime)
        assert (wake.time, wake.source) == (time(6, 50), "typed")


async def test_what_has_no_dialog_says_so(tmp_path: Path) -> None:
    records = [SkillRun(skill_id="breathing", at=NOW)]
    async with open_notebook(tmp_path, records=records) as notebook:
        await notebook.press("7", "enter")
        await notebook.hears("cannot be changed here; Del takes it out.")


async def test_deleting_is_undone_and_the_cursor_stays_near(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("7", "down", "delete")
        await notebook.hears("Deleted: mood 4. u brings it back.")
        await notebook.sees("▸ 07:10 woke")
        await notebook.press("delete")
        await notebook.hears("Deleted: woke at 07:10.")
        await notebook.press("u", "u")
        await notebook.sees("slow start", "woke")
        await notebook.press("u")
        await notebook.hears("There is nothing to undo.")


async def test_a_plan_opens_in_its_own_dialog(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("7", "home", "enter")
        await notebook.sees("Change this plan", "Swim in the river")


async def test_every_kind_of_record_has_a_line(tmp_path: Path) -> None:
    own = Activity(label="Feed [the] ducks", area="play")
    async with open_notebook(tmp_path, records=[own]) as notebook:
        await notebook.press("7")
        await notebook.sees("activity: Feed [the] ducks")


async def test_thousands_of_records_are_drawn_only_as_far_as_they_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: Counter[str] = Counter()
    draw = record_parts

    def count(record: Record, *args: object) -> object:
        drawn[record.id] += 1
        return draw(record, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(journal_screen, "record_parts", count)
    first = moment("2016-01-01 08:00")
    many = [CheckIn(at=first + timedelta(hours=11 * n), mood=n % 11, note=f"note {n}") for n in range(8000)]
    async with open_notebook(tmp_path, records=many, now=moment("2026-01-15 12:00")) as notebook:
        await notebook.press("7")
        await notebook.sees("note 7999")
        await notebook.press("pagedown", "end")
        await notebook.sees("▸ 08:00 mood 0 energy – stress – note 0")
        assert len(drawn) < 150
        await type_ahead(notebook.pilot, "slash", *"note 4321")
        await notebook.sees("note 4321")
        found = notebook.widget(RecordList).item
        assert isinstance(found, CheckIn)
        assert found.note == "note 4321"


async def test_a_record_that_is_not_understood_is_told_and_kept(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS[:2]):
        pass
    path = tmp_path / "mindtui.json"
    path.write_text(path.read_text("utf-8").replace('"mood":4', '"mood":44', 1), "utf-8")
    async with open_notebook(tmp_path) as notebook:
        await notebook.until(lambda: notebook.notices)
        [notice] = notebook.notices
        assert notice == "1 record in the file is not understood and left as found."
        await notebook.press("7")
        await notebook.sees("mood 6")
        assert "slow start" not in notebook.text()
        await notebook.press("c", "1", "enter")
        await notebook.saved()
        assert 44 in [doc["mood"] for doc in notebook.stored("check_ins")]
        assert notebook.desk.today == date(2026, 11, 23)


async def test_any_record_is_brought_to_the_next_meeting_with_one_key_and_taken_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=3, note="the [/b] call")]) as notebook:
        await notebook.press("7", "B")
        await notebook.hears("For your next meeting: mood 3")
        assert notebook.one(AgendaItem).origin == "check-in"
        await notebook.sees("item for the next meeting: mood 3")
        await notebook.press("u")
        await notebook.hears("Undone: added item for the next meeting, mood 3")
        assert not notebook.all(AgendaItem)
        await notebook.press("B", "B")
        await notebook.hears("No longer for your next meeting: mood 3")
        assert not notebook.all(AgendaItem)


async def test_an_item_for_the_next_meeting_is_not_brought_twice(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[AgendaItem(text="ask about [sleep]")]) as notebook:
        await notebook.press("7", "B")
        await notebook.sees("item for the next meeting: ask about [sleep]")
        assert notebook.one(AgendaItem).text == "ask about [sleep]"
