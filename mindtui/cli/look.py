"""`mindtui today` and `mindtui search`: what is there."""

from collections.abc import Sequence
from typing import Any, Final

import click

from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import LOG_EXAMPLE, print_json, print_json_list, say, shortened, tell
from mindtui.cli.plans import due_thoughts
from mindtui.cli.session import Session, handle, open_session
from mindtui.domain.activity import Area
from mindtui.domain.agenda import came_back, due_cards, due_experiments, due_plans, shown_plans, tally
from mindtui.domain.avoidance import AvoidanceMap
from mindtui.domain.check_in import CheckIn
from mindtui.domain.clock import MONTHS, WEEKDAYS, in_words
from mindtui.domain.ladder import Ladder
from mindtui.domain.plan import STATUS_WORDS, Plan
from mindtui.domain.query import found
from mindtui.domain.record import Record, as_doc
from mindtui.domain.trial import Trial
from mindtui.domain.trials import Coin, coins, ended_trials
from mindtui.domain.waking import told_waking
from mindtui.errors import NothingFound, UsageError

SUGGESTION: Final = "a suggestion, not an order"


@click.command()
@json_option
@common_options
@click.pass_context
def today(ctx: click.Context, as_json: bool) -> None:
    """Show what is logged, planned and due."""
    session = open_session(ctx)
    journal, day = session.journal, session.today
    check_ins, plans, due = journal.on(CheckIn, day), journal.on(Plan, day), due_plans(journal, session.now)
    tosses, ended = coins(journal, day), ended_trials(journal, day)
    cards, experiments = due_cards(journal, day), due_experiments(journal, day)
    if unread := len(journal.unreadable()):
        them = "record in the file is" if unread == 1 else "records in the file are"
        tell(f"{unread} {them} not understood. Nothing is lost: see them with mindtui export")
    if as_json:
        wake = told_waking(journal, day)
        value = {"day": day, "wake_time": wake, "check_ins": check_ins, "plans": plans, "due": due}
        trials = [{"trial_id": c.trial.id, "label": c.trial.title(), "arm": c.arm} for c in tosses]
        over = [{"trial_id": trial.id, "label": trial.title()} for trial in ended]
        thoughts = {"practice": cards, "experiments": experiments}
        print_json({**value, **thoughts, "trials": trials, "trials_over": over})
        return
    say(f"Today, {WEEKDAYS[day.weekday()][:3]}, {MONTHS[day.month - 1]} {day.day}")
    if back := came_back(journal, day):
        say(back)
    shown = shown_plans(journal, day)
    _say_block("Check-ins", [_check_in_line(c) for c in check_ins], f"none yet: {LOG_EXAMPLE}")
    _say_block("Plans", [_plan_line(p) for p in shown], "none yet: mindtui plan TEXT", tally(shown).words())
    if told := [*map(_coin_line, tosses), *map(_ended_line, ended)]:
        _say_block("Trials", told, "", SUGGESTION if tosses else "")
    if due:
        _say_block("How did it go", [_due_line(session, plan) for plan in due], "")
    if waiting := list(due_thoughts(len(cards), len(experiments))):
        _say_block("Thoughts", waiting, "", "mindtui, then 3")


@click.command()
@click.argument("query", nargs=-1, required=True)
@json_option
@common_options
@click.pass_context
def search(ctx: click.Context, query: tuple[str, ...], as_json: bool) -> int:
    """Find records by their words.

    Every word of QUERY must be in it; #word looks at tags only. The newest come first.
    """
    text = " ".join(query)
    if not text.strip():
        raise UsageError("There is nothing to search for.", "Give a word, for example: mindtui search river")
    session = open_session(ctx)
    records = found(session.journal, text)
    if as_json:
        return print_json_list([{"table": record.table, **as_doc(record)} for record in records])
    if not records:
        raise NothingFound(f"Nothing has “{shortened(text)}” in it.", "Try fewer or shorter words.")
    for record in records:
        say(f"{_moment(session, record)}  {_summary(record)}  [{handle(record)}]")
    return 0


def _say_block(title: str, lines: Sequence[str], otherwise: str, note: str = "") -> None:
    say(f"\n{title}{f' · {note}' if note else ''}")
    for line in lines or [otherwise]:
        say(f"  {line}")


def _check_in_line(check_in: CheckIn) -> str:
    """Moment, ratings and tags. Of a note only that there is one: somebody may look over the shoulder."""
    time = "all day" if check_in.whole_day else f"{check_in.at:%H:%M}"
    ratings = shortened(check_in.title()) if check_in.is_rated or check_in.skipped else ""
    feelings = ", ".join(shortened(feeling.name) for feeling in check_in.feelings)
    parts = [
        ratings,
        feelings,
        " ".join(f"#{shortened(tag)}" for tag in check_in.tags),
        "a note" if check_in.note else "",
    ]
    return f"{time}  {' · '.join(filter(None, parts))}  [{handle(check_in)}]"


def _plan_line(plan: Plan) -> str:
    start = f"{plan.start:%H:%M}" if plan.start else "     "
    minutes = f" · {plan.minutes} min" if plan.minutes else ""
    return f"{start}  {shortened(plan.title())} · {STATUS_WORDS[plan.status]}{minutes}  [{handle(plan)}]"


def _coin_line(coin: Coin) -> str:
    return f"{coin.lead()} {shortened(coin.trial.title())} ({coin.day})  [{handle(coin.trial)}]"


def _ended_line(trial: Trial) -> str:
    seen = f"once seen: mindtui edit {handle(trial)} state=finished"
    return f"the days of {shortened(trial.title())} are over: mindtui insights says what they show; {seen}"


def _due_line(session: Session, plan: Plan) -> str:
    return f"{shortened(plan.title())} ({in_words(plan.day, session.today)}): mindtui done {handle(plan)}"


def _summary(record: Record) -> str:
    parts = [record.title()]
    if isinstance(record, CheckIn):
        parts += [feeling.name for feeling in record.feelings if feeling.name not in parts[0]]
        parts += [f"#{tag}" for tag in record.tags]
    elif isinstance(record, Plan):
        parts.append(STATUS_WORDS[record.status])
    elif isinstance(record, Ladder):
        parts = [f"{record.words}: {record.title()}", record.progress()]
    elif isinstance(record, Trial):
        parts = [f"{record.words}: {record.title()}", record.measure, record.state]
    elif isinstance(record, Area | AvoidanceMap):
        beside = record.rated() if isinstance(record, Area) else record.so_far()
        parts = [f"{record.words}: {record.title()}", *filter(None, [beside])]
    note: Any = getattr(record, "note", "")
    if note and shortened(note) != shortened(parts[0]):
        parts.append(note)
    return " · ".join(shortened(part) for part in parts)


def _moment(session: Session, record: Record) -> str:
    """Date and hour of the calendar; just the day where nobody gave an hour."""
    moment = record.moment(session.day_starts_at)
    return f"{moment:%Y-%m-%d %H:%M}" if moment else f"{session.journal.day_of(record):%Y-%m-%d}      "
