"""The app as a whole: places, keys, palette, themes, other programs and quitting."""

import errno
import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.command import CommandPalette
from textual.widgets import Input, OptionList, TextArea

from mindtui.domain.check_in import CheckIn
from mindtui.domain.history import Step
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.settings import Settings, read_settings
from mindtui.storage.backups import Backups
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.app import MindTUIApp
from mindtui.ui.saver import Saver
from mindtui.ui.standing import Trouble
from mindtui.ui.widgets.choice_row import ChoiceRow
from tests.support.app import NOW, Notebook, make_desk, moment, open_notebook, running, stored, type_ahead


@pytest.fixture
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is looked at many times a second, and tried again at once."""
    monkeypatch.setattr("mindtui.ui.saver.LOOK_EVERY", 0.02)
    monkeypatch.setattr("mindtui.ui.saver.TRY_AGAIN_AFTER", 1)


def in_another_program(path: Path, work: Callable[[Journal], object]) -> None:
    """Change the file as the shell does while the app is open."""
    file = JournalFile(path, program="shell")
    journal = Journal(file.read(), program="shell")
    steps: list[Step] = []
    journal.changed.append(lambda step: None if step is None else steps.append(step))
    work(journal)
    file.commit(*steps)
    file.close()


async def test_digits_go_to_the_places(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        for digit, place in (
            ("2", "plan"),
            ("3", "thoughts"),
            ("5", "trends"),
            ("7", "journal"),
            ("1", "today"),
            ("9", "today"),
        ):
            await notebook.press(digit)
            assert notebook.place == place
        await type_ahead(notebook.pilot, *"2571257")
        assert notebook.place == "journal"
        await notebook.pilot.click(offset=(notebook.lines()[0].index("Plan"), 0))
        await notebook.until(lambda: notebook.place == "plan")


async def test_a_dialog_keeps_its_place_and_opens_once(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await type_ahead(notebook.pilot, "c", "c", "a", "2", "comma")
        assert notebook.dialog == "CheckInDialog"
        assert len(notebook.app.screen_stack) == 2
        await notebook.press("escape")
        assert notebook.place == "today"


async def test_undo_takes_back_step_by_step(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("u")
        await notebook.hears("There is nothing to undo.")
        await type_ahead(notebook.pilot, *"c6", "enter", *"c4", "enter", "u")
        await notebook.hears("Undone: added check-in, 14:30, mood 4. U redoes it.")
        assert notebook.one(CheckIn).mood == 6
        await notebook.press("u", "u")
        await notebook.hears("There is nothing to undo.")
        assert notebook.all(CheckIn) == []
        await notebook.saved()
        assert notebook.stored("check_ins") == []


async def test_redo_makes_again_what_undo_took_back(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await type_ahead(notebook.pilot, *"c6", "enter", *"c4", "enter", *"uuU")
        await notebook.hears("Redone: added check-in, 14:30, mood 6. u takes it back.")
        await notebook.press("ctrl+r")
        await notebook.hears("Redone: added check-in, 14:30, mood 4.")
        await notebook.press("U")
        await notebook.hears("There is nothing to redo.")
        await notebook.saved()
        assert [doc["mood"] for doc in notebook.stored("check_ins")] == [6, 4]
        await notebook.press("u")
    async with open_notebook(tmp_path, settings=Settings(keymap={"app.redo": "f6"})) as notebook:
        await notebook.press("f6")
        await notebook.until(lambda: len(notebook.all(CheckIn)) == 2)


async def test_undo_says_what_is_back(tmp_path: Path) -> None:
    walk = Plan(label="Walk [by] the river", day=NOW.date())
    async with open_notebook(tmp_path, records=[walk]) as notebook:
        await notebook.press("2", "delete", "u")
        await notebook.hears("Back again: plan, “Walk [by] the river”.")
        assert notebook.one(Plan).label == "Walk [by] the river"


async def test_the_palette_lists_what_works_now_and_cannot_photograph_a_diary(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(100, 100)) as notebook:
        await notebook.press("ctrl+p")
        await notebook.until(lambda: isinstance(notebook.app.screen, CommandPalette))
        await notebook.until(lambda: notebook.widget(OptionList).option_count > 10)
        for name in ("Check in", "Hard moment", "Undo", "Settings", "Help card", "Theme", "Quit", "Journal"):
            await notebook.sees(name)
        for name in ("Screenshot", "Maximize", "Not done", "Zoom"):
            assert name not in notebook.text()
        await notebook.write("hard mom")
        await notebook.until(lambda: notebook.widget(OptionList).option_count == 1)
        await notebook.press("enter")
        await notebook.until(lambda: notebook.dialog == "BadDayDialog")


async def test_the_palette_opens_a_dialog_of_the_place_it_was_called_from(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[Plan(label="Walk", day=NOW.date())]) as notebook:
        await notebook.press("2", "ctrl+p")
        await notebook.write("not done")
        await notebook.until(lambda: notebook.widget(OptionList).option_count == 1)
        await notebook.press("enter")
        await notebook.until(lambda: notebook.dialog == "PlanReviewDialog")


async def test_no_cursor_blinks(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        for keys in (("c",), ("a",), ("7", "slash"), ("ctrl+p",)):
            await notebook.press(*keys)
            fields = [*notebook.app.screen.query(Input), *notebook.app.screen.query(TextArea)]
            assert fields
            for field in fields:
                field.focus()
                await notebook.until(partial(getattr, field, "has_focus"))
                assert not field.cursor_blink, f"{field} after {keys}"
            await notebook.press("escape")


async def test_a_theme_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('# mine\ncountry = "DE"\n', "utf-8")
    async with open_notebook(tmp_path) as notebook:
        assert notebook.app.theme == "mindtui-dark"
        notebook.app.theme = "nord"
        await notebook.until(lambda: notebook.desk.settings.theme == "nord")
        text = (tmp_path / "config.toml").read_text("utf-8")
        assert text.startswith('# mine\ncountry = "DE"\n')
        assert read_settings(tmp_path / "config.toml")[0].theme == "nord"


async def test_a_first_visit_reads_no_style_sheet_anew_and_a_theme_reaches_every_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_notebook(tmp_path) as notebook:
        app = notebook.app
        await notebook.press("7")
        app.theme = "nord"
        await notebook.until(lambda: notebook.desk.settings.theme == "nord")
        anew: list[str] = []
        monkeypatch.setattr(app, "refresh_css", lambda *_, **__: anew.append(notebook.place))
        await notebook.press("2")
        assert (notebook.place, anew) == ("plan", [])
        monkeypatch.undo()
        nord = app.screen.styles.background
        assert nord.hex == app.current_theme.background
        await notebook.press("1", "7")
        assert (notebook.place, app.screen.styles.background) == ("journal", nord)


async def test_a_theme_that_cannot_be_remembered_is_used_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[[[", "utf-8")
    async with open_notebook(tmp_path) as notebook:
        notebook.app.theme = "nord"
        await notebook.hears("config.toml cannot be changed")
        assert notebook.app.theme == "nord"


async def test_a_theme_that_does_not_exist_is_told_and_left_in_the_settings(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, settings=Settings(theme="nrod")) as notebook:
        assert notebook.app.theme == "mindtui-dark"
        [notice] = notebook.notices
        assert "There is no theme nrod." in notice
        assert notebook.desk.settings.theme == "nrod"
        assert not (tmp_path / "config.toml").exists()


async def test_without_color_settings_bring_no_color_back(tmp_path: Path) -> None:
    desk, file = make_desk(tmp_path)
    app = MindTUIApp(desk, file, ansi_color=True)
    async with running(app) as pilot:
        notebook = Notebook(app, pilot, tmp_path)
        assert app.theme == "ansi-dark"
        await notebook.press("comma", "enter")
        await notebook.hears("Settings kept.")
        assert app.theme == "ansi-dark"
        assert desk.settings.theme == "mindtui-dark"


async def test_a_backup_that_cannot_be_made_is_told_and_the_check_in_is_saved(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    backups = Backups(tmp_path / "backups", "mindtui.json", lambda: NOW)
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=3)], backups=backups) as notebook:
        await notebook.press("c", "6", "enter")
        await notebook.until(lambda: notebook.notices)
        assert "No backup could be made in" in notebook.notices[0]
        await notebook.saved()
        assert len(notebook.stored("check_ins")) == 2


async def test_another_machine_s_copy_of_the_file_is_told_of(tmp_path: Path) -> None:
    other = tmp_path / "mindtui (conflicted copy).json"
    other.write_text("{}")
    async with open_notebook(tmp_path) as notebook:
        await notebook.until(lambda: notebook.notices)
        assert f"mindtui merge '{other}'" in notebook.notices[0]


async def test_own_keys_work_and_what_is_wrong_with_them_is_told(tmp_path: Path) -> None:
    keys = {"app.undo": "f5", "app.chekc-in": "f6", "app.plan": "c", "app.quit": "hyper+f99"}
    async with open_notebook(
        tmp_path, size=(100, 24), settings=Settings(keymap=keys), notices=["[b]A notice[/b]"]
    ) as notebook:
        notices = "\n".join(notebook.notices)
        assert notices.splitlines()[0] == "[b]A notice[/b]"
        assert "there is no command app.chekc-in. Did you mean app.check-in?" in notices
        assert "app.plan and app.check-in would share the key c" in notices
        assert "app.quit: there is no key hyper+f99." in notices
        await notebook.press("c", "6", "enter")
        await notebook.until(lambda: notebook.all(CheckIn))
        await notebook.press("u")
        assert notebook.all(CheckIn)
        await notebook.sees("F5 Undo")
        await notebook.press("f5")
        await notebook.until(lambda: not notebook.all(CheckIn))


async def test_what_another_program_writes_shows_up(tmp_path: Path, quick_looks: None) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5)]) as notebook:
        path = tmp_path / "mindtui.json"
        in_another_program(path, lambda journal: journal.add(CheckIn(at=NOW, mood=8, note="from afar"), NOW))
        await notebook.sees("from afar")
        await notebook.press("c", "6", "enter")
        await notebook.until(lambda: len(notebook.all(CheckIn)) == 3)
        await notebook.saved()
        assert len(notebook.stored("check_ins")) == 3
        await notebook.press("u")
        await notebook.saved()
        assert sorted(doc["mood"] for doc in notebook.stored("check_ins")) == [5, 8]


async def test_both_keep_what_they_wrote_at_the_same_time(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5, note="old")]) as notebook:
        held = notebook.one(CheckIn)
        await notebook.press("enter", "9")

        def write_a_note(journal: Journal) -> None:
            journal.change(CheckIn(at=NOW, mood=5, note="new", id=held.id), NOW + timedelta(minutes=1))
            journal.add(CheckIn(at=moment("2026-11-23 09:00"), mood=2, note="other"), NOW)

        in_another_program(tmp_path / "mindtui.json", write_a_note)
        await notebook.press("enter")
        await notebook.sees("mood 9 energy – stress – new", "other")
        await notebook.saved()
        assert sorted((doc["mood"], doc["note"]) for doc in notebook.stored("check_ins")) == [
            (2, "other"),
            (9, "new"),
        ]


async def test_a_check_in_removed_elsewhere_while_it_was_open_is_kept_as_typed(
    tmp_path: Path, quick_looks: None
) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5, note="old")]) as notebook:
        await notebook.press("enter", "9")
        in_another_program(
            tmp_path / "mindtui.json", lambda journal: journal.remove(journal.all(CheckIn)[0], NOW)
        )
        await notebook.until(lambda: not notebook.all(CheckIn))
        await notebook.press("enter")
        await notebook.hears("This check-in is no longer in the journal. What you typed comes back with c.")
        await notebook.press("c")
        await notebook.sees("[9]", "old")
        await notebook.press("enter")
        await notebook.until(lambda: notebook.all(CheckIn))
        assert (notebook.one(CheckIn).mood, notebook.one(CheckIn).note) == (9, "old")


async def test_a_check_in_that_no_longer_goes_with_what_was_made_of_it_elsewhere_is_kept_as_typed(
    tmp_path: Path, quick_looks: None
) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5, slot="midday")]) as notebook:
        held = notebook.one(CheckIn)
        await notebook.press("enter")
        notebook.widget(ChoiceRow, "#slot").focus()
        await notebook.press("right")
        notebook.widget(TextArea, "#note").focus()
        await notebook.write("many words")

        def make_it_whole_day(journal: Journal) -> None:
            journal.change(replace(held, whole_day=True, slot=None), NOW + timedelta(minutes=1))

        in_another_program(tmp_path / "mindtui.json", make_it_whole_day)
        await notebook.until(lambda: notebook.one(CheckIn).whole_day)
        await notebook.press("ctrl+s")
        await notebook.hears("A slot needs a time of day.")
        await notebook.press("enter")
        await notebook.sees("what you had typed", "many words")


async def test_the_help_card_opens_for_a_check_in_that_was_removed_elsewhere(
    tmp_path: Path, quick_looks: None
) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5)]) as notebook:
        await notebook.press("enter")
        notebook.widget(Input, "#tags").focus()
        await notebook.write("not safe")
        in_another_program(
            tmp_path / "mindtui.json", lambda journal: journal.remove(journal.all(CheckIn)[0], NOW)
        )
        await notebook.until(lambda: not notebook.all(CheckIn))
        await notebook.press("enter")
        await notebook.until(lambda: notebook.dialog == "HelpCardDialog")
        assert notebook.said.startswith("This check-in is no longer in the journal.")


class Blocked:
    """Takes the folder of the data away and puts a file in its place, so that not even root can write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._aside = folder.with_name("aside")

    def begin(self) -> None:
        """From now on nothing can be saved."""
        self._folder.rename(self._aside)
        self._folder.write_text("in the way", "utf-8")

    def end(self) -> None:
        """The folder is back."""
        self._folder.unlink()
        self._aside.rename(self._folder)


