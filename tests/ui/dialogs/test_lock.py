"""An encrypted notebook: the lock before it, over it and after a while."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from mindtui.domain.check_in import CheckIn
from mindtui.errors import DataFileError
from mindtui.settings import Settings
from mindtui.storage.envelope import Envelope, Keyring, is_sealed
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.sealed import ByArgon2, sealed_with
from mindtui.ui.app import MindTUIApp
from tests.support.app import (
    NOW,
    Notebook,
    key_event,
    make_desk,
    open_notebook,
    settle,
    stored,
    type_ahead,
    wait_until,
)

PASSPHRASE = "correct horse!"
WRONG = "That is not the passphrase."
CHEAP = ByArgon2(memory=8, passes=1, lanes=1)
HELD = CheckIn(at=NOW, mood=6, note="a secret")


def seal(folder: Path, passphrase: str = PASSPHRASE, known: str = PASSPHRASE) -> None:
    """Encrypt the file of a folder, as another program does it."""
    file = JournalFile(folder / "mindtui.json", program="shell", keys=Keyring(lambda _: known))
    file.put_into(sealed_with(passphrase, CHEAP))
    file.close()


def notes(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """What was written into the notes of the check-ins of an encrypted file."""
    content, _ = Keyring(lambda _: passphrase).open((folder / "mindtui.json").read_bytes(), folder)
    path = folder / "open.json"
    path.write_bytes(content)
    return [entry["note"] for entry in stored(path, "check_ins")]


@asynccontextmanager
async def sealed_notebook(folder: Path, *, settings: Settings | None = None) -> AsyncIterator[Notebook]:
    """An app over an encrypted file that waits for its passphrase."""
    _, file = make_desk(folder, records=[HELD])
    file.close()
    seal(folder)
    desk, file = make_desk(folder, settings=settings)
    app = MindTUIApp(desk, file, is_open=False)
    try:
        async with app.run_test(notifications=True) as pilot:
            await wait_until(pilot, lambda: app.lock_screen is not None and app.focused is not None)
            await settle(pilot)
            yield Notebook(app, pilot, folder)
    finally:
        app.saver.stop()
        file.close()


@asynccontextmanager
async def opened_notebook(folder: Path, **options: Any) -> AsyncIterator[Notebook]:
    """The same, once the passphrase was typed."""
    async with sealed_notebook(folder, **options) as notebook:
        await unlock(notebook)
        yield notebook


async def unlock(notebook: Notebook, passphrase: str = PASSPHRASE) -> None:
    await notebook.write(passphrase)
    await notebook.press("enter")
    await notebook.until(lambda: notebook.app.lock_screen is None)


async def is_locked(notebook: Notebook) -> None:
    await notebook.until(lambda: notebook.dialog == "LockScreen")


async def test_nothing_is_seen_before_the_passphrase_and_everything_after(tmp_path: Path) -> None:
    async with sealed_notebook(tmp_path) as notebook:
        assert "This notebook is encrypted." in notebook.text()
        assert "a secret" not in notebook.text()
        assert "Welcome" not in notebook.text()
        await notebook.write(PASSPHRASE)
        assert PASSPHRASE not in notebook.text()
        await notebook.press("enter")
        await notebook.sees("a secret")
        assert notebook.dialog == ""
        await notebook.press("c", "7", "enter")
        await notebook.saved()
    assert is_sealed((tmp_path / "mindtui.json").read_bytes())
    assert notes(tmp_path) == ["a secret", ""]


async def test_wrong_ones_change_nothing_however_often(tmp_path: Path) -> None:
    async with sealed_notebook(tmp_path) as notebook:
        before = (tmp_path / "mindtui.json").read_bytes()
        for wrong in ("", "wrong", "correct horse", "wrong again", PASSPHRASE + " "):
            await notebook.write(wrong)
            await notebook.press("enter")
            await notebook.sees(WRONG)
            assert notebook.widget(Input).value == ""
        assert (tmp_path / "mindtui.json").read_bytes() == before
        await unlock(notebook)
        await notebook.sees("a secret")


# What is typed while the terminal still belongs to the shell ends with a line feed.
@pytest.mark.parametrize("enter", ["enter", "ctrl+j"])
async def test_keys_that_come_with_the_passphrase_reach_what_it_opens(tmp_path: Path, enter: str) -> None:
    async with sealed_notebook(tmp_path) as notebook:
        await type_ahead(notebook.pilot, *PASSPHRASE, enter, "c", "8", enter)
        await notebook.hears("Logged: mood 8")


async def test_damage_is_not_called_a_wrong_passphrase(tmp_path: Path) -> None:
    async with sealed_notebook(tmp_path) as notebook:
        path = tmp_path / "mindtui.json"
        whole = path.read_bytes()
        path.write_bytes(whole[:40] + b"?" + whole[41:])
        await notebook.write(PASSPHRASE)
        await notebook.press("enter")
        await notebook.sees("damaged in its first line")
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        await notebook.write(PASSPHRASE)
        driver = notebook.app._driver
        assert driver is not None
        # The app ends with this key, and answers to no other.
        driver.send_message(key_event("enter"))
        await notebook.until(lambda: notebook.app.cannot_open is not None)
        assert isinstance(notebook.app.cannot_open, DataFileError)
        assert "the passphrase is right" in str(notebook.app.cannot_open)


async def test_the_help_card_is_there_before_the_passphrase(tmp_path: Path) -> None:
    async with sealed_notebook(tmp_path) as notebook:
        await notebook.press("f12")
        await notebook.until(lambda: notebook.dialog == "HelpCardDialog")
        for key in ("f9", "ctrl+p", "exclamation_mark", "c", "1"):
            await notebook.press(key)
            assert notebook.dialog == "HelpCardDialog"
        await notebook.press("escape")
        await is_locked(notebook)


@pytest.mark.parametrize("key", ["escape", "ctrl+p", "f1", "tab", "ctrl+l", "f9", "ctrl+c"])
async def test_no_key_leads_past_it(tmp_path: Path, key: str) -> None:
    async with sealed_notebook(tmp_path) as notebook:
        await notebook.press(key)
        assert notebook.dialog == "LockScreen"
        await notebook.app.run_action("go('journal')")
        await notebook.app.run_action("command_palette")
        await settle(notebook.pilot)
        assert notebook.dialog == "LockScreen"
        assert "a secret" not in notebook.text()


async def test_it_can_be_left_without_the_passphrase(tmp_path: Path) -> None:
    async with sealed_notebook(tmp_path) as notebook:
        await notebook.press("ctrl+q")
        await notebook.until(lambda: notebook.app.return_code == 0)
    assert notes(tmp_path) == ["a secret"]


@pytest.mark.parametrize("key", ["z", "f9"])
async def test_blanking_locks_and_gives_everything_back(tmp_path: Path, key: str) -> None:
    async with opened_notebook(tmp_path) as notebook:
        await notebook.sees("a secret")
        await notebook.press(key)
        await is_locked(notebook)
        assert notebook.text() == ""
        for back in ("q", "z", "f9", "exclamation_mark", "escape"):
            await notebook.press(back)
            await notebook.sees("Passphrase")
            assert "a secret" not in notebook.text()
            assert notebook.widget(Input).value == ""
            await notebook.press("f9")
            await notebook.until(lambda: notebook.text() == "")
        await notebook.pilot.click(offset=(5, 5))
        await notebook.sees("Passphrase")
        await unlock(notebook)
        await notebook.sees("a secret")


async def test_what_was_typed_survives_the_lock_and_wrong_tries(tmp_path: Path) -> None:
    async with opened_notebook(tmp_path) as notebook:
        await notebook.press("c", "8", "tab", "tab", "tab")
        await notebook.write("half a thought")
        await notebook.press("f9")
        await is_locked(notebook)
        await notebook.press("space")
        await notebook.write("wrong")
        await notebook.press("enter")
        await notebook.sees(WRONG)
        await unlock(notebook)
        assert notebook.dialog == "CheckInDialog"
        await notebook.sees("[8]", "half a thought")


async def test_leaving_from_the_lock_keeps_what_was_typed(tmp_path: Path) -> None:
    async with opened_notebook(tmp_path) as notebook:
        await notebook.press("c", "8", "f9")
        await is_locked(notebook)
        await notebook.press("ctrl+q")
        await notebook.until(lambda: notebook.app.return_code is not None)
        notebook.app.saver.stop()
    file = JournalFile(tmp_path / "mindtui.json", keys=Keyring(lambda _: PASSPHRASE))
    assert b'"mood":8' in bytes(file.read()["drafts"])
    file.close()


async def test_it_locks_after_a_while_without_a_key(tmp_path: Path) -> None:
    async with opened_notebook(tmp_path, settings=Settings(lock_after=5)) as notebook:
        await notebook.press("c", "7")
        notebook.clock.go_on(timedelta(minutes=4, seconds=50))
        notebook.app.hide_if_alone()
        await notebook.press("4")
        assert notebook.dialog == "CheckInDialog"
        notebook.clock.go_on(timedelta(minutes=5))
        # The machine may have slept: the first key meets the lock, and is no part of anything.
        await notebook.press("9")
        await is_locked(notebook)
        assert "Locked after 5 minutes without a key." in notebook.text()
        assert notebook.widget(Input).value == ""
        await unlock(notebook)
        await notebook.sees("[7]", "[4]")
        assert "[9]" not in notebook.text()


async def test_the_clock_alone_locks_it_too(tmp_path: Path) -> None:
    async with opened_notebook(tmp_path, settings=Settings(lock_after=1)) as notebook:
        notebook.clock.go_on(timedelta(minutes=1))
        notebook.app.app_resume_signal.publish(notebook.app)
        await is_locked(notebook)
        assert "Locked after a minute without a key." in notebook.text()


async def test_zero_minutes_never_lock_it(tmp_path: Path) -> None:
    async with opened_notebook(tmp_path, settings=Settings(lock_after=0)) as notebook:
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("1")
        assert notebook.dialog == ""


async def test_a_plain_notebook_never_locks(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[HELD]) as notebook:
        notebook.clock.go_on(timedelta(days=1))
        await notebook.press("z")
        await notebook.until(lambda: notebook.dialog == "BlankScreen")
        await notebook.press("x")
        await notebook.until(lambda: not notebook.dialog)


async def test_encrypting_elsewhere_locks_an_open_window_and_loses_nothing(tmp_path: Path) -> None:
    async with open_notebook(tmp_path, records=[HELD]) as notebook:
        seal(tmp_path)
        notebook.desk.journal.add(CheckIn(at=NOW, mood=7), notebook.clock())
        await is_locked(notebook)
        await notebook.sees(
            "outside of this window", "NOT SAVED: its passphrase is needed (1 change kept here)"
        )
        await unlock(notebook)
        await notebook.saved()
    assert is_sealed((tmp_path / "mindtui.json").read_bytes())
    assert len(notes(tmp_path)) == 2


async def test_a_new_passphrase_elsewhere_asks_for_the_new_one(tmp_path: Path) -> None:
    async with opened_notebook(tmp_path) as notebook:
        seal(tmp_path, "another")
        await is_locked(notebook)
        await notebook.write(PASSPHRASE)
        await notebook.press("enter")
        await notebook.sees(WRONG)
        await unlock(notebook, "another")
        await notebook.press("c", "7", "enter")
        await notebook.saved()
    assert len(notes(tmp_path, "another")) == 2


async def test_decrypting_elsewhere_ends_the_locking(tmp_path: Path) -> None:
    async with opened_notebook(tmp_path) as notebook:
        file = JournalFile(tmp_path / "mindtui.json", keys=Keyring(lambda _: PASSPHRASE))
        file.put_into(Envelope())
        file.close()
        await notebook.until(lambda: not notebook.desk.is_sealed())
        await notebook.press("z")
        await notebook.until(lambda: notebook.dialog == "BlankScreen")


async def test_nothing_goes_to_the_terminals_clipboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened_notebook(tmp_path) as notebook:
        driver = notebook.app._driver
        assert driver is not None
        written: list[str] = []
        monkeypatch.setattr(driver, "write", written.append)
        notebook.app.copy_to_clipboard("a secret")
        assert base64.b64encode(b"a secret").decode() not in "".join(written)
        assert notebook.app.clipboard == "a secret"
        monkeypatch.setattr(notebook.desk, "is_sealed", lambda: False)
        notebook.app.copy_to_clipboard("no secret")
        assert base64.b64encode(b"no secret").decode() in "".join(written)


async def test_the_lock_is_a_setting_of_encrypted_notebooks_alone(tmp_path: Path) -> None:
    async with opened_notebook(tmp_path) as notebook:
        await notebook.press("comma", "up")
        await notebook.sees("Lock after", "10 minutes")
        await notebook.press("left", "enter")
        await notebook.hears("Settings kept.")
        assert notebook.desk.settings.lock_after == 5
    async with open_notebook(tmp_path / "plain") as notebook:
        await notebook.press("comma")
        await notebook.sees("Settings")
        assert "Lock after" not in notebook.text()


async def test_the_first_screen_says_who_can_read_it(tmp_path: Path) -> None:
    seal(tmp_path)
    desk, file = make_desk(tmp_path)
    app = MindTUIApp(desk, file, is_open=False)
    async with app.run_test() as pilot:
        notebook = Notebook(app, pilot, tmp_path)
        await is_locked(notebook)
        await settle(pilot)
        await unlock(notebook)
        await notebook.sees("anyone who has the file and the passphrase can read it.")
    app.saver.stop()
    file.close()
    async with open_notebook(tmp_path / "plain") as notebook:
        await notebook.sees("anyone who can open the file can read it.")
