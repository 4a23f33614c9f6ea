"""`mindtui export`."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import TestShell


@pytest.fixture
def filled(shell: TestShell) -> TestShell:
    shell.ok("log", "6", "--at", "2026-11-20 12:00")
    shell.ok("log", "5", "--note", "ä", "--woke", "07:00")
    shell.ok("plan", "Read", "--on", "fri")
    return shell


def test_an_export_holds_every_record_with_every_key(filled: TestShell) -> None:
    text = filled.data.read_text("utf-8").replace('"mood":6', '"mood":6,"weather":"rain"', 1)
    filled.data.write_text(text.replace('"plans":{', '"dreams":{"d1":{"id":"d1"}},\n"plans":{'), "utf-8")
    ran = filled("export", "--format", "json")
    assert "was changed by something other than MindTUI" in ran.err
    value = ran.json
    assert (value["program"], value["schema"]) == ("mindtui", 1)
    assert set(value["records"]) == {"check_ins", "wake_times", "plans", "dreams"}
    for table, records in value["records"].items():
        assert records == filled.stored(table)
    assert value["records"]["check_ins"][0]["weather"] == "rain"
    assert filled("export", "--json").json == value


def test_a_record_that_is_not_understood_is_exported_as_it_is(filled: TestShell) -> None:
    text = filled.data.read_text("utf-8").replace('"mood":6', '"mood":"six"', 1)
    filled.data.write_text(text, "utf-8")
    records = filled("export").json["records"]["check_ins"]
    assert [record["mood"] for record in records] == ["six", 5]
    assert "1 record in the file is not understood" in filled("today").err
    filled.data.write_text(text.replace('"at":"2026-11-20', '"at":"on a 20th', 1), "utf-8")
    assert len(filled("export", "--since", "today").json["records"]["check_ins"]) == 2


@pytest.mark.parametrize(
    ("args", "moods", "plans"),
    [
        (["--since", "2026-11-21"], [5], 1),
        (["--until", "yesterday"], [6], 0),
        (["--since", "2026-11-20", "--until", "today"], [6, 5], 0),
        (["--since", "tomorrow"], [], 1),
    ],
)
def test_days_can_be_chosen(filled: TestShell, args: list[str], moods: list[int], plans: int) -> None:
    records = filled.ok("export", *args).json["records"]
    assert [record["mood"] for record in records["check_ins"]] == moods
    assert len(records["plans"]) == plans


def test_a_file_is_private_and_never_written_over(filled: TestShell, tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "export.json"
    ran = filled("export", "-o", str(target))
    assert (ran.code, ran.out) == (0, "")
    assert str(target) in ran.err
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert json.loads(target.read_text("utf-8")) == filled.ok("export").json
    target.write_text("mine", "utf-8")
    assert filled("export", "-o", str(target)).code == 3
    assert target.read_text("utf-8") == "mine"
    assert filled("export", "-o", str(target), "--force").code == 0
    assert json.loads(target.read_text("utf-8")) == filled.ok("export").json


def test_the_data_file_is_never_the_target(filled: TestShell) -> None:
    before = filled.data.read_bytes()
    ran = filled("export", "-o", str(filled.data), "--force")
    assert (ran.code, filled.data.read_bytes()) == (2, before)


def test_an_empty_journal_exports_nothing_and_makes_no_file(shell: TestShell) -> None:
    assert shell.ok("export").json == {"program": "mindtui", "schema": 1, "records": {}}
    assert not shell.home.exists()


def test_plans_go_into_a_calendar_and_what_does_not_is_counted(filled: TestShell, tmp_path: Path) -> None:
    filled.ok("plan", "Swim", "--at", "18:00", "--repeat", "weekly, 3 times")
    for label in ("Tax", "Mail"):
        filled.ok("plan", label)
    filled.ok("skip", "tax", "--note", "the quiet word")
    filled.ok("edit", filled.ok("search", "mail", "--json").json[0]["id"], "status=dropped")
    ran = filled("export", "--format", "ics")
    assert ran.code == 0
    assert ran.err == "Plans: 4. Left out: 1 not done, 1 dropped, notes and ratings.\n"
    assert ran.out.count("BEGIN:VEVENT") == 4
    assert ran.out.startswith("BEGIN:VCALENDAR\n")
    assert ran.out.endswith("END:VCALENDAR\n")
    assert "DTSTART;TZID=Europe/Berlin:20261130T180000" in ran.out
    assert "quiet" not in ran.out
    some = filled("export", "--format", "ics", "--since", "2026-11-24", "--until", "2026-11-30")
    assert some.out.count("BEGIN:VEVENT") == 2
    target = tmp_path / "plans.ics"
    assert filled("export", "--format", "ics", "-o", str(target)).code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes().decode().replace("\r\n", "\n") == ran.out
    assert target.read_bytes().endswith(b"END:VCALENDAR\r\n")


def test_a_plan_that_was_moved_keeps_its_event(filled: TestShell) -> None:
    held = json.loads(filled.data.read_text("utf-8"))
    [(first, plan)] = held["plans"].items()
    later = plan | {"id": "later", "day": "2026-11-30"}
    held["plans"] = {first: plan | {"status": "moved", "moved_to": "later"}, "later": later}
    filled.data.write_text(json.dumps(held), "utf-8")
    for since in ([], ["--since", "2026-11-30"]):
        text = filled("export", "--format", "ics", *since).out
        assert text.count("BEGIN:VEVENT") == 1
        assert f"UID:{first}@mindtui" in text
        assert "DTSTART;VALUE=DATE:20261130" in text


def test_a_plan_that_was_let_go_before_its_time_is_called_off_and_counted(filled: TestShell) -> None:
    held = json.loads(filled.data.read_text("utf-8"))
    [(first, plan)] = held["plans"].items()
    made = {"created_at": "2026-11-01T08:00:00+01:00", "day": "2026-12-05"}
    held["plans"] = {"gone": plan | made | {"id": "gone"}, first: plan | made | {"status": "dropped"}}
    filled.data.write_text(json.dumps(held), "utf-8")
    filled("delete", "gone")
    ran = filled("export", "--format", "ics", "--since", "2026-12-01")
    assert ran.err == "Plans: 0. Called off: 2. Left out: notes and ratings.\n"
    assert ran.out.count("STATUS:CANCELLED") == 2
    assert ran.out.count("SUMMARY:Deleted plan") == 1
    assert filled("export", "--format", "ics", "--until", "2026-12-01").code == 1


def test_without_a_plan_there_is_no_calendar(shell: TestShell, tmp_path: Path) -> None:
    ran = shell("export", "--format", "ics", "-o", str(tmp_path / "plans.ics"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("There is no plan to put into a calendar.")
    assert list(tmp_path.iterdir()) == []


def test_one_export_has_one_format(filled: TestShell) -> None:
    ran = filled("export", "--format", "ics", "--json")
    assert (ran.code, ran.out) == (2, "")