@pytest.fixture
def blocked(tmp_path: Path) -> Blocked:
    (tmp_path / "home").mkdir()
    return Blocked(tmp_path / "home")


async def test_what_cannot_be_saved_is_told_kept_and_saved_later(
    tmp_path: Path, blocked: Blocked, quick_looks: None
) -> None:
    async with open_notebook(tmp_path / "home", records=[CheckIn(at=NOW, mood=5)]) as notebook:
        blocked.begin()
        await notebook.press("c", "6", "enter")
        await notebook.sees("NOT SAVED: not a directory (1 change kept here)")
        await notebook.press("2", "c", "7")
        await notebook.sees("NOT SAVED: not a directory (1 change kept here)", "[7]")
        await notebook.press("enter")
        await notebook.sees("NOT SAVED: not a directory (2 changes kept here)", "2 Plan")
        await notebook.press("1", "f1")
        await notebook.sees("NOT SAVED: not a directory (2 changes kept here)")
        await notebook.press("escape", "u")
        await notebook.sees("Undone", "NOT SAVED: not a directory (3 changes kept here)")
        await notebook.press("c", "7", "enter")
        assert [entry.mood for entry in notebook.all(CheckIn)] == [5, 6, 7]
        blocked.end()
        await notebook.hears("Everything is saved now.")
        assert not notebook.is_trouble
        assert "NOT SAVED" not in notebook.text()
        assert [doc["mood"] for doc in notebook.stored("check_ins")] == [5, 6, 7]
        await notebook.press("q")
    assert notebook.app.return_code == 0


