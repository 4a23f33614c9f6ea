"""`mindtui log`."""

import json
from datetime import timedelta

import pytest
import time_machine

from mindtui.domain.history import Step
from mindtui.errors import Locked
from mindtui.storage.journal_file import JournalFile
from tests.cli.conftest import MONDAY_EVENING, TestShell


def test_one_line_says_what_was_logged_and_how_to_take_it_back(shell: TestShell) -> None:
    ran = shell.ok("log", "6", "7")
    assert ran.out == "Logged 21:30 mood 6, stress 7. Undo: mindtui undo\n"
    [stored] = shell.stored("check_ins")
    assert (stored["mood"], stored["stress"], stored["energy"]) == (6, 7, None)
    assert stored["at"] == "2026-11-23T21:30:00+01:00"
    assert (stored["source"], stored["slot"], stored["recalled"]) == ("shell", "bedtime", False)


def test_words_that_were_typed_are_stored_and_never_printed(shell: TestShell) -> None:
    ran = shell.ok("log", "6", "--note", "the quiet word", "--tag", "#work", "--feeling", "Tense=60")
    assert ran.out == "Logged 21:30 mood 6, 1 feeling, 1 tag, a note. Undo: mindtui undo\n"
    [stored] = shell.stored("check_ins")
    assert stored["note"] == "the quiet word"
    assert stored["tags"] == ["work"]
    assert stored["feelings"] == [{"name": "tense", "strength": 60}]


def test_json_is_the_stored_check_in(shell: TestShell) -> None:
    ran = shell.ok("log", "x", "6", "s", "--note", "ä\x9b31m “quoted”", "--json")
    assert ran.json == shell.stored("check_ins")[0]
    assert (ran.json["mood"], ran.json["energy"], ran.json["skipped"]) == (10, None, ["energy"])
    assert ran.json["note"] == "ä31m “quoted”"


def test_options_name_the_ratings_in_any_order(shell: TestShell) -> None:
    shell.ok("log", "--energy", "3", "--mood", "s", "--stress", "0")
    [stored] = shell.stored("check_ins")
    assert (stored["mood"], stored["stress"], stored["energy"], stored["skipped"]) == (None, 0, 3, ["mood"])


def test_a_note_comes_from_standard_input(shell: TestShell) -> None:
    shell.ok("log", "--note", "-", stdin="first line\nsecond line\n")
    assert shell.stored("check_ins")[0]["note"] == "first line\nsecond line"


@pytest.mark.parametrize(
    ("phrase", "at", "recalled", "whole_day", "slot"),
    [
        ("-2h", "2026-11-23T19:30:00+01:00", False, False, None),
        ("12:15", "2026-11-23T12:15:00+01:00", False, False, "midday"),
        ("yesterday 21:30", "2026-11-22T21:30:00+01:00", False, False, "bedtime"),
        ("2026-11-21 16:00", "2026-11-21T16:00:00+01:00", True, False, "late-afternoon"),
        # Summer time was in force then, whatever the offset is now.
        ("2026-10-20 16:00", "2026-10-20T16:00:00+02:00", True, False, "late-afternoon"),
        ("yesterday", "2026-11-22T12:00:00+01:00", False, True, None),
        ("today", "2026-11-23T21:30:00+01:00", False, False, "bedtime"),
    ],
)
def test_a_moment_that_is_past(
    shell: TestShell, phrase: str, at: str, recalled: bool, whole_day: bool, slot: str | None
) -> None:
    stored = shell.ok("log", "5", "--at", phrase, "--json").json
    assert (stored["at"], stored["recalled"], stored["whole_day"], stored["slot"]) == (
        at,
        recalled,
        whole_day,
        slot,
    )


def test_a_slot_can_be_named_or_refused(shell: TestShell) -> None:
    assert shell.ok("log", "5", "--slot", "wake", "--json").json["slot"] == "wake"
    assert shell.ok("log", "5", "--slot", "none", "--json").json["slot"] is None


def test_the_waking_time_places_the_morning_and_goes_with_one_undo(shell: TestShell) -> None:
    stored = shell.ok("log", "5", "--at", "07:35", "--woke", "07:00", "--json").json
    assert stored["slot"] == "wake+30"
    assert [(one["day"], one["time"]) for one in shell.stored("wake_times")] == [("2026-11-23", "07:00:00")]
    shell.ok("log", "5", "--at", "07:10", "--woke", "07:05")
    assert [one["time"] for one in shell.stored("wake_times")] == ["07:05:00"]
    shell.ok("undo", "2")
    assert (shell.stored("wake_times"), shell.stored("check_ins")) == ([], [])


