"""The real app on a real file, with a clock that stands still."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from msgspec.structs import replace
from textual import events
from textual._context import visible_screen_stack
from textual.app import App
from textual.keys import _character_to_key
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from mindtui.domain.journal import Journal
from mindtui.domain.record import Doc, Record, as_doc, new_id
from mindtui.settings import Settings, write_setting
from mindtui.storage.backups import Backups
from mindtui.storage.envelope import PassphraseNeeded
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.app import MindTUIApp
from mindtui.ui.desk import Desk
from mindtui.ui.quiet_app import QuietApp
from mindtui.ui.screens.plan import PlanScreen
from mindtui.ui.screens.thoughts import ThoughtsScreen

BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=BERLIN)
"""A Monday afternoon between two slots."""
LATER = timedelta(days=30)
PATIENCE = 150
"""Rounds that a condition is waited for; each lets the app work until it is idle."""

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound=Widget)


def plan_tab(name: str) -> tuple[str, ...]:
    """The keys that lead from anywhere to a tab of the Plan place that was not opened yet."""
    names = [tab.name for tab in PlanScreen.TABS]
    return ("2", *["tab"] * names.index(name))


def thoughts_tab(name: str) -> tuple[str, ...]:
    """The keys that lead from anywhere to a tab of the Thoughts place that was not opened yet."""
    names = [tab.name for tab in ThoughtsScreen.TABS]
    return ("3", *["tab"] * names.index(name))


class StillClock:
    """Stands where it is put; a millisecond passes with every look, so that steps have an order."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def go_on(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by


def moment(text: str) -> datetime:
    """A wall time in Berlin in winter, such as "2026-11-22 21:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def with_ids(records: Iterable[R], seed: int = 1) -> list[R]:
    """Records as they come out of a journal: with an id and the time they were made."""
    random = Random(seed)
    return [
        replace(
            record,
            id=record.id or new_id(NOW - LATER, random),
            created_at=NOW - LATER,
            updated_at=NOW - LATER,
        )
        for record in records
    ]


def tables_of(records: Iterable[Record]) -> dict[str, dict[str, Doc]]:
    """Records as the tables of a data file."""
    tables: dict[str, dict[str, Doc]] = {}
    for record in with_ids(records):
        tables.setdefault(record.table, {})[record.id] = as_doc(record)
    return tables


def make_desk(
    folder: Path,
    *,
    now: datetime = NOW,
    records: Iterable[Record] = (),
    settings: Settings | None = None,
    ascii_only: bool = False,
    demo: bool = False,
    backups: Backups | None = None,
) -> tuple[Desk, JournalFile]:
    """A desk over a data file in `folder` that holds these records, and the file.

    Of an encrypted file that is there already nothing is read yet.
    """
    file = JournalFile(folder / "mindtui.json", program="app", patience=0.2, backups=backups)
    if held := tables_of(records):
        file.write_new(held)
    settings = settings or Settings(country="DE")
    try:
        contents = file.read()
    except PassphraseNeeded:
        contents = {}
    journal = Journal(
        contents,
        program="app",
        day_starts_at=settings.day_starts_at,
        random=Random(2),
        refusal=file.refusal,
    )
    desk = Desk(
        journal,
        settings,
        StillClock(now),
        folder,
        ascii_only=ascii_only,
        demo=demo,
        keep_setting=lambda name, value: write_setting(folder / "config.toml", name, value),
        is_sealed=lambda: file.envelope.is_sealed,
    )
    return desk, file


def make_app(folder: Path, *, notices: Sequence[str] = (), **desk: Any) -> MindTUIApp:
    """The whole app over a data file in `folder`; the other arguments are those of `make_desk`."""
    return MindTUIApp(*make_desk(folder, **desk), notices=notices)


class Seat:
    """An app that runs, seen from the chair in front of it."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def focus(self) -> str:
        """The DOM id of what has the focus, or its class where it has none."""
        focused = self.app.focused
        return "" if focused is None else focused.id or type(focused).__name__

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each when the one before has had its effect."""
        await press(self.pilot, *keys)

    async def write(self, text: str) -> None:
        """Type a text into what has the focus, all its keys at once."""
        await type_ahead(self.pilot, *text)

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse down on one cell of the screen, column and line, and let it go on another."""
        for kind, (x, y) in ((events.MouseDown, start), (events.MouseMove, end), (events.MouseUp, end)):
            driver = self.app._driver
            assert driver is not None
            driver.send_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await settle(self.pilot)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        await wait_until(self.pilot, condition)

    async def sees(self, *texts: str) -> None:
        """Wait until the screen shows these texts, blanks aside."""
        await sees(self.pilot, *texts)

    def lines(self) -> list[str]:
        """What the screen shows, line by line."""
        return screen_lines(self.app)

    def text(self) -> str:
        """What the screen shows, with every run of blanks as one."""
        return screen_text(self.app)