async def test_quitting_with_unsaved_changes_asks(
    tmp_path: Path, blocked: Blocked, quick_looks: None
) -> None:
    async with open_notebook(tmp_path / "home") as notebook:
        blocked.begin()
        await notebook.press("c", "6", "enter")
        await notebook.sees("NOT SAVED")
        await notebook.press("q")
        await notebook.sees("Not in the file yet: added check-in.", "private file", "Stay", "Save elsewhere")
        await notebook.press("enter")
        await notebook.until(lambda: not notebook.dialog)
        assert notebook.app.return_code is None
        await notebook.press("c", "8", "ctrl+q", "ctrl+q")
        await notebook.sees("Not in the file yet: added check-in.")
        await notebook.press("s")
        await notebook.until(lambda: notebook.dialog == "CheckInDialog")
        await notebook.press("4", "ctrl+q", "l")
    assert notebook.app.return_code == 0
    assert [step.deed for step in notebook.app.saver.stop()] == ["add", "draft"]


async def test_everything_can_go_to_another_file_and_the_app_goes_on_there(
    tmp_path: Path, blocked: Blocked, quick_looks: None
) -> None:
    other = tmp_path / "stick" / "copy.json"
    other.parent.mkdir()
    async with open_notebook(tmp_path / "home", records=[CheckIn(at=NOW, mood=5)]) as notebook:
        blocked.begin()
        await notebook.press("c", "6", "enter")
        await notebook.sees("NOT SAVED")
        await notebook.press("q", "e")
        await notebook.until(lambda: notebook.dialog == "ElsewhereDialog")
        await notebook.write(str(tmp_path / "home"))
        await notebook.press("enter")
        await notebook.sees("home is there already.")
        notebook.widget(Input, "#file").value = str(other)
        await notebook.press("enter")
        await notebook.until(lambda: any("Everything is in" in notice for notice in notebook.notices))
        assert f"mindtui --data {other}" in notebook.notices[-1]
        assert "NOT SAVED" not in notebook.text()
        await notebook.press("c", "7", "enter")
        await notebook.saved()
        assert [doc["mood"] for doc in stored(other, "check_ins")] == [5, 6, 7]
        await notebook.press("u")
        await notebook.saved()
        assert [doc["mood"] for doc in stored(other, "check_ins")] == [5, 6]
        blocked.end()
        assert [doc["mood"] for doc in notebook.stored("check_ins")] == [5]
        await notebook.press("q")
    assert notebook.app.return_code == 0


