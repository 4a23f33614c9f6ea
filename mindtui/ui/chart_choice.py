"""Which chart of which days is shown in Trends; each keeps its measure and its days as they were left."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from mindtui.charts.families import FAMILIES, STRESS_DAY, Family, families_of
from mindtui.charts.gallery import CHARTS, Chart, ChartName
from mindtui.charts.picture import Picture
from mindtui.charts.style import Style
from mindtui.charts.trend_data import TrendData
from mindtui.charts.window import Window
from mindtui.domain.check_in import CheckIn
from mindtui.ui.desk import Desk


class ChartChoice:
    """One of the families that are offered, and what is chosen within it.

    `compares`: whether the period before is behind the charts that can have it.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._data = TrendData(desk.journal)
        self.families = families_of(self._data)
        self.family = FAMILIES[0]
        self.compares = False
        self._came_from = FAMILIES[0]
        self._charts: dict[Family, ChartName] = {}
        self._windows: dict[Family, Window] = {}
        self._chosen_subjects: dict[ChartName, str] = {}
        self._day: date | None = None
        self._seen_today = desk.today

    @property
    def chart(self) -> Chart:
        """The one that is chosen of its family."""
        return CHARTS[self._charts.get(self.family, self.family.charts[0])]

    @property
    def is_day(self) -> bool:
        """Whether it is the stress day."""
        return self.family == STRESS_DAY

    @property
    def earliest(self) -> date | None:
        """The first day that there is something of."""
        return self.chart.earliest(self._data)

    @property
    def window(self) -> Window:
        """The days of the chart."""
        today = self._desk.today
        if self.is_day:
            return Window.ending(self._day or today, "1d")
        window = self._windows.get(self.family)
        if window is None or window.name == "all":
            return Window.ending(today, window.name if window else self.chart.range, self.earliest)
        return window

    def picture(self, style: Style) -> Picture:
        """The chart that is chosen, of what the journal holds now."""
        chart = self.chart
        paint = chart.compared if self.compares and chart.compared else chart.picture
        if chart.subjects:
            paint = chart.subjects.painter(self._chosen_subjects.get(chart.name))
        return paint(self._data, self.window, style, today=self._desk.today)

    def follow(self) -> bool:
        """Go on with the day, the journal and the settings; whether other families are offered now."""
        self._data.week_starts_on = self._desk.week_starts_on
        self._data.weekend = self._desk.weekend
        if self._seen_today != (today := self._desk.today):
            # What ended today still does.
            ended = [family for family, window in self._windows.items() if window.last == self._seen_today]
            for family in ended:
                self._windows[family] = Window.ending(today, self._windows[family].name)
            self._seen_today = today
        if self.families == (families := families_of(self._data)):
            return False
        self.families = families
        self.family = self.family if self.family in families else families[0]
        self._came_from = self._came_from if self._came_from in families else families[0]
        return True

    def open(self, family: Family) -> None:
        """Another family; the stress day is that of the last day with a check-in."""
        self._came_from, self.family = self.family, family
        if self.is_day:
            today = self._desk.today
            before = bisect_right(days := self._desk.journal.days(CheckIn), today)
            self._day = days[before - 1] if before else today

    def there_and_back(self) -> Family:
        """The stress day, or from there the family that it was opened from."""
        return self._came_from if self.is_day else STRESS_DAY

    def go_to(self, window: Window) -> None:
        """Other days."""
        if self.is_day:
            self._day = window.last
        else:
            self._windows[self.family] = window

    def go_on(self, subject: str | None) -> None:
        """The same chart of the next measure, or of what comes after the subject that is shown."""
        charts, subjects = self.family.charts, self._subjects()
        if subjects:
            here = subjects.index(subject) if subject in subjects else -1
            self._chosen_subjects[self.chart.name] = subjects[(here + 1) % len(subjects)]
        else:
            self._charts[self.family] = charts[(charts.index(self.chart.name) + 1) % len(charts)]

    def has_another(self, subject: str | None) -> bool:
        """Whether there is anything beside this subject, or another measure."""
        return len(self.family.charts) > 1 or any(one != subject for one in self._subjects())

    def _subjects(self) -> Sequence[str]:
        """The ids of what the chart can show one at a time in these days."""
        subjects = self.chart.subjects
        return subjects.ids(self._data, self.window) if subjects else ()
