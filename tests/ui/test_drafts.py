"""What stands in an open form is kept while it is typed."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual import events

from mindtui.domain.check_in import CheckIn
from mindtui.domain.draft import Draft
from mindtui.domain.history import Step
from mindtui.ui.dialogs.check_in import CheckInDialog
from mindtui.ui.widgets.rating_row import RatingRow
from tests.support.app import NOW, Notebook, open_notebook


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kept a moment after the last key."""
    monkeypatch.setattr("mindtui.ui.drafts.QUIET", 0.02)


@pytest.fixture
def never_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never kept because somebody paused."""
    monkeypatch.setattr("mindtui.ui.drafts.QUIET", 600.0)


def kept(notebook: Notebook) -> dict[str, object]:
    """What the file holds of the only draft; nothing without one."""
    drafts = notebook.stored("drafts")
    return dict(drafts[0]["typed"]) if drafts else {}


async def test_what_is_typed_is_in_the_file_soon_and_is_no_step(tmp_path: Path, quick: None) -> None:
    async with open_notebook(tmp_path, records=[CheckIn(at=NOW, mood=5)]) as notebook:
        version = notebook.desk.journal.version
        await notebook.press("c", "6")
        await notebook.until(lambda: kept(notebook) == {"mood": 6})
        await notebook.press("4")
        await notebook.until(lambda: kept(notebook) == {"mood": 6, "energy": 4})
        assert notebook.desk.journal.version == version
        assert notebook.all(Step) == []
        assert notebook.stored("changes") == notebook.stored("trash") == []
        assert not (tmp_path / "backups").exists()
        await notebook.press("enter")
        await notebook.until(lambda: len(notebook.stored("check_ins")) == 2)
        await notebook.saved()
        assert notebook.stored("drafts") == []


async def test_every_form_with_a_name_keeps_what_is_typed(tmp_path: Path, quick: None) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("a")
        await notebook.write("Walk")
        await notebook.until(lambda: kept(notebook) == {"what": "Walk"})


@pytest.mark.parametrize(("form", "typed"), [("c", "6"), ("a", "Walk")])
async def test_what_is_offered_again_and_left_as_it_is_goes_when_the_person_says_so(
    tmp_path: Path, never_quiet: None, form: str, typed: str
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press(form)
        await notebook.write(typed)
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        await notebook.press(form, "escape")
        await notebook.sees("Let what you had typed go for good?")
        await notebook.press("escape")
        await notebook.hears("What you typed is kept")
        await notebook.press(form, "escape", "y")
        await notebook.saved()
        assert (notebook.stored("drafts"), notebook.dialog, notebook.said) == ([], "", "")
        await notebook.press(form)
        assert "had typed" not in notebook.text()


async def test_what_is_offered_again_and_gone_on_with_is_kept_without_a_question(
    tmp_path: Path, never_quiet: None
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "escape", "c", "tab", "4", "escape")
        await notebook.hears("What you typed is kept")
        await notebook.saved()
        assert (kept(notebook), notebook.dialog) == ({"mood": 6, "energy": 4}, "")


async def test_somebody_who_types_on_and_on_is_not_forgotten(
    tmp_path: Path, never_quiet: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        assert notebook.all(Draft) == []
        monkeypatch.setattr("mindtui.ui.drafts.LONGEST", 0.0)
        notebook.app.drafts._ring()
        await notebook.until(lambda: kept(notebook) == {"mood": 6})


async def test_another_window_or_another_screen_is_a_pause(tmp_path: Path, never_quiet: None) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6")
        notebook.app.post_message(events.AppBlur())
        await notebook.until(lambda: kept(notebook) == {"mood": 6})
        notebook.app.post_message(events.AppFocus())
        await notebook.press("4", "exclamation_mark")
        await notebook.until(lambda: kept(notebook) == {"mood": 6, "energy": 4})


async def test_a_click_is_kept_as_a_key_is(tmp_path: Path, quick: None) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c")
        await notebook.pilot.click(RatingRow, offset=(30, 0))
        await notebook.until(lambda: kept(notebook))
        assert kept(notebook)["mood"] == notebook.widget(RatingRow, "#mood").value


async def test_nothing_is_kept_of_a_form_that_was_saved_meanwhile(tmp_path: Path, never_quiet: None) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "enter")
        await notebook.until(lambda: notebook.all(CheckIn))
        assert notebook.app.drafts.unkept() is None
        notebook.app.drafts.keep()
        assert notebook.all(Draft) == []


async def test_two_windows_keep_what_is_typed_in_each(tmp_path: Path, quick: None) -> None:
    later = NOW + timedelta(hours=1)
    async with open_notebook(tmp_path) as first, open_notebook(tmp_path, now=later) as second:
        await second.press("c")
        await first.press("c", "1")
        await first.until(lambda: len(first.stored("drafts")) == 1)
        await second.press("2")
        await second.until(lambda: len(first.stored("drafts")) == 2)
        await second.press("enter")
        await second.until(lambda: len(second.stored("check_ins")) == 1)
        await second.saved()
        assert kept(first) == {"mood": 1}


async def test_a_dialog_without_fields_has_nothing_to_keep(tmp_path: Path, quick: None) -> None:
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "escape", "c", "question_mark")
        assert isinstance(notebook.app.screen_stack[1], CheckInDialog)
        assert notebook.app.unfinished() == ("check-in", {"mood": 6})
        await notebook.press("escape", "escape", "comma", "right")
        assert notebook.app.unfinished() is None


async def test_the_start_says_that_a_check_in_waits(tmp_path: Path) -> None:
    draft = Draft(id="d1", created_at=NOW, updated_at=NOW, form="check-in", typed={"mood": 3})
    async with open_notebook(tmp_path, records=[draft]) as notebook:
        await notebook.hears("A check-in that was not saved is kept: c goes on with it.")
        await notebook.press("c")
        await notebook.sees("[3]")


async def test_the_start_says_nothing_about_other_forms(tmp_path: Path) -> None:
    draft = Draft(id="d1", created_at=NOW, updated_at=NOW, form="plan", typed={"what": "Swim"})
    async with open_notebook(tmp_path, records=[draft]) as notebook:
        await notebook.press("2", "1")
        assert notebook.said == ""
