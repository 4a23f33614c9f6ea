"""A data file that a newer MindTUI wrote: everything is read, nothing is changed."""

from pathlib import Path

import pytest

from tests.cli.conftest import TestShell

READING = [
    ["today"],
    ["search", "quiet"],
    ["trends", "--json"],
    ["stress-day"],
    ["export"],
    ["undo", "--list"],
    ["backups", "--json"],
    ["path"],
    ["help-card"],
]
CHANGING = [
    ["log", "5"],
    ["plan", "Read"],
    ["done", "Walk"],
    ["skip", "Walk"],
    ["edit", "{id}", "mood=3"],
    ["delete", "{id}"],
    ["undo"],
]


@pytest.fixture
def diary(shell: TestShell) -> TestShell:
    """A check-in and a plan, in a file that says a program of the future wrote it."""
    shell.ok("log", "6", "4", "--note", "the quiet word")
    shell.ok("plan", "Walk")
    shell.data.write_bytes(shell.data.read_bytes().replace(b'"write":1', b'"write":99'))
    return shell


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_it_can_be_read(diary: TestShell, command: list[str]) -> None:
    ran = diary(*command)
    assert ran.code == 0
    assert ran.out


@pytest.mark.parametrize("command", CHANGING, ids=" ".join)
def test_every_change_is_refused_in_a_sentence(diary: TestShell, command: list[str]) -> None:
    record = diary("export").json["records"]["check_ins"][0]["id"]
    before = diary.data.read_bytes()
    ran = diary(*(part.replace("{id}", record) for part in command))
    assert (ran.code, ran.out) == (3, "")
    told = ran.err.splitlines()
    assert "you can read, search and export everything" in told[0]
    assert told[1].startswith("Nothing can be changed: a newer MindTUI wrote ")
    assert told[1].endswith("Update MindTUI.")
    assert diary.data.read_bytes() == before


def test_a_file_that_cannot_be_understood_is_refused(diary: TestShell) -> None:
    data = diary.data.read_bytes().replace(b'"read":1', b'"read":99')
    diary.data.write_bytes(data)
    ran = diary("today")
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert "Update MindTUI" in ran.err
    assert diary.data.read_bytes() == data


def test_an_export_of_it_holds_everything(diary: TestShell, tmp_path: Path) -> None:
    assert diary("export", "-o", str(tmp_path / "copy.json")).code == 0
    assert "the quiet word" in (tmp_path / "copy.json").read_text("utf-8")
