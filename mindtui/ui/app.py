"""The app: places, dialogs that open from everywhere, keys and theme."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from mindtui.domain.draft import Draft
from mindtui.domain.history import Step
from mindtui.errors import MindTUIError
from mindtui.storage.journal_file import JournalFile
from mindtui.ui.ahead import AFTER, import_ahead
from mindtui.ui.commands import ALL, ANYWHERE, GO, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.flows import bad_day, check_in, plans, settings, thoughts, trials
from mindtui.ui.flows.asking import start, tell
from mindtui.ui.journal_app import JournalApp
from mindtui.ui.keymap import checked_keymap
from mindtui.ui.locking_app import ENCRYPTED
from mindtui.ui.screens.place import HIGH, PlaceScreen
from mindtui.ui.screens.today import TodayScreen

LOOK_AT_THE_CLOCK = 30
"""Seconds between two looks whether a plan fell due or a day began; nothing new sends nothing."""


class MindTUIApp(JournalApp):
    """Wires places, commands and keys together."""

    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        *bindings([*ANYWHERE, *GO]),
        # Over dialogs too: what stands in them is kept.
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (112, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]
    CSS = """
    Screen { background: $background; }
    Dialog { background: $background 70%; }
    Screen:inline { border: none; }
    ToastRack { dock: bottom; }
    """

    def __init__(
        self,
        desk: Desk,
        file: JournalFile,
        *,
        notices: Sequence[str] = (),
        is_open: bool = True,
        ansi_color: bool = False,
    ) -> None:
        super().__init__(desk, file, is_open=is_open, ansi_color=ansi_color)
        self._notices = list(notices)
        if desk.settings.theme not in self.available_themes:
            self._notices.append(f"There is no theme {desk.settings.theme}. Ctrl+P, Theme lists them.")
        for mode, place in _PLACES.items():
            self.add_mode(mode, partial(self._opened, place))

    def get_default_screen(self) -> Screen[Any]:
        """Today."""
        return TodayScreen(self.desk)

    def on_mount(self) -> None:
        """Get ready for other places, and take the keys and the theme."""
        # Named only now that its screen is there: opening a mode has the style sheet made anew.
        self.add_mode("today", self.get_default_screen)
        keymap, complaints = checked_keymap(self.desk.settings.keymap)
        self.set_keymap(keymap)
        self.show_notices([*self._notices, *complaints])
        self.theme_changed_signal.subscribe(self, lambda theme: self.remember_theme(theme.name))
        self.set_interval(LOOK_AT_THE_CLOCK, self.show_changes)

    def _opened(self, place: Callable[[Desk], PlaceScreen]) -> PlaceScreen:
        """A place that is opened for the first time."""
        screen = place(self.desk)
        screen.style_as_of(self._css_update_count)
        return screen

    def begin(self) -> None:
        """The journal is here."""
        super().begin()
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        """What can wait until the first screen is there."""
        from mindtui.storage.copies import notice_of_copies

        self.set_timer(AFTER, import_ahead)
        if drafts := self.desk.journal.all(Draft):
            from mindtui.ui.dialogs.check_in import NEW

            forms = {draft.form for draft in drafts}
            if NEW in forms:
                self.say("A check-in that was not saved is kept: c goes on with it.")
            elif thoughts.NEW_RECORD in forms:
                self.say("A thought record that was not saved is kept: t goes on with it.")
        unread = len(self.desk.journal.unreadable())
        if unread:
            what = "1 record in the file is" if unread == 1 else f"{unread} records in the file are"
            self.show_notices([f"{what} not understood and left as found."])
        self.show_notices(notice_of_copies(self.file.path))

    async def action_go(self, mode: str) -> None:
        """To a place; where it is open already, to its next tab."""
        if mode == self.current_mode and hasattr(self.screen, "action_tab"):
            await self.screen.run_action("tab(1)")
        else:
            await self.switch_mode(mode)

    async def action_check_in(self) -> None:
        """Record how this moment is."""
        await start(self.screen, self.desk, check_in.check_in(self.screen, self.desk))

    async def action_add_plan(self) -> None:
        """Plan something, on the day that is open."""
        blank = getattr(self.screen, "blank_plan", lambda: None)()
        await start(self.screen, self.desk, plans.plan(self.screen, self.desk, blank))

    async def action_add_thought(self) -> None:
        """Weigh a thought."""
        await start(self.screen, self.desk, thoughts.new_thought(self.screen, self.desk))

    async def action_start_trial(self) -> None:
        """One thing, on days that a coin chooses."""
        await start(self.screen, self.desk, trials.start_trial(self.screen, self.desk))

    def action_help_quit(self) -> None:
        """Ctrl+C ends other programs."""
        self.say("Ctrl+Q quits.")

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turn(self.desk.journal.undo, "Undone")

    def action_redo(self) -> None:
        """Make it again."""
        self._turn(self.desk.journal.redo, "Redone")

    def _turn(self, turn: Callable[[datetime], Step], done: str) -> None:
        try:
            step = turn(self.desk.clock())
        except MindTUIError as error:
            tell(self.screen, str(error))
            return
        from mindtui.domain.retelling import retold

        what = retold(step, self.desk.journal, self.desk.today)
        back = "U redoes it." if done == "Undone" else "u takes it back."
        if (step.deed, done) == ("remove", "Undone"):
            done, what = "Back again", what.removeprefix("removed ")
        tell(self.screen, f"{done}: {what}. {back}")

    async def action_search(self) -> None:
        """Search what the open tab lists, where it can; else everything in the journal."""
        tab = getattr(self.screen, "tab", None)
        if hasattr(tab, "action_search"):
            await self.run_action("search", tab)
            return
        await self.switch_mode("journal")
        await self.run_action("search", self.screen)

    async def action_bad_day(self) -> None:
        """Three small things."""
        await start(self.screen, self.desk, bad_day.bad_day(self.screen, self.desk))

    def action_help(self) -> None:
        """Keys and help for what has the focus."""
        from mindtui.ui.dialogs.help import HelpDialog, help_for

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(*help_for(self.screen)))

    def action_help_card(self) -> None:
        """Whom to call."""
        from mindtui.ui.dialogs.blank import BlankScreen
        from mindtui.ui.dialogs.help_card import HelpCardDialog, card_for

        if isinstance(self.screen, BlankScreen):
            self.screen.dismiss()
        elif (lock := self.lock_screen) is not None and lock.is_current and lock.is_blank:
            lock.wake()
        elif not isinstance(self.screen, HelpCardDialog):
            self.push_screen(HelpCardDialog(card_for(self.desk.settings, self.desk.today)))

    def action_blank(self) -> None:
        """Nothing to see; on an empty screen everything again, or the question for the passphrase."""
        from mindtui.ui.dialogs.blank import BlankScreen

        if isinstance(self.screen, BlankScreen):
            self.screen.dismiss()
        elif (lock := self.lock_screen) is not None and lock.is_current:
            lock.toggle_blank()
        elif self.desk.is_sealed() or lock is not None:
            self.lock(ENCRYPTED, blank=True)
        else:
            self.push_screen(BlankScreen())

    async def action_settings(self) -> None:
        """Theme, day start, country."""
        await start(self.screen, self.desk, settings.settings(self.screen, self.desk))

    def action_redraw(self) -> None:
        """Draw everything anew, for when another program wrote over it."""
        self.refresh(layout=True, repaint=True)
        self.screen.refresh(layout=True)

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
        yield SystemCommand(
            "Save elsewhere", "Write everything to a new file and go on there", self.action_save_elsewhere
        )
        yield SystemCommand("Theme", "Light, dark and others", self.action_change_theme)


def _plan_screen(desk: Desk) -> PlaceScreen:
    from mindtui.ui.screens.plan import PlanScreen

    return PlanScreen(desk)


def _thoughts_screen(desk: Desk) -> PlaceScreen:
    from mindtui.ui.screens.thoughts import ThoughtsScreen

    return ThoughtsScreen(desk)


def _journal_screen(desk: Desk) -> PlaceScreen:
    from mindtui.ui.screens.journal import JournalScreen

    return JournalScreen(desk)


def _trends_screen(desk: Desk) -> PlaceScreen:
    # plotext takes as long to import as all the rest: not before somebody looks at a chart.
    from mindtui.ui.screens.trends import TrendsScreen

    return TrendsScreen(desk)


def _insights_screen(desk: Desk) -> PlaceScreen:
    from mindtui.ui.screens.insights import InsightsScreen

    return InsightsScreen(desk)


_PLACES: Final[Mapping[str, Callable[[Desk], PlaceScreen]]] = MappingProxyType(
    {
        "plan": _plan_screen,
        "thoughts": _thoughts_screen,
        "trends": _trends_screen,
        "insights": _insights_screen,
        "journal": _journal_screen,
    }
)
