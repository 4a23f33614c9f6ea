"""Trials: days that are well formed, and nothing that a person needs."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from mindtui.domain.trial import Arm, Trial, TrialDay
from mindtui.errors import UsageError

START = date(2026, 11, 24)


def days(pairs: int = 10, start: date = START) -> tuple[TrialDay, ...]:
    """The coin says do on the first day of every pair."""
    arms: tuple[Arm, Arm] = ("do", "skip")
    return tuple(TrialDay(start + timedelta(days=n), n // 2, arms[n % 2]) for n in range(2 * pairs))


def trial(pairs: int = 10) -> Trial:
    return Trial(label="Walk by the river", start_day=START, pairs=pairs, seed=1, allocation=days(pairs))


def test_a_trial_knows_its_days() -> None:
    held = trial().admitted()
    assert (held.days, held.last_day) == (20, START + timedelta(days=19))
    assert held.arm_on(START) == "do"
    assert held.arm_on(START + timedelta(days=19)) == "skip"
    assert held.arm_on(START - timedelta(days=1)) is held.arm_on(START + timedelta(days=20)) is None
    assert held.day_in_words(START + timedelta(days=4)) == "day 5 of 20"


@pytest.mark.parametrize(
    "wrong",
    [
        {"allocation": ()},
        {"allocation": days()[:-1]},
        {"allocation": days(11)},
        {"allocation": days(start=START + timedelta(days=1))},
        {"allocation": days()[::-1]},
        {"allocation": tuple(replace(day, pair=0) for day in days())},
        {"allocation": tuple(replace(day, arm="do") for day in days())},
        {"allocation": days(9), "pairs": 9},
        {"allocation": days(29), "pairs": 29},
        {"measure": "cortisol"},
        {"label": "  "},
        {"start_day": date.max, "allocation": ()},
    ],
    ids=str,
)
def test_a_trial_whose_days_do_not_go_together_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        replace(trial(), **wrong).admitted()


@pytest.mark.parametrize(
    ("state", "ahead", "running", "waits"),
    [
        ("running", -1, True, False),
        ("running", 19, True, False),
        ("running", 20, False, True),
        ("finished", 20, False, False),
        ("finished", 3, True, False),
        ("stopped", 3, False, False),
        ("stopped", 20, False, False),
    ],
)
def test_where_a_trial_stands(state: str, ahead: int, running: bool, waits: bool) -> None:
    held = replace(trial(), state=state)
    today = START + timedelta(days=ahead)
    assert (held.is_running(today), held.awaits_a_look(today)) == (running, waits)
