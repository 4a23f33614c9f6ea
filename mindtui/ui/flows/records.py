"""Opening any record in the dialog of its kind, deleting it, and the trash."""

from collections.abc import Callable, Coroutine, Mapping
from types import MappingProxyType
from typing import Any, Final

from textual.screen import Screen

from mindtui.domain.activity import AREAS, Activity, Area
from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.experiment import Experiment
from mindtui.domain.ladder import Ladder
from mindtui.domain.plan import Plan
from mindtui.domain.practice import PracticeCard
from mindtui.domain.record import Record
from mindtui.domain.thought import ThinkingPattern, ThoughtRecord
from mindtui.domain.trash import Removed
from mindtui.domain.trial import Trial
from mindtui.ui.desk import Desk
from mindtui.ui.flows.activities import change_activity
from mindtui.ui.flows.areas import change_area
from mindtui.ui.flows.asking import ask, tell
from mindtui.ui.flows.check_in import check_in
from mindtui.ui.flows.ladders import change_ladder
from mindtui.ui.flows.maps import change_map
from mindtui.ui.flows.plans import change_plan
from mindtui.ui.flows.practice import open_card
from mindtui.ui.flows.series import means_later_ones
from mindtui.ui.flows.thinking_patterns import change_pattern
from mindtui.ui.flows.thoughts import change_thought

Opener = Callable[..., Coroutine[Any, Any, None]]

_OPENERS: Final[Mapping[type[Record], Opener]] = MappingProxyType(
    {
        CheckIn: check_in,
        Plan: change_plan,
        Activity: change_activity,
        Ladder: change_ladder,
        ThoughtRecord: change_thought,
        Area: change_area,
        AvoidanceMap: change_map,
        ThinkingPattern: change_pattern,
        PracticeCard: open_card,
    }
)


async def open_record(screen: Screen[Any], desk: Desk, record: Record) -> None:
    """Open a record in the dialog of its kind."""
    if isinstance(record, Experiment):
        from mindtui.ui.flows.experiments import open_experiment

        await open_experiment(screen, desk, record)
    elif isinstance(record, Trial):
        from mindtui.ui.flows.trials import open_trial

        await open_trial(screen, desk, record)
    elif isinstance(record, WakeTime):
        from mindtui.ui.flows.waking import change_waking

        await change_waking(screen, desk, record)
    elif opener := _OPENERS.get(type(record)):
        await opener(screen, desk, record)
    else:
        tell(screen, f"{record.title()} cannot be changed here; Del takes it out.")


async def delete(screen: Screen[Any], desk: Desk, held: Record) -> None:
    """Take a record out of the journal; of plans that repeat, those after it too if that is meant."""
    later_too = await means_later_ones(screen, desk, held, "Delete") if isinstance(held, Plan) else False
    if later_too is None:
        return
    if not (later_too and isinstance(held, Plan)):
        desk.journal.remove(held, desk.clock())
        said = f"Deleted: {held.title().removesuffix('.')}. u brings it back."
        if isinstance(held, Area) and held.key in AREAS:
            said = f"Your ratings of {held.title()} are deleted; the area stays. u brings them back."
        tell(screen, said)
        return
    from mindtui.domain.repeat import remove_from

    removed = remove_from(desk.journal, held, desk.clock())
    tell(screen, f"Deleted: {held.title()}, {len(removed)} times. u brings them back.")


async def trash(screen: Screen[Any], desk: Desk) -> None:
    """Restore one thing that was deleted, or let go of all of it."""
    from mindtui.ui.dialogs.confirm import ConfirmDialog
    from mindtui.ui.dialogs.trash import TrashDialog

    days = desk.settings.history_days
    answer = await ask(screen, desk, TrashDialog(desk.journal, desk.today, days=days, glyphs=desk.glyphs))
    if isinstance(answer, Removed):
        back = desk.journal.restore(answer, desk.clock())
        tell(screen, f"Restored: {back.title()}. u takes it back.")
    elif answer is not None:
        one = len(answer) == 1
        what, them = ("1 deleted record", "it") if one else (f"{len(answer)} deleted records", "them")
        question = (
            f"This lets go of {what} for good, out of the change history too: undo cannot bring {them} back. "
            f"Backups and other copies of your data may still hold {them}."
        )
        if await ask(screen, desk, ConfirmDialog("Empty the trash", question, "Empty it", "Keep")):
            desk.journal.forget(answer, desk.clock())
            tell(screen, "The trash is empty.")
