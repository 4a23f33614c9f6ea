"""`mindtui plan`, `due`, `done`, `partly` and `skip`."""

import json
import stat
from datetime import date
from pathlib import Path
from shlex import split
from typing import Any

import pytest
from msgspec.structs import replace

from mindtui.domain.experiment import Experiment
from mindtui.domain.practice import PracticeCard
from tests.cli.conftest import TestShell


def plan(shell: TestShell, *args: str) -> dict[str, Any]:
    """Plan something and give the stored record."""
    stored: dict[str, Any] = shell.ok("plan", *args, "--json").json
    return stored


def test_a_plan_with_everything(shell: TestShell) -> None:
    stored = plan(
        shell, "Call Ana", "--on", "tomorrow", "--at", "18:30", "--minutes", "20", "--area", "People",
        "--pleasure", "6", "--mastery", "4", "--difficulty", "x", "--motivation", "2",
        "--first-step", "find the number", "--when-then", "when dinner is over, I call",
    )  # fmt: skip
    assert stored == shell.stored("plans")[0]
    assert (stored["label"], stored["day"], stored["start"]) == ("Call Ana", "2026-11-24", "18:30:00")
    # Something new with an area joins the catalog, as in the app.
    [ana] = shell.stored("activities")
    assert (ana["label"], ana["area"], ana["minutes"]) == ("Call Ana", "connect", 20)
    assert (stored["minutes"], stored["area"], stored["activity_id"]) == (20, "connect", ana["id"])
    assert stored["predicted"] == {"pleasure": 6, "mastery": 4, "difficulty": 10}
    assert stored["motivation_before"] == 2
    assert (stored["first_step"], stored["when_then"]) == ("find the number", "when dinner is over, I call")


@pytest.mark.parametrize("text", ["walk-twenty", "Walk for twenty minutes", "walk FOR twenty minutes"])
def test_a_known_activity_brings_its_id_area_and_minutes(shell: TestShell, text: str) -> None:
    stored = plan(shell, text)
    assert (stored["activity_id"], stored["label"]) == ("walk-twenty", "Walk for twenty minutes")
    assert (stored["area"], stored["minutes"]) == ("body", 20)
    assert plan(shell, text, "--minutes", "5", "--area", "play")["minutes"] == 5


def test_the_line_says_when_and_how_to_take_it_back(shell: TestShell) -> None:
    assert shell.ok("plan", "Read", "--on", "fri", "--at", "9am").out == (
        "Planned “Read” for Fri, Nov 27 09:00. Undo: mindtui undo\n"
    )


def test_due_is_a_question_with_an_exit_code(shell: TestShell) -> None:
    nothing = shell("due")
    assert (nothing.code, nothing.out) == (1, "Nothing is due.\n")
    plan(shell, "Water the plants", "--at", "20:00")
    plan(shell, "Later", "--at", "23:00")
    due = shell.ok("due")
    assert due.out == "1 due: Water the plants (today 20:00)\n"
    assert [one["label"] for one in shell.ok("due", "--json").json["plans"]] == ["Water the plants"]
    shell.ok("done")
    none: dict[str, list[object]] = {"plans": [], "practice": [], "experiments": [], "trials_over": []}
    assert (shell("due", "--json").code, shell("due", "--json").json) == (1, none)


def test_a_line_of_what_is_due_stays_short(shell: TestShell) -> None:
    for number in range(5):
        plan(shell, f"Thing {number}", "--at", f"1{number}:00")
    assert shell.ok("due").out == (
        "5 due: Thing 0 (today 10:00), Thing 1 (today 11:00), Thing 2 (today 12:00) and 2 more\n"
    )


def test_thoughts_to_practice_and_experiments_to_answer_are_due_without_a_word_of_them(
    shell: TestShell,
) -> None:
    card = PracticeCard(old_thought="oldest", fairer_thought="fairer", due_on=date(2026, 11, 23))
    shell.keep([card, replace(card, due_on=date(2026, 11, 1)), replace(card, paused=True)])
    assert shell.ok("due").out == "2 thoughts to practice\n"
    shell.keep([Experiment(prediction="predicted", by_day=date(2026, 11, 20))])
    plan(shell, "Read", "--at", "20:00")
    said = shell.ok("due").out
    assert said == "1 due: Read (today 20:00); 2 thoughts to practice; 1 experiment to answer\n"
    due = shell.ok("due", "--json").json
    assert {name: len(found) for name, found in due.items()} == {
        "plans": 1,
        "practice": 2,
        "experiments": 1,
        "trials_over": 0,
    }
    today = shell.ok("today").out
    assert "\nThoughts · mindtui, then 3\n  2 thoughts to practice\n  1 experiment to answer\n" in today
    assert not any(word in today for word in ("oldest", "fairer", "predicted"))
    value = shell.ok("today", "--json").json
    assert (value["practice"], value["experiments"]) == (due["practice"], due["experiments"])


