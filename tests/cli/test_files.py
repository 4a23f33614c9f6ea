"""`mindtui path`, `config`, `completions`, `help-card` and the common options."""

import os
import subprocess
from pathlib import Path

import pytest
from click import Context
from textual.theme import BUILTIN_THEMES

from mindtui import __version__
from mindtui.cli.config import THEMES
from mindtui.cli.main import SECTIONS
from mindtui.cli.main import shell as program
from mindtui.ui.themes import OWN
from tests.cli.conftest import TestShell


def test_paths_are_told_without_making_them(shell: TestShell) -> None:
    assert shell.ok("path", "data").out == f"{shell.home}/mindtui.json\n"
    assert shell.ok("path", "--json").json == {
        "data": f"{shell.home}/mindtui.json",
        "config": f"{shell.home}/config.toml",
        "backups": f"{shell.home}/backups",
        "log": f"{shell.home}/mindtui.log",
    }
    assert len(shell.ok("path").out.splitlines()) == 4
    assert not shell.home.exists()


@pytest.mark.parametrize("before", [True, False])
def test_common_options_stand_before_or_after_the_command(
    shell: TestShell, tmp_path: Path, before: bool
) -> None:
    other = tmp_path / "other.json"
    option = ["--data", str(other), "--ascii", "--no-mouse"]
    shell.ok(*(option if before else ()), "log", "6", *(() if before else option))
    assert other.exists()
    assert not shell.data.exists()
    assert shell.ok("--data", "first.json", "path", "data", "--data", str(other)).out == f"{other}\n"


def test_settings_are_set_got_and_listed(shell: TestShell) -> None:
    assert shell.ok("config", "get", "theme").out == "mindtui-dark\n"
    shell.ok("config", "set", "theme", "nord")
    shell.ok("config", "set", "mouse", "off")
    shell.ok("config", "set", "country", "de")
    shell.ok("config", "set", "keymap.app.help", "f5")
    assert shell.ok("config", "set", "backups", "3 2 1").out.startswith("backups is now 3, 2, 1, in ")
    said = shell.ok("config", "set", "typical_days", "2026-03-01 2026-05-31").out
    assert said.startswith("typical_days is now 2026-03-01, 2026-05-31, in ")
    said = shell.ok("config", "set", "weekend_days", "Sat, Fri").out
    assert said.startswith("weekend_days is now fri, sat, in ")
    assert shell.ok("config", "get", "keymap.app.help").out == "f5\n"
    assert shell.ok("config", "list", "--json").json == {
        "theme": "nord",
        "day_starts_at": "04:00",
        "week_starts_on": "monday",
        "weekend_days": ["fri", "sat"],
        "ascii": False,
        "mouse": False,
        "history_steps": 500,
        "history_days": 90,
        "lock_after": 10,
        "log": False,
        "country": "DE",
        "backups": [3, 2, 1],
        "typical_days": ["2026-03-01", "2026-05-31"],
        "keymap": {"app.help": "f5"},
    }
    assert shell.ok("config").out == shell.ok("config", "list").out
    assert shell.ok("config", "set", "theme", "", "--json").json == "mindtui-dark"


def test_a_theme_that_does_not_exist_is_refused_with_those_that_do(shell: TestShell) -> None:
    shell.ok("config", "set", "theme", " nord ")
    ran = shell("config", "set", "theme", "nrod")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("There is no theme “nrod”. There are: mindtui-dark, mindtui-light, ansi-dark, ")
    assert shell.ok("config", "get", "theme").out == "nord\n"
    assert set(THEMES) == {*OWN, *BUILTIN_THEMES}


def test_notices_about_settings_go_to_standard_error(shell: TestShell) -> None:
    shell.home.mkdir()
    (shell.home / "config.toml").write_text("asci = true\n")
    ran = shell("today", "--json")
    assert (ran.code, ran.json["check_ins"]) == (0, [])
    assert ran.err == f"{shell.home}/config.toml: there is no setting “asci”. Did you mean ascii?\n"


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completions_are_a_script(shell: TestShell, name: str) -> None:
    assert "_MINDTUI_COMPLETE" in shell.ok("completions", name).out


def test_the_script_of_bash_is_understood_by_bash(shell: TestShell, tmp_path: Path) -> None:
    script = tmp_path / "completions.bash"
    script.write_text(shell.ok("completions", "bash").out)
    ran = subprocess.run(["bash", "-n", str(script)], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("content", [None, b"", b"\0\0", b"{}", b"[1,"])
def test_the_help_card_needs_no_data_file(shell: TestShell, content: bytes | None) -> None:
    if content is not None:
        shell.home.mkdir()
        shell.data.write_bytes(content)
    ran = shell.ok("help-card")
    assert "If you might act on thoughts of ending your life" in ran.out
    assert "findahelpline.com" in ran.out
    assert (shell.data.read_bytes() if shell.data.exists() else None) == content


def test_the_help_card_knows_the_country(shell: TestShell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    guessed = shell.ok("help-card").out
    assert "TelefonSeelsorge" in guessed
    assert "guessed" in guessed
    shell.ok("config", "set", "country", "US")
    chosen = shell.ok("help-card", "--json").json
    assert "988" in " ".join(line["number"] for line in chosen["lines"])
    assert "guessed" not in chosen["heading"]


def test_the_version(shell: TestShell) -> None:
    assert shell.ok("--version").out == f"mindtui {__version__}\n"


def test_the_help_lists_every_command(shell: TestShell) -> None:
    out = shell.ok("--help").out
    assert "!" not in out
    for section, names in SECTIONS.items():
        assert f"\n{section}:\n" in out
        for name, (_, words) in names.items():
            assert f"\n  {name} " in out
            assert words in out
            command = program.get_command(Context(program), name)
            assert command is not None
            assert command.get_short_help_str(limit=100) == words


@pytest.mark.parametrize("name", [name for names in SECTIONS.values() for name in names])
def test_every_command_has_help_and_the_common_options(shell: TestShell, name: str) -> None:
    out = shell.ok(name, "--help").out
    assert out.startswith(f"Usage: mindtui {name}")
    assert "!" not in out
    if name != "completions":
        assert "--data FILE" in out
    if name not in ("check-in", "demo", "config", "export"):
        assert "Print one JSON value." in out


def test_a_place_whose_name_is_no_text_is_still_one_json_value(shell: TestShell) -> None:
    odd = os.fsdecode(os.fsencode(shell.home) + b"/odd\xff.json")
    assert shell.ok("--data", odd, "path", "--json").json["data"].endswith("/odd.json")
    assert shell("--data", odd, "doctor", "--json").json["checks"][0]["state"] == "ok"
