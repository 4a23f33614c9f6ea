"""Three small things for a hard moment."""

from pathlib import Path

from mindtui.domain.activity import Activity
from mindtui.domain.plan import Plan
from mindtui.ui.dialogs.bad_day import BadDayDialog
from mindtui.ui.flows.bad_day import tiny_activity
from tests.support.app import NOW, hosted, make_desk, open_notebook

TINY = Activity(id="tiny", label="[Open] the window", area="body", minutes=1)


async def test_breathing_is_shown_when_it_is_asked_for() -> None:
    async with hosted(dialog=lambda: BadDayDialog(TINY)) as host:
        assert "Breathe in" not in host.text()
        await host.press("b")
        await host.sees("Breathe in for five", "[Open] the window (1 min)")
        await host.press("escape")
        assert await host.answer() is None


async def test_without_a_tiny_activity_two_things_are_left() -> None:
    async with hosted(dialog=lambda: BadDayDialog(None)) as host:
        await host.sees("Breathe", "Help card")
        assert "today" not in host.text()
        await host.press("t")
        assert await host.answer() is None


async def test_the_tiny_activity_stands_on_todays_list_once_taken(tmp_path: Path) -> None:
    own = Activity(label="Open the window", area="body", minutes=1, effort=1)
    async with open_notebook(tmp_path, records=[own]) as notebook:
        await notebook.press("b", "t")
        await notebook.hears("On today's list: Open the window.")
        plan = notebook.one(Plan)
        assert (plan.label, plan.day, plan.minutes, plan.area) == (own.label, NOW.date(), 1, "body")
        await notebook.sees("Plans 1 planned", "Open the window")


def test_one_of_the_smallest_shipped_activities_is_offered_each_day(tmp_path: Path) -> None:
    desk, file = make_desk(tmp_path)
    tiny = tiny_activity(desk)
    file.close()
    assert tiny is not None
    assert (tiny.effort, tiny.place != "out", tiny.social != "with") == (1, True, True)


def test_the_smallest_own_activity_goes_before_shipped_ones(tmp_path: Path) -> None:
    own = [
        Activity(label="Zip up the tent", area="play", effort=1),
        Activity(label="Archived", area="play", effort=1, archived=True),
        Activity(label="Big", area="play", effort=5),
    ]
    desk, file = make_desk(tmp_path, records=own)
    tiny = tiny_activity(desk)
    file.close()
    assert tiny is not None
    assert tiny.label == "Zip up the tent"
