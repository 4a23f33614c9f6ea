"""Three suggestions, and the plan that one of them becomes."""

from random import Random
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from mindtui.domain.activity import Limits
from mindtui.domain.areas import area_names, areas_of
from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Plan, plan_for
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask
from mindtui.ui.flows.plans import plan

if TYPE_CHECKING:
    from mindtui.insights.suggest import Suggestion
    from mindtui.ui.dialogs.suggest import Draw


async def suggest_three(screen: Screen[Any], desk: Desk) -> None:
    """Offer three things; the one that is taken is planned for today."""
    from mindtui.ui.dialogs.suggest import SuggestDialog

    desk.journal.must_take_changes()
    dialog = SuggestDialog(drawing(desk), area_names(desk.journal), glyphs=desk.glyphs)
    if (taken := await ask(screen, desk, dialog)) is not None:
        await plan(screen, desk, plan_for(taken, desk.today))


def drawing(desk: Desk) -> "Draw":
    """How suggestions are drawn from what the journal holds now: the same ones all day for the same draw."""
    from mindtui.domain.doing import doings
    from mindtui.domain.trials import tried_on
    from mindtui.insights.base import stable_seed
    from mindtui.insights.suggest import suggest

    journal, today = desk.journal, desk.today
    plans, areas = journal.all(Plan), areas_of(journal)
    tried = tried_on(journal, today)
    # On what is tried the coin has its say.
    activities = [one for one in desk.catalog().search("") if not any(trial.tries(one) for trial in tried)]
    known, energy = doings(plans), energy_on(desk)

    def draw(limits: Limits, times: int) -> "Suggestion":
        return suggest(
            activities,
            plans,
            areas,
            known,
            energy=energy,
            today=today,
            limits=limits,
            random=Random(stable_seed("suggest", today.isoformat(), times)),
        )

    return draw


def energy_on(desk: Desk) -> int | None:
    """The energy of today's last check-in that has one."""
    check_ins = reversed(desk.journal.on(CheckIn, desk.today))
    return next((check_in.energy for check_in in check_ins if check_in.energy is not None), None)
