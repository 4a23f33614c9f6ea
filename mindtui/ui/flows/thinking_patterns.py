"""Choosing by pattern which thought records are shown, and making patterns of one's own."""

from typing import Any

from textual.screen import Screen

from mindtui.domain.thought import ThinkingPattern, ThoughtRecord
from mindtui.domain.thought_sieve import Sieve
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, change, fill_in, forget, tell

NEW_PATTERN = "thinking-pattern"
"""The name of the form for a new pattern; a change goes by the pattern's id."""


async def choose_sieve(screen: Screen[Any], desk: Desk, sieve: Sieve) -> Sieve | None:
    """Ask which records to show; patterns can be added, changed and deleted on the way."""
    from mindtui.ui.dialogs.patterns import PatternsDialog, choices

    while True:
        own = desk.journal.all(ThinkingPattern)
        listed = choices(desk.journal.all(ThoughtRecord), desk.patterns(), {one.id for one in own})
        asked = await ask(screen, desk, PatternsDialog(listed, sieve, glyphs=desk.glyphs))
        if asked is None or asked.deed == "show":
            return asked.sieve if asked else None
        sieve = asked.sieve
        if asked.pattern is None:
            if (made := await new_pattern(screen, desk)) is not None:
                sieve = Sieve(made.id)
        elif asked.deed == "change":
            await change_pattern(screen, desk, asked.pattern)
        else:
            desk.journal.remove(asked.pattern, desk.clock())
            tell(screen, f"Deleted: {asked.pattern.title()}. u brings it back.")


async def new_pattern(screen: Screen[Any], desk: Desk) -> ThinkingPattern | None:
    """A pattern of one's own; gives it as the journal has it."""
    from mindtui.ui.dialogs.pattern_edit import PatternDialog

    made = await fill_in(screen, desk, PatternDialog(desk.patterns()), NEW_PATTERN)
    if made is None:
        return None
    kept = desk.journal.add(made, desk.clock())
    forget(desk, NEW_PATTERN)
    tell(screen, f"A pattern of your own: {kept.title()}. u takes it back.")
    return kept


async def change_pattern(screen: Screen[Any], desk: Desk, held: ThinkingPattern) -> None:
    """Other words for a pattern of one's own; records keep it."""
    from mindtui.ui.dialogs.pattern_edit import PatternDialog

    dialog = PatternDialog(desk.patterns(), held)
    changed = await fill_in(screen, desk, dialog, f"{held.id}/pattern")
    if changed is not None:
        change(screen, desk, held, changed, f"Changed: {changed.title()}.", form=dialog)
