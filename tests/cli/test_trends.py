"""`mindtui trends` and `mindtui stress-day`."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from mindtui.charts.gallery import CHARTS
from tests.charts.diary import TODAY, card, days_ago, rehearsal, score
from tests.cli.conftest import MONDAY_EVENING, TestShell

PRACTICE = [
    card("report-0001", "I am no good at this"),
    card("party-0002", "They all thought I was dull", due_on=TODAY),
    rehearsal("report-0001", days_ago(4), "hard", 80, 30),
    rehearsal("report-0001", days_ago(2), "ok", 60, 55),
    rehearsal("party-0002", days_ago(3), "forgot", 90, 20),
]

SCORES = [score(28, 12), score(0, 9), score(14, 60, "who-5")]


@pytest.fixture
def filled(shell: TestShell) -> TestShell:
    shell.keep([*PRACTICE, *SCORES])
    for _ in range(2):
        shell.ok("plan", "Walk", "--pleasure", "4", "--mastery", "4", "--difficulty", "4")
        shell.ok("done", "Walk", "--pleasure", "6", "--mastery", "6", "--difficulty", "2")
    for day in range(3, 9):
        shell.ok("log", str(day), str(10 - day), "5", "--at", f"-{day} 09:00")
    shell.ok("log", "5", "3", "--at", "yesterday 09:00")
    shell.ok("log", "5", "6", "--at", "yesterday 20:00")
    shell.ok("log", "5", "4", "4", "--at", "09:00", "--feeling", "tense=60")
    return shell


@pytest.mark.parametrize("chart", list(CHARTS))
def test_every_chart_stands_between_its_title_and_its_sentences(filled: TestShell, chart: str) -> None:
    span = [] if chart == "stress-day" else ["--range", "30d"]
    lines = filled.ok("trends", "--chart", chart, *span).out.splitlines()
    assert "2026" in lines[0]
    assert len(lines) > 6
    assert any(line.endswith(".") for line in lines[-9:])
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
    wrong = filled("stress-day", "some day")
    assert (wrong.code, 'like "yesterday"' in wrong.err) == (2, True)


def test_after_midnight_the_day_before_is_still_today(shell: TestShell) -> None:
    with time_machine.travel(MONDAY_EVENING + timedelta(hours=4)):
        ran = shell("stress-day", "2026-11-24")
        assert ran.err == "tomorrow has not come yet. Today is 2026-11-23 until 04:00.\n"
        assert shell.ok("stress-day", "--json").json["day"] == "2026-11-23"
    assert shell("stress-day", "2026-11-24").err == "tomorrow has not come yet. Name a day that is past.\n"


def test_the_pairs_behind_expected_and_felt(shell: TestShell) -> None:
    for n in range(8):
        shell.ok("plan", f"Walk {n}", "--on", "today", "--pleasure", "4")
        shell.ok("done", f"Walk {n}", "--pleasure", "7")
    value = shell.ok("trends", "--chart", "expected", "--json").json
    assert value["pairs"] == [{"day": "2026-11-23", "expected": 4, "felt": 7}] * 8
    assert (value["verdict"], value["n"], value["bias"], value["more"]) == ("clear", 8, 3.0, 0)
    assert (value["low"], value["high"], value["range"]) == (3.0, 3.0, "all")
    assert "8 above the line" in value["sentences"][0]
    none = shell.ok("trends", "--chart", "expected-mastery", "--json").json
    assert (none["verdict"], none["more"], none["pairs"]) == ("not_enough", 8, [])


@pytest.mark.parametrize(
    ("chart", "behind"),
    [
        ("year-stress", {"measure": "stress", "skipped": []}),
        ("weekday", {"measure": "mood", "weeks": 2}),
        (
            "feelings",
            {
                "feelings": [
                    {"name": "tense", "quadrant": "unpleasant-high", "days": 1, "strength": 60.0, "n": 1}
                ]
            },
        ),
        ("activities", {"plans": 2, "recalled": 0, "more": 0}),
        (
            "beliefs",
            {
                "card": "report-0001",
                "times": 2,
                "rehearsals": [
                    {"day": "2026-11-19", "recall": "hard", "belief_old": 80, "belief_fairer": 30},
                    {"day": "2026-11-21", "recall": "ok", "belief_old": 60, "belief_fairer": 55},
                ],
                "other_cards": ["party-0002"],
            },
        ),
    ],
)
def test_the_numbers_behind_the_other_charts(
    filled: TestShell, chart: str, behind: dict[str, object]
) -> None:
    value = filled.ok("trends", "--chart", chart, "--range", "7d", "--json").json
    assert (value["chart"], value["first"], value["last"]) == (chart, "2026-11-17", "2026-11-23")
    assert value["sentences"][0]
    assert {key: value[key] for key in behind} == behind


@pytest.mark.parametrize("card", ["dull", "party-0002", "They all thought I was dull", "0002"])
def test_another_practice_card_is_named_by_its_old_thought_or_its_id(shell: TestShell, card: str) -> None:
    shell.keep(PRACTICE)
    ran = shell.ok("trends", "--chart", "beliefs", "--card", card)
    assert "Old thought: “They all thought I was dull.”\nRehearsed 1 time on 1 day." in ran.out
    assert "1 other card was rehearsed in these days; --card ID shows another one." in ran.out
    assert "Fairer than" not in ran.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--chart", "stress-day", "--range", "90d"], "Name the day: mindtui stress-day yesterday"),
        (["--card", "dull"], "Add: --chart beliefs"),
        (["--form", "who-5"], "Add: --chart scores"),
        (
            ["--chart", "scores", "--form", "k10"],
            "There are no scores of “k10”. There are scores of: phq-9, who-5.",
        ),
        (["--chart", "beliefs", "--card", " "], "name of a practice card is empty"),
        (["--chart", "beliefs", "--card", "nobody"], "No practice card has “nobody” in its old thought."),
        (
            ["--chart", "beliefs", "--card", "i"],
            "2 practice cards may be meant: ",
        ),
    ],
)
def test_what_does_not_go_with_the_chart_is_said_and_not_ignored(
    shell: TestShell, args: list[str], said: str
) -> None:
    shell.keep([*PRACTICE, *SCORES])
    ran = shell("trends", *args)
    assert ran.code != 0
    assert said in ran.err


def test_the_id_of_something_else_is_no_card(filled: TestShell) -> None:
    plan = next(plan for plan in filled.stored("plans"))
    ran = filled("trends", "--chart", "beliefs", "--card", plan["id"])
    assert "is the id of a plan, not of a practice card." in ran.err


def test_the_form_of_scores_is_the_last_one_or_the_one_that_is_named(shell: TestShell) -> None:
    shell.keep(SCORES)
    assert shell.ok("trends", "--chart", "scores", "--json").json["form"]["id"] == "phq-9"
    named = shell.ok("trends", "--chart", "scores", "--form", "WHO-5").out
    assert "WHO-5: 1 score; the last, on Nov 9, is 60, which the form calls “above the cut-off”." in named
    assert "1 other form has scores in these days; --form ID shows another one." in named


def test_without_cards_the_shell_says_how_they_come_about(shell: TestShell) -> None:
    assert "In mindtui, 3 opens Thoughts: P on a record" in shell.ok("trends", "--chart", "beliefs").out
    assert shell.ok("trends", "--chart", "beliefs", "--json").json["card"] is None


@pytest.mark.parametrize(
    ("name", "begins"), [("c.svg", "<svg "), ("c.txt", "Mood, Oct 25"), ("c.csv", "day,measure,mean,n")]
)
def test_a_chart_goes_to_a_private_file_of_its_own(
    filled: TestShell, tmp_path: Path, name: str, begins: str
) -> None:
    path = tmp_path / name
    done = filled("trends", "-o", str(path))
    assert "Saved to" in done.err
    assert done.out == ""
    assert path.read_text("utf-8").startswith(begins)
    assert path.stat().st_mode & 0o777 == 0o600
    assert "is there already" in filled("trends", "-o", str(path)).err
    assert filled("stress-day", "yesterday", "-o", str(path), "--force").code == 0


def test_a_file_of_no_known_kind_and_two_outputs_at_once_are_refused(
    filled: TestShell, tmp_path: Path
) -> None:
    assert "ends in none of .svg, .txt and .csv" in filled("trends", "-o", str(tmp_path / "a.png")).err
    assert "Leave out one" in filled("trends", "--json", "-o", str(tmp_path / "a.svg")).err
    assert not list(tmp_path.glob("a.*"))
    nowhere = filled("trends", "-o", "/proc/nothing/a.svg").err
    assert nowhere.startswith("The folder /proc/nothing cannot be made: ")
    assert nowhere.endswith("Name a file in another folder.\n")
