"""Practicing fairer thoughts, and what else can be done to their cards."""

from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from mindtui.domain.agenda import due_cards
from mindtui.domain.clock import in_words
from mindtui.domain.practice import PracticeCard
from mindtui.domain.rehearsal import dated_ahead, first_day, keep_rehearsal, must_be_new, reviews_of
from mindtui.errors import MindTUIError
from mindtui.ui.desk import Desk
from mindtui.ui.flows.asking import KEPT, change, fill_in, forget, tell

NEW_CARD = "practice card"
"""The name of the form for a new card; a change goes by the record's id, a rehearsal by that and this:"""
REHEARSAL = "practice"

BACK = "u takes it back."
LAST_BACK = "u takes the last one back."


async def open_card(screen: Screen[Any], desk: Desk, card: PracticeCard) -> None:
    """Practice a card that is due, with all that are; change any other."""
    if card.is_due(desk.today):
        await practice_due(screen, desk)
    else:
        await change_card(screen, desk, card)


async def practice_due(screen: Screen[Any], desk: Desk) -> None:
    """One card after another, until none is due or somebody leaves."""
    done: list[str] = []
    notes: list[str] = []
    while cards := [card for card in due_cards(desk.journal, desk.today) if card.id not in done]:
        place = f"{len(done) + 1} of {len(done) + len(cards)}"
        if not await _rehearse(screen, desk, cards[0], notes, place if len(done) + len(cards) > 1 else ""):
            notes += [KEPT] if desk.journal.draft(_form(cards[0])) else []
            break
        done.append(cards[0].id)
    if done:
        _close(screen, desk, len(done), notes)


async def practice_now(screen: Screen[Any], desk: Desk, card: PracticeCard) -> None:
    """One card, whether or not it is due."""
    notes: list[str] = []
    if await _rehearse(screen, desk, card, notes):
        _close(screen, desk, 1, notes)


async def _rehearse(
    screen: Screen[Any], desk: Desk, card: PracticeCard, notes: list[str], place: str = ""
) -> bool:
    """Ask about one card and keep the answer; whether there was one. What should be known goes to `notes`."""
    from mindtui.ui.dialogs.practice import PracticeDialog

    is_first = not reviews_of(desk.journal, card)
    dialog = PracticeDialog(card, place=place, is_first=is_first, glyphs=desk.glyphs)
    told = await fill_in(screen, desk, dialog, _form(card))
    if told is None:
        return False
    ahead = dated_ahead(desk.journal, card, desk.today)
    try:
        keep_rehearsal(
            desk.journal,
            card,
            told.grade,
            told.belief_old,
            told.belief_new,
            told.used_since,
            desk.clock(),
        )
    except MindTUIError:
        # Should the card come back, by undo in the other window, the form has it again.
        desk.journal.keep_draft(_form(card), dialog.left_behind, desk.clock())
        raise
    forget(desk, _form(card))
    notes += [ahead] if ahead else []
    return True


def _form(card: PracticeCard) -> str:
    return f"{card.id}/{REHEARSAL}"


def _close(screen: Screen[Any], desk: Desk, done: int, notes: list[str]) -> None:
    """How many, what is still due or when the next one comes back, and what else should be known."""
    cards = [card for card in desk.journal.all(PracticeCard) if card.is_active]
    due = sum(card.is_due(desk.today) for card in cards)
    said = ["1 thought practiced." if done == 1 else f"{done} thoughts practiced."]
    if due:
        said.append("1 is still due." if due == 1 else f"{due} are still due.")
    elif cards:
        day = in_words(min(card.due_on for card in cards), desk.today)
        said.append(f"The next one comes back {day if day == 'tomorrow' else f'on {day}'}.")
    tell(screen, " ".join([*said, *notes, BACK if done == 1 else LAST_BACK]))


async def new_card(screen: Screen[Any], desk: Desk) -> None:
    """A fairer thought that has no record."""
    from mindtui.ui.dialogs.card_edit import CardDialog

    day = first_day(desk.journal, desk.clock())
    dialog = CardDialog(PracticeCard(old_thought="", fairer_thought="", due_on=day))
    dialog.must_suit = lambda card: must_be_new(desk.journal, card)
    if made := await fill_in(screen, desk, dialog, NEW_CARD):
        kept = desk.journal.add(made, desk.clock())
        forget(desk, NEW_CARD)
        tell(screen, f"To be practiced: {kept.title()}. It comes back tomorrow. u takes it back.")


async def change_card(screen: Screen[Any], desk: Desk, held: PracticeCard) -> None:
    """Other words."""
    from mindtui.ui.dialogs.card_edit import CardDialog

    dialog = CardDialog(held)
    dialog.must_suit = lambda card: must_be_new(desk.journal, card)
    if changed := await fill_in(screen, desk, dialog, held.id):
        change(screen, desk, held, changed, f"Changed: {changed.title()}.", form=dialog)


def pause_card(screen: Screen[Any], desk: Desk, card: PracticeCard) -> None:
    """Let it rest, or come back."""
    said = f"{_back(desk, card)}" if card.paused else f"Paused: {card.title()}."
    change(screen, desk, card, replace(card, paused=not card.paused), said)


def retire_card(screen: Screen[Any], desk: Desk, card: PracticeCard) -> None:
    """Let it rest for good, or come back after all."""
    if card.retired:
        change(screen, desk, card, replace(card, retired=False, paused=False), _back(desk, card))
    else:
        change(screen, desk, card, replace(card, retired=True), f"Retired: {card.title()}.")


def _back(desk: Desk, card: PracticeCard) -> str:
    day = "is due" if card.due_on <= desk.today else f"comes back {in_words(card.due_on, desk.today)}"
    return f"Back in practice: {card.title()}. It {day}."
