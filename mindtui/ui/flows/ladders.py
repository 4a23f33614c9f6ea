"""Making ladders, adding and changing rungs, planning them, and saying that they were done."""

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain import rung_plans
from mindtui.domain.clock import in_words
from mindtui.domain.ladder import Ladder, Rung
from mindtui.domain.rung_plans import plan_of_rung, planned_days, waiting_plans
from mindtui.errors import UsageError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import change, fill_in, forget, tell

NEW_LADDER = "ladder"
"""The name of the form for a new ladder; a change goes by the record's id, and rungs by what follows it."""

LATE = 18
"""The hour from which a rung that is planned with one key comes tomorrow."""


async def new_ladder(screen: Screen[Any], desk: Desk) -> None:
    """Make a ladder."""
    from mindtui.ui.dialogs.ladder_edit import LadderDialog

    dialog = LadderDialog(desk.journal, desk.catalog(), glyphs=desk.glyphs)
    if made := await fill_in(screen, desk, dialog, NEW_LADDER):
        kept = desk.journal.add(made, desk.clock())
        forget(desk, NEW_LADDER)
        tell(screen, f"A ladder: {kept.title()}. u takes it back.")


async def change_ladder(screen: Screen[Any], desk: Desk, held: Ladder) -> None:
    """Change its goal or its area."""
    from mindtui.ui.dialogs.ladder_edit import LadderDialog

    dialog = LadderDialog(desk.journal, desk.catalog(), held, glyphs=desk.glyphs)
    dialog.must_suit = lambda changed: replace(_now(desk, held), goal=changed.goal).check()
    if changed := await fill_in(screen, desk, dialog, held.id):
        change(screen, desk, held, changed, f"Changed: {changed.title()}.", form=dialog)


async def add_rung(screen: Screen[Any], desk: Desk, held: Ladder) -> None:
    """One more step; it finds its place by its difficulty."""
    from mindtui.ui.dialogs.ladder_edit import RungDialog

    dialog = RungDialog(f"A rung to: {held.title()}", desk.catalog(), glyphs=desk.glyphs)
    dialog.must_suit = lambda rung: _now(desk, held).with_rung(rung)
    if rung := await fill_in(screen, desk, dialog, f"{held.id}/rung"):
        ladder = _now(desk, held)
        change(screen, desk, ladder, ladder.with_rung(rung), f"Added: {rung.title()}.", form=dialog)


async def split_rung(screen: Screen[Any], desk: Desk, held: Ladder, rung: Rung) -> None:
    """Put a smaller step right before a rung."""
    from mindtui.ui.dialogs.ladder_edit import RungDialog

    dialog = RungDialog(f"Smaller than: {rung.title()}", desk.catalog(), glyphs=desk.glyphs)
    dialog.must_suit = lambda made: _with_smaller(_now(desk, held), rung, made)
    if made := await fill_in(screen, desk, dialog, f"{held.id}/smaller/{rung.title()}"):
        ladder = _now(desk, held)
        words = f"Before “{rung.title()}”: {made.title()}."
        change(screen, desk, ladder, _with_smaller(ladder, rung, made), words, form=dialog)


def _with_smaller(ladder: Ladder, rung: Rung, smaller: Rung) -> Ladder:
    return ladder.with_smaller(_place(ladder, rung), smaller)


async def change_rung(screen: Screen[Any], desk: Desk, held: Ladder, rung: Rung) -> None:
    """Change the words of a rung or how hard it is; what is planned of it follows."""
    from mindtui.ui.dialogs.ladder_edit import RungDialog

    form = f"{held.id}/rung/{rung.title()}"
    dialog = RungDialog("Change this rung", desk.catalog(), rung, glyphs=desk.glyphs)
    dialog.must_suit = lambda changed: _with_changed(_now(desk, held), rung, changed)
    changed = await fill_in(screen, desk, dialog, form)
    if changed is None or changed == rung:
        return
    ladder = _now(desk, held)
    rung_plans.change_rung(desk.journal, ladder, _place(ladder, rung), changed, desk.today, desk.clock())
    forget(desk, form)
    tell(screen, f"Changed: {changed.title()}. u takes it back.")


def _with_changed(ladder: Ladder, rung: Rung, changed: Rung) -> Ladder:
    return ladder.with_rung_changed(_place(ladder, rung), changed)


def move_rung(screen: Screen[Any], desk: Desk, held: Ladder, place: int, by: int) -> None:
    """Let a rung come earlier or later."""
    moved = held.with_rung_moved(place, by)
    if moved != held:
        number = f"{place + by + 1} of {len(held.rungs)}"
        change(screen, desk, held, moved, f"Now {number}: {held.rungs[place].title()}.")


def mark_rung(screen: Screen[Any], desk: Desk, held: Ladder, place: int) -> None:
    """Say that a rung was done today, or that it was not done after all."""
    rung = held.rungs[place]
    is_open = rung.done_on is None
    marked = held.with_rung_done(place, desk.today if is_open else None)
    words = f"{'Done' if is_open else 'Open again'}: {rung.title()}."
    change(screen, desk, held, marked, " ".join(filter(None, (words, marked.ending()))))


def take_out(screen: Screen[Any], desk: Desk, held: Ladder, place: int) -> None:
    """Take a rung off its ladder."""
    change(screen, desk, held, held.without(place), f"Taken out: {held.rungs[place].title()}.")


async def plan_rung(screen: Screen[Any], desk: Desk, ladder: Ladder, rung: Rung) -> None:
    """Plan a rung without asking, unless it is planned already."""
    waiting = waiting_plans(desk.journal, desk.today).get(ladder.id, ())
    day = planned_days(ladder, waiting).get(_place(ladder, rung))
    if day is not None:
        tell(screen, f"“{rung.title()}” is planned already: {in_words(day, desk.today)}.")
        return
    kept = desk.journal.add(plan_of_rung(ladder, rung, next_free_day(desk)), desk.clock())
    tell(screen, f"Planned for {in_words(kept.day, desk.today)}: {kept.title()}. u takes it back.")


def next_free_day(desk: Desk) -> date:
    """Today, or tomorrow when little of it is left."""
    now = desk.clock()
    is_late = now.hour >= LATE or now.date() > desk.today
    return desk.today + timedelta(days=is_late)


def _now(desk: Desk, held: Ladder) -> Ladder:
    """A ladder as the journal holds it now; another window may have changed it while a form was open."""
    ladder = desk.journal.get(Ladder, held.id)
    if ladder is None:
        raise UsageError("This ladder is no longer in the journal.", "It may have been removed elsewhere.")
    return ladder


def _place(ladder: Ladder, rung: Rung) -> int:
    place = ladder.place_of(rung.label)
    if place is None:
        raise UsageError(
            f"“{rung.title()}” is no longer on the ladder.", "It may have been taken out elsewhere."
        )
    return place
