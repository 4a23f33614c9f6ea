"""`mindtui insights`."""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest

from mindtui.cli import insights
from mindtui.cli.insights import ProgressLine
from mindtui.cli.main import shell as program
from mindtui.domain.record import Record
from mindtui.domain.skill import SkillRun
from mindtui.insights.cards.card import GROUPS
from mindtui.insights.sentences import HOW_FOUND, MANY_CARDS
from tests.cli.conftest import TestShell
from tests.insights.cards.lives import ago, check_in, done


class Screen(io.StringIO):
    """What a terminal is sent."""

    def isatty(self) -> bool:
        return True


def life() -> Iterator[Record]:
    """Coffee on good days, a walk now and then, words of somebody who wants to steer a terminal."""
    for day in range(84):
        good = day % 9 in (0, 4)
        rare = ["[/b]\x1b[31mred"] if day in (8, 20) else []
        yield check_in(day, 4 + day % 2 + 3 * good, stress=5, tags=["coffee", *rare] if good else rare)
    for day in range(4):
        yield done(day)


@pytest.fixture
def filled(shell: TestShell) -> TestShell:
    shell.keep(list(life()))
    return shell


def test_clear_cards_come_first_each_with_its_days(filled: TestShell) -> None:
    out = filled.ok("insights").out
    clear, usual, unclear, waiting = (out.index(f"{words}\n\n") for words in GROUPS.values())
    assert clear < out.index("#coffee goes with a difference of +") < usual < unclear < waiting
    assert "days with, " in out
    assert "Logged 84 of 84 days." in out
    assert "Mood before and after “Walk”: not enough yet: 4 more rated occasions." in out
    assert "\x1b" not in out


def test_what_is_not_clear_is_counted_until_all_is_asked_for(filled: TestShell) -> None:
    short, full = filled.ok("insights").out, filled.ok("insights", "--all").out
    assert "others: mindtui insights --all\n" in short
    assert "mindtui insights --all" not in full
    assert "From one day to the next it typically moves by " in full
    assert "    Tested: one of 1 tags" not in full
    assert "    Tested: by itself; p below 0.001.\n" in full
    assert "    Difference: 0.0 points; 95 % interval: 0 to 0; n: 19 days with it, 65 without.\n" in full
    assert f"  Links on the same day: {HOW_FOUND['same_day']}\n" in full
    assert "How this was tested" not in short
    assert MANY_CARDS in full
    assert MANY_CARDS in short
    assert set(short.splitlines()) - set(full.splitlines()) == {
        line for line in short.splitlines() if line.endswith("--all")
    }


def test_no_line_is_longer_than_the_terminal_is_wide(
    filled: TestShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, screen = filled.ok("insights", "--all").out, Screen()
    assert max(map(len, whole.splitlines())) > 50
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "50")
    with pytest.raises(SystemExit, match="0"):
        program(["insights", "--all"])
    assert max(map(len, screen.getvalue().splitlines())) <= 50
    assert "".join(screen.getvalue().split()) == "".join(whole.split())


def test_the_cards_as_one_value(filled: TestShell) -> None:
    value = filled.ok("insights", "--json").json
    card = next(card for card in value["cards"] if card["key"] == "same_day.mood.tag:coffee")
    assert (card["verdict"], card["family"], card["behind"][0]["name"]) == (
        "clear",
        "same_day",
        "days with #coffee",
    )
    assert "2026-11-23" in card["behind"][0]["days"]
    assert (card["n"], card["n_other"]) == tuple(len(side["values"]) for side in card["behind"])
    assert value["notes"] == []
    full = {card["key"]: card for card in filled.ok("insights", "--json", "--all").json["cards"]}
    [unclear] = [card for card in value["cards"] if card["key"] == "same_day.stress.tag:coffee"]
    assert unclear["low"] is None
    assert full["same_day.stress.tag:coffee"] == unclear | {"low": 0, "high": 0}


def test_a_skill_says_what_it_stands_on_and_is_never_praised_for_the_fall_alone(shell: TestShell) -> None:
    records: list[Record] = []
    for day in range(12):
        records += [check_in(day, 5, stress=8, hour=10), check_in(day, 5, stress=4, hour=12)]
        if day < 3:
            at = datetime.combine(ago(day), time(11), UTC)
            records.append(
                SkillRun(skill_id="box", name="[b]Box", at=at, distress_before=8, distress_after=5)
            )
    shell.keep(records)
    said = " ".join(shell.ok("insights", "--all").out.split())
    assert "Not enough yet: 5 more uses of [b]Box followed by a check-in. 3 times with it, 9 without" in said
    assert (
        "Right after [b]Box, distress differed by -3.0 points from right before, on average (3 times)."
        in said
    )
    assert "3 of 3 uses came between two ratings of stress at most 6 hours apart." in said


def test_the_range_is_that_of_trends(filled: TestShell) -> None:
    def days(span: str) -> str:
        cards = filled.ok("insights", "--range", span, "--json").json["cards"]
        return str(next(card["coverage"] for card in cards if card["key"] == "trend.mood"))

    assert days("30d") == "Logged 30 of 30 days."
    assert days("all") == "Logged 84 of 84 days."
    assert filled("insights", "--range", "5y").code == 2
    assert filled("insights", "--range", "7d").code == 2


def test_nothing_recorded_says_what_to_do(shell: TestShell) -> None:
    assert shell.ok("insights").out == (
        "Nothing is recorded yet. Check in with: mindtui log 6 4 (mood 6, stress 4).\n"
    )
    assert {card["verdict"] for card in shell.ok("insights", "--json").json["cards"]} == {"not_enough"}


def test_a_drift_is_looked_for_once_days_were_picked(filled: TestShell) -> None:
    assert "drift" not in filled.ok("insights", "--all").out.lower()
    filled.ok("config", "set", "typical_days", "2026-09-01 2026-10-31")
    assert "No clear drift in mood from your days of Sep 1 to Oct 31 yet (23 days since)." in (
        filled.ok("insights", "--all").out
    )


def test_another_weekend_is_held_apart_in_cards_and_charts(shell: TestShell) -> None:
    shell.keep([check_in(day, 5 + 3 * (ago(day).weekday() in (4, 5))) for day in range(84)])
    asked = (("insights",), ("trends", "--chart", "weekday", "--range", "all"))
    for command in asked:
        assert "On weekends mood differs by +0.9 points" in " ".join(shell.ok(*command).out.split())
    shell.ok("config", "set", "weekend_days", "fri, sat")
    for command in asked:
        said = " ".join(shell.ok(*command).out.split())
        assert "On weekends (Friday, Saturday) mood differs by +3.0 points" in said


def test_that_tags_were_left_out_is_said_below_the_cards(shell: TestShell) -> None:
    tags = [[f"tag {(day * 7 + n) % 120}" for n in range(8)] for day in range(60)]
    shell.keep([check_in(day, day % 5, tags=words) for day, words in enumerate(tags)])
    assert shell.ok("insights").out.endswith("; 20 others are left out.\n")


def test_a_terminal_is_told_how_far_the_work_is_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    line = ProgressLine()
    line(1, 400)
    line.wipe()
    assert screen.getvalue() == ""
    monkeypatch.setattr(insights, "PATIENCE", 0)
    line = ProgressLine()
    line(2, 400)
    line.wipe()
    assert screen.getvalue() == f"\rLooked at 2 of 400 …\r{' ' * 40}\r"


def test_a_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    monkeypatch.setattr(insights, "PATIENCE", 0)
    ProgressLine()(2, 400)
    assert file.getvalue() == ""
