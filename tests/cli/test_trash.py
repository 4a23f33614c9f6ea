"""`mindtui trash` and `undelete`."""

import pytest

from tests.cli.conftest import TestShell


@pytest.fixture
def deleted(shell: TestShell) -> dict[str, str]:
    """One deleted check-in with a quiet word in it, and one that is still there."""
    shell.ok("log", "4", "--note", "stays")
    first: dict[str, str] = shell.ok("log", "6", "--note", "the quiet word", "--json").json
    shell.ok("delete", first["id"])
    return first


def test_an_empty_trash_says_so(shell: TestShell) -> None:
    for command in (["trash"], ["trash", "--empty", "--yes"]):
        ran = shell(*command)
        assert (ran.code, ran.out, ran.err) == (1, "", "The trash is empty.\n")
    assert not shell.data.exists()


def test_what_was_deleted_is_listed_and_comes_back(shell: TestShell, deleted: dict[str, str]) -> None:
    tail = deleted["id"][-8:]
    assert shell.ok("trash").out == f"21:30  check-in of 21:30: mood 6  [{tail}]\n"
    [listed] = shell.ok("trash", "--json").json
    assert (listed["id"], listed["table"], listed["record"]) == (deleted["id"], "check_ins", deleted)
    assert shell.ok("undelete", tail).out == "Restored the check-in of 21:30. Undo: mindtui undo\n"
    back = shell.stored("check_ins")[-1]
    assert back | {"updated_at": deleted["updated_at"]} == deleted
    assert back["updated_at"] > listed["removed_at"]
    assert shell("trash").code == 1
    missing = shell("undelete", tail)
    assert (missing.code, missing.err.split(".")[0]) == (1, f"No record in the trash has the id “{tail}”")
    shell.ok("undo")
    assert shell.ok("undelete", tail, "--json").json["id"] == deleted["id"]


def test_emptying_asks_and_takes_it_out_of_the_history_too(shell: TestShell, deleted: dict[str, str]) -> None:
    refused = shell("trash", "--empty")
    assert (refused.code, refused.err.split(".")[0]) == (4, "Emptying the trash asks first")
    assert "the quiet word" in shell.data.read_text("utf-8")
    ran = shell.ok("trash", "--empty", "--yes")
    assert ran.out == (
        "The trash is empty. 1 deleted record also left the change history. "
        "Backups, exports and other copies of your data may still hold it.\n"
    )
    text = shell.data.read_text("utf-8")
    assert "the quiet word" not in text
    assert "stays" in text
    assert [set(row) for row in shell.stored("trash")] == [{"id", "table", "removed_at"}]
    assert [one["what"] for one in shell.ok("undo", "--list", "--json").json] == ["added check-in"]


def test_what_another_version_deleted_is_listed_by_its_table(
    shell: TestShell, deleted: dict[str, str]
) -> None:
    text = shell.data.read_text("utf-8").replace(
        '"table":"check_ins","removed_at"', '"table":"moons","removed_at"'
    )
    shell.data.write_text(text, "utf-8")
    assert "moons: not understood by this version" in shell("trash").out
    assert "another version" in shell("undelete", deleted["id"]).err
