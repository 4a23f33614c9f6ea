"""Scores over time: the totals of one form at a time, and how far they moved. Numbers only."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from msgspec import Struct

from mindtui.charts.table import Table
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.content.scores import Form, shipped_forms
from mindtui.domain.record import instant
from mindtui.domain.score import Score
from mindtui.insights import sentences
from mindtui.insights.change import ScoreChange, score_change

COLUMNS: Final = ("day", "form", "total", "band")
"""Of the table of scores."""


class Total(Struct, frozen=True):
    """The total of a form that was filled in on a day."""

    day: date
    total: float


class ScoresOverTime(Struct, frozen=True):
    """The totals of a form in a window, the earliest first; "all" begins with the first of them.

    `improved` holds the days on which a total was better than the one before by more than the form's wobble,
    whether in the window or not. `others` are the ids of the other forms filled in within it.
    """

    form: Form
    window: Window
    totals: tuple[Total, ...]
    improved: tuple[date, ...]
    others: tuple[str, ...]

    def in_words(self, today: date, *, shell: bool = False) -> tuple[str, ...]:
        """The last total with its band, the changes, and what is published about the form."""
        return tuple(filter(None, self._said(today, shell=shell)))

    def values(self) -> Mapping[str, object]:
        """The same for programs."""
        return scores_values(self.window, self.form, self.totals, self.others)

    def table(self) -> Table:
        """A row for each score."""
        form = self.form
        rows = [(one.day.isoformat(), form.name, one.total, form.band(one.total)) for one in self.totals]
        return Table(COLUMNS, tuple(rows))

    def _said(self, today: date, *, shell: bool) -> Iterator[str]:
        form = self.form
        if self.totals:
            yield from self._about_totals(today)
        else:
            yield sentences.no_scores(form.name)
        yield sentences.other_forms(len(self.others), shell=shell)
        yield sentences.published(form.source, bands=bool(form.bands), cutoff=form.cutoff)

    def _about_totals(self, today: date) -> Iterator[str]:
        form, totals = self.form, self.totals
        last = totals[-1]
        band = form.band(last.total)
        yield sentences.last_score(form.name, last.total, len(totals), band=band, on=last.day, today=today)
        if len(totals) == 1:
            yield sentences.ONE_MORE_SCORE
            return
        for one in dict.fromkeys((totals[-2], totals[0])):
            yield sentences.score(_change(form, one, last), form.reliable, since=one.day, today=today)
        if self.improved[:1] == (last.day,):
            yield sentences.FIRST_RISE
        if 0 < (apart := (last.day - totals[-2].day).days) < form.period_days:
            yield sentences.scores_overlap(apart, form.period_days)


def scores_values(
    window: Window, form: Form | None = None, totals: Sequence[Total] = (), others: Sequence[str] = ()
) -> Mapping[str, object]:
    """The same keys with a form and without one."""
    return {
        "first": window.first,
        "last": window.last,
        "form": form,
        "scores": totals,
        "other_forms": others,
    }


def first_score(data: TrendData) -> date | None:
    """The day of the first score of any form."""
    return min((data.journal.day_of(scores[0]) for scores in data.scores().values()), default=None)


def scored_forms(data: TrendData, window: Window) -> Sequence[str]:
    """The ids of the forms that were filled in in these days, the one filled in last first."""
    inside = {form: scores[-1] for form in data.scores() if (scores := _inside(data, form, window))}
    return sorted(inside, key=lambda form: (instant(inside[form].at), form), reverse=True)


def scores_over_time(data: TrendData, window: Window, form_id: str | None = None) -> ScoresOverTime | None:
    """The form that is chosen, else the one filled in last in these days, else ever; None without any."""
    every = data.scores()
    inside = scored_forms(data, window)
    latest = max(every, key=lambda form: instant(every[form][-1].at), default=None)
    chosen = form_id if form_id in every else next(iter(inside), latest)
    if chosen is None:
        return None
    form = _form(chosen, every[chosen])
    totals = [Total(data.journal.day_of(score), score.total) for score in every[chosen]]
    if window.name == "all":
        window = Window.ending(window.last, "all", totals[0].day)
    shown = tuple(total for total in totals if window.holds(total.day))
    improved = tuple(
        after.day
        for before, after in pairwise(totals)
        if _change(form, before, after).direction == "improved"
    )
    return ScoresOverTime(form, window, shown, improved, tuple(one for one in inside if one != chosen))


def _inside(data: TrendData, form: str, window: Window) -> Sequence[Score]:
    return [score for score in data.scores()[form] if window.holds(data.journal.day_of(score))]


def _form(form_id: str, scores: Sequence[Score]) -> Form:
    """What is known of a form; of one that does not ship, only that its totals fit."""
    totals = [score.total for score in scores]
    unknown = Form(form_id, form_id, min(0, *totals), max(10, *totals))
    return shipped_forms().get(form_id, unknown)


def _change(form: Form, one: Total, other: Total) -> ScoreChange:
    return score_change(one.total, other.total, threshold=form.reliable, higher_is=form.higher_is)
