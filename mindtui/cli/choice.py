"""Which plan or practice card a person means: by id, by a part of its text, or the plan that is due."""

import sys
from collections.abc import Sequence
from typing import TypeVar

import click

from mindtui.cli.output import shortened
from mindtui.cli.session import Session, handle
from mindtui.domain.agenda import due_plans
from mindtui.domain.clock import in_words
from mindtui.domain.plan import Plan
from mindtui.domain.practice import PracticeCard
from mindtui.domain.record import Record
from mindtui.domain.review import planned_for
from mindtui.errors import MindTUIError, NeedsTerminal, NothingFound, UsageError

NAMED_AT_MOST = 5

R = TypeVar("R", bound=Record)


def choose_plan(session: Session, text: str | None, *, may_ask: bool = True) -> Plan:
    """The plan that `text` means; without a text the one that is due, else the open one of today.

    Several: asks in a terminal, else NeedsTerminal lists them. None: NothingFound.
    """
    if text is not None and not text.strip():
        raise UsageError("The name of a plan is empty.", "Give a part of its text or of its id.")
    candidates = _open_by_default(session) if text is None else _named(session, text.strip())
    if not candidates:
        raise NothingFound(
            "No plan is due and none is open today."
            if text is None
            else f"No plan has “{shortened(text)}” in it.",
            "See all of them with: mindtui today"
            if text is None
            else "Look for it with: mindtui search WORD",
        )
    chosen = candidates[0] if len(candidates) == 1 else _ask(session, candidates, may_ask=may_ask)
    if chosen.day > session.today:
        raise UsageError(
            planned_for(shortened(chosen.title()), chosen.day, session.today),
            f"Bring it forward first: mindtui edit {handle(chosen)} day=today",
        )
    return chosen


def choose_card(session: Session, text: str) -> PracticeCard:
    """The practice card that `text` means, by a part of its old thought or its id: the fairer is recalled.

    UsageError lists them where there are several. None: NothingFound.
    """
    if not text.strip():
        raise UsageError(
            "The name of a practice card is empty.", "Give a part of its old thought or of its id."
        )
    wanted = text.strip().casefold()
    named = [card for card in session.journal.all(PracticeCard) if wanted in card.title().casefold()]
    same = [card for card in named if card.title().casefold() == wanted]
    found = same or named or _by_id(session, PracticeCard, text.strip())
    if not found:
        raise NothingFound(
            f"No practice card has “{shortened(text)}” in its old thought.",
            "See them in the app, in Thoughts under Practice.",
        )
    if len(found) > 1:
        names = [f"{shortened(card.title(), 40)} ({handle(card)})" for card in found]
        raise UsageError(
            f"{len(found)} practice cards may be meant: {_some_of(names)}.",
            f"Name one by its id, for example: --card {handle(found[0])}",
        )
    return found[0]


def _open_by_default(session: Session) -> Sequence[Plan]:
    return due_plans(session.journal, session.now) or [
        plan for plan in session.journal.on(Plan, session.today) if plan.is_open
    ]


def _named(session: Session, text: str) -> Sequence[Plan]:
    """By text among plans that wait, then those of today and then all that come; else by id.

    A plan that is called just that is meant before others that have it in them.
    """
    wanted = text.casefold()
    named = [plan for plan in session.journal.all(Plan) if wanted in plan.title().casefold()]
    waiting = [plan for plan in named if plan.is_open and plan.day <= session.today]
    reviewed_today = [plan for plan in named if plan.day == session.today and not plan.is_open]
    coming = [plan for plan in named if plan.is_open and plan.day > session.today]
    found = waiting or reviewed_today or coming[:1]
    return (
        [plan for plan in found if plan.title().casefold() == wanted] or found or _by_id(session, Plan, text)
    )


def _by_id(session: Session, kind: type[R], text: str) -> Sequence[R]:
    try:
        found = session.journal.find(text)
    except NothingFound:
        return ()
    if not isinstance(found, kind):
        raise UsageError(
            f"“{shortened(text)}” is the id of a {found.words}, not of a {kind.words}.",
            f"Give a {kind.words}'s id or text.",
        )
    return (found,)


def _ask(session: Session, plans: Sequence[Plan], *, may_ask: bool) -> Plan:
    names = [
        f"{shortened(plan.title(), 40)} ({in_words(plan.day, session.today)}, {handle(plan)})"
        for plan in plans
    ]
    if not (may_ask and sys.stdin.isatty() and sys.stderr.isatty()):
        raise _too_many(names)
    for number, name in enumerate(names, 1):
        click.echo(f"{number}  {name}", err=True)
    chosen: int = click.prompt("Which one", type=click.IntRange(1, len(plans)), err=True)
    return plans[chosen - 1]


def _too_many(names: Sequence[str]) -> MindTUIError:
    return NeedsTerminal(
        f"{len(names)} plans may be meant: {_some_of(names)}.",
        "Name one by its text or id, for example: mindtui done " + names[0].rsplit(" ", 1)[-1].rstrip(")"),
    )


def _some_of(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
    return f"{'; '.join(names[:NAMED_AT_MOST])}{more}"
