"""The wheel holds everything that the program reads, and works from where it is unpacked."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PROBE = """
import sys, mindtui
from mindtui.content.activities import shipped_activities
from mindtui.content.feelings import feelings
from mindtui.content.help_lines import countries, help_card
from datetime import date
assert mindtui.__file__.startswith(sys.argv[1]), mindtui.__file__
print(len(shipped_activities()), len(feelings()), len(countries()))
print(help_card("US", guessed=False, today=date(2026, 11, 23)).lines[0])
from mindtui.crew import crew
from mindtui.insights.cards.jobs import PairsJob
crew.HEAD_START, PairsJob.run = -1, None
assert crew.run_in_crew([PairsJob((4,) * 9, (6,) * 9)], lambda *_: None)[0].mean == 2
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    ran = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    [built] = folder.glob("*.whl")
    return built


def test_it_holds_every_file_of_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "mindtui"
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and path.suffix in {".py", ".tcss", ".toml", ".csv", ".jinja", ".typed"}
    } | {"mindtui/py.typed"}
    assert {"mindtui/content/activities.csv", "mindtui/content/help_lines.toml"} <= wanted
    assert wanted - names == set()
    assert not [name for name in names if not name.startswith("mindtui")]
    assert not [name for name in names if name.endswith(".pyc")]


def test_it_names_its_command_and_needs_no_network_library(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    needed = [
        line for line in archive.read(metadata).decode().splitlines() if line.startswith("Requires-Dist: ")
    ]
    [points] = [name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt")]
    assert "mindtui = mindtui.__main__:main" in archive.read(points).decode()
    assert any("tinydb" in line for line in needed)
    assert not [line for line in needed if "requests" in line or "httpx" in line]


def test_it_works_where_it_is_unpacked(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    environment = {**os.environ, "PYTHONPATH": str(place), "MINDTUI_HOME": str(tmp_path / "home")}
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, str(place)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    counts, line = ran.stdout.splitlines()
    assert all(int(count) > 10 for count in counts.split())
    assert "988" in line
    logged = subprocess.run(
        [sys.executable, "-m", "mindtui", "log", "6"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (logged.returncode, logged.stderr) == (0, "")
    assert (tmp_path / "home" / "mindtui.json").is_file()
