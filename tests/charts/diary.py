"""Small journals and drawn lines for the tests of charts."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from mindtui.charts.gallery import CHARTS, ChartName
from mindtui.charts.picture import Drawing, Picture
from mindtui.charts.render import to_text
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import RangeName, Window
from mindtui.domain.check_in import CheckIn
from mindtui.domain.journal import Journal
from mindtui.domain.practice import Grade, PracticeCard, PracticeReview
from mindtui.domain.record import Record
from mindtui.domain.score import Score
from mindtui.insights.base import WEEKEND

TODAY = date(2026, 11, 23)
ZONE = timezone(timedelta(hours=1))
PLAIN = Style(78, 18, color=False)
NOW = datetime(2026, 11, 23, 22, 0, tzinfo=ZONE)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def check_in(day: date, hour: float = 12, **fields: Any) -> CheckIn:
    at = datetime.combine(day, time(), ZONE) + timedelta(hours=hour)
    return CheckIn(at=at, **fields)


def card(name: str, old: str, **fields: Any) -> PracticeCard:
    fairer = f"Fairer than {old}"
    return PracticeCard(id=name, old_thought=old, fairer_thought=fairer, **{"due_on": days_ago(-3), **fields})


def rehearsal(
    of: str, day: date, recall: Grade, old: int | None = None, new: int | None = None, hour: float = 12
) -> PracticeReview:
    at = datetime.combine(day, time(), ZONE) + timedelta(hours=hour)
    return PracticeReview(
        card_id=of, at=at, recall=recall, belief_old=old, belief_new=new, step_before=0, step_after=0
    )


def score(ago: int, total: float, form: str = "phq-9", hour: float = 12) -> Score:
    return Score(form=form, at=check_in(days_ago(ago), hour).at, total=total)


def diary(*records: Record) -> Journal:
    journal = Journal()
    write(journal, records)
    return journal


def write(journal: Journal, records: Iterable[Record]) -> None:
    with journal.batch("a diary", NOW):
        for one in records:
            journal.add(one, NOW)


def painted(
    name: ChartName,
    journal: Journal,
    *,
    window: RangeName | None = None,
    style: Style = PLAIN,
    shell: bool = False,
    weekend: tuple[int, ...] = WEEKEND,
) -> Picture:
    """A chart of a journal on the last days of its range."""
    data, chart = TrendData(journal, weekend=weekend), CHARTS[name]
    shown = Window.ending(TODAY, window or chart.range, data.earliest())
    return chart.picture(data, shown, style, today=TODAY, shell=shell)


def drawn(draw: Drawing, style: Style) -> list[str]:
    """The lines of a chart, blanks at their ends cut."""
    return [line.rstrip() for line in to_text(draw, style).split("\n")]
