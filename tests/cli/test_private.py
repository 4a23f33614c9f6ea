"""Whatever a command writes is for its owner alone, whatever the umask."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mindtui.cli import look
from tests.cli.conftest import TestShell


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_everything_that_is_written_is_private(
    shell: TestShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mood in ("5", "6"):
        shell.ok("log", mood)
    shell.ok("config", "set", "log", "true")
    shell("export", "-o", str(shell.home / "out" / "export.json"))
    shell.ok("demo", "--years", "0.1", "--write", str(shell.home / "demo" / "demo.json"))
    name = shell.ok("backups", "--json").json[0]["name"]
    shell.ok("restore", "--yes", name)
    shell.data.write_bytes(shell.data.read_bytes()[:-9])
    shell("doctor", "--fix")
    monkeypatch.setattr(look, "due_plans", None)
    assert shell("today").code == 3
    written = {path.relative_to(shell.home).as_posix(): path.stat().st_mode for path in shell.home.rglob("*")}
    assert {"mindtui.log", "config.toml", "backups", f"backups/{name}", "out/export.json"} <= set(written)
    loose = [name for name, mode in written.items() if mode & 0o077]
    assert (loose, shell.home.stat().st_mode & 0o077) == ([], 0)