async def test_saving_elsewhere_stands_in_the_palette_and_says_why_it_could_not(
    tmp_path: Path, quick_looks: None
) -> None:
    (tmp_path / "in the way").write_text("", "utf-8")
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5)]) as notebook:
        await notebook.press("ctrl+p")
        await notebook.write("save else")
        await notebook.until(lambda: notebook.widget(OptionList).option_count == 1)
        await notebook.press("enter")
        await notebook.until(lambda: notebook.dialog == "ElsewhereDialog")
        await notebook.press("enter")
        await notebook.sees("Type the path of a file.")
        await notebook.write(str(tmp_path / "in the way" / "copy.json"))
        await notebook.press("enter")
        await notebook.until(lambda: notebook.is_trouble)
        await notebook.press("c", "6", "enter")
        await notebook.saved()
        assert len(notebook.stored("check_ins")) == 2


async def test_a_save_that_the_disk_did_not_confirm_is_no_loss_and_is_told_until_it_is(
    tmp_path: Path, quick_looks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_notebook(tmp_path) as notebook:
        with monkeypatch.context() as slow_disk:

            def fail(_: int) -> None:
                raise OSError(errno.EIO, os.strerror(errno.EIO))

            slow_disk.setattr("mindtui.storage.atomic_file._sync_folder", fail)
            await notebook.press("c", "6", "enter")
            await notebook.sees("Saved, but the disk did not confirm it: input/output error")
            assert "NOT SAVED" not in notebook.text()
            await notebook.saved()
            assert [doc["mood"] for doc in notebook.stored("check_ins")] == [6]
            assert notebook.app.trouble is not None
        await notebook.hears("Everything is saved now.")
        assert "did not confirm" not in notebook.text()
        assert len(notebook.stored("check_ins")) == len(notebook.stored("changes")) == 1


async def test_what_the_file_says_when_all_screens_are_closed_is_no_fault(
    tmp_path: Path, blocked: Blocked, quick_looks: None
) -> None:
    async with open_notebook(tmp_path / "home", records=[CheckIn(at=NOW, mood=5)]) as notebook:
        notebook.app.exit()
        notebook.app.post_message(Saver.Stands(Trouble("not saved", "disk full", "Full.", 1)))
        notebook.app.post_message(Saver.Stands(None))
        notebook.app.post_message(Saver.FileChanged({}))
    assert notebook.app.fault is None


async def test_a_file_that_vanishes_is_told_and_never_made_again(tmp_path: Path, quick_looks: None) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5)]) as notebook:
        path = tmp_path / "mindtui.json"
        path.rename(tmp_path / "aside")
        await notebook.sees("The data file cannot be read: the file is gone")
        await notebook.press("c", "6", "enter")
        await notebook.sees("NOT SAVED: the file is gone (1 change kept here)")
        assert not path.exists()
        (tmp_path / "aside").rename(path)
        await notebook.hears("Everything is saved now.")
        assert [doc["mood"] for doc in notebook.stored("check_ins")] == [5, 6]
        path.rename(tmp_path / "aside")
        await notebook.sees("The data file cannot be read: the file is gone")
        (tmp_path / "aside").rename(path)
        await notebook.hears("The data file can be read again.")


