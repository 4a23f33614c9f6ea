"""Everyday commands stay light: what draws screens and charts is loaded by what draws."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "textual",
    "rich",
    "plotext",
    "textual_plotext",
    "tomlkit",
    "platformdirs",
    "asyncio",
    "importlib.metadata",
    "cryptography",
    "dateutil",
    "getpass",
    "icalendar",
}
OTHER_FIGURES = {
    f"mindtui.insights.{name}" for name in ("change", "links", "stress_day", "trial", "variability")
}
"""What only other charts and the cards are worked out with."""
SCREENS = {"textual", "rich", "plotext", "textual_plotext"}

PROBE = """
import sys
from mindtui.__main__ import main
sys.argv = ["mindtui", *sys.argv[1:]]
try:
    main()
finally:
    print(*sorted(sys.modules), file=open(sys.argv[0] + ".modules", "w"))
"""


def modules_after(folder: Path, *args: str) -> tuple[int, set[str]]:
    """The exit code of a command, and every module that it loaded."""
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, *args],
        cwd=folder,
        env={**os.environ, "MINDTUI_HOME": str(folder / "home")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return ran.returncode, set((folder / "mindtui.modules").read_text("utf-8").split())


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["log", "6", "4", "7", "--tag", "work"], 0),
        (["plan", "Read"], 0),
        (["plan", "--week"], 0),
        (["today"], 0),
        (["due"], 1),
        (["export"], 0),
        (["undo", "--list"], 1),
        (["redo", "--list"], 1),
        (["trash"], 1),
        (["--version"], 0),
        (["--help"], 0),
        (["help-card"], 0),
        (["path"], 0),
        (["log", "11"], 2),
    ],
    ids=str,
)
def test_an_everyday_command_loads_nothing_heavy(tmp_path: Path, args: list[str], code: int) -> None:
    ended, loaded = modules_after(tmp_path, *args)
    assert ended == code
    assert "mindtui.cli.main" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    "args", [["trends", "--json"], ["config", "set", "theme", "nord"], ["thought", "--print"]], ids=" ".join
)
def test_no_screen_and_no_chart_is_loaded(tmp_path: Path, args: list[str]) -> None:
    ended, loaded = modules_after(tmp_path, *args)
    assert ended == 0
    assert loaded & SCREENS == set()


def test_without_a_command_line_nothing_is_loaded_that_reads_one(tmp_path: Path) -> None:
    ended, loaded = modules_after(tmp_path)
    assert ended == 4
    assert "mindtui.cli.notebook" in loaded
    assert "click" not in loaded


def test_the_list_of_commands_opens_no_database(tmp_path: Path) -> None:
    _, loaded = modules_after(tmp_path, "--help")
    assert "tinydb" not in loaded


def test_only_what_repeats_loads_the_rules_of_repeats(tmp_path: Path) -> None:
    ended, loaded = modules_after(tmp_path, "plan", "Read", "--repeat", "daily")
    assert ended == 0
    assert loaded & HEAVY == {"dateutil"}


def test_a_chart_loads_what_paints_it_and_no_other(tmp_path: Path) -> None:
    modules_after(tmp_path, "log", "6")
    _, loaded = modules_after(tmp_path, "trends")
    assert {"plotext", "tinydb"} <= loaded
    assert "textual" not in loaded
    assert {name for name in loaded if name.endswith("_page")} == {"mindtui.charts.over_time_page"}
    assert loaded & OTHER_FIGURES == set()
    _, loaded = modules_after(tmp_path, "trends", "--chart", "year")
    assert "mindtui.charts.render" in loaded
    assert loaded & SCREENS == set()
