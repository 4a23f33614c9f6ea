"""Recording a moment, and what is offered after a hard one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from mindtui.domain.check_in import CheckIn
from mindtui.errors import NothingFound, UsageError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import KEPT, ask, forget, keep, tell

if TYPE_CHECKING:
    from mindtui.domain.offer import Offer
    from mindtui.ui.dialogs.check_in import CheckInEntry

OFFERS: "Mapping[Offer | None, str]" = {
    "small things": "If you like: b opens three small things that may help.",
    "help card first": "! shows people to call. b opens three small things.",
}


async def check_in(screen: Screen[Any], desk: Desk, held: CheckIn | None = None) -> None:
    """Record a moment, or change one."""
    desk.journal.must_take_changes()
    from mindtui.ui.dialogs.check_in import NEW, CheckInDialog, CheckInEntry, form_at
    from mindtui.ui.widgets.typed_check_in import typed_of

    dialog = CheckInDialog(form_at(desk, held))
    form = dialog.form_name
    draft = desk.journal.draft(form)
    answer = await ask(screen, desk, dialog)
    if isinstance(answer, CheckInEntry):
        try:
            _keep_check_in(screen, desk, answer, held)
        except NothingFound as error:
            desk.journal.keep_draft(NEW, typed_of(answer.check_in), desk.clock())
            tell(screen, f"{error.message} What you typed comes back with c.", trouble=True)
        except UsageError as error:
            # What was made of it elsewhere meanwhile does not go with it.
            desk.journal.keep_draft(form, typed_of(answer.check_in), desk.clock())
            tell(screen, f"{error} {KEPT}", trouble=True)
            return
        forget(desk, form)
    elif answer is not None:
        await keep(screen, desk, form, answer, offered=draft.typed if draft else {})
    else:
        forget(desk, form)


def _keep_check_in(screen: Screen[Any], desk: Desk, entry: "CheckInEntry", held: CheckIn | None) -> None:
    from mindtui.domain.offer import offer_for
    from mindtui.domain.waking import add_with_waking

    now = desk.clock()
    offer = offer_for(entry.check_in, held, desk.journal, now)
    if offer == "help card":
        # Whatever becomes of the record.
        screen.app.call_later(screen.app.run_action, "help_card")
    kept: CheckIn
    if held is not None:
        kept = desk.journal.change(entry.check_in, now, base=held)
    else:
        kept = add_with_waking(desk.journal, entry.check_in, entry.wake, now)
    said = f"{'Changed' if held else 'Logged'}: {kept.title()}. u takes it back."
    tell(screen, " ".join(filter(None, (said, OFFERS.get(offer)))))
