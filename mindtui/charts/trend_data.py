"""What the charts read from a journal: daily figures, rated plans, practice, scores; kept until a change."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict

from mindtui.charts.daily import Daily
from mindtui.charts.window import Window
from mindtui.domain.check_in import CheckIn, RatingName
from mindtui.domain.guesses import came_out
from mindtui.domain.journal import Journal
from mindtui.domain.plan import Aspect, Plan
from mindtui.domain.practice import PracticeReview
from mindtui.domain.rehearsal import reviews_by_card
from mindtui.domain.score import Score
from mindtui.insights.base import WEEKEND
from mindtui.insights.ratings import measured
from mindtui.insights.series import ewma


class Occasion(Struct, frozen=True):
    """A plan that was guessed beforehand and rated afterwards, 0–10 both."""

    day: int
    expected: int
    felt: int


class TrendData:
    """Daily figures, rated plans, practice and scores, for the charts. Keep one beside the journal.

    `week_starts_on` is the weekday that stands first, 0 for Monday, and `weekend` holds those of the weekend;
    both may be set anew at any time.
    Not for threads: ask for what a worker needs first; the frozen values that come back may travel.
    """

    def __init__(
        self, journal: Journal, *, week_starts_on: int = 0, weekend: tuple[int, ...] = WEEKEND
    ) -> None:
        self.journal = journal
        self.week_starts_on = week_starts_on
        self.weekend = weekend
        self._version = journal.version
        self._daily: dict[RatingName, Daily] = {}
        self._smoothed: dict[tuple[RatingName, float], tuple[float, ...]] = {}
        self._occasions: dict[Aspect, tuple[Occasion, ...]] = {}
        self._days: Sequence[date] | None = None
        self._reviews: Mapping[str, Sequence[PracticeReview]] | None = None
        self._scores: Mapping[str, Sequence[Score]] | None = None

    def daily(self, measure: RatingName) -> Daily:
        """The daily means of a measure over the whole life."""
        self._forget_the_old()
        if measure not in self._daily:
            self._daily[measure] = self._read(measure)
        return self._daily[measure]

    def smoothed(self, measure: RatingName, tau: float) -> tuple[float, ...]:
        """The exponentially weighted mean on each day of `daily(measure)`, carried over the whole life.

        It does not begin anew at the edge of a window, so a day has the same height in every window.
        """
        daily = self.daily(measure)
        key = measure, tau
        if key not in self._smoothed:
            values = ewma(daily.days, daily.means, tau=tau)
            self._smoothed[key] = tuple(value for value in values if value is not None)
        return self._smoothed[key]

    def occasions(self, aspect: Aspect) -> tuple[Occasion, ...]:
        """The plans with a guess and a rating of this, by their days, ascending."""
        self._forget_the_old()
        if aspect not in self._occasions:
            self._occasions[aspect] = tuple(
                Occasion(plan.day.toordinal(), *pair)
                for plan in self.journal.all(Plan)
                if (pair := came_out(plan, aspect))
            )
        return self._occasions[aspect]

    def reviews(self) -> Mapping[str, Sequence[PracticeReview]]:
        """The rehearsals of each practice card by its id, the earliest first."""
        self._forget_the_old()
        if self._reviews is None:
            self._reviews = reviews_by_card(self.journal)
        return self._reviews

    def scores(self) -> Mapping[str, Sequence[Score]]:
        """The scores of each form by its id, the earliest first."""
        self._forget_the_old()
        if self._scores is None:
            by_form: defaultdict[str, list[Score]] = defaultdict(list)
            for score in self.journal.all(Score):
                by_form[score.form].append(score)
            self._scores = dict(by_form)
        return self._scores

    def days(self) -> Sequence[date]:
        """The days with a check-in of any kind, ascending."""
        self._forget_the_old()
        if self._days is None:
            self._days = tuple(self.journal.days(CheckIn))
        return self._days

    def days_within(self, window: Window) -> Sequence[date]:
        """Those of a window."""
        days = self.days()
        return days[bisect_left(days, window.first) : bisect_right(days, window.last)]

    def earliest(self) -> date | None:
        """The day of the first check-in."""
        days = self.days()
        return days[0] if days else None

    def first_asked(self, measure: RatingName) -> date | None:
        """The day on which a measure was first rated or skipped."""
        daily = self.daily(measure)
        first = min((*daily.days[:1], *daily.skipped[:1]), default=None)
        return None if first is None else date.fromordinal(first)

    def first_plan(self) -> date | None:
        """The day of the first plan."""
        return next(iter(self.journal.days(Plan)), None)

    def _forget_the_old(self) -> None:
        if self._version != self.journal.version:
            self._version = self.journal.version
            self._daily.clear()
            self._smoothed.clear()
            self._occasions.clear()
            self._days = None
            self._reviews = None
            self._scores = None

    def _read(self, measure: RatingName) -> Daily:
        by_day = sorted(self.journal.by_day(CheckIn).items())
        found = measured(measure, {day.toordinal(): check_ins for day, check_ins in by_day})
        return Daily(**asdict(found), measure=measure)
