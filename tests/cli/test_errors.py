"""Whatever goes wrong: one sentence on standard error, the right exit code, an untouched file."""

from pathlib import Path

import pytest

from mindtui.cli import look
from tests.cli.conftest import TestShell

BAD: list[tuple[list[str], int]] = [
    (["log"], 2),
    (["log", "11"], 2),
    (["log", "-1"], 2),
    (["log", "6.5"], 2),
    (["log", "six"], 2),
    (["log", "٦"], 2),
    (["log", "1", "2", "3", "4"], 2),
    (["log", "6", "--mood", "5"], 2),
    (["log", "6", "--at", "tomorrow"], 2),
    (["log", "6", "--at", "+1h"], 2),
    (["log", "6", "--at", "soon"], 2),
    (["log", "6", "--at", "2026-02-30 10:00"], 2),
    (["log", "6", "--slot", "noon"], 2),
    (["log", "6", "--at", "yesterday", "--slot", "wake"], 2),
    (["log", "6", "--woke", "25:00"], 2),
    (["log", "--feeling", "=60"], 2),
    (["log", "--feeling", "tense=101"], 2),
    (["log", "--feeling", "x" * 61], 2),
    (["log", "--tag", "#"], 2),
    (["log", "--tag", "x" * 41], 2),
    (["log", "--note", "  "], 2),
    (["log", "6", "--bogus"], 2),
    (["log", "--mood"], 2),
    (["plan"], 2),
    (["plan", "   "], 2),
    (["plan", "x" * 201], 2),
    (["plan", "Read", "--on", "yesterday"], 2),
    (["plan", "Read", "--on", "someday"], 2),
    (["plan", "Read", "--at", "9"], 2),
    (["plan", "Read", "--minutes", "0"], 2),
    (["plan", "Read", "--minutes", "long"], 2),
    (["plan", "Read", "--area", "space"], 2),
    (["plan", "Read", "--pleasure", "11"], 2),
    (["done"], 1),
    (["done", "nothing like it"], 1),
    (["done", ""], 2),
    (["done", "--on", "yesterday"], 2),
    (["done", "--unplanned"], 2),
    (["done", "--unplanned", "x", "--on", "tomorrow"], 2),
    (["done", "{check_in}"], 2),
    (["skip", "--barrier", "rain"], 2),
    (["skip", "--barrier", "no"], 2),
    (["search", ""], 2),
    (["search", "zebra"], 1),
    (["edit", "ffffffff", "mood=7"], 1),
    (["edit", "{check_in}"], 2),
    (["edit", "{check_in}", "mood"], 2),
    (["edit", "{check_in}", "=7"], 2),
    (["edit", "{check_in}", "mod=7"], 2),
    (["edit", "{check_in}", "mood=11"], 2),
    (["edit", "{check_in}", "mood="], 2),
    (["edit", "{check_in}", "mood=7", "energy=99"], 2),
    (["edit", "{check_in}", "at=tomorrow"], 2),
    (["edit", "{check_in}", "at="], 2),
    (["edit", "{check_in}", "id=1"], 2),
    (["edit", "{check_in}", "created_at=now"], 2),
    (["edit", "{check_in}", "mood.low=1"], 2),
    (["edit", "{check_in}", "event.weather=1"], 2),
    (["edit", "{check_in}", "event.peak=11"], 2),
    (["edit", "{check_in}", 'feelings=[{"name": ""}]'], 2),
    (["edit", "{check_in}", "tags=7"], 2),
    (["edit", "", "mood=7"], 1),
    (["delete", "ffffffff"], 1),
    (["delete"], 2),
    (["undo", "0"], 2),
    (["undo", "many"], 2),
    (["export", "--format", "pdf"], 2),
    (["export", "--since", "someday"], 2),
    (["export", "--since", "today", "--until", "yesterday"], 2),
    (["export", "-o", "{home}"], 2),
    (["export", "-o", "/proc/nowhere/export.json"], 3),
    (["trends", "--chart", "cortisol"], 2),
    (["trends", "--range", "5d"], 2),
    (["stress-day", "tomorrow"], 2),
    (["path", "moon"], 2),
    (["config", "get", "them"], 2),
    (["config", "set", "theme"], 2),
    (["config", "set", "day_starts_at", "13:00"], 2),
    (["config", "set", "keymap", "f5"], 2),
    (["config", "bogus"], 2),
    (["completions", "tcsh"], 2),
    (["demo", "--write", "{data}"], 3),
    (["demo", "--years", "0"], 2),
    (["demo"], 4),
    (["check-in"], 4),
    ([], 4),
    (["bogus"], 2),
    (["--bogus"], 2),
    (["--data"], 2),
    (["--data", "", "today"], 2),
    (["--data", "{home}", "today"], 3),
    (["--data", "/proc/nowhere/x.json", "log", "6"], 3),
    (["log", "6\x1b[31m\n"], 2),
]


