"""The form under the shell's prompt."""

import errno
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.history import Step
from mindtui.domain.journal import Contents
from mindtui.errors import Locked
from mindtui.settings import Settings
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.desk import Desk
from mindtui.ui.dialogs.help_card import HelpCardDialog
from mindtui.ui.inline import CheckInApp, Told
from tests.support.app import BERLIN, StillClock, make_desk, press, sees, stored, type_ahead, wait_until


@asynccontextmanager
async def form(folder: Path, **desk_options: Any) -> AsyncIterator[tuple[CheckInApp, Pilot[Told], Desk]]:
    """The inline form over a data file in `folder`."""
    desk, file = make_desk(folder, **desk_options)
    app = CheckInApp(desk, file)
    try:
        async with app.run_test(notifications=True) as pilot:
            await sees(pilot, "Mood")
            yield app, pilot, desk
    finally:
        app.last_words.speak(6)
        file.close()


async def test_two_keys_log_a_check_in_and_say_so(tmp_path: Path) -> None:
    async with form(tmp_path) as (app, pilot, desk):
        await type_ahead(pilot, "6", "enter")
    assert app.return_value == Told("Logged 14:30: mood 6. Undo: mindtui undo")
    [entry] = desk.journal.all(CheckIn)
    assert entry.mood == 6


async def test_another_day_is_named_without_an_hour_that_nobody_gave(tmp_path: Path) -> None:
    async with form(tmp_path) as (app, pilot, _):
        await type_ahead(pilot, "6")
        app.query_one("#when", Input).focus()
        await type_ahead(pilot, *"yesterday", "enter")
    assert app.return_value == Told("Logged yesterday: mood 6. Undo: mindtui undo")


async def test_words_are_not_repeated_on_the_shells_screen(tmp_path: Path) -> None:
    async with form(tmp_path) as (app, pilot, _):
        app.query_one("#tags", Input).focus()
        await type_ahead(pilot, *"secret", "enter")
    assert app.return_value == Told("Logged 14:30: kept. Undo: mindtui undo")


async def test_the_waking_time_is_logged_in_the_same_step(tmp_path: Path) -> None:
    async with form(tmp_path, now=datetime(2026, 11, 23, 7, 30, tzinfo=BERLIN)) as (app, pilot, desk):
        await type_ahead(pilot, "6")
        app.query_one("#woke", Input).focus()
        await type_ahead(pilot, *"7:00", "enter")
    assert [wake.time for wake in desk.journal.all(WakeTime)] == [time(7)]
    assert len(desk.journal.all(Step)) == 1


async def test_the_tag_not_safe_asks_the_shell_for_the_help_card(tmp_path: Path) -> None:
    async with form(tmp_path) as (app, pilot, _):
        app.query_one("#tags", Input).focus()
        await type_ahead(pilot, *"not safe", "enter")
    assert app.return_value == Told("Logged 14:30: kept. Undo: mindtui undo", "help card")


async def test_a_hard_moment_asks_the_shell_for_the_soft_line_once_an_hour(tmp_path: Path) -> None:
    offers = []
    for keys in ("0sx", "1"):
        async with form(tmp_path) as (app, pilot, _):
            await type_ahead(pilot, *keys, "enter")
        assert app.return_value is not None
        offers.append(app.return_value.offer)
    assert offers == ["help card first", None]


async def test_leaving_logs_nothing_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async with form(tmp_path) as (app, pilot, desk):
        await press(pilot, "6", "escape")
    assert desk.journal.all(CheckIn) == []
    assert app.return_value == Told("What you typed is kept for the next check-in.")
    async with form(tmp_path) as (_, pilot, desk):
        await sees(pilot, "[6]")
        await press(pilot, "enter")
    assert [entry.mood for entry in desk.journal.all(CheckIn)] == [6]
    assert desk.journal.draft("check-in") is None
    async with form(tmp_path) as (app, pilot, _):
        await press(pilot, "escape")
    assert app.return_value is None


async def test_left_alone_a_form_over_an_encrypted_file_closes_and_keeps_what_was_typed(
    tmp_path: Path,
) -> None:
    async with form(tmp_path, settings=Settings(lock_after=5)) as (app, pilot, desk):
        desk.is_sealed = lambda: True
        await press(pilot, "6")
        assert isinstance(desk.clock, StillClock)
        desk.clock.go_on(timedelta(minutes=5))
        assert app.hide_if_alone()
    assert app.return_value == Told("What you typed is kept for the next check-in.")
    kept = desk.journal.draft("check-in")
    assert kept is not None
    assert kept.typed["mood"] == 6


async def test_the_last_line_names_the_key_that_saves_from_where_the_focus_is(tmp_path: Path) -> None:
    async with form(tmp_path) as (app, pilot, _):
        await sees(pilot, "Enter saves · Tab goes on")
        app.query_one(TextArea).focus()
        await sees(pilot, "Ctrl+S saves · Tab goes on")
        await press(pilot, "tab")
        await sees(pilot, "Enter saves · Tab goes on")


