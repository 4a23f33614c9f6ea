"""Asking with a dialog beside the app, keeping what was typed, saying what came of it.

Each dialog is imported when it is asked for: together they take a third of the time to the first screen.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.screen import ModalScreen, Screen

from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.domain.review import keep_review, went_with_it
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk

if TYPE_CHECKING:
    from mindtui.ui.dialogs.form import FormDialog
    from mindtui.ui.drafts import Typed

Answer = TypeVar("Answer")

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
        await keep(screen, desk, name, form.left_behind, offered=draft.typed if draft else {})
    return answer


async def keep(screen: Screen[Any], desk: Desk, name: str, typed: "Typed", *, offered: "Typed") -> None:
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


def change(
    screen: Screen[Any],
    desk: Desk,
    held: Record,
    record: Record,
    words: str,
    *,
    form: "FormDialog[Any] | None" = None,
) -> bool:
    """Change a record and say so; gives whether it went."""

    def deed() -> str:
        if isinstance(record, Plan) and isinstance(held, Plan):
            keep_review(desk.journal, record, desk.clock(), base=held)
            if gone := went_with_it(held, record):
                # The key first: on a small screen the end of a long line is cut.
                return f"{words} u brings it back, with {gone}."
        else:
            desk.journal.change(record, desk.clock(), base=held)
        return f"{words} u takes it back."

    return went(screen, desk, deed, form=form)


def went(
    screen: Screen[Any], desk: Desk, deed: Callable[[], str], *, form: "FormDialog[Any] | None" = None
) -> bool:
    """Do something to the journal and say what it gives; what does not go is said too.

    What was typed for it is kept then. Gives whether it went.
    """
    try:
        words = deed()
    except MindTUIError as error:
        kept = ""
        if form is not None:
            # Should the record come back, by undo in the other window, the form has it again.
            desk.journal.keep_draft(form.form_name, form.left_behind, desk.clock())
            kept = " What you typed is kept, should it come back."
        tell(screen, f"{error}{kept}", trouble=True)
        return False
    if form is not None:
        forget(desk, form.form_name)
    tell(screen, words)
    return True
