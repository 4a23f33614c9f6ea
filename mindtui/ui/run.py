"""Starting a screen from the shell, and its exit status."""

import gc
import os
import sys
from collections.abc import Sequence
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from mindtui.domain.clock import day_of
from mindtui.domain.journal import Contents, Journal
from mindtui.errors import DataFileError, MindTUIError, WrongPassphrase
from mindtui.locations import Locations
from mindtui.settings import Settings, write_setting
from mindtui.storage.backups import Backups
from mindtui.storage.envelope import Keyring, PassphraseNeeded
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.desk import Desk
from mindtui.wall_clock import now

if TYPE_CHECKING:
    from mindtui.ui.inline import Told
    from mindtui.ui.keeping_app import KeepingApp
    from mindtui.ui.trouble import Rescue

TURN: Final = 0.001
"""Seconds that a thread which counts may go on while a key waits; Python's own are five times as many."""


def run_app(
    locations: Locations,
    settings: Settings,
    notices: Sequence[str],
    *,
    mouse: bool,
    ascii_only: bool,
    demo: bool = False,
    keys: Keyring | None = None,
) -> int:
    """Open the app over the whole terminal. Gives the exit status.

    `keys` know the passphrase of an encrypted file; without them it is asked for on the screen.
    """
    keys = keys or Keyring()
    while True:
        file = _file(locations, settings, "app", keys)
        ended = _run(file, locations, settings, notices, mouse=mouse, ascii_only=ascii_only, demo=demo)
        if isinstance(ended, int):
            return ended
        status = _mended(ended, file, settings, mouse=mouse, ascii_only=ascii_only)
        if status is not None:
            return status


def _run(
    file: JournalFile,
    locations: Locations,
    settings: Settings,
    notices: Sequence[str],
    *,
    mouse: bool,
    ascii_only: bool,
    demo: bool,
) -> int | MindTUIError:
    """Read the file and show it. Gives the exit status, or why the file cannot be used."""
    reading = Reading(file)
    from mindtui.ui.app import MindTUIApp

    contents: Contents | None = None
    try:
        contents = reading.contents()
    except PassphraseNeeded:
        # The app asks for it.
        pass
    except WrongPassphrase:
        # Whoever gave it to the command is told by the command.
        raise
    except MindTUIError as error:
        return error
    file.keys.stop_asking()
    desk = _desk(contents or {}, file, locations, settings, ascii_only=ascii_only, demo=demo)
    app = MindTUIApp(
        desk,
        file,
        notices=[*notices, *file.take_notices()],
        is_open=contents is not None,
        ansi_color=_without_color(),
    )
    status = _show(app, mouse=mouse)
    return status if app.cannot_open is None else app.cannot_open


def _mended(
    error: MindTUIError, file: JournalFile, settings: Settings, *, mouse: bool, ascii_only: bool
) -> int | None:
    """Say why the file cannot be used, with the help card at hand. Gives the exit status; None: mended."""
    from mindtui.ui.dialogs.help_card import card_for
    from mindtui.ui.trouble import TroubleApp

    card = card_for(settings, now().date())
    rescue = _rescue(file, settings)
    trouble = TroubleApp(error, card, rescue, ansi_color=_without_color(), ascii_only=ascii_only)
    status = trouble.run_to_the_end(mouse=mouse)
    return None if trouble.return_value == 0 else status or error.exit_code


def run_check_in(
    locations: Locations, settings: Settings, *, mouse: bool, ascii_only: bool, keys: Keyring | None = None
) -> "Told":
    """Show the check-in form under the prompt. Gives what is to be said when it is gone."""
    gc.enable()
    from mindtui.ui.inline import CheckInApp, Told

    file = _file(locations, settings, "check-in", keys)
    desk = _desk(file.read(), file, locations, settings, ascii_only=ascii_only)
    # From here on the terminal is the form's.
    file.keys.stop_asking()
    desk.journal.must_take_changes()
    app = CheckInApp(desk, file, ansi_color=_without_color())
    status = _show(app, mouse=mouse, inline=True)
    told = app.return_value or Told(status=status)
    return replace(told, words="\n".join(filter(None, (told.words, *app.notices, *file.take_notices()))))


def _show(app: "KeepingApp[Any]", *, mouse: bool, inline: bool = False) -> int:
    """Run an app until everything is in the file. Gives the exit status."""
    sys.setswitchinterval(TURN)
    status = app.run_to_the_end(mouse=mouse, inline=inline)
    app.file.close()
    unsaved = app.last_words.in_words(app.file.path)
    if (fault := app.fault) is not None:
        fault.add_note(unsaved or "What you typed is kept.")
        raise fault
    if unsaved:
        error = DataFileError(unsaved)
        # A signal's status says more to whoever sent it.
        error.exit_code = status or error.exit_code
        raise error
    return status


class Reading:
    """Reads the file in a thread of its own, while the screens are imported."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._contents: Contents = {}
        self._error: BaseException | None = None
        self._thread = Thread(target=self._read, name="reading")
        self._thread.start()

    def _read(self) -> None:
        try:
            self._contents = self._file.read()
        except BaseException as error:
            self._error = error

    def contents(self) -> Contents:
        """What the file holds, once it is read. Raises what reading it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._contents


def _file(locations: Locations, settings: Settings, program: str, keys: Keyring | None) -> JournalFile:
    backups = Backups(
        locations.backups,
        locations.data.name,
        now,
        keep=settings.backups,
        day_starts_at=settings.day_starts_at,
    )
    return JournalFile(locations.data, program=program, history=settings.history, keys=keys, backups=backups)


def _rescue(file: JournalFile, settings: Settings) -> "Rescue | None":
    """What can be done about a file that cannot be used."""
    from mindtui.ui.trouble import Rescue

    if (damage := file.damage()) is None:
        return None
    today, start = day_of(now(), settings.day_starts_at), settings.day_starts_at

    def bring_back() -> Sequence[str]:
        done = file.mend()
        return done.report(today, start) if done else ("Another program has mended it meanwhile.",)

    return Rescue(damage.offer(today, start), bring_back if damage.is_mendable else None)


def _desk(
    contents: Contents,
    file: JournalFile,
    locations: Locations,
    settings: Settings,
    *,
    ascii_only: bool,
    demo: bool = False,
) -> Desk:
    return Desk(
        Journal(contents, program="app", day_starts_at=settings.day_starts_at, refusal=file.refusal),
        settings,
        now,
        locations.data.parent,
        ascii_only=ascii_only,
        demo=demo,
        keep_setting=lambda name, value: write_setting(locations.config, name, value),
        is_sealed=lambda: file.envelope.is_sealed,
    )


def _without_color() -> bool:
    """NO_COLOR, even when empty: Textual alone would only turn the colors into grays."""
    return "NO_COLOR" in os.environ
