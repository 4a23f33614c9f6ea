"""Trials among the other records: what may begin, what runs today, and on which days the thing was done."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from mindtui.domain.clock import day_of, in_words
from mindtui.domain.doing import label_key
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Plan
from mindtui.domain.trial import Arm, Trial
from mindtui.errors import UsageError


class Coin(Struct, frozen=True):
    """What the coin of a trial says of one day."""

    trial: Trial
    arm: Arm
    day: str

    def lead(self) -> str:
        """ "today the coin says do:", before the name of the thing."""
        return f"today the coin says {self.arm}:"


def coins(journal: Journal, today: date) -> Sequence[Coin]:
    """What the coins of the running trials say today, in the order of their making."""
    running = (trial for trial in journal.all(Trial) if trial.is_running(today))
    said = ((trial, trial.arm_on(today)) for trial in running)
    return [Coin(trial, arm, trial.day_in_words(today)) for trial, arm in said if arm is not None]


def tried_on(journal: Journal, today: date) -> Sequence[Trial]:
    """The trials whose days have begun and are not over."""
    return [coin.trial for coin in coins(journal, today)]


def ended_trials(journal: Journal, today: date) -> Sequence[Trial]:
    """Trials whose days are over and whose result nobody has seen."""
    return [trial for trial in journal.all(Trial) if trial.awaits_a_look(today)]


def must_begin_later(start_day: date, today: date) -> None:
    """Raise UsageError for a first day that has begun: what was done on it, no coin decided."""
    if start_day <= today:
        raise UsageError("A trial begins tomorrow or later.", "Today has begun without a coin.")


def must_be_alone(journal: Journal, trial: Trial, today: date) -> None:
    """Raise UsageError where a trial of the same thing is running: two coins would contradict each other."""
    for other in journal.all(Trial):
        if other.id != trial.id and other.is_running(today) and _is_same(other, trial):
            raise UsageError(
                f"A trial of “{other.title()}” is running until {in_words(other.last_day, today)}.",
                "Two coins about one thing would contradict each other: stop that one, or try another thing.",
            )


def keep_trial(journal: Journal, trial: Trial, now: datetime) -> Trial:
    """Add a trial; UsageError where one of the same thing is running, or its first day has begun."""
    today = day_of(now, journal.day_starts_at)
    must_begin_later(trial.start_day, today)
    must_be_alone(journal, trial, today)
    return journal.add(trial, now)


def change_trial(journal: Journal, trial: Trial, now: datetime, *, base: Trial | None = None) -> Trial:
    """Change the note of a trial, stop one that runs, or finish one that is over; else UsageError.

    What is tried and what is measured were settled when its coins were tossed: a measure picked afterwards
    finds a difference by chance. `base` as in `Journal.change`.
    """
    held = journal.get(Trial, trial.id)
    if held is not None and (held.name, held.measure) != (trial.name, trial.measure):
        raise UsageError(
            "What a trial is about was settled when its coin was tossed.",
            "Its note can be changed; for another trial start a new one: C in the app.",
        )
    if held is not None and held.state != trial.state:
        today = day_of(now, journal.day_starts_at)
        may_become = {"stopped": held.is_running(today), "finished": held.awaits_a_look(today)}
        if not may_become.get(trial.state):
            raise UsageError(
                "A trial can be stopped only while it runs, and finished only once it is over.",
                "A stop that was not meant is taken back with: mindtui undo.",
            )
    return journal.change(trial, now, base=base)


def plans_of(journal: Journal, trial: Trial, day: date) -> Sequence[Plan]:
    """The plans of a day to do what a trial is about, made for it or not."""
    return [plan for plan in journal.on(Plan, day) if is_about(plan, trial)]


def done_days(journal: Journal, trial: Trial) -> Sequence[date]:
    """The days of a trial on which its thing was done, wholly or in part, ascending."""
    plans = journal.between(Plan, trial.start_day, trial.last_day)
    return sorted({plan.day for plan in plans if plan.was_done and is_about(plan, trial)})


def is_about(plan: Plan, trial: Trial) -> bool:
    """Whether a plan is to do what a trial is about."""
    if plan.activity_id is not None and plan.activity_id == trial.activity_id:
        return True
    return label_key(plan.label) == trial.name


def _is_same(one: Trial, other: Trial) -> bool:
    by_id = one.activity_id is not None and one.activity_id == other.activity_id
    return by_id or one.name == other.name