async def test_the_help_card_is_one_key_away(tmp_path: Path) -> None:
    async with form(tmp_path) as (app, pilot, _):
        await press(pilot, "exclamation_mark")
        await wait_until(pilot, lambda: isinstance(app.screen, HelpCardDialog))
        await press(pilot, "f12", "escape")
        await wait_until(pilot, lambda: not app.screen.is_modal)
        await press(pilot, "escape")


def fail_to_sync(_: int) -> None:
    """A disk that does not answer for the folder."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


async def test_what_cannot_be_saved_stays_in_the_form_and_is_logged_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path) as (app, pilot, _):

        def refuse(*_: Step) -> None:
            raise Locked("The file is in use.", "Try again.")

        monkeypatch.setattr(JournalFile, "commit", refuse)
        await press(pilot, "6", "enter")
        await sees(pilot, "The file is in use. Try again.", "[6]")
        assert app.return_value is None
        monkeypatch.undo()
        await press(pilot, "enter")
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [6]


async def test_an_offer_outlives_a_save_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Step) -> None:
        raise Locked("The file is in use.", "Try again.")

    for tags, owed in (("", "small things"), ("not safe", "help card")):
        async with form(tmp_path / owed) as (app, pilot, _):
            monkeypatch.setattr(JournalFile, "commit", refuse)
            await type_ahead(pilot, "1")
            app.query_one("#tags", Input).focus()
            await type_ahead(pilot, *tags, "enter")
            if owed == "help card":
                await wait_until(pilot, lambda: isinstance(app.screen, HelpCardDialog))
                await press(pilot, "escape")
            await sees(pilot, "The file is in use. Try again.")
            monkeypatch.undo()
            await press(pilot, "enter")
        assert app.return_value is not None
        assert app.return_value.offer == owed


async def test_a_save_that_the_disk_did_not_confirm_is_logged_once_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path) as (app, pilot, _):
        monkeypatch.setattr("mindtui.storage.atomic_file._sync_folder", fail_to_sync)
        await type_ahead(pilot, "6", "enter", "enter")
    assert app.return_value is not None
    assert app.return_value.words.startswith("Logged 14:30: mood 6. Undo: mindtui undo ")
    assert "was saved, but the disk did not confirm it: input/output error." in app.return_value.words
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [6]


async def test_a_draft_that_cannot_be_removed_yet_does_not_let_a_check_in_be_logged_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path) as (_, pilot, _):
        await press(pilot, "6", "escape")
    commit = JournalFile.commit

    def refuse_drafts(self: JournalFile, *steps: Step) -> Contents | None:
        if steps[0].deed == "draft":
            raise Locked("The file is in use.")
        return commit(self, *steps)

    async with form(tmp_path) as (app, pilot, _):
        with monkeypatch.context() as locked:
            locked.setattr(JournalFile, "commit", refuse_drafts)
            await type_ahead(pilot, "enter", "enter")
    assert (app.return_value or Told()).words.startswith("Logged 14:30: mood 6.")
    assert [doc["mood"] for doc in stored(tmp_path / "mindtui.json", "check_ins")] == [6]


async def test_what_is_typed_is_kept_without_leaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mindtui.ui.drafts.QUIET", 0.02)
    async with form(tmp_path) as (_, pilot, _):
        await press(pilot, "6", "4")
        await wait_until(
            pilot,
            lambda: (
                [draft["typed"] for draft in stored(tmp_path / "mindtui.json", "drafts")]
                == [{"mood": 6, "energy": 4}]
            ),
        )


async def test_a_draft_that_cannot_be_kept_is_told_below_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Step) -> None:
        raise Locked("The file is in use.", "Try again.")

    monkeypatch.setattr("mindtui.ui.drafts.QUIET", 0.02)
    monkeypatch.setattr(JournalFile, "commit", refuse)
    async with form(tmp_path) as (_, pilot, _):
        await press(pilot, "6")
        await sees(pilot, "The file is in use. Try again.", "[6]")


async def test_a_waking_time_that_could_not_be_saved_is_logged_with_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with form(tmp_path, now=datetime(2026, 11, 23, 7, 30, tzinfo=BERLIN)) as (app, pilot, _):

        def refuse(*_: Step) -> None:
            raise Locked("The file is in use.", "Try again.")

        await type_ahead(pilot, "6")
        app.query_one("#woke", Input).focus()
        with monkeypatch.context() as locked:
            locked.setattr(JournalFile, "commit", refuse)
            await type_ahead(pilot, *"7:00", "enter")
            await sees(pilot, "in use")
        await type_ahead(pilot, "enter")
    data = tmp_path / "mindtui.json"
    assert [wake["time"] for wake in stored(data, "wake_times")] == ["07:00:00"]
    assert [entry["mood"] for entry in stored(data, "check_ins")] == [6]
