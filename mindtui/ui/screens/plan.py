"""Plan: what is good to do, from ideas over the week to what came of it."""

from mindtui.ui.commands import PLAN, bindings
from mindtui.ui.desk import Desk
from mindtui.ui.screens.tabbed_place import TabbedPlace, TabEntry
from mindtui.ui.tabs.tab import Tab


def _week(desk: Desk) -> Tab:
    from mindtui.ui.tabs.week import WeekTab

    return WeekTab(desk)


def _catalog(desk: Desk) -> Tab:
    from mindtui.ui.tabs.catalog import CatalogTab

    return CatalogTab(desk)


def _ladders(desk: Desk) -> Tab:
    from mindtui.ui.tabs.ladders import LaddersTab

    return LaddersTab(desk)


def _areas(desk: Desk) -> Tab:
    from mindtui.ui.tabs.areas import AreasTab

    return AreasTab(desk)


def _patterns(desk: Desk) -> Tab:
    from mindtui.ui.tabs.patterns import PatternsTab

    return PatternsTab(desk)


def _predictions(desk: Desk) -> Tab:
    from mindtui.ui.tabs.predictions import PredictionsTab

    return PredictionsTab(desk)


class PlanScreen(TabbedPlace):
    """The week's plans first, then all that leads to them and follows from them."""

    MODE = "plan"
    BINDINGS = bindings(PLAN)
    TABS = (
        TabEntry("Week", _week),
        TabEntry("Catalog", _catalog),
        TabEntry("Ladders", _ladders),
        TabEntry("Areas", _areas),
        TabEntry("Patterns", _patterns),
        TabEntry("Predictions", _predictions),
    )
