"""What the cards are made from: plain frozen figures, which may travel to a thread or a process."""

from typing import Final

from msgspec import Struct

from mindtui.domain.check_in import RatingName
from mindtui.domain.plan import Aspect
from mindtui.domain.trial import Trial
from mindtui.insights.base import WEEKEND
from mindtui.insights.ratings import Measured
from mindtui.insights.trial_report import TrialFigures

LINK_DAYS: Final = 26 * 7
"""Links are looked for in the last 26 whole weeks."""

PREDICTION_DAYS: Final = 365
"""What was expected is held against what was felt in the last year: people learn to guess."""

LINKED: Final[tuple[RatingName, ...]] = ("mood", "stress")
"""Measures that tags, activities and weekends are held against."""

MOST_EXPOSURES: Final = 100
"""Tags and activities that are compared at most."""

LEAST_NAMED: Final = 2
"""Days or occasions below which a tag or an activity is not named at all."""


class Exposure(Struct, frozen=True):
    """A tag or an activity and the days with it, ascending."""

    key: str
    name: str
    days: tuple[int, ...]


class Pairs(Struct, frozen=True):
    """Two ratings of each of several occasions, by day.

    `occasions` counts those with one missing too, `recalled` those with both that were told of later.
    """

    key: str
    name: str
    days: tuple[int, ...]
    first: tuple[int, ...]
    second: tuple[int, ...]
    occasions: int
    recalled: int = 0


class Skill(Struct, frozen=True):
    """A skill and stress around it: a row for each check-in that another one follows soon the same day.

    `used` is 1 where the skill was used in between; `between` of the `times` it was used fell in such rows.
    `changes` holds distress right after less distress right before, where a use has both.
    """

    key: str
    name: str
    times: int
    between: int
    changes: tuple[int, ...]
    days: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    used: tuple[int, ...]


class Diary(Struct, frozen=True):
    """The days up to `today`; trends are looked for from the day `since` on, or from the first check-in on.

    `logged` are the days with a check-in of any kind within the link window, `earliest` is the first one of
    all. `left_out` counts the tags and activities beyond `MOST_EXPOSURES`.
    """

    today: int
    since: int
    earliest: int | None
    logged: tuple[int, ...]
    measures: dict[RatingName, Measured]
    exposures: tuple[Exposure, ...] = ()
    left_out: int = 0
    around: tuple[Pairs, ...] = ()
    expected: dict[Aspect, Pairs] = {}
    skills: tuple[Skill, ...] = ()
    """Those used within the link window."""
    typical: tuple[int, int] | None = None
    """The first and last day of the stretch that the person called typical, for the notice of a drift."""
    trials: tuple[TrialFigures, ...] = ()
    """Those that came to their end within the link window, the newest first."""
    tried: tuple[Trial, ...] = ()
    """Those whose days are not over: what they are about is held against nothing before the end."""
    later: int = 0
    """How many check-ins are dated after today."""
    begun: dict[RatingName, int] = {}
    """The day on which each measure was first asked for: rated or skipped."""
    weekend: tuple[int, ...] = WEEKEND
    """The weekdays of the person's weekend, 0 for Monday."""

    @property
    def link_start(self) -> int:
        """The first day of the link window, or of what is logged in it."""
        return max(self.today - LINK_DAYS + 1, self._begin)

    @property
    def trend_start(self) -> int:
        """The first day of the window of trends, or of what is logged in it: what was before is no gap."""
        return max(self.since, self._begin)

    def begin_of(self, measure: RatingName, start: int) -> int:
        """The first day from `start` on on which a measure was asked for: days before it are no gaps."""
        return min(max(start, self.begun.get(measure, 0)), self.today)

    @property
    def _begin(self) -> int:
        return self.today if self.earliest is None else min(self.earliest, self.today)
