"""Help for what has the focus."""

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widgets import Input

from mindtui.domain.plan import Plan
from mindtui.settings import Settings
from mindtui.ui.key_words import key_words
from tests.support.app import NOW, open_notebook


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("exclamation_mark", "!"),
        ("question_mark", "?"),
        ("ctrl+p", "Ctrl+P"),
        ("c", "c"),
        ("enter", "Enter"),
        ("escape", "Esc"),
        ("delete", "Del"),
        ("left_square_bracket", "["),
        ("shift+tab", "Shift+Tab"),
        ("shift+left", "Shift+Left"),
    ],
)
def test_a_key_is_called_as_it_is_printed_on_the_keyboard(key: str, words: str) -> None:
    assert key_words(Binding(key, "x")) == words


async def test_every_place_lists_its_keys(tmp_path: Path) -> None:
    # High enough for a whole list: nobody has to scroll in a test.
    async with open_notebook(tmp_path, size=(100, 60)) as notebook:
        await notebook.press("question_mark")
        await notebook.sees(
            "Today's check-ins and plans.",
            "c Record how this moment is",
            "!, F12 People to call in a crisis",
            "z, F9 Blank the screen",
            "1 Go to Today",
            "7 Go to Journal",
        )
        await notebook.press("question_mark")
        await notebook.until(lambda: not notebook.dialog)
        for key, sentence, line in (
            ("2", "The week's plans.", "[ Show the week before"),
            ("5", "One chart at a time.", "m The same chart of another measure"),
            ("7", "Every record, newest first.", "/ Search everything you wrote"),
        ):
            await notebook.press(key, "f1")
            await notebook.sees(sentence, line)
            await notebook.press("escape")
            await notebook.until(lambda: not notebook.dialog)


async def test_a_dialog_and_its_focused_row_explain_themselves(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(100, 60)) as notebook:
        await notebook.press("c", "f1")
        await notebook.until(lambda: notebook.dialog == "HelpDialog")
        await notebook.sees("0–9 rates and goes on", "Nothing is preset", "Enter, Ctrl+S Save")
        await notebook.press("f1", "escape")
        await notebook.until(lambda: notebook.dialog == "CheckInDialog")


async def test_a_question_mark_asks_for_help_in_a_dialog_where_it_is_no_text(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(100, 60)) as notebook:
        for key, sentence in (("c", "0–9 rates and goes on"), ("comma", "← → change a row")):
            await notebook.press(key, "question_mark")
            await notebook.sees(sentence)
            assert notebook.dialog == "HelpDialog"
            await notebook.press("question_mark")
            await notebook.until(lambda: notebook.dialog in {"CheckInDialog", "SettingsDialog"})
            await notebook.press("escape")
        await notebook.press("a", "?")
        assert notebook.widget(Input, "#what").value == "?"


async def test_the_key_for_help_that_a_person_chose_works_in_dialogs(tmp_path: Path) -> None:
    settings = Settings(keymap={"app.help": "f5"})
    async with open_notebook(tmp_path, size=(100, 60), settings=settings) as notebook:
        await notebook.press("c", "f5")
        await notebook.until(lambda: notebook.dialog == "HelpDialog")


async def test_long_words_go_on_below_themselves(tmp_path: Path) -> None:
    day = NOW.date()
    async with open_notebook(tmp_path, size=(60, 60), records=[Plan(label="Walk", day=day)]) as notebook:
        await notebook.press("2", "question_mark")
        await notebook.sees("It was not done: say what stood in the")
        begun = next(n for n, line in enumerate(notebook.lines()) if "It was not done" in line)
        first, second = notebook.lines()[begun : begun + 2]
        assert second.index("way") == first.index("It was")
        assert "super" not in notebook.text()


async def test_help_scrolls_on_a_small_terminal(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(60, 20)) as notebook:
        await notebook.press("question_mark")
        await notebook.sees("Today's check-ins")
        assert "Go to Journal" not in notebook.text()
        await notebook.press("end")
        await notebook.sees("Go to Journal")


async def test_a_line_of_text_lists_what_is_worth_knowing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(80, 60)) as notebook:
        await notebook.press("a", "f1")
        await notebook.sees("Ctrl+U Delete all to the left", "Ctrl+S Save")
        for word in ("cursor", "SHIFT", "shift", "alt+", "BACKSPACE", "Submit"):
            assert word not in notebook.text()


async def test_in_the_note_enter_is_not_said_to_save(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, size=(80, 60)) as notebook:
        await notebook.press("c", *["tab"] * 5, "f1")
        await notebook.sees("Ctrl+S Save")
        assert "Enter, Ctrl+S" not in notebook.text()


async def test_a_key_that_a_person_chose_is_listed_however_rare(tmp_path: Path) -> None:
    settings = Settings(keymap={"app.check-in": "alt+c"})
    async with open_notebook(tmp_path, size=(80, 60), settings=settings) as notebook:
        await notebook.press("question_mark")
        await notebook.sees("Alt+C Record how this moment is")
