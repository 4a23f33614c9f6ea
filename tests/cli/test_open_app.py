"""`mindtui`, `mindtui check-in` and `mindtui demo`: what they hand to the screens."""

from pathlib import Path
from typing import Any

import pytest

from mindtui.cli import notebook, open_app
from mindtui.settings import Settings
from mindtui.storage.envelope import Keyring
from mindtui.ui import run
from mindtui.ui.inline import Told
from tests.cli.conftest import TestShell


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the app was opened with, each time; nothing is drawn."""
    calls: list[dict[str, Any]] = []

    def note(*args: Any, **named: Any) -> int:
        locations = args[0]
        size = locations.data.stat().st_size if locations.data.exists() else 0
        calls.append({"args": args, "named": named, "size": size})
        return 0

    def note_check_in(*args: Any, **named: Any) -> Told:
        note(*args, **named)
        return Told("Logged 21:30 mood 6.", "help card" if named["ascii_only"] else None)

    for opener in (notebook, open_app):
        monkeypatch.setattr(opener, "need_terminal", lambda *_, **__: None)
    monkeypatch.setattr(run, "run_app", note)
    monkeypatch.setattr(run, "run_check_in", note_check_in)
    return calls


def test_without_a_command_the_app_opens(shell: TestShell, opened: list[dict[str, Any]]) -> None:
    shell.ok()
    [call] = opened
    locations, settings, notices = call["args"]
    assert (locations.data, settings, notices) == (shell.data, Settings(), ())
    assert call["named"] == {"mouse": True, "ascii_only": False, "keys": None}
    assert not shell.home.exists()


def test_options_and_settings_reach_the_app(
    shell: TestShell, opened: list[dict[str, Any]], tmp_path: Path
) -> None:
    shell.ok("config", "set", "ascii", "true")
    shell.ok("--no-mouse", "--data", str(tmp_path / "other.json"))
    [call] = opened
    assert call["args"][0].data == tmp_path / "other.json"
    assert call["named"] == {"mouse": False, "ascii_only": True, "keys": None}


def test_what_is_wrong_with_the_settings_is_shown_by_the_app(
    shell: TestShell, opened: list[dict[str, Any]]
) -> None:
    shell.home.mkdir()
    (shell.home / "config.toml").write_text("asci = true\n")
    shell.ok()
    assert len(opened[0]["args"][2]) == 1


def test_the_form_says_what_was_logged(shell: TestShell, opened: list[dict[str, Any]]) -> None:
    assert shell.ok("check-in").out == "Logged 21:30 mood 6.\n"
    # It asks for a passphrase under the prompt too, as every command does.
    assert isinstance(opened[0]["named"].pop("keys"), Keyring)
    assert opened[0]["named"] == {"mouse": True, "ascii_only": False}
    with_an_offer = shell("check-in", "--ascii")
    assert with_an_offer.out == "Logged 21:30 mood 6.\n"
    assert "call your local emergency number now" in with_an_offer.err
    assert opened[1]["named"]["ascii_only"] is True


def test_a_demo_lives_in_a_folder_that_goes_away(shell: TestShell, opened: list[dict[str, Any]]) -> None:
    shell.ok("config", "set", "theme", "nord")
    before = sorted(shell.home.iterdir())
    ran = shell("demo", "--years", "0.2", "--seed", "7")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Everything in this diary is made up, and it is thrown away when you quit.\n"
    [call] = opened
    locations = call["args"][0]
    assert call["named"]["demo"] is True
    assert call["args"][1].theme == "nord"
    assert call["size"] > 1000
    assert locations.config.parent == locations.data.parent
    assert not locations.data.parent.exists()
    assert sorted(shell.home.iterdir()) == before