async def test_an_unforeseen_error_while_saving_is_told_and_ends_nothing(
    tmp_path: Path, quick_looks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_notebook(tmp_path) as notebook:
        with monkeypatch.context() as broken:

            def fail(*_: Step) -> None:
                raise RuntimeError("something unforeseen")

            broken.setattr(notebook.app.saver._file, "commit", fail)
            await notebook.press("c", "6", "enter")
            await notebook.sees("NOT SAVED: something unforeseen (1 change kept here)")
        await notebook.hears("Everything is saved now.")
        assert [doc["mood"] for doc in notebook.stored("check_ins")] == [6]


async def test_a_file_that_others_spoiled_is_told_and_nothing_of_it_is_lost(
    tmp_path: Path, quick_looks: None
) -> None:
    path = tmp_path / "mindtui.json"
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5)]) as notebook:
        for spoiled in ("{", "[]", '{"check_ins": []}', '{"check_ins": {"1": 7}, "changes": 5}', "\0" * 99):
            good = path.read_bytes()
            path.write_text(spoiled, "utf-8")
            before = len(notebook.all(CheckIn))
            await notebook.sees("The data file cannot be read: ")
            await notebook.press("c", "6", "enter")
            await notebook.sees("NOT SAVED")
            assert path.read_text("utf-8") == spoiled
            path.write_bytes(good)
            await notebook.hears("Everything is saved now.")
            assert len(notebook.stored("check_ins")) == before + 1