def test_the_last_word_about_waking_counts_even_when_it_is_an_earlier_hour(shell: TestShell) -> None:
    shell.ok("log", "5", "--woke", "09:00")
    shell.ok("log", "5", "--woke", "07:00")
    assert [one["time"] for one in shell.stored("wake_times")] == ["07:00:00"]
    assert shell.ok("today", "--json").json["wake_time"]["time"] == "07:00:00"


def test_a_day_lasts_until_it_starts(shell: TestShell) -> None:
    shell.ok("config", "set", "day_starts_at", "05:00")
    shell.ok("log", "5", "--at", "2026-11-23 04:30")
    assert shell.ok("today", "--json").json["check_ins"] == []


def test_a_hard_moment_gets_one_soft_line_within_an_hour(shell: TestShell) -> None:
    first, second = shell("log", "1"), shell("log", "4", "9")
    assert (first.code, second.code) == (0, 0)
    assert first.out == "Logged 21:30 mood 1. Undo: mindtui undo\n"
    assert first.err == "If you like: mindtui, then b, opens three small things that may help.\n"
    assert second.err == ""
    assert shell("log", "0", "--at", "-90m").err == ""
    with time_machine.travel(MONDAY_EVENING + timedelta(minutes=61)):
        worst = shell("log", "0", "x")
    assert worst.err.startswith("mindtui help-card shows people to call.")


def test_the_tag_not_safe_opens_the_help_card(shell: TestShell) -> None:
    ran = shell("log", "--tag", "not safe", "--json")
    assert ran.json["tags"] == ["not safe"]
    assert "call your local emergency number now" in ran.err
    assert "call your local emergency number now" in shell("log", "5", "--tag", "Not Safe").err


@pytest.mark.parametrize("typed", ["tense 60, hopeful", "tense=60,hopeful,", "Tense 60 , hopeful"])
def test_feelings_are_written_as_on_the_form(shell: TestShell, typed: str) -> None:
    stored = shell.ok("log", "--feeling", typed, "--json").json
    assert stored["feelings"] == [{"name": "tense", "strength": 60}, {"name": "hopeful", "strength": None}]


def test_a_feeling_named_twice_counts_once(shell: TestShell) -> None:
    stored = shell.ok(
        "log", "--feeling", "tense=20", "--feeling", "Tense=70", "--tag", "a", "--tag", "a", "--json"
    )
    assert stored.json["feelings"] == [{"name": "tense", "strength": 70}]
    assert stored.json["tags"] == ["a"]


def test_two_shells_add_to_one_file(shell: TestShell) -> None:
    for mood in range(5):
        shell.ok("log", str(mood + 3))
    assert sorted(one["mood"] for one in shell.stored("check_ins")) == [3, 4, 5, 6, 7]
    assert len({one["id"] for one in shell.stored("check_ins")}) == 5


def test_the_first_change_of_a_day_leaves_a_backup_of_the_state_before_it(shell: TestShell) -> None:
    shell.ok("log", "6")
    shell.ok("log", "7")
    shell.ok("log", "8")
    [backup] = (shell.home / "backups").iterdir()
    assert backup.name.startswith("2026-11-23_2130")
    assert [doc["mood"] for doc in json.loads(backup.read_bytes())["check_ins"].values()] == [6]


def test_a_backup_that_cannot_be_made_is_told_and_the_check_in_is_kept(shell: TestShell) -> None:
    shell.ok("log", "6")
    (shell.home / "backups").write_text("in the way")
    ran = shell("log", "7", "--json")
    assert (ran.code, ran.json["mood"], ran.err.count("\n")) == (0, 7, 1)
    assert "No backup could be made in" in ran.err


def test_the_order_of_the_numbers_is_shown_with_names(shell: TestShell) -> None:
    assert "mood 6, stress 4, energy 7" in " ".join(shell.ok("log", "--help").out.split())
    for refused in (shell("log"), shell("log", "6", "4", "7", "8")):
        assert refused.code == 2
        assert "mindtui log 6 4 7 (mood 6, stress 4, energy 7)" in refused.err
    assert shell.ok("log", "6", "4", "7").out.startswith("Logged 21:30 mood 6, energy 7, stress 4. ")


def test_the_help_card_opens_even_where_nothing_can_be_saved(
    shell: TestShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Step) -> None:
        raise Locked("The file is in use.", "Try again.")

    monkeypatch.setattr(JournalFile, "commit", refuse)
    ran = shell("log", "5", "--tag", "not safe")
    assert (ran.code, ran.out) == (5, "")
    assert "call your local emergency number now" in ran.err
    assert ran.err.endswith("The file is in use. Try again.\n")
