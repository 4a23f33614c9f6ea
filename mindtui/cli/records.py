"""`mindtui edit`, `delete`, `undo` and `redo`: records that are there already."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

import click
from msgspec.structs import replace

from mindtui.cli.assignment import Assignment, assigned
from mindtui.cli.command import common_options, json_option
from mindtui.cli.offer import offering
from mindtui.cli.output import print_json, print_json_list, print_table, say, shortened
from mindtui.cli.plans import must_come
from mindtui.cli.session import Session, handle, open_session
from mindtui.domain.activity import Area
from mindtui.domain.areas import areas_of, named_area
from mindtui.domain.check_in import CheckIn, WakeTime
from mindtui.domain.clock import in_words
from mindtui.domain.experiment import Experiment
from mindtui.domain.history import Step
from mindtui.domain.moment import moment_in_words
from mindtui.domain.offer import offer_for
from mindtui.domain.plan import Plan
from mindtui.domain.record import Record
from mindtui.domain.review import keep_review, went_with_it
from mindtui.domain.score import Score
from mindtui.domain.thinking import keep_record
from mindtui.domain.thought import PLACES, Place, ThoughtRecord
from mindtui.domain.trial import Trial
from mindtui.errors import NothingFound, UsageError


@click.command()
@click.argument("record_id", metavar="ID")
@click.argument("changes", metavar="FIELD=VALUE...", nargs=-1, required=True)
@click.option("--later", is_flag=True, help="Of a plan that repeats: all later ones that are open as well.")
@json_option
@common_options
@click.pass_context
def edit(ctx: click.Context, record_id: str, changes: tuple[str, ...], later: bool, as_json: bool) -> None:
    """Change fields of a record.

    For example: mood=7, at="yesterday 21:30", tags=work,home, predicted.pleasure=4. An empty VALUE takes
    the old one out. A life area goes by its key or name too: connect importance=8. A plan that stands alone
    repeats with repeat="weekly, 8 times". What came of an experiment joins the evidence of its thought with
    evidence=for or against.
    """
    assignments = [Assignment.read(text) for text in changes]
    session = open_session(ctx)
    held = _find(session, record_id)
    place = _place(assignments) if isinstance(held, Experiment) else None
    repeat = _taken_out(assignments, "repeat") if isinstance(held, Plan) else None
    wanted = assigned(held, assignments, session).admitted()
    if isinstance(wanted, Plan) and isinstance(held, Plan) and (later or repeat is not None):
        _keep_series(session, wanted, held, repeat, as_json=as_json)
        return
    if later:
        raise _does_not_repeat(held, "change")
    offer = None
    if isinstance(wanted, CheckIn) and isinstance(held, CheckIn):
        offer = offer_for(wanted.admitted(), held, session.journal, session.now)
    with offering(offer, session.around, session.today):
        stored = _keep(session, wanted, place)
        if as_json:
            print_json(stored)
        elif stored == held and place is None:
            say(f"Nothing differs: the {held.words} is as it was.")
        else:
            say(f"Changed the {_named(session, held)}. Undo: mindtui undo")
            if isinstance(stored, Plan) and isinstance(held, Plan) and (gone := went_with_it(held, stored)):
                say(f"With it went {gone}.")
            if isinstance(stored, Experiment) and (words := _evidence_in_words(session, stored, place)):
                say(words)


def _place(assignments: list[Assignment]) -> Place | None:
    """Where an outcome goes beside the evidence, taken out of what was typed."""
    said = _taken_out(assignments, "evidence")
    if said is None:
        return None
    typed = said.strip().lower()
    for place in PLACES:
        if typed == place:
            return place
    raise UsageError(
        f"“{shortened(typed)}” is nothing that evidence can be.", f"It can be: {', '.join(PLACES)}."
    )


def _taken_out(assignments: list[Assignment], name: str) -> str | None:
    """What was typed for something that is no field, taken out; of several the last."""
    said = [one for one in assignments if one.name == name and not one.inner]
    for one in said:
        assignments.remove(one)
    return said[-1].text if said else None


def _keep_series(session: Session, wanted: Plan, held: Plan, repeat: str | None, *, as_json: bool) -> None:
    """Let a plan begin to repeat, or change it with all later ones of its series, in one step."""
    from mindtui.domain.repeat import SHARED, begin_series, change_from, shared_changes
    from mindtui.domain.repeat_words import read_repeat

    if repeat is not None:
        rule = read_repeat(repeat, wanted.day, session.today)
        plans = begin_series(session.journal, replace(wanted, repeat=rule), session.now, base=held)
        last = in_words(plans[-1].day, session.today)
        said = f"Planned {len(plans)} times, from {in_words(plans[0].day, session.today)} until {last}"
    elif held.series_id is None:
        raise _does_not_repeat(held, "change")
    elif not shared_changes(wanted, held):
        names = ", ".join(name for name in SHARED if name != "activity_id")
        raise UsageError(
            "None of this is the same in all plans of a series.", f"With --later these can change: {names}."
        )
    else:
        must_come(wanted, held, session)
        plans = change_from(session.journal, wanted, session.now, base=held)
        said = f"Changed the {_named(session, held)} and {_later_ones(plans)}"
    if as_json:
        print_json(plans)
    else:
        say(f"{said}. Undo: mindtui undo")


def _does_not_repeat(held: Record, deed: str) -> UsageError:
    """What is said where later ones are meant of something that has none."""
    return UsageError(f"This {held.words} does not repeat.", f"Leave out --later to {deed} just this one.")


def _later_ones(plans: Sequence[Plan]) -> str:
    later = len(plans) - 1
    return f"{later or 'no'} later {'one' if later == 1 else 'ones'}"


def _evidence_in_words(session: Session, experiment: Experiment, place: Place | None) -> str:
    """Where an outcome stands beside the evidence, or how it gets there; empty where there is none."""
    from mindtui.domain.experiments import side_of, thought_of

    is_told = experiment.state == "done" and experiment.outcome
    if not is_told or thought_of(session.journal, experiment) is None:
        return ""
    side = side_of(session.journal, experiment)
    if side is not None:
        return f"The outcome stands in the evidence {side} its thought."
    if place is not None:
        return "The outcome stands on neither side of the evidence."
    return (
        "To put the outcome into the evidence of its thought: "
        f"mindtui edit {handle(experiment)} evidence=against, or for"
    )


def _find(session: Session, text: str) -> Record:
    """The record with this id, or the life area with this key or name."""
    try:
        return session.journal.find(text)
    except NothingFound:
        wanted = text.strip().casefold()
        for area in areas_of(session.journal):
            if wanted in (area.key.casefold(), area.title().casefold()):
                return area
        raise


def _keep(session: Session, wanted: Record, place: Place | None) -> Record:
    if isinstance(wanted, Plan):
        must_come(wanted, session.journal.get(Plan, wanted.id), session)
        return keep_review(session.journal, wanted, session.now)
    if isinstance(wanted, Experiment):
        from mindtui.domain.experiments import change_experiment

        return change_experiment(session.journal, wanted, session.now, place=place)
    if isinstance(wanted, Area):
        named_area(session.journal, wanted.name, but=wanted.key)
    if isinstance(wanted, Trial):
        from mindtui.domain.trials import change_trial

        return change_trial(session.journal, wanted, session.now)
    if isinstance(wanted, ThoughtRecord):
        return keep_record(session.journal, _with_ids(session, wanted), session.now).record
    if isinstance(wanted, WakeTime):
        from mindtui.domain.waking import keep_waking

        with session.journal.batch("changed waking time", session.now):
            # What was only supposed is told by whoever corrects it.
            return keep_waking(session.journal, replace(wanted, source="typed"), session.now)
    if isinstance(wanted, Score):
        from mindtui.content.scores import must_be_possible

        held = session.journal.get(Score, wanted.id)
        if held is None or (held.form, held.total) != (wanted.form, wanted.total):
            must_be_possible(wanted)
    # A built-in area that was never rated is no record yet.
    keep = session.journal.change if wanted.id else session.journal.add
    return keep(wanted, session.now)


def _with_ids(session: Session, wanted: ThoughtRecord) -> ThoughtRecord:
    """The record with its patterns and questions by their ids; they may be called by their names."""
    from mindtui.cli.thought import names_of

    names, held = names_of(session), session.journal.get(ThoughtRecord, wanted.id) or wanted
    return replace(
        wanted,
        patterns=_ids(wanted.patterns, names.patterns, held.patterns, "thinking pattern"),
        questions=_ids(wanted.questions, names.questions, held.questions, "question"),
    )


def _ids(said: Sequence[str], names: Mapping[str, str], had: Sequence[str], what: str) -> tuple[str, ...]:
    """The ids of what is named, each once; one that the record has stays, also where it has no name."""
    from mindtui.exchange.thought_text import id_of, named

    found: dict[str, None] = {}
    for typed in said:
        key = typed if typed in had else id_of(typed, names)
        if key is None:
            listed = named(names) if what == "thinking pattern" else ", ".join(names)
            raise UsageError(f"There is no {what} “{shortened(typed)}”.", f"There are: {listed}.")
        found[key] = None
    return tuple(found)


@click.command()
@click.argument("record_id", metavar="ID")
@click.option("--later", is_flag=True, help="Of a plan that repeats: all later ones that are open as well.")
@json_option
@common_options
@click.pass_context
def delete(ctx: click.Context, record_id: str, later: bool, as_json: bool) -> None:
    """Delete a record. It comes back with undo."""
    session = open_session(ctx)
    held = session.journal.find(record_id)
    if later:
        _delete_series(session, held, as_json=as_json)
        return
    session.journal.remove(held, session.now)
    if as_json:
        print_json(held)
    else:
        say(f"Deleted the {_named(session, held)}. Undo: mindtui undo")


def _delete_series(session: Session, held: Record, *, as_json: bool) -> None:
    """Delete a plan and all later ones of its series in one step."""
    from mindtui.domain.repeat import remove_from

    if not isinstance(held, Plan) or held.series_id is None:
        raise _does_not_repeat(held, "delete")
    plans = remove_from(session.journal, held, session.now)
    if as_json:
        print_json(plans)
    else:
        say(f"Deleted the {_named(session, held)} and {_later_ones(plans)}. Undo: mindtui undo")


@click.command()
@click.argument("count", metavar="[N]", type=click.IntRange(min=1), default=1)
@click.option("--list", "only_list", is_flag=True, help="Show what can be undone, and undo nothing.")
@json_option
@common_options
@click.pass_context
def undo(ctx: click.Context, count: int, only_list: bool, as_json: bool) -> int:
    """Take back the last N changes, one unless given. The command redo makes them again."""
    session = open_session(ctx)
    if only_list:
        return _list(session, session.journal.undoable(), "There is nothing to undo.", as_json=as_json)
    undone = _each(session.journal.undo, session, count)
    return _tell(session, "Undid", undone, count, as_json=as_json)


@click.command()
@click.argument("count", metavar="[N]", type=click.IntRange(min=1), default=1)
@click.option("--list", "only_list", is_flag=True, help="Show what can be redone, and redo nothing.")
@json_option
@common_options
@click.pass_context
def redo(ctx: click.Context, count: int, only_list: bool, as_json: bool) -> int:
    """Make the last N undone changes again, one unless given. After a new change there is nothing to redo."""
    session = open_session(ctx)
    if only_list:
        return _list(session, session.journal.redoable(), "There is nothing to redo.", as_json=as_json)
    redone = _each(session.journal.redo, session, count)
    return _tell(session, "Redid", redone, count, as_json=as_json)


def _each(turn: Callable[[datetime], Step], session: Session, count: int) -> list[Step]:
    """Undo or redo so many steps, or as many as there are; NothingFound where there is none."""
    turned = [turn(session.now)]
    with suppress(NothingFound):
        while len(turned) < count:
            turned.append(turn(session.now))
    return turned


def _tell(session: Session, done: str, steps: Sequence[Step], count: int, *, as_json: bool) -> int:
    if as_json:
        return print_json_list([_summary(step) for step in steps])
    from mindtui.domain.retelling import retold

    for step in steps:
        what = retold(step, session.journal, session.today)
        # What names no record is told apart by when it was done.
        say(f"{done}: {what if what != step.what else f'{what}, {session.in_words(step.at)}'}.")
    if len(steps) < count:
        say(f"That was all: {len(steps)} of {count}.")
    return 0


def _list(session: Session, steps: Sequence[Step], none: str, *, as_json: bool) -> int:
    if as_json:
        return print_json_list([_summary(step) for step in steps])
    if not steps:
        raise NothingFound(none)
    rows = {
        f"{number:>3}": f"{session.in_words(step.at)}  {shortened(step.what)}"
        for number, step in enumerate(steps, 1)
    }
    print_table(rows)
    return 0


def _summary(step: Step) -> dict[str, object]:
    ids = [change.id for change in step.changes]
    return {"id": step.id, "at": step.at, "program": step.program, "what": step.what, "records": ids}


def _named(session: Session, record: Record) -> str:
    """A record as a sentence names it: by its moment, or by its title where the moment says nothing."""
    if record.dated_by == "created_at":
        return f"{record.words} “{shortened(record.title().removesuffix('.'))}”"
    return f"{record.words} of {moment_in_words(record, session.journal, session.today)}"