def test_done_takes_the_plan_that_is_due(shell: TestShell) -> None:
    plan(shell, "Water the plants", "--at", "20:00")
    plan(shell, "Later", "--at", "23:00")
    ran = shell.ok(
        "done", "--pleasure", "7", "--mood", "6", "--minutes", "15", "--note", "they stood up again"
    )
    assert ran.out == "Done: Water the plants, pleasure 7, minutes 15. Undo: mindtui undo\n"
    stored = next(one for one in shell.stored("plans") if one["label"] == "Water the plants")
    assert (stored["status"], stored["mood_after"], stored["note"]) == ("done", 6, "they stood up again")
    assert stored["actual"] == {"pleasure": 7, "mastery": None, "difficulty": None, "minutes": 15}


def test_without_anything_due_the_open_plan_of_today_is_meant(shell: TestShell) -> None:
    plan(shell, "Later", "--at", "23:00")
    plan(shell, "Another day", "--on", "tomorrow")
    assert shell.ok("partly", "--json").json["label"] == "Later"


@pytest.mark.parametrize("part", ["plants", "WATER the", "{head}", "{tail}"])
def test_a_plan_is_named_by_its_text_or_id(shell: TestShell, part: str) -> None:
    stored = plan(shell, "Water the plants")
    plan(shell, "Read")
    text = part.format(head=stored["id"], tail=stored["id"][-8:])
    assert shell.ok("done", text, "--json").json["id"] == stored["id"]


def test_skip_keeps_the_barrier_and_a_second_review_drops_it(shell: TestShell) -> None:
    plan(shell, "Read")
    skipped = shell.ok("skip", "read", "--barrier", "too-t", "--json").json
    assert (skipped["status"], skipped["barrier"]) == ("not-done", "too tired")
    done = shell.ok("done", "read", "--mastery", "3", "--json").json
    assert (done["status"], done["barrier"], done["actual"]["mastery"]) == ("done", None, 3)
    again = shell.ok("partly", "read", "--pleasure", "5", "--json").json
    assert (again["actual"]["mastery"], again["actual"]["pleasure"]) == (3, 5)


def test_a_plan_that_was_not_done_after_all_holds_nothing_that_was_felt(shell: TestShell) -> None:
    for turn_around in (["skip", "read"], ["edit", "{id}", "status=not-done"]):
        felt = plan(shell, "Read")["id"]
        shell.ok("done", felt, "--mastery", "3", "--mood", "6", "--minutes", "10")
        turned = shell.ok(*(part.format(id=felt) for part in turn_around), "--json").json
        assert (turned["id"], turned["status"], turned["mood_after"]) == (felt, "not-done", None)
        assert turned["actual"] == {"pleasure": None, "mastery": None, "difficulty": None, "minutes": None}
        shell.ok("delete", felt)


def test_a_second_skip_keeps_the_barrier_it_does_not_name(shell: TestShell) -> None:
    plan(shell, "Read")
    shell.ok("skip", "read", "--barrier", "forgot")
    again = shell.ok("skip", "read", "--note", "slept in", "--json").json
    assert (again["barrier"], again["note"]) == ("forgot", "slept in")


def test_something_done_without_a_plan(shell: TestShell) -> None:
    stored = shell.ok(
        "done", "--unplanned", "walk-twenty", "--on", "yesterday", "--pleasure", "8", "--json"
    ).json
    assert (stored["status"], stored["day"], stored["activity_id"]) == ("done", "2026-11-22", "walk-twenty")
    assert stored["predicted"] == {"pleasure": None, "mastery": None, "difficulty": None}
    assert stored["actual"]["pleasure"] == 8


def test_several_due_plans_need_an_answer(shell: TestShell) -> None:
    plan(shell, "Water the plants", "--at", "20:00")
    plan(shell, "Read", "--at", "20:30")
    before = shell.data.read_bytes()
    ran = shell("done")
    assert ran.code == 4
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "Water the plants" in ran.err
    assert "Read" in ran.err
    assert shell.data.read_bytes() == before
    assert shell.ok("done", ran.err.rsplit(" ", 1)[-1].strip(), "--json").json["status"] == "done"


