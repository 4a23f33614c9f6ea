"""`mindtui plan` and `mindtui due`: something to do, and what waits for a word about how it went."""

import sys
from collections.abc import Iterator, Sequence
from typing import Final, Literal

import click
from msgspec.structs import replace

from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import print_json, say, shortened
from mindtui.cli.session import Session, open_session
from mindtui.cli.typed import rating_option
from mindtui.cli.writing import file_options
from mindtui.content.activities import shipped_activities
from mindtui.domain.activity import AREAS, Activity, Catalog
from mindtui.domain.agenda import due_cards, due_experiments, due_plans
from mindtui.domain.areas import area_names
from mindtui.domain.clock import in_words
from mindtui.domain.plan import Plan, Ratings, goes_back
from mindtui.domain.planning import keep_plans
from mindtui.domain.text import one_line
from mindtui.domain.trials import ended_trials
from mindtui.domain.when import parse_day, parse_time
from mindtui.errors import UsageError

NAMED_AT_MOST: Final = 3
"""What is due stands in status lines, where there is little room."""


@click.command()
@click.argument("text", nargs=-1)
@click.option(
    "--on",
    "phrase",
    metavar="DAY",
    default="today",
    help="“tomorrow”, “mon”, “2026-11-30”; today unless given.",
)
@click.option("--at", "clock", metavar="TIME", help="“18:30”, “9am”.")
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="N", help="How long it takes.")
@click.option(
    "--area",
    metavar="AREA",
    help=f"Life area: {', '.join(f'{name} ({key})' for key, name in AREAS.items())} or one of yours; with it,"
    " something new joins the catalog.",
)
@rating_option("--pleasure", "Pleasure you expect, 0 to 10.")
@rating_option("--mastery", "Sense of achievement you expect, 0 to 10.")
@rating_option("--difficulty", "Difficulty you expect, 0 to 10.")
@rating_option("--motivation", "How much you feel like it now, 0 to 10.")
@click.option("--first-step", metavar="TEXT", default="", help="The smallest start.")
@click.option("--when-then", metavar="TEXT", default="", help="“When the kettle boils, I open the letter”.")
@click.option(
    "--repeat",
    metavar="WORDS",
    help="“daily”, “weekdays”, “weekly on mon, thu”, “every 2 weeks”, “monthly” or a rule by RFC 5545; for"
    " four weeks unless you say how long.",
)
@click.option("--until", metavar="DAY", help="With --repeat: the last day.")
@click.option("--times", type=click.IntRange(min=1), metavar="N", help="With --repeat: how many times.")
@click.option(
    "--week",
    metavar="[DAY]",
    is_flag=False,
    flag_value="today",
    help="Plan nothing: show the plans of this week or that of DAY.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), help="With --week: text or markdown."
)
@file_options
@json_option
@common_options
@click.pass_context
def plan(
    ctx: click.Context,
    text: tuple[str, ...],
    phrase: str,
    clock: str | None,
    minutes: int | None,
    area: str | None,
    pleasure: int | None,
    mastery: int | None,
    difficulty: int | None,
    motivation: int | None,
    first_step: str,
    when_then: str,
    repeat: str | None,
    until: str | None,
    times: int | None,
    week: str | None,
    form: Literal["text", "markdown"] | None,
    output: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Plan something to do.

    Something that repeats becomes a plan for each of its days; one undo takes all of them back.
    """
    if week is not None:
        _show_week(ctx, text, week, form, output, force=force, as_json=as_json)
        return
    if form or output or force:
        raise UsageError("--format, --output and --force go with --week.", "See: mindtui plan --help")
    if repeat is None and (until or times):
        raise UsageError("--until and --times go with --repeat.", "For example: --repeat weekly --times 6")
    if not one_line(" ".join(text)):
        raise UsageError("Say what you plan to do.", "For example: mindtui plan walk --at 18:00")
    start = parse_time(clock) if clock else None
    session = open_session(ctx)
    known = find_activity(session, " ".join(text))
    wanted = Plan(
        label=known.label if known else " ".join(text),
        activity_id=known.id if known else None,
        day=parse_day(phrase, session.today, weekday="next"),
        start=start,
        minutes=minutes or (known.minutes if known else None),
        area=area_key(session, area) or (known.area if known else None),
        predicted=Ratings(pleasure, mastery, difficulty),
        motivation_before=motivation,
        first_step=first_step,
        when_then=when_then,
    )
    must_come(wanted, None, session)
    if repeat is not None:
        _plan_series(session, wanted, repeat, until, times, as_json=as_json)
        return
    [stored] = keep_plans(session.journal, wanted, session.now)
    if as_json:
        print_json(stored)
    else:
        say(f"Planned “{shortened(stored.title())}” for {_moment(session, stored)}. Undo: mindtui undo")


@click.command()
@json_option
@common_options
@click.pass_context
def due(ctx: click.Context, as_json: bool) -> int:
    """Say in one line what is due; exit 1 when nothing is.

    Plans that nobody has spoken of yet, thoughts to practice, experiments that wait for their outcome, and
    trials whose days are over, until their result is seen in the app or: mindtui edit ID state=finished.
    """
    # It stands in prompts and status lines, where nobody waits to type a passphrase.
    session = open_session(ctx, may_ask=sys.stdout.isatty())
    plans = due_plans(session.journal, session.now)
    cards = due_cards(session.journal, session.today)
    experiments = due_experiments(session.journal, session.today)
    trials = ended_trials(session.journal, session.today)
    if as_json:
        over = [{"trial_id": trial.id, "label": trial.title()} for trial in trials]
        print_json({"plans": plans, "practice": cards, "experiments": experiments, "trials_over": over})
    else:
        said = [_due_in_words(session, plans), *due_thoughts(len(cards), len(experiments))]
        if trials:
            said.append(
                "the result of a trial" if len(trials) == 1 else f"the results of {len(trials)} trials"
            )
        say("; ".join(filter(None, said)) or "Nothing is due.")
    return 0 if plans or cards or experiments or trials else 1


def due_thoughts(cards: int, experiments: int) -> Iterator[str]:
    """How much there is to practice and to answer; of the thoughts themselves no word."""
    if cards:
        yield "1 thought to practice" if cards == 1 else f"{cards} thoughts to practice"
    if experiments:
        yield "1 experiment to answer" if experiments == 1 else f"{experiments} experiments to answer"


def _due_in_words(session: Session, plans: Sequence[Plan]) -> str:
    if not plans:
        return ""
    named = [f"{shortened(plan.title(), 30)} ({_moment(session, plan)})" for plan in plans[:NAMED_AT_MOST]]
    more = f" and {len(plans) - NAMED_AT_MOST} more" if len(plans) > NAMED_AT_MOST else ""
    return f"{len(plans)} due: {', '.join(named)}{more}"


def _show_week(
    ctx: click.Context,
    text: tuple[str, ...],
    week: str,
    form: Literal["text", "markdown"] | None,
    output: str | None,
    *,
    force: bool,
    as_json: bool,
) -> None:
    if text:
        raise UsageError("--week shows plans and adds none.", "Leave out what you plan, or --week.")
    from mindtui.cli.week import show_week

    show_week(open_session(ctx), week, form, output, force=force, as_json=as_json)


def _plan_series(
    session: Session, wanted: Plan, repeat: str, until: str | None, times: int | None, *, as_json: bool
) -> None:
    """Plan something for each of its days."""
    # Imported here: what does not repeat does without.
    from mindtui.domain.repeat_words import read_repeat, rule_in_words

    last = parse_day(until, session.today, weekday="next") if until else None
    rule = read_repeat(repeat, wanted.day, session.today, until=last, times=times)
    plans = keep_plans(session.journal, replace(wanted, repeat=rule), session.now)
    if as_json:
        print_json(plans)
        return
    count = "1 plan," if len(plans) == 1 else f"{len(plans)} plans, the first"
    said = f"Planned “{shortened(wanted.title())}” {rule_in_words(rule, session.today)}"
    say(f"{said}: {count} {_moment(session, plans[0])}. Undo: mindtui undo")


def find_activity(session: Session, text: str) -> Activity | None:
    """The own or built-in activity with this label or id."""
    catalog = Catalog(session.journal.all(Activity), shipped_activities())
    return catalog.named(text) or catalog.get(text.strip())


def area_key(session: Session, text: str | None) -> str | None:
    """The key of a life area that was typed by key or name; UsageError for one that is not there."""
    if text is None:
        return None
    names = area_names(session.journal)
    wanted = text.strip().casefold()
    for key, name in names.items():
        if wanted in (key.casefold(), name.casefold()):
            return key
    raise UsageError(
        f"There is no life area “{shortened(text)}”.", f"There are: {'; '.join(names.values())}."
    )


def must_come(wanted: Plan, before: Plan | None, session: Session) -> None:
    """Refuse a plan that waits for a day that is past, or was reviewed for one to come.

    One that stood there so `before` may stay.
    """
    if goes_back(wanted, before, session.today):
        raise UsageError(
            f"A plan is for today or later, and {in_words(wanted.day, session.today)} is past.",
            "What you did then is recorded with: mindtui done --unplanned TEXT --on DAY",
        )
    if wanted.is_open or wanted.day <= session.today:
        return
    from mindtui.domain.review import TOLD, planned_for

    same = before is not None and (before.day, before.status) == (wanted.day, wanted.status)
    if wanted.status in TOLD and not same:
        raise UsageError(
            planned_for(shortened(wanted.title()), wanted.day, session.today),
            "How it went is said of a day that has come: add day=today.",
        )


def _moment(session: Session, plan: Plan) -> str:
    day = in_words(plan.day, session.today)
    return f"{day} {plan.start:%H:%M}" if plan.start else day
