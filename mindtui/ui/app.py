"""The app: places, dialogs that open from everywhere, keys, theme, and the line to the file."""

import gc
import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from mindtui.content.help_lines import HelpCard, country_of, help_card
from mindtui.domain.history import Step
from mindtui.domain.retelling import retold
from mindtui.errors import MindTUIError
from mindtui.settings import Settings
from mindtui.storage.journal_file import JournalFile
from mindtui.ui import flows
from mindtui.ui.commands import ALL, ANYWHERE, GO, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.dialogs.blank import BlankScreen
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.dialogs.help import HelpDialog, help_for
from mindtui.ui.dialogs.help_card import HelpCardDialog
from mindtui.ui.keymap import checked_keymap
from mindtui.ui.quiet_app import QuietApp
from mindtui.ui.saver import Saver
from mindtui.ui.screens.place import PlaceScreen
from mindtui.ui.screens.today import TodayScreen

LOOK_AT_THE_CLOCK = 30
"""Seconds between two looks whether a plan fell due or a day began; nothing new sends nothing."""


class MindTUIApp(QuietApp[int]):
    """Wires the places to the journal and the journal to its file."""

    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        *bindings([*ANYWHERE, *GO]),
        # Over dialogs too: what stands in them is kept.
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (112, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
    CSS = """
    Screen { background: $background; }
    Screen:inline { border: none; }
    ToastRack { dock: bottom; }
    """

    def __init__(
        self,
        desk: Desk,
        file: JournalFile,
        *,
        notices: Sequence[str] = (),
        ansi_color: bool = False,
    ) -> None:
        super().__init__(desk.settings.theme, ansi_color=ansi_color, ascii_only=desk.ascii_only)
        self.desk = desk
        self.saver = Saver(self, file)
        self._notices = list(notices)
        if desk.settings.theme not in self.available_themes:
            self._notices.append(f"There is no theme {desk.settings.theme}. Ctrl+P, Theme lists them.")
        self.add_mode("plan", lambda: _plan_screen(desk))
        self.add_mode("trends", lambda: _trends_screen(desk))
        self.add_mode("journal", lambda: _journal_screen(desk))

    def get_default_screen(self) -> Screen[Any]:
        """Today."""
        return TodayScreen(self.desk)

    def on_mount(self) -> None:
        """Get ready for other places, and begin to save."""
        # Named only now that its screen is there: opening a mode has the style sheet made anew.
        self.add_mode("today", self.get_default_screen)
        keymap, complaints = checked_keymap(self.desk.settings.keymap)
        self.set_keymap(keymap)
        self.desk.journal.changed.append(self._follow)
        self.saver.start()
        self._show_notices([*self._notices, *complaints])
        self.theme_changed_signal.subscribe(self, lambda theme: self._remember_theme(theme.name))
        self.call_after_refresh(self._settle_in)
        self.set_interval(LOOK_AT_THE_CLOCK, self._show_changes)

    def _settle_in(self) -> None:
        """What can wait until the first screen is there."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        unread = len(self.desk.journal.unreadable())
        if unread:
            what = "1 record in the file is" if unread == 1 else f"{unread} records in the file are"
            self._show_notices([f"{what} not understood and left as found."])

    def _show_notices(self, notices: Iterable[str]) -> None:
        for notice in notices:
            self.notify(notice, severity="warning", markup=False, timeout=12)

    async def come_to_rest(self) -> None:
        """What follows an answer comes before the next key."""
        await self.desk.is_asking.wait()

    # the line to the file

    def _follow(self, step: Step | None) -> None:
        if step is not None:
            self.saver.save(step)
        self._show_changes()

    def _show_changes(self) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PlaceScreen):
                screen.catch_up()
                return

    @on(Saver.Saved)
    def take_the_acknowledgement(self, event: Saver.Saved) -> None:
        """On disk; and if another program wrote in between, with what it wrote."""
        was_in_trouble = self.saver.in_trouble
        self.saver.in_trouble = False
        self.saver.acknowledge(event.steps)
        if event.contents is not None:
            self.desk.journal.renew(event.contents, self.saver.pending)
        if was_in_trouble:
            flows.tell(self.screen, "Everything is saved now.")

    @on(Saver.NotSaved)
    def tell_the_trouble(self, event: Saver.NotSaved) -> None:
        """What could not be saved is kept here and tried again."""
        self.saver.in_trouble = self.saver.in_trouble or event.count > 0
        kept = f"NOT SAVED ({event.count} kept here): " if event.count else ""
        flows.tell(self.screen, f"{kept}{event.reason}", trouble=True)

    @on(Saver.FileChanged)
    def take_what_others_wrote(self, event: Saver.FileChanged) -> None:
        """Another window or the shell wrote."""
        self.desk.journal.renew(event.contents, self.saver.pending)

    @on(Saver.Noticed)
    def show_what_came_up(self, event: Saver.Noticed) -> None:
        """About the file, not about what was written."""
        self._show_notices(event.notices)

    # commands

    def action_go(self, mode: str) -> None:
        """To a place."""
        self.switch_mode(mode)

    async def action_check_in(self) -> None:
        """Record how this moment is."""
        await flows.start(self.screen, self.desk, flows.check_in(self.screen, self.desk))

    async def action_add_plan(self) -> None:
        """Plan something, on the day that is open."""
        blank = getattr(self.screen, "blank_plan", lambda: None)()
        await flows.start(self.screen, self.desk, flows.plan(self.screen, self.desk, blank))

    def action_undo(self) -> None:
        """Take the last change back."""
        try:
            step = self.desk.journal.undo(self.desk.clock())
        except MindTUIError as error:
            flows.tell(self.screen, str(error))
            return
        back = " It is back." if step.deed == "remove" else ""
        flows.tell(self.screen, f"Undone: {retold(step, self.desk.journal, self.desk.today)}.{back}")

    async def action_search(self) -> None:
        """Search lives in the journal."""
        await self.switch_mode("journal")
        await self.run_action("search", self.screen)

    async def action_bad_day(self) -> None:
        """Three small things."""
        await flows.start(self.screen, self.desk, flows.bad_day(self.screen, self.desk))

    def action_help(self) -> None:
        """Keys and help for what has the focus."""
        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(*help_for(self.screen)))

    def action_help_card(self) -> None:
        """Whom to call."""
        if isinstance(self.screen, BlankScreen):
            self.screen.dismiss()
        elif not isinstance(self.screen, HelpCardDialog):
            self.push_screen(HelpCardDialog(card_for(self.desk.settings, self.desk.today)))

    def action_blank(self) -> None:
        """Nothing to see; on an empty screen everything again."""
        if isinstance(self.screen, BlankScreen):
            self.screen.dismiss()
        else:
            self.push_screen(BlankScreen())

    async def action_settings(self) -> None:
        """Theme, day start, country."""
        await flows.start(self.screen, self.desk, flows.settings(self.screen, self.desk))

    def action_redraw(self) -> None:
        """Draw everything anew, for when another program wrote over it."""
        self.refresh(layout=True, repaint=True)
        self.screen.refresh(layout=True)

    async def action_quit(self) -> None:
        """Leave, once everything is in the file."""
        if self.saver.in_trouble:
            await flows.start(self.screen, self.desk, self._ask_before_leaving())
        else:
            self._leave()

    async def _ask_before_leaving(self) -> None:
        count = len(self.saver.pending)
        what, them = ("1 change", "it") if count == 1 else (f"{count} changes", "them")
        question = f"{what} could not be saved yet. Leaving now loses {them}."
        from mindtui.ui.dialogs.confirm import ConfirmDialog

        dialog = ConfirmDialog("Not saved", question, f"Leave and lose {them}", "Stay")
        if await flows.ask(self.screen, self.desk, dialog):
            self._leave()

    def _leave(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Dialog) and (draft := screen.unfinished()):
                self.desk.journal.keep_draft(*draft, self.desk.clock())
        self.exit(0)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command that works now, by name, and the themes; nothing that writes the screen to disk."""
        active = {binding.binding.id: binding for binding in screen.active_bindings.values()}
        for command in ALL:
            if command.id in active and active[command.id].enabled and command.id != "app.palette":
                action = active[command.id].binding.action
                node = active[command.id].node
                yield SystemCommand(
                    command.words, command.help, lambda a=action, n=node: self.run_action(a, n)
                )
        yield SystemCommand("Theme", "Light, dark and others", self.action_change_theme)

    def _remember_theme(self, name: str) -> None:
        try:
            self.desk.remember("theme", name)
        except MindTUIError as error:
            flows.tell(self.screen, str(error), trouble=True)


def card_for(settings: Settings, today: date) -> HelpCard:
    """The help card for the person's country, guessed from the locale where none is set."""
    country = settings.country
    return help_card(country or country_of(os.environ), guessed=country is None, today=today)


def _plan_screen(desk: Desk) -> PlaceScreen:
    from mindtui.ui.screens.plan import PlanScreen

    return PlanScreen(desk)


def _journal_screen(desk: Desk) -> PlaceScreen:
    from mindtui.ui.screens.journal import JournalScreen

    return JournalScreen(desk)


def _trends_screen(desk: Desk) -> PlaceScreen:
    # plotext takes as long to import as all the rest: not before somebody looks at a chart.
    from mindtui.ui.screens.trends import TrendsScreen

    return TrendsScreen(desk)