def test_a_plan_of_another_day_is_brought_forward_first(shell: TestShell) -> None:
    stored = plan(shell, "Call Ana", "--on", "tomorrow")
    ran = shell("done", "ana")
    command = f"mindtui edit {stored['id'][-8:]} day=today"
    assert ran.code == 2
    assert ran.err == f"“Call Ana” is planned for tomorrow. Bring it forward first: {command}\n"
    shell.ok("edit", stored["id"], "day=today")
    shell.ok("done", "ana")


def test_a_plan_without_words_is_refused_in_words(shell: TestShell) -> None:
    refused = shell("plan", " ")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == "Say what you plan to do. For example: mindtui plan walk --at 18:00\n"


def test_the_plan_that_is_called_just_that_is_meant(shell: TestShell) -> None:
    for label in ("Walk by the river", "walk"):
        shell.ok("plan", label)
    assert shell.ok("done", "Walk").out.startswith("Done: walk.")


def test_a_plan_that_repeats_is_a_plan_for_each_day_and_one_undo(shell: TestShell) -> None:
    said = shell.ok(
        "plan", "Swim", "--at", "18:00", "--repeat", "weekly on mon, thu", "--until", "2026-12-20"
    )
    assert said.out == (
        "Planned “Swim” weekly on Mon, Thu until Dec 20: 8 plans, the first today 18:00. Undo: mindtui undo\n"
    )
    plans = shell.stored("plans")
    assert [one["day"] for one in plans[:3]] == ["2026-11-23", "2026-11-26", "2026-11-30"]
    assert {one["repeat"] for one in plans} == {"FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261220"}
    assert len({one["series_id"] for one in plans}) == 1
    shell.ok("undo")
    assert shell.stored("plans") == []


def test_a_repeat_may_be_short_and_is_a_list_as_json(shell: TestShell) -> None:
    made = shell.ok("plan", "Read", "--on", "tomorrow", "--repeat", "daily", "--times", "2", "--json").json
    assert [one["day"] for one in made] == ["2026-11-24", "2026-11-25"]
    said = shell.ok("plan", "Read", "--repeat", "monthly until +2")
    assert said.out == "Planned “Read” monthly on the 23rd until Nov 25: 1 plan, today. Undo: mindtui undo\n"
    usual = shell.ok("plan", "Read", "--repeat", "weekdays", "--json").json
    assert (len(usual), usual[-1]["day"]) == (20, "2026-12-18")


