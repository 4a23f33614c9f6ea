"""Thoughts: weighed on paper, practiced, and put to the test."""

from mindtui.ui.commands import TABS, THOUGHTS, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.screens.tabbed_place import TabbedPlace, TabEntry
from mindtui.ui.tabs.tab import Tab


def _records(desk: Desk) -> Tab:
    from mindtui.ui.tabs.records import RecordsTab

    return RecordsTab(desk)


def _practice(desk: Desk) -> Tab:
    from mindtui.ui.tabs.practice import PracticeTab

    return PracticeTab(desk)


def _experiments(desk: Desk) -> Tab:
    from mindtui.ui.tabs.experiments import ExperimentsTab

    return ExperimentsTab(desk)


class ThoughtsScreen(TabbedPlace):
    """The thought records first, then what becomes of them."""

    MODE = "thoughts"
    BINDINGS = bindings([*THOUGHTS, *TABS])
    TABS = (
        TabEntry("Records", _records),
        TabEntry("Practice", _practice),
        TabEntry("Experiments", _experiments),
    )