async def test_a_demo_says_so_in_every_place(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, demo=True) as notebook:
        for digit in "123567":
            await notebook.press(digit)
            await notebook.sees("demo: made-up data")


async def test_redrawing_changes_nothing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5)]) as notebook:
        await notebook.sees("mood 5")
        before = notebook.lines()
        await notebook.press("ctrl+l")
        await notebook.pilot.pause()
        assert notebook.lines() == before


async def test_every_place_fits_sixty_columns(tmp_path: Path) -> None:
    records = [CheckIn(at=NOW - timedelta(days=n), mood=5, stress=4, note="a note " * 9) for n in range(9)]
    records_and_plan = [*records, Plan(label="Walk along the river and back " * 2, day=NOW.date())]
    async with open_notebook(tmp_path, records=records_and_plan, size=(60, 20)) as notebook:
        for digit in "123567":
            await notebook.press(digit)
            await notebook.sees("? Help ! Help card")
            assert len(notebook.lines()) == 20
            for key in ("c", "a", "comma", "b"):
                await notebook.press(key)
                assert notebook.dialog
                await notebook.press("escape")


async def test_ctrl_c_tells_how_to_quit_in_the_line_for_messages(tmp_path: Path) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("ctrl+c")
        await notebook.hears("Ctrl+Q quits.")
        assert notebook.notices == []
