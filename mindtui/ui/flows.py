"""What happens after a key, step by step: ask with a dialog, then tell the journal.

Each dialog is imported when it is asked for: together they take a third of the time to the first screen.
"""

import asyncio
from collections.abc import Coroutine, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from msgspec.structs import asdict, replace
from textual.screen import ModalScreen, Screen

from mindtui.domain.activity import Activity
from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import in_words
from mindtui.domain.plan import STATUS_WORDS, Plan, Status, plan_at
from mindtui.domain.record import Record
from mindtui.domain.trash import Removed
from mindtui.errors import MindTUIError, NothingFound, UsageError
from mindtui.ui.desk import Desk

if TYPE_CHECKING:
    from mindtui.domain.offer import Offer
    from mindtui.ui.dialogs.check_in import CheckInEntry
    from mindtui.ui.dialogs.form import FormDialog
    from mindtui.ui.drafts import Typed

Answer = TypeVar("Answer")

OFFERS: "Mapping[Offer | None, str]" = {
    "small things": "If you like: b opens three small things that may help.",
    "help card first": "! shows people to call. b opens three small things.",
}
NEW_PLAN = "plan"
"""The name of the form for a new plan; a change goes by the record's id."""
KEPT = "What you typed is kept and comes back when you open it again."


class Says(Protocol):
    """A screen with a line for messages."""

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Show a message."""
        ...


async def start(
    screen: Screen[Any], desk: Desk, flow: Coroutine[Any, Any, None], *, over_dialogs: bool = False
) -> None:
    """Run a flow beside the app, unless a dialog is open already. Returns when it asks or has ended.

    The app waits for that before it reads the next key, so that keys typed ahead find the dialog.
    """
    if isinstance(screen.app.screen, ModalScreen) and not over_dialogs:
        flow.close()
        return
    desk.is_asking.clear()
    screen.run_worker(_run(screen, desk, flow), group="flow")
    await desk.is_asking.wait()


async def _run(screen: Screen[Any], desk: Desk, flow: Coroutine[Any, Any, None]) -> None:
    try:
        await flow
    except MindTUIError as error:
        tell(screen, str(error), trouble=True)
    finally:
        desk.is_asking.set()


async def ask(screen: Screen[Any], desk: Desk, dialog: Screen[Answer]) -> Answer | None:
    """Open a dialog and wait for its answer."""
    answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
    await screen.app.push_screen(dialog, answer.set_result)
    desk.is_asking.set()
    given = await answer
    desk.is_asking.clear()
    return given


async def fill_in(screen: Screen[Any], desk: Desk, form: "FormDialog[Answer]", name: str) -> Answer | None:
    """Open a form with what was typed into it before; what is typed and not saved is kept under its name.

    Once the answer is in the journal, `forget` what was typed.
    """
    desk.journal.must_take_changes()
    draft = desk.journal.draft(name)
    form.resume(name, draft.typed if draft else {})
    answer = await ask(screen, desk, form)
    if answer is None:
        await _keep(screen, desk, name, form.left_behind, offered=draft.typed if draft else {})
    return answer


async def _keep(screen: Screen[Any], desk: Desk, name: str, typed: "Typed", *, offered: "Typed") -> None:
    """Keep what was typed into a form; what was offered again and left as it is may also go."""
    if typed and typed == offered:
        from mindtui.ui.dialogs.confirm import ConfirmDialog

        question = "Let what you had typed go for good?"
        if await ask(screen, desk, ConfirmDialog("Not saved", question, "Let it go", "Keep it")):
            typed = {}
    desk.journal.keep_draft(name, typed, desk.clock())
    tell(screen, KEPT if typed else "")


def forget(desk: Desk, name: str) -> None:
    """What was typed into a form is in the journal now."""
    desk.journal.keep_draft(name, {}, desk.clock())


def tell(screen: Screen[Any], text: str, *, trouble: bool = False) -> None:
    """Say something on the place that is open."""
    for place in reversed(screen.app.screen_stack):
        if hasattr(place, "say"):
            cast("Says", place).say(text, trouble=trouble)
            return


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
        await _keep(screen, desk, form, answer, offered=draft.typed if draft else {})
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


async def plan(screen: Screen[Any], desk: Desk, blank: Plan | None = None, *, form: str = NEW_PLAN) -> None:
    """Plan something."""
    from mindtui.ui.dialogs.plan_edit import PlanDialog

    dialog = PlanDialog(desk.journal, desk.catalog(), desk.clock(), plan=blank, glyphs=desk.glyphs)
    if made := await fill_in(screen, desk, dialog, form):
        kept = _keep_plan(desk, made)
        forget(desk, form)
        tell(screen, f"Planned for {in_words(kept.day, desk.today)}: {kept.title()}. u takes it back.")


def _keep_plan(desk: Desk, made: Plan) -> Plan:
    """Add a plan; an own activity that was given an area joins the catalog in the same step."""
    now = desk.clock()
    if made.activity_id is not None or made.area is None:
        return desk.journal.add(made, now)
    with desk.journal.batch("added plan and activity", now):
        own = desk.journal.add(Activity(label=made.label, area=made.area, minutes=made.minutes or 30), now)
        return desk.journal.add(replace(made, activity_id=own.id), now)


async def change_plan(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Change what a plan says."""
    from mindtui.ui.dialogs.plan_edit import PlanDialog

    dialog = PlanDialog(desk.journal, desk.catalog(), desk.clock(), plan=held, glyphs=desk.glyphs)
    if changed := await fill_in(screen, desk, dialog, held.id):
        _change(screen, desk, held, changed, f"Changed: {changed.title()}.", form=dialog)