class Notebook(Seat):
    """The whole app on a file."""

    app: MindTUIApp

    def __init__(self, app: MindTUIApp, pilot: Pilot[int], folder: Path) -> None:
        super().__init__(app, pilot)
        self.folder = folder
        self.desk = app.desk

    @property
    def clock(self) -> StillClock:
        """The clock of the app."""
        clock = self.desk.clock
        assert isinstance(clock, StillClock)
        return clock

    @property
    def place(self) -> str:
        """The mode of the place that is open."""
        return self.app.current_mode

    @property
    def said(self) -> str:
        """The message above the keys of the place that is open."""
        place: Any = self.app.screen_stack[0]
        return str(place.message.text)

    @property
    def is_trouble(self) -> bool:
        """Whether the message above the keys stands out as trouble."""
        place: Any = self.app.screen_stack[0]
        return bool(place.message.has_class("-trouble"))

    @property
    def notices(self) -> list[str]:
        """The notices that are shown, oldest first."""
        return [notice.message for notice in self.app._notifications]

    @property
    def dialog(self) -> str:
        """The class of the dialog that is open; empty over a bare place."""
        return type(self.app.screen).__name__ if self.app.screen.is_modal else ""

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind in the journal."""
        return self.desk.journal.all(kind)

    def one(self, kind: type[R]) -> R:
        """The only record of a kind in the journal."""
        [record] = self.all(kind)
        return record

    def stored(self, table: str) -> list[Doc]:
        """A table as it stands in the file, for a program that never heard of this one."""
        return stored(self.folder / "mindtui.json", table)

    async def hears(self, text: str) -> None:
        """Wait until the message above the keys has this text in it."""
        await wait_until(self.pilot, lambda: text in self.said, lambda: f"{text!r} in {self.said!r}")

    async def saved(self) -> None:
        """Wait until every step is in the file."""
        await self.until(lambda: not self.app.saver.pending)

    def widget(self, kind: type[W], selector: str = "") -> W:
        """A widget of the screen on top."""
        return self.app.screen.query_one(selector, kind) if selector else self.app.screen.query_one(kind)


@asynccontextmanager
async def open_notebook(
    folder: Path, *, size: tuple[int, int] = (80, 24), notices: Sequence[str] = (), **desk: Any
) -> AsyncIterator[Notebook]:
    """Run the whole app; afterwards its thread is ended and its file let go."""
    app = make_app(folder, notices=notices, **desk)
    async with running(app, size=size) as pilot:
        yield Notebook(app, pilot, folder)


@asynccontextmanager
async def running(app: MindTUIApp, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """Run an app with its notifications on; afterwards end its thread and let go of its file."""
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await wait_until(pilot, lambda: hasattr(app.screen, "MODE"))
            yield pilot
    finally:
        app.saver.stop()
        app.saver._file.close()


async def wait_until(
    pilot: Pilot[Any], condition: Callable[[], object], what: Callable[[], str] = lambda: "it"
) -> None:
    """Let the app work until something is so; an error when it does not come about."""
    for _ in range(PATIENCE):
        if condition():
            return
        await pilot.pause()
    raise AssertionError(f"waited in vain for {what()}")


async def sees(pilot: Pilot[Any], *texts: str) -> None:
    """Wait until the screen shows these texts, blanks aside."""
    await wait_until(
        pilot,
        lambda: all(text in screen_text(pilot.app) for text in texts),
        lambda: f"{texts} on\n" + "\n".join(screen_lines(pilot.app)),
    )


async def settle(pilot: Pilot[Any]) -> None:
    """Let the app work off the keys it has, and every widget of the screen on top its messages."""
    for _ in range(PATIENCE):
        await pilot._wait_for_screen()
        await asyncio.sleep(0)
        if getattr(pilot.app, "is_at_rest", True):
            break
    await pilot._wait_for_screen()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after another, each when the one before has had its effect."""
    for key in keys:
        await type_ahead(pilot, key)


