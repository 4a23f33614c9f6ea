"""A trial of the journal: its coin tossed, and what its days say once they are over."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from mindtui.domain.check_in import RatingName
from mindtui.domain.journal import Journal
from mindtui.domain.trial import Trial
from mindtui.domain.trial import TrialDay as DayOfTrial
from mindtui.domain.trials import done_days
from mindtui.insights.ratings import Measured, measured_between
from mindtui.insights.trial import Adherence, TrialDay, TrialInsight, adherence, allocate, trial_insight


class TrialReport(Struct, frozen=True):
    """How a trial stands. `insight` is None for one that was stopped: it has no result.

    `adherence` counts the days up to and with today; `all_recalled`: every rating behind the insight was
    entered later.
    """

    trial: Trial
    insight: TrialInsight | None
    adherence: Adherence
    all_recalled: bool = False


def tossed(
    label: str,
    measure: RatingName,
    start_day: date,
    pairs: int,
    *,
    seed: int,
    activity_id: str | None = None,
    note: str = "",
) -> Trial:
    """A new trial, not yet in the journal, with all its coins tossed by `seed`; UsageError as `admitted`."""
    begin = min(start_day.toordinal(), date.max.toordinal() - 2 * pairs)
    allocation = allocate(begin, pairs, seed=seed)
    return Trial(
        label=label,
        activity_id=activity_id,
        measure=measure,
        start_day=start_day,
        pairs=pairs,
        seed=seed,
        allocation=tuple(DayOfTrial(date.fromordinal(one.day), one.pair, one.arm) for one in allocation),
        note=note,
    ).admitted()


class TrialFigures(Struct, frozen=True):
    """A trial with the days on which its thing was done, and what it measures on its days."""

    trial: Trial
    allocation: tuple[TrialDay, ...]
    done: tuple[int, ...]
    measured: Measured

    def report(self, today: date) -> TrialReport:
        """How it stands; no figure of what it measures before its last day is over."""
        now = today.toordinal()
        went = adherence(self.allocation, self.done, until=now)
        if self.trial.state == "stopped":
            return TrialReport(self.trial, None, went)
        insight = trial_insight(self.allocation, self.measured.days, self.measured.means, today=now)
        return TrialReport(self.trial, insight, went, self.measured.all_recalled)


def figures(journal: Journal, trial: Trial) -> TrialFigures:
    """What a journal holds about a trial."""
    return TrialFigures(
        trial,
        tuple(TrialDay(one.day.toordinal(), one.pair, one.arm) for one in trial.allocation),
        tuple(day.toordinal() for day in done_days(journal, trial)),
        measured_between(journal, trial.measure, trial.start_day, trial.last_day),
    )


def report(journal: Journal, trial: Trial, today: date) -> TrialReport:
    """How a trial stands; no figure of what it measures before its last day is over."""
    return figures(journal, trial).report(today)


def ended(journal: Journal, first: date, today: date) -> Sequence[TrialFigures]:
    """Trials whose last day lies from `first` to yesterday, the newest first, without stopped ones."""
    trials = [trial for trial in journal.all(Trial) if trial.state != "stopped"]
    return [figures(journal, one) for one in reversed(trials) if first <= one.last_day < today]
