"""`mindtui done`, `partly` and `skip`: how a plan went."""

from collections.abc import Callable
from shlex import quote
from typing import Any, TypeVar

import click
from msgspec.structs import asdict, replace

from mindtui.cli.choice import choose_plan
from mindtui.cli.command import common_options, json_option
from mindtui.cli.output import print_json, say, shortened
from mindtui.cli.plans import find_activity
from mindtui.cli.session import Session, handle, open_session
from mindtui.cli.typed import rating_option, read_note
from mindtui.domain.clock import in_words
from mindtui.domain.experiment import Experiment
from mindtui.domain.plan import BARRIERS, MOST_LETTERS, STATUS_WORDS, Barrier, Plan, Status, smaller_step
from mindtui.domain.review import keep_review, went_with_it
from mindtui.domain.thought import ThoughtRecord
from mindtui.domain.when import parse_day
from mindtui.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])


def felt_options(command: F) -> F:
    """Add what a review asks: how it felt, how long it took, the mood before and after."""
    for option in (
        rating_option("--before", "Mood just before it, 0 to 10."),
        rating_option("--mood", "Mood right after it, 0 to 10."),
        click.option("--minutes", type=click.IntRange(0, 1440), metavar="N", help="How long it took."),
        rating_option("--difficulty", "How difficult it was, 0 to 10."),
        rating_option("--mastery", "Sense of achievement it gave, 0 to 10."),
        rating_option("--pleasure", "Pleasure it gave, 0 to 10."),
    ):
        command = option(command)
    return command


def plan_options(command: F) -> F:
    """Add the plan that is meant, a note, --json and the common options."""
    command = common_options(json_option(command))
    command = click.option("--note", metavar="TEXT", help="A note; - reads it from standard input.")(command)
    return click.argument("text", nargs=-1, metavar="[PLAN]")(command)


def unplanned_options(command: F) -> F:
    """Add what records something that nobody had planned."""
    words = "With --unplanned: the day you did it; today unless given."
    command = click.option("--on", "phrase", metavar="DAY", help=words)(command)
    words = "Record something you did without a plan."
    return click.option("--unplanned", is_flag=True, help=words)(command)


def _saying(status: Status) -> Callable[..., None]:
    """What a command does that says a plan was done, or done in part."""

    @felt_options
    @unplanned_options
    @plan_options
    @click.pass_context
    def say_so(
        ctx: click.Context,
        /,
        text: tuple[str, ...],
        note: str | None,
        unplanned: bool,
        phrase: str | None,
        as_json: bool,
        **felt: int | None,
    ) -> None:
        if phrase is not None and not unplanned:
            raise UsageError("--on goes with --unplanned only.", "A plan is done on its own day.")
        session = open_session(ctx)
        if unplanned:
            plan = _reviewed(_unplanned(session, " ".join(text), phrase), status, note, felt)
            _report(session.journal.add(plan, session.now), as_json=as_json)
        else:
            _review(session, text, status, note, felt, as_json=as_json)

    return say_so


done = click.command(
    "done", help="Say that a plan is done, and how it felt. Without PLAN: the one that is due."
)(_saying("done"))
partly = click.command(
    "partly", help="Say that a part of a plan is done, and how it felt. Without PLAN: the one that is due."
)(_saying("partly"))


@click.command()
@click.option("--barrier", metavar="WHY", help=f"{', '.join(BARRIERS)}.")
@plan_options
@click.pass_context
def skip(
    ctx: click.Context, text: tuple[str, ...], note: str | None, barrier: str | None, as_json: bool
) -> None:
    """Say that a plan was not done, and what stood in its way. Without PLAN: the one that is due."""
    why = _barrier(barrier)
    session = open_session(ctx)
    skipped = _review(session, text, "not-done", note, {}, barrier=why, as_json=as_json)
    if not as_json:
        step = smaller_step(skipped, session.today)
        label = shortened(step.label, MOST_LETTERS)
        words = [
            f"--minutes {step.minutes} --on tomorrow",
            *(["--"] if label.startswith("-") else []),
            quote(label),
        ]
        say(f"A smaller step may fit in more easily: mindtui plan {' '.join(words)}")


def _review(
    session: Session,
    text: tuple[str, ...],
    status: Status,
    note: str | None,
    felt: dict[str, int | None],
    *,
    barrier: Barrier | None = None,
    as_json: bool,
) -> Plan:
    plan = choose_plan(session, " ".join(text) if text else None, may_ask=not as_json)
    reviewed = _reviewed(plan, status, note, felt, barrier)
    kept = keep_review(session.journal, reviewed, session.now)
    _report(kept, as_json=as_json)
    if not as_json and (gone := went_with_it(plan, kept)):
        say(f"With it went {gone}.")
    if kept.was_done and not as_json:
        _ask_for_the_outcome(session, kept)
    return kept


def _ask_for_the_outcome(session: Session, plan: Plan) -> None:
    """Where the plan was the test of an open experiment, how to say what came of it."""
    test = session.journal.get(Experiment, plan.experiment_id or "")
    if test is not None and test.state == "open":
        weighed = session.journal.get(ThoughtRecord, test.thought_record_id or "") is not None
        side = " evidence=against" if weighed else ""
        told = f"mindtui edit {handle(test)} state=done outcome=TEXT came_true=no{side}"
        say(f"What came of “{shortened(test.title())}”? mindtui asks under Due, or: {told}")


def _reviewed(
    plan: Plan, status: Status, note: str | None, felt: dict[str, int | None], barrier: Barrier | None = None
) -> Plan:
    """The plan with what was said about it. A second review keeps what it does not name."""
    told = plan.reviewed(status)
    given = {name: value for name, value in felt.items() if value is not None}
    before, after = given.pop("before", told.mood_before), given.pop("mood", told.mood_after)
    return replace(
        told,
        actual=replace(told.actual, **given),
        mood_before=before,
        mood_after=after,
        barrier=barrier or told.barrier,
        note=told.note if note is None else read_note(note),
    )


def _unplanned(session: Session, label: str, phrase: str | None) -> Plan:
    day = parse_day(phrase or "today", session.today)
    if day > session.today:
        raise UsageError(
            f"{in_words(day, session.today)} has not come yet.", "Plan it instead: mindtui plan TEXT --on DAY"
        )
    if not label.strip():
        raise UsageError("What was done needs words.", "For example: mindtui done --unplanned a walk")
    known = find_activity(session, label)
    plan = Plan(label=label, day=day, unplanned=True)
    if known is not None:
        plan = replace(plan, label=known.label, activity_id=known.id, area=known.area)
    return replace(plan, recalled=plan.lies_far_back(session.now, session.day_starts_at))


def _barrier(text: str | None) -> Barrier | None:
    """A barrier by its words or by how they begin; hyphens may stand for blanks."""
    if text is None:
        return None
    wanted = " ".join(text.replace("-", " ").lower().split())
    found = [barrier for barrier in BARRIERS if barrier.startswith(wanted)]
    if not wanted or len(found) != 1:
        raise UsageError(
            f"“{shortened(text)}” is not one of the barriers.", f"There are: {', '.join(BARRIERS)}."
        )
    return found[0]


def _report(plan: Plan, *, as_json: bool) -> None:
    if as_json:
        print_json(plan)
        return
    felt = [f"{name} {value}" for name, value in asdict(plan.actual).items() if value is not None]
    words = ", ".join([shortened(plan.title()), *felt])
    say(f"{STATUS_WORDS[plan.status].capitalize()}: {words}. Undo: mindtui undo")