async def review(screen: Screen[Any], desk: Desk, held: Plan, status: Status) -> None:
    """Say how a plan went; a smaller step may follow."""
    from mindtui.ui.dialogs.plan_review import PlanReviewDialog

    dialog = PlanReviewDialog(held, status, glyphs=desk.glyphs)
    answer = await fill_in(screen, desk, dialog, f"{held.id}/{status}")
    if answer is None:
        return
    words = f"{STATUS_WORDS[status].capitalize()}: {answer.plan.title()}."
    _change(screen, desk, held, answer.plan, words, form=dialog)
    if answer.smaller:
        smaller = plan_at(desk.today + timedelta(days=1))
        label = held.first_step or held.label
        minutes = max(1, held.minutes // 2) if held.minutes else None
        blank = replace(smaller, label=label, area=held.area, minutes=minutes)
        await plan(screen, desk, blank, form=f"{held.id}/smaller")


async def move(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Put a plan on another day: the old one stays as moved and names the new one.

    One that was reviewed stays as it is, and is planned once more.
    """
    from mindtui.ui.dialogs.choose_day import ChooseDayDialog

    desk.journal.must_take_changes()
    day = await ask(screen, desk, ChooseDayDialog(f"Move: {held.title()}", desk.today))
    if day is None or day == held.day:
        return
    now = desk.clock()
    with desk.journal.batch(f"moved {held.words}", now):
        moved = desk.journal.add(_anew(held, day), now)
        if held.is_open:
            desk.journal.change(replace(held.reviewed("moved"), moved_to=moved.id), now, base=held)
    said = "Moved to" if held.is_open else "Planned again for"
    tell(screen, f"{said} {in_words(day, desk.today)}: {held.title()}. u takes it back.")


def _anew(held: Plan, day: date) -> Plan:
    """The same plan on another day, without a word of how it went."""
    fresh = replace(held.reviewed("planned"), id="", created_at=None, day=day, moved_to=None)
    return fresh if held.is_open else replace(fresh, mood_before=None, note="")


def drop(screen: Screen[Any], desk: Desk, held: Plan) -> None:
    """Let a plan go."""
    _change(screen, desk, held, held.reviewed("dropped"), f"Dropped: {held.title()}.")


def delete(screen: Screen[Any], desk: Desk, held: Record) -> None:
    """Take a record out of the journal."""
    try:
        desk.journal.remove(held, desk.clock())
    except MindTUIError as error:
        tell(screen, str(error), trouble=True)
        return
    tell(screen, f"Deleted: {held.title()}. u brings it back.")


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


async def open_record(screen: Screen[Any], desk: Desk, record: Record) -> None:
    """Open a record in the dialog of its kind."""
    if isinstance(record, CheckIn):
        await check_in(screen, desk, record)
    elif isinstance(record, Plan):
        await change_plan(screen, desk, record)
    else:
        tell(screen, f"{record.title()} cannot be changed here; Del takes it out.")


async def bad_day(screen: Screen[Any], desk: Desk) -> None:
    """Three small things; the tiny activity, if taken, stands under today's plans."""
    from mindtui.ui.dialogs.bad_day import BadDayDialog

    tiny = tiny_activity(desk)
    taken = await ask(screen, desk, BadDayDialog(tiny))
    if taken is not None:
        now = desk.clock()
        small = Plan(
            label=taken.label, activity_id=taken.id, area=taken.area, day=desk.today, minutes=taken.minutes
        )
        desk.journal.add(small, now)
        tell(screen, f"On today's list: {taken.label}. u takes it back.")


def tiny_activity(desk: Desk) -> Activity | None:
    """The smallest thing at hand, one a day: own before shipped, least effort, indoors and alone."""
    small = [
        a for a in desk.catalog().search("") if a.effort == 1 and a.place != "out" and a.social != "with"
    ]
    own = [activity for activity in small if activity.source == "own"]
    choice = own or sorted(small, key=lambda activity: (activity.minutes, activity.id))[:7]
    return choice[desk.today.toordinal() % len(choice)] if choice else None


async def settings(screen: Screen[Any], desk: Desk) -> None:
    """What a person can set."""
    from mindtui.ui.dialogs.settings import SettingsDialog

    answer = await ask(
        screen, desk, SettingsDialog(desk.settings, sealed=desk.is_sealed(), glyphs=desk.glyphs)
    )
    if answer is None:
        return
    theme_changes = answer.theme != desk.settings.theme
    trouble = ""
    for name, value in asdict(answer).items():
        try:
            desk.remember(name, value)
        except MindTUIError as error:
            trouble = str(error)
    if theme_changes:
        screen.app.theme = answer.theme
    desk.journal.start_days_at(answer.day_starts_at)
    tell(screen, trouble or "Settings kept.", trouble=bool(trouble))


def _change(
    screen: Screen[Any],
    desk: Desk,
    held: Record,
    record: Record,
    words: str,
    *,
    form: "FormDialog[Any] | None" = None,
) -> None:
    try:
        desk.journal.change(record, desk.clock(), base=held)
    except MindTUIError as error:
        kept = ""
        if form is not None:
            # Should the record come back, by undo in the other window, the form has it again.
            desk.journal.keep_draft(form.form_name, form.left_behind, desk.clock())
            kept = " What you typed is kept, should it come back."
        tell(screen, f"{error}{kept}", trouble=True)
        return
    if form is not None:
        forget(desk, form.form_name)
    tell(screen, f"{words} u takes it back.")
