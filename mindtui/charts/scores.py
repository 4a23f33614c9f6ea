"""Scores over time: the totals of one form, its bands and cut-off, and how far they moved. Numbers only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mindtui.charts.table import Table
from mindtui.charts.window import Window
from mindtui.insights import sentences
from mindtui.insights.change import score_change


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of totals with a name; it reaches to where the next one starts."""

    name: str
    starts: float


@dataclass(frozen=True, slots=True)
class Form:
    """What a total can be and what is published about it.

    `threshold` is the change that is more than its wobble; None where there is none, as with `cutoff`.
    """

    name: str
    low: float
    high: float
    higher_is: Literal["worse", "better"] = "worse"
    bands: tuple[Band, ...] = ()
    cutoff: float | None = None
    threshold: float | None = None

    def band(self, total: float) -> str | None:
        """The name of the band that a total lies in."""
        return next((band.name for band in reversed(self.bands) if band.starts <= total), None)


@dataclass(frozen=True, slots=True)
class Score:
    """The total of a form that was filled in on a day."""

    day: date
    total: float


@dataclass(frozen=True, slots=True)
class ScoresOverTime:
    """The scores of a form in a window, the earliest first. `every` counts those outside it too."""

    form: Form
    window: Window
    scores: tuple[Score, ...]
    every: int

    def in_words(self, today: date) -> tuple[str, ...]:
        """The last score with its band, and the changes from the one before it and from the first."""
        if not self.scores:
            return (sentences.no_scores(self.form.name if self.every else None),)
        *before, last = self.scores
        said = [
            sentences.last_score(
                self.form.name,
                last.total,
                len(self.scores),
                band=self.form.band(last.total),
                on=last.day,
                today=today,
            )
        ]
        if not before:
            return (*said, sentences.ONE_MORE_SCORE)
        since = [before[-1], before[0]] if len(before) > 1 else before
        return (*said, *(self._change(one, last, today) for one in since))

    def values(self) -> Mapping[str, object]:
        """The same for programs."""
        return {"form": self.form, "scores": self.scores}

    def table(self) -> Table:
        """A row for each score."""
        rows = [
            (one.day.isoformat(), self.form.name, one.total, self.form.band(one.total)) for one in self.scores
        ]
        return Table(("day", "form", "total", "band"), tuple(rows))

    def _change(self, one: Score, last: Score, today: date) -> str:
        form = self.form
        change = score_change(one.total, last.total, threshold=form.threshold, higher_is=form.higher_is)
        return sentences.score(change, form.threshold, since=one.day, today=today)


def scores_over_time(form: Form, scores: Iterable[Score], window: Window) -> ScoresOverTime:
    """The scores of a window, in whatever order they come; "all" begins with the first of them."""
    known = sorted(scores, key=lambda score: score.day)
    if window.name == "all":
        window = Window.ending(window.last, "all", known[0].day if known else None)
    inside = tuple(score for score in known if window.first <= score.day <= window.last)
    return ScoresOverTime(form, window, inside, len(known))
