"""What can be done with a thought record that is there: practice it, look at what it said, see an example."""

from typing import Any

from textual.screen import Screen

from mindtui.content.challenge_questions import challenge_questions
from mindtui.content.worked_example import worked_example
from mindtui.domain.clock import in_words
from mindtui.domain.rehearsal import add_card
from mindtui.domain.thought import ThoughtRecord, is_same_thought
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import ask, tell
from mindtui.ui.worksheet import Line, earlier_versions, worksheet

EXAMPLE_TITLE = "A worked example"
EXAMPLE = "This one is made up, to look at: it is nobody's, it is kept nowhere, and no figure counts it."
NOT_CHANGED = "This record was not changed since it was finished."
PAUSED = "paused: s under Practice lets it come back"
RETIRED = "retired: R under Practice brings it back"
OTHER_WORDS = "There is a practice card for it already, with other words: e under Practice changes them."
NO_FAIRER = "There is no fairer thought in it yet. Enter goes on with the record."


def practice(screen: Screen[Any], desk: Desk, record: ThoughtRecord) -> None:
    """A practice card for the fairer thought."""
    if not record.fairer_thought.strip() or not record.thought.strip():
        tell(screen, NO_FAIRER)
        return
    try:
        added = add_card(desk.journal, record, desk.clock())
    except MindTUIError as error:
        tell(screen, str(error), trouble=True)
        return
    card = added.card
    due = in_words(card.due_on, desk.today)
    if added.is_new:
        tell(screen, f"The fairer thought is there to practice from {due} on. u takes it back.")
    elif not is_same_thought(card.fairer_thought, record.fairer_thought):
        tell(screen, OTHER_WORDS)
    else:
        rests = RETIRED if card.retired else PAUSED
        tell(
            screen,
            f"There is a practice card for it already; it is {f'due {due}' if card.is_active else rests}.",
        )


async def show_earlier(screen: Screen[Any], desk: Desk, record: ThoughtRecord) -> None:
    """What the record said before it was changed, and when that was."""
    from mindtui.ui.dialogs.sheet import SheetDialog

    if not record.earlier:
        tell(screen, NOT_CHANGED)
        return

    def lines(width: int) -> list[Line]:
        names, questions = _names(desk)
        return earlier_versions(record.earlier, names, questions, width, desk.today, desk.glyphs)

    await ask(screen, desk, SheetDialog("Earlier versions", record.title(), lines))


async def show_example(screen: Screen[Any], desk: Desk) -> None:
    """A whole record that is nobody's."""
    from mindtui.ui.dialogs.sheet import SheetDialog

    example = worked_example(desk.clock())
    names, questions = _names(desk)

    def lines(width: int) -> list[Line]:
        return worksheet(example, names, questions, width)

    await ask(screen, desk, SheetDialog(EXAMPLE_TITLE, EXAMPLE, lines))


def _names(desk: Desk) -> tuple[dict[str, str], dict[str, str]]:
    """What the ids of patterns and questions are called."""
    patterns = {pattern.id: pattern.title() for pattern in desk.patterns()}
    return patterns, {each.id: each.question for each in challenge_questions()}
