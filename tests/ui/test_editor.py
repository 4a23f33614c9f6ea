"""A note in the person's own editor."""

import os
import signal
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.app import App
from textual.widgets import TextArea

from mindtui.domain.check_in import CheckIn
from mindtui.domain.draft import Draft
from mindtui.editor import EditorFailed
from mindtui.errors import UsageError
from mindtui.ui.editor import edit_text
from mindtui.ui.widgets.field import HintLine
from tests.support.app import open_notebook, type_ahead


class StandIn:
    """An app that hands its terminal over and takes it back."""

    def __init__(self) -> None:
        self.handed_over = 0
        self.taken_back = 0

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """As Textual does it: no way out but the normal one."""
        self.handed_over += 1
        yield
        self.taken_back += 1


@pytest.fixture
def stand_in() -> StandIn:
    return StandIn()


@pytest.fixture
def edit(tmp_path: Path, stand_in: StandIn) -> Callable[[str], str]:
    return lambda text: edit_text(cast("App[object]", stand_in), text, tmp_path / "notes")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set EDITOR to a script; "$1" is the file."""

    def make(script: str) -> None:
        path = tmp_path / "my editor"
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("EDITOR", f"'{path}'")

    return make


def test_what_was_saved_in_the_editor_comes_back(
    tmp_path: Path, stand_in: StandIn, edit: Callable[[str], str], editor: Callable[[str], None]
) -> None:
    # Editors keep a copy or a swap file beside the note.
    editor(f'stat -c %a "$1" > "{tmp_path}/mode"; echo "žena [b] two" >> "$1"; cp "$1" "$1~"')
    assert edit("one\n") == "one\nžena [b] two"
    assert (tmp_path / "mode").read_text("utf-8").strip() == "600"
    assert stat.S_IMODE((tmp_path / "notes").stat().st_mode) == 0o700
    assert list((tmp_path / "notes").iterdir()) == []
    assert (stand_in.handed_over, stand_in.taken_back) == (1, 1)


def test_ctrl_c_in_the_editor_is_for_the_editor(
    edit: Callable[[str], str], editor: Callable[[str], None]
) -> None:
    before = signal.getsignal(signal.SIGINT)
    editor("""trap 'echo heard >> "$1"' INT; kill -INT $PPID; kill -QUIT $PPID; kill -INT $$""")
    assert edit("mine\n") == "mine\nheard"
    assert signal.getsignal(signal.SIGINT) is before


def test_visual_is_asked_before_editor_and_may_have_arguments(
    tmp_path: Path, edit: Callable[[str], str], editor: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("exit 1")
    script = tmp_path / "visual"
    script.write_text('#!/bin/sh\nprintf "%s" "$1" > "$2"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{script} --wait")
    assert edit("before") == "--wait"


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("no-such-editor -n", "no-such-editor cannot be started: No such file or directory."),
        ("sh -c 'exit 3'", "sh ended with status 3."),
        ("'unclosed", "EDITOR has a quotation mark without its partner."),
        (" ", "EDITOR names no editor."),
    ],
)
def test_an_editor_that_fails_is_named_and_leaves_nothing_behind(
    tmp_path: Path,
    stand_in: StandIn,
    edit: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    sentence: str,
) -> None:
    monkeypatch.setenv("EDITOR", command)
    with pytest.raises(UsageError) as caught:
        edit("mine")
    assert sentence in str(caught.value)
    assert "Set EDITOR to an editor you have." in str(caught.value)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert stand_in.handed_over == stand_in.taken_back


@pytest.mark.parametrize(
    ("script", "note"),
    [
        ('echo "and more" >> "$1"', "mine\nand more"),
        ('echo "another" > "$1"', "another\n\nmine"),
        (': > "$1"', "mine"),
    ],
)
def test_what_a_failing_editor_had_saved_is_kept_beside_what_was_there(
    tmp_path: Path,
    edit: Callable[[str], str],
    editor: Callable[[str], None],
    script: str,
    note: str,
) -> None:
    editor(f"{script}; exit 1")
    with pytest.raises(EditorFailed, match="my editor ended with status 1") as caught:
        edit("mine\n")
    assert caught.value.text.removesuffix("\n") == note
    assert list((tmp_path / "notes").iterdir()) == []


def test_what_the_editor_left_is_not_removed_before_it_was_read(
    tmp_path: Path, edit: Callable[[str], str], editor: Callable[[str], None]
) -> None:
    editor('rm "$1"; mkdir "$1"; echo "mine too" > "$1/kept"')
    with pytest.raises(UsageError, match=r"What the editor left in .* cannot be read: Is a directory"):
        edit("mine")
    [left] = (tmp_path / "notes").iterdir()
    assert (left / "note.txt" / "kept").read_text("utf-8") == "mine too\n"


async def test_what_is_typed_after_the_editor_goes_on_where_it_ended(
    tmp_path: Path, editor: Callable[[str], None], stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor('printf "one\\ntwo" > "$1"')
    async with open_notebook(tmp_path) as notebook:
        monkeypatch.setattr(notebook.app, "suspend", stand_in.suspend)
        await notebook.press("c", "ctrl+e")
        await notebook.until(lambda: notebook.focus == "note")
        await type_ahead(notebook.pilot, *" three")
        assert notebook.widget(TextArea).text == "one\ntwo three"


async def test_what_a_failing_editor_had_saved_stands_in_the_form(
    tmp_path: Path, editor: Callable[[str], None], stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor('printf "saved before the end" > "$1"; kill -9 $$')
    async with open_notebook(tmp_path) as notebook:
        monkeypatch.setattr(notebook.app, "suspend", stand_in.suspend)
        await notebook.press("c", "6", "ctrl+e")
        await notebook.sees("saved before the end", "What it saved is in the note.")


def test_a_file_that_is_no_text_is_read_as_far_as_it_is_one(
    edit: Callable[[str], str], editor: Callable[[str], None]
) -> None:
    editor(r'''printf 'caf\351\n' > "$1"''')
    assert edit("") == "caf�"


def test_an_editor_that_takes_the_file_away_is_told(
    tmp_path: Path, edit: Callable[[str], str], editor: Callable[[str], None]
) -> None:
    editor('rm "$1"')
    with pytest.raises(UsageError, match=r"The editor left no file\. The note is as it was\."):
        edit("mine")
    assert list((tmp_path / "notes").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, edit: Callable[[str], str], editor: Callable[[str], None]
) -> None:
    editor("true")
    (tmp_path / "notes").write_text("in the way", "utf-8")
    with pytest.raises(UsageError, match="The note cannot be written for the editor: "):
        edit("mine")


async def test_where_there_is_no_terminal_to_hand_over_the_form_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with open_notebook(tmp_path) as notebook:
        await notebook.press("c", "6", "ctrl+e")
        assert "The editor needs a terminal of its own." in notebook.widget(HintLine).text
        notebook.widget(TextArea).focus()
        await type_ahead(notebook.pilot, *"kept", "ctrl+e", "ctrl+s")
        await notebook.hears("Logged: mood 6.")
        assert notebook.one(CheckIn).note == "kept"
        assert list(tmp_path.glob(".note*")) == []


async def test_the_note_of_the_form_is_edited(
    tmp_path: Path, editor: Callable[[str], None], stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor('printf " and more\\n\\033[31mred" >> "$1"')
    async with open_notebook(tmp_path) as notebook:
        monkeypatch.setattr(notebook.app, "suspend", stand_in.suspend)
        await notebook.press("c", "tab", "tab", "tab", "tab", "tab")
        await notebook.write("some")
        await notebook.press("ctrl+e")
        await notebook.sees("some and more")
        await notebook.press("ctrl+s")
        await notebook.hears("Logged")
        await notebook.saved()
        assert notebook.stored("check_ins")[0]["note"] == "some and more\n[31mred"


async def test_what_was_written_in_an_editor_that_outlived_the_app_comes_back(tmp_path: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    for process, text in ((dead.pid, "written before the end"), (os.getpid(), "still open")):
        folder = tmp_path / f".note-{process}-abc"
        folder.mkdir()
        (folder / "note.txt").write_text(f"{text}\n", "utf-8")
    async with open_notebook(tmp_path) as notebook:
        await notebook.until(lambda: any("press c" in notice for notice in notebook.notices))
        await notebook.until(lambda: not (tmp_path / f".note-{dead.pid}-abc").exists())
        assert [draft["typed"] for draft in notebook.stored("drafts")] == [{"note": "written before the end"}]
        await notebook.press("c")
        await notebook.sees("what you had typed", "written before the end")
    assert (tmp_path / f".note-{os.getpid()}-abc" / "note.txt").exists()


async def test_nothing_is_said_of_an_editor_whose_text_is_known(tmp_path: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    folder = tmp_path / f".note-{dead.pid}-abc"
    folder.mkdir()
    (folder / "note.txt").write_text(" \n", "utf-8")
    async with open_notebook(tmp_path) as notebook:
        await notebook.until(lambda: not folder.exists())
        assert notebook.notices == []
        assert notebook.all(Draft) == []
