"""`mindtui insights`: the cards in words."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from time import monotonic
from typing import Any, Final

import click
from msgspec.structs import asdict

from mindtui.charts.table import iso
from mindtui.charts.window import LONG_RANGES, RangeName, Window
from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import print_json, say, say_in_lines
from mindtui.cli.session import Session, open_session
from mindtui.crew.crew import run_in_crew
from mindtui.domain.check_in import CheckIn
from mindtui.domain.plan import Plan
from mindtui.insights import sentences
from mindtui.insights.cards.card import FAMILIES, GROUPS, Card, Deck
from mindtui.insights.cards.deck import cards
from mindtui.insights.cards.figures import counts, figures
from mindtui.insights.cards.reading import read_diary
from mindtui.insights.cards.tested import FAMILY_WORDS, NO_COUNTERPART, tested

FIRST: Final = 5
"""Cards of a kind without a clear answer that are shown unless all are asked for."""
PATIENCE: Final = 1.0
"""Seconds without a word."""


@click.command()
@click.option(
    "--range",
    "span",
    type=click.Choice(LONG_RANGES),
    default="90d",
    metavar="RANGE",
    help=f"The days for trends and usual ranges: {', '.join(LONG_RANGES)}.",
)
@click.option(
    "--all", "show_all", is_flag=True, help="Every card, with all its figures and how it was tested."
)
@json_option
@common_options
@click.pass_context
def insights(ctx: click.Context, span: RangeName, show_all: bool, as_json: bool) -> None:
    """Say what goes with what, and how sure that is.

    Links are looked for in the last 26 weeks. --json has every card anyway; a link that is not clear has its
    interval there only with --all, because hundreds of them take seconds.
    """
    session = open_session(ctx)
    deck = _deck(session, span, in_full=show_all)
    if as_json:
        print_json({"notes": deck.notes, "cards": [_plain(card) for card in deck.cards]})
        return
    if not (session.journal.days(CheckIn) or session.journal.days(Plan)):
        say_in_lines(f"Nothing is recorded yet. {sentences.invitation(shell=True)}")  # noqa: S604 - only words
        return
    for verdict, heading in GROUPS.items():
        chosen = [card for card in deck.cards if card.verdict == verdict]
        shown = chosen if show_all or verdict in ("clear", "described") else chosen[:FIRST]
        _say_group(heading, shown, len(chosen) - len(shown), in_full=show_all)
        if verdict == "clear" and shown and not show_all:
            _say_paragraph(sentences.MANY_CARDS)
    if show_all:
        _say_methods(deck)
    for note in deck.notes:
        say_in_lines(note)


def _deck(session: Session, span: RangeName, *, in_full: bool) -> Deck:
    diary = read_diary(
        session.journal,
        today=session.today,
        since=Window.ending(session.today, span, date.min).first,
        typical=session.around.settings.typical_days,
        weekend=session.around.settings.weekend,
    )
    line = ProgressLine()
    try:
        return cards(diary, progress=line, run=run_in_crew, every_interval=in_full)
    finally:
        line.wipe()


class ProgressLine:
    """How far the work is, on the last line of a terminal, once it takes longer than a moment."""

    def __init__(self) -> None:
        self._next = monotonic() + PATIENCE
        self._is_shown = False

    def __call__(self, done: int, total: int) -> None:
        if monotonic() >= self._next and sys.stderr.isatty():
            self._next = monotonic() + PATIENCE / 4
            self._is_shown = True
            self._write(f"\rLooked at {done} of {total} …")

    def wipe(self) -> None:
        """Leave the line empty."""
        if self._is_shown:
            self._write(f"\r{' ' * 40}\r")

    def _write(self, text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _say_group(heading: str, shown: Sequence[Card], hidden: int, *, in_full: bool) -> None:
    if not shown:
        return
    say(f"{heading}\n")
    for card in shown:
        say_in_lines(card.headline, "  ")
        for line in (_known(card), *card.asides, *(_rest(card) if in_full else ())):
            say_in_lines(line, "    ")
        say("")
    if hidden:
        _say_paragraph(f"{sentences.counted(hidden, 'other', 'others')}: mindtui insights --all")


def _say_paragraph(text: str) -> None:
    say_in_lines(text, "  ")
    say("")


def _rest(card: Card) -> Iterator[str]:
    yield from card.details
    if card.verdict == "not_enough":
        return
    yield f"{'; '.join(f'{label}: {words}' for label, words in figures(card))}."
    if how := tested(card):
        yield how if how == NO_COUNTERPART else f"Tested: {how}."


def _say_methods(deck: Deck) -> None:
    """How each kind of cards that is there was tested."""
    say("How this was tested\n")
    held = {card.family: card.method for card in deck.cards}
    for family in FAMILIES:
        if family in held:
            _say_paragraph(f"{FAMILY_WORDS[family]}: {held[family]}")
    _say_paragraph(sentences.MANY_CARDS)


def _known(card: Card) -> str:
    """How much it stands on; the sentence of a card that waits has no counts of its own."""
    if card.verdict != "not_enough" or card.n_other is None:
        return card.coverage
    return f"{counts(card)} so far. {card.coverage}"


def _plain(card: Card) -> dict[str, Any]:
    behind = [
        {"name": one.name, "days": [iso(day) for day in one.days], "values": one.values}
        for one in card.behind
    ]
    return asdict(card) | {"behind": behind}