@pytest.mark.parametrize(
    ("args", "code"), BAD, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_bad_input(shell: TestShell, args: list[str], code: int) -> None:
    check_in = shell.ok("log", "6", "--json").json["id"]
    before = shell.data.read_bytes()
    places = {"{check_in}": check_in, "{home}": str(shell.home), "{data}": str(shell.data)}
    ran = shell(*(places.get(arg, arg) for arg in args))
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1
    assert ran.err.strip().isprintable()
    assert "Traceback" not in ran.err
    assert len(ran.err) > 20
    assert shell.data.read_bytes() == before
    assert sorted(path.name for path in shell.home.iterdir()) == ["mindtui.json", "mindtui.json.lock"]


def test_a_question_about_an_option_stays_a_question(shell: TestShell) -> None:
    ran = shell("--no-mous")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "No such option '--no-mous'. Did you mean '--no-mouse'? See: mindtui --help\n"


@pytest.mark.parametrize("content", [b"\0" * 20, b'{"check_ins": {', b"[]", b"not json", b'"text"'])
@pytest.mark.parametrize("command", [["log", "6"], ["today"], ["due"], ["export"], ["undo"], ["trends"]])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    shell: TestShell, content: bytes, command: list[str]
) -> None:
    shell.home.mkdir()
    shell.data.write_bytes(content)
    ran = shell(*command)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1
    assert "mindtui.json" in ran.err
    assert shell.data.read_bytes() == content


def test_an_unforeseen_error_leaves_its_place_in_the_log_of_who_keeps_one_and_no_word_of_a_record(
    shell: TestShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.ok("log", "6", "--note", "the quiet word")
    log = shell.home / "mindtui.log"

    def fail(*_: object) -> None:
        raise ZeroDivisionError("the quiet word")

    monkeypatch.setattr(look, "due_plans", fail)
    ran = shell("today")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(
        "Something in MindTUI went wrong (ZeroDivisionError in fail). To have its place"
    )
    assert "word" not in ran.err
    assert not log.exists()
    shell.ok("config", "set", "log", "on")
    ran = shell("today")
    assert (ran.code, ran.out) == (3, "")
    assert f"Where it happened is noted in {log}; please report it." in ran.err
    assert "word" not in ran.err
    assert "look.py" in log.read_text("utf-8")
    assert log.stat().st_mode & 0o777 == 0o600
    assert "word" not in log.read_text("utf-8")


def test_a_note_that_is_not_text_is_refused(shell: TestShell) -> None:
    ran = shell("log", "--note", "-", stdin=b"\xff\xfe\x00")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert not shell.data.exists()


def test_an_endless_note_is_refused(shell: TestShell) -> None:
    ran = shell("log", "--note", "-", stdin="x" * 1_000_001)
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_a_terminal_that_cannot_draw_is_named(shell: TestShell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "TERM is dumb" in shell().err


def test_a_demo_file_is_made_once(shell: TestShell, tmp_path: Path) -> None:
    target = tmp_path / "demo.json"
    assert shell("demo", "--years", "0.1", "--write", str(target)).code == 0
    made = target.read_bytes()
    assert shell("demo", "--years", "0.1", "--write", str(target)).code == 3
    assert target.read_bytes() == made
    assert len(shell.ok("--data", str(target), "export").json["records"]["check_ins"]) > 20


@pytest.mark.parametrize(
    "command", ["search river", "thought --list", "undo --list", "redo --list", "trash", "backups"]
)
def test_an_empty_list_is_an_empty_list_in_json_and_no_all_the_same(shell: TestShell, command: str) -> None:
    listed, told = shell(*command.split(), "--json"), shell(*command.split())
    assert (listed.code, listed.json, listed.err) == (1, [], "")
    assert told.code == 1