async def type_ahead(pilot: Pilot[Any], *keys: str) -> None:
    """Deliver keys all at once, as a slow line or a fast typist does; then let the app work."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        driver.send_message(key_event(key))
    await settle(pilot)


def key_event(key: str) -> events.Key:
    """The event of a key, named as in a binding or given as its character."""
    if len(key) == 1:
        return events.Key(key if key.isalnum() else _character_to_key(key), key)
    return events.Key(key, {"space": " ", "enter": "\r", "tab": "\t"}.get(key))


def screen_strips(app: App[Any]) -> list[Strip]:
    """The lines of the screen as they go to the terminal, after the app's line filters."""
    # A dialog that is drawn without it would be on nothing, and stay so.
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def screen_lines(app: App[Any]) -> list[str]:
    """The text of each line of the screen."""
    return [strip.text for strip in screen_strips(app)]


def screen_text(app: App[Any]) -> str:
    """What the screen shows, with every run of blanks as one."""
    return " ".join(" ".join(screen_lines(app)).split())


def stored(path: Path, table: str) -> list[Doc]:
    """A table of a data file, read as any program would read it."""
    return list(json.loads(path.read_text("utf-8")).get(table, {}).values()) if path.exists() else []


class HostApp(QuietApp[None]):
    """An app around widgets under test, or around one dialog; `answers` holds what dialogs gave back."""

    def __init__(self, *widgets: Widget, dialog: Callable[[], Screen[Any]] | None = None) -> None:
        super().__init__()
        self._widgets = widgets
        self._dialog = dialog
        self.answers: list[Any] = []
        self.heard: list[Message] = []

    def compose(self) -> Iterable[Widget]:
        """The widgets, nothing else."""
        yield from self._widgets

    def on_mount(self) -> None:
        """Open the dialog."""
        if self._dialog is not None:
            self.push_screen(self._dialog(), self.answers.append)


class Host(Seat):
    """A widget or dialog that runs alone."""

    app: HostApp

    @property
    def answers(self) -> list[Any]:
        """What the dialog gave back."""
        return self.app.answers

    @property
    def heard(self) -> list[Message]:
        """The messages that were asked for."""
        return self.app.heard

    async def answer(self) -> Any:
        """Wait for the answer of the dialog."""
        await self.until(lambda: self.answers)
        return self.answers[0]


@asynccontextmanager
async def hosted(
    *widgets: Widget,
    dialog: Callable[[], Screen[Any]] | None = None,
    size: tuple[int, int] = (80, 24),
    heard: type[Message] | tuple[type[Message], ...] = (),
) -> AsyncIterator[Host]:
    """Run widgets or a dialog alone, in an app of nothing else. Messages of the kinds `heard` are kept."""
    app = HostApp(*widgets, dialog=dialog)

    def keep(message: Message) -> None:
        if isinstance(message, heard) and message not in app.heard:
            app.heard.append(message)

    async with app.run_test(size=size, notifications=True, message_hook=keep) as pilot:
        if dialog is not None:
            await wait_until(pilot, lambda: app.screen.is_modal and app.screen.is_attached)
        await settle(pilot)
        yield Host(app, pilot)
