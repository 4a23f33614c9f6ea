"""What an experiment may hold, and when it asks what came of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.experiment import Experiment
from mindtui.errors import UsageError

TODAY = date(2026, 11, 23)
OPEN = Experiment(prediction="Nobody will talk to me", belief_before=80, by_day=TODAY)


@pytest.mark.parametrize(
    ("change", "days", "due"),
    [
        ({}, 0, False),
        ({}, 1, True),
        ({"by_day": None}, 1, False),
        ({"state": "dropped"}, 1, False),
        ({"state": "done"}, 1, False),
    ],
)
def test_an_experiment_asks_once_its_day_is_past(change: dict[str, Any], days: int, due: bool) -> None:
    assert replace(OPEN, **change).is_due(TODAY + timedelta(days=days)) is due


@pytest.mark.parametrize(
    "change", [{"prediction": " "}, {"belief_before": 101}, {"belief_after": 10}, {"came_true": "no"}]
)
def test_what_cannot_be_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        replace(OPEN, **change).admitted()


def test_a_done_experiment_keeps_what_came_of_it() -> None:
    done = replace(OPEN, state="done", outcome="Two did", came_true="no", belief_after=30).admitted()
    assert list(done.texts()) == ["Nobody will talk to me", "", "Two did"]