@pytest.mark.parametrize(
    "args",
    [
        ("--repeat", "sometimes"),
        ("--repeat", "FREQ=DAILY"),
        ("--repeat", "FREQ=SECONDLY;COUNT=3"),
        ("--repeat", "FREQ=DAILY;COUNT=367"),
        ("--repeat", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2"),
        ("--repeat", "daily", "--until", "yesterday"),
        ("--repeat", "daily", "--until", "someday"),
        ("--repeat", "daily", "--until", "fri", "--times", "3"),
        ("--repeat", "daily", "--times", "0"),
        ("--repeat", "daily", "--area", "moon"),
        ("--repeat", "daily", "--on", "-1"),
        ("--until", "fri"),
        ("--times", "3"),
        ("--format", "markdown"),
        ("-o", "week.txt"),
        ("--week",),
        ("--area", "moon"),
        ("--pleasure", "11"),
        ("--minutes", "0"),
    ],
    ids=" ".join,
)
def test_a_plan_that_does_not_fit_is_refused_in_one_line_and_nothing_is_written(
    shell: TestShell, args: tuple[str, ...]
) -> None:
    ran = shell("plan", *args, "--json", "Swim") if args == ("--week",) else shell("plan", "Swim", *args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert not shell.data.exists()


def test_the_week_is_shown_written_and_handed_on(shell: TestShell, tmp_path: Path) -> None:
    plan(shell, "Water the plants", "--at", "20:00")
    plan(shell, "Read", "--on", "2026-12-01")
    shell.ok("done")
    page = shell.ok("plan", "--week").out
    assert page.startswith("Nov 23 – 29, 2026\n\n1 of 1 planned.\n\nMonday, Nov 23\n  [x] 20:00  Water")
    assert "[ ]        Read\n" in shell.ok("plan", "--week", "2026-12-06").out
    value = shell.ok("plan", "--week", "--json").json
    assert value["tally"] == {"planned": 1, "done": 1, "partly": 0, "unplanned": 0}
    assert [len(day["plans"]) for day in value["days"]] == [1, 0, 0, 0, 0, 0, 0]
    assert value["days"][0] == {"day": "2026-11-23", "plans": [shell.stored("plans")[0]]}
    target = tmp_path / "week.md"
    ran = shell("plan", "--week", "--format", "markdown", "-o", str(target))
    assert (ran.code, ran.out) == (0, "")
    assert target.read_text("utf-8").startswith("# Nov 23 – 29, 2026\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert shell("plan", "--week", "-o", str(target)).code == 3
    assert target.read_text("utf-8").startswith("# Nov 23")
    assert shell("plan", "--week", "-o", str(target), "--force").code == 0
    assert target.read_text("utf-8") == page
    assert shell("plan", "--week", "--json", "-o", str(target), "--force").out == ""
    assert json.loads(target.read_text("utf-8")) == value
    assert shell("plan", "--week", "--json", "--format", "text").code == 2


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("nov 16", "Nov 16 – 22, 2026"),
        ("dec 1", "Nov 30 – Dec 6, 2026"),
        ("sun", "Nov 23 – 29, 2026"),
        ("yesterday", "Nov 16 – 22, 2026"),
        ("tue", "Nov 23 – 29, 2026"),
    ],
)
def test_the_week_of_a_day_is_never_almost_a_year_away(shell: TestShell, day: str, title: str) -> None:
    assert shell.ok("plan", "--week", day).out.startswith(f"{title}\n")


def test_the_week_begins_on_the_day_that_is_set(shell: TestShell) -> None:
    shell.ok("config", "set", "week_starts_on", "sunday")
    assert shell.ok("plan", "--week").out.startswith("Nov 22 – 28, 2026\n")


@pytest.mark.parametrize("command", ["done", "partly"])
def test_what_is_told_more_than_two_days_late_was_recalled(shell: TestShell, command: str) -> None:
    told = {
        day: shell.ok(command, "--unplanned", "a walk", "--on", day, "--pleasure", "4", "--json").json
        for day in ("today", "-1", "-2", "-3", "2026-11-01")
    }
    assert {one["status"] for one in told.values()} == {command}
    assert [day for day, one in told.items() if one["recalled"]] == ["-3", "2026-11-01"]
    assert not plan(shell, "Read")["recalled"]


@pytest.mark.parametrize("command", ["done", "partly"])
def test_the_mood_before_and_after_stand_beside_each_other(shell: TestShell, command: str) -> None:
    plan(shell, "Read")
    told = shell.ok(command, "--before", "3", "--mood", "5", "--json").json
    assert (told["mood_before"], told["mood_after"]) == (3, 5)
    again = shell.ok(command, "read", "--mood", "6", "--json").json
    assert (again["mood_before"], again["mood_after"]) == (3, 6)
    alone = shell.ok(command, "--unplanned", "a walk", "--before", "2", "--json").json
    assert (alone["mood_before"], alone["mood_after"]) == (2, None)


def test_after_a_skip_a_smaller_step_is_offered_in_words(shell: TestShell) -> None:
    plan(shell, "Open the letter", "--minutes", "30", "--first-step", "find Bob's knife")
    plan(shell, "Read")
    first, offer = shell.ok("skip", "letter").out.splitlines()
    assert first == "Not done: Open the letter. Undo: mindtui undo"
    assert offer.startswith("A smaller step may fit in more easily: mindtui plan ")
    smaller = plan(shell, *split(offer)[split(offer).index("plan") + 1 :])
    assert (smaller["label"], smaller["minutes"], smaller["day"]) == ("find Bob's knife", 15, "2026-11-24")
    assert shell.ok("skip", "read").out.endswith("mindtui plan --minutes 5 --on tomorrow Read\n")
    shell.ok("plan", "--", "-1 cigarette")
    assert shell.ok("skip", "cigarette").out.endswith(" -- '-1 cigarette'\n")


@pytest.mark.parametrize(
    ("code", "args"),
    [
        (2, ("done", "Read", "--pleasure", "11")),
        (2, ("partly", "Read", "--before", "many")),
        (2, ("done", "Read", "--minutes", "1441")),
        (2, ("skip", "Read", "--barrier", "the moon")),
        (2, ("partly", "Read", "--on", "yesterday")),
        (2, ("done", "--unplanned", "a walk", "--on", "tomorrow")),
        (2, ("partly", "--unplanned", " ")),
        (1, ("done", "the moon")),
        (1, ("skip", "the moon", "--json")),
    ],
    ids=str,
)
def test_a_review_that_does_not_fit_is_refused_in_one_line_and_nothing_is_written(
    shell: TestShell, code: int, args: tuple[str, ...]
) -> None:
    plan(shell, "Read")
    before = shell.data.read_bytes()
    ran = shell(*args)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1
    assert shell.data.read_bytes() == before
