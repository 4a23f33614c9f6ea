"""The trash in the Journal: see, restore, empty."""

from datetime import timedelta
from pathlib import Path

from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.settings import Settings
from tests.support.app import NOW, Notebook, moment, open_notebook, type_ahead

RECORDS: list[Record] = [
    CheckIn(at=moment("2026-11-23 08:00"), mood=4, note="[slow] start"),
    CheckIn(at=moment("2026-11-22 21:00"), mood=7, note="by the river"),
    Plan(label="Swim", day=NOW.date()),
]


def lines(notebook: Notebook) -> list[str]:
    """What stands in the frame of the dialog."""
    inside = [line.strip().strip("│╭╰╮╯─ ") for line in notebook.lines()]
    return [" ".join(line.split()) for line in inside if line]


async def test_an_empty_trash_names_the_key_that_fills_it(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, settings=Settings(history_days=30)) as notebook:
        await notebook.press("7", "T")
        await notebook.sees("Nothing is in the trash.", "What you delete with Del waits here for 30 days.")
        await notebook.press("e", "r", "enter")
        assert notebook.dialog == "TrashDialog"
        await notebook.press("escape")
        assert notebook.dialog == ""


async def test_what_was_deleted_is_restored_one_by_one(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("7", "down", "delete", "delete")
        assert len(notebook.all(CheckIn)) == 0
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("delete", "T")
        await notebook.sees("Deleted today", "Deleted yesterday", "yesterday ○ Swim")
        shown = lines(notebook)
        assert shown.index("Deleted today") < shown.index("Deleted yesterday")
        assert "Sun, Nov 22 21:00 mood 7 energy – stress – by the river" in shown
        assert "yesterday 08:00 mood 4 energy – stress – [slow] start" in shown
        await notebook.press("down", "enter")
        await notebook.hears("Restored: mood 7. u takes it back.")
        await type_ahead(notebook.pilot, "T", "end", "r")
        await notebook.hears("Restored: mood 4.")
        assert [entry.mood for entry in notebook.all(CheckIn)] == [7, 4]
        await notebook.press("u")
        await notebook.hears("Undone: restored check-in")
        await notebook.saved()
        assert [row["table"] for row in notebook.stored("trash")] == ["plans", "check_ins"]


async def test_emptying_the_trash_asks_and_is_for_good(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS) as notebook:
        await notebook.press("7", "down", "delete", "T", "e")
        await notebook.sees("This lets go of 1 deleted record for good", "Backups")
        await notebook.press("enter")
        assert len(notebook.desk.journal.trash()) == 1
        await notebook.press("delete", "T", "e")
        await notebook.sees("2 deleted records")
        await notebook.press("y")
        await notebook.hears("The trash is empty.")
        await notebook.saved()
        assert notebook.desk.journal.trash() == []
        assert notebook.desk.journal.undoable() == []
        text = (tmp_path / "mindtui.json").read_text("utf-8")
        assert "river" not in text
        await notebook.press("u")
        await notebook.hears("There is nothing to undo.")


async def test_lines_fit_a_small_screen(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=RECORDS, size=(60, 20)) as notebook:
        await notebook.press("7", "delete", "T")
        await notebook.sees("Trash", "Deleted today", "Swim", "Esc leaves")
