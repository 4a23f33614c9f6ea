"""`mindtui trends` and `mindtui stress-day`."""

import pytest

from mindtui.charts.gallery import CHARTS
from tests.cli.conftest import TestShell


@pytest.fixture
def filled(shell: TestShell) -> TestShell:
    for day in range(3, 9):
        shell.ok("log", str(day), str(10 - day), "5", "--at", f"-{day} 09:00")
    shell.ok("log", "5", "3", "--at", "yesterday 09:00")
    shell.ok("log", "5", "6", "--at", "yesterday 20:00")
    shell.ok("log", "5", "4", "4", "--at", "09:00")
    return shell


@pytest.mark.parametrize("chart", list(CHARTS))
def test_every_chart_stands_between_its_title_and_its_sentences(filled: TestShell, chart: str) -> None:
    lines = filled.ok("trends", "--chart", chart, "--range", "30d").out.splitlines()
    assert "2026" in lines[0]
    assert len(lines) > 20
    assert lines[-1].endswith(".")
    assert not [line for line in lines if not line.isprintable()]


def test_a_chart_in_plain_characters(filled: TestShell) -> None:
    out = filled.ok("trends", "--ascii").out
    figure = out[: out.index("smoothed")]
    assert figure.isascii()
    assert "*" in figure


def test_the_numbers_behind_a_chart(filled: TestShell) -> None:
    value = filled.ok("trends", "--chart", "all", "--range", "7d", "--json").json
    assert (value["first"], value["last"], value["range"]) == ("2026-11-17", "2026-11-23", "7d")
    assert value["days"]["stress"]["2026-11-22"] == 4.5
    assert set(value["days"]) == {"mood", "stress", "energy"}
    assert value["sentences"]


def test_nothing_logged_says_what_to_do(shell: TestShell) -> None:
    assert "mindtui log" in shell.ok("trends").out
    assert shell.ok("trends", "--json").json["days"] == {"mood": {}}


def test_the_stress_day(filled: TestShell) -> None:
    out = filled.ok("stress-day", "yesterday").out
    assert "Mean load" in out
    assert "They are not cortisol levels." in out
    value = filled.ok("stress-day", "yesterday", "--json").json
    assert [point["stress"] for point in value["points"]] == [3.0, 6.0]
    assert len(filled.ok("stress-day", "--json").json["points"]) == 1
    assert len(filled.ok("trends", "--chart", "stress-day", "--json").json["points"]) == 1
