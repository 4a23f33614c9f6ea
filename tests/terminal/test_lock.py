"""An encrypted notebook in a terminal: what is asked, what is sent, what is left behind."""

import resource
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mindtui.domain.check_in import CheckIn
from mindtui.domain.record import as_doc
from mindtui.storage.envelope import Keyring, is_sealed
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.sealed import ByArgon2, sealed_with
from tests.support.app import NOW, with_ids
from tests.support.shell import MINDTUI, environment, until
from tests.support.terminal import Terminal
from tests.terminal.conftest import Start

PASSPHRASE = "correct horse"
SECRET = "a-word-nobody-shall-find"


@pytest.fixture
def sealed_home(home: Path) -> Path:
    """A notebook with one check-in, encrypted with little work."""
    home.mkdir(mode=0o700)
    [held] = with_ids([CheckIn(at=NOW, mood=6, tags=(SECRET,))])
    file = JournalFile(home / "mindtui.json")
    file.write_new({"check_ins": {held.id: as_doc(held)}})
    file.put_into(sealed_with(PASSPHRASE, ByArgon2(memory=8, passes=1, lanes=1)))
    file.close()
    return home


def moods(home: Path) -> list[int]:
    """The moods in the file, in the order of their moments."""
    file = JournalFile(home / "mindtui.json", keys=Keyring(lambda _: PASSPHRASE))
    try:
        rows = msgspec.json.decode(file.read()["check_ins"])
        return [row["mood"] for row in sorted(rows.values(), key=lambda row: row["at"])]
    finally:
        file.close()


def test_not_a_byte_of_the_notebook_comes_before_the_passphrase(start: Start, sealed_home: Path) -> None:
    app = start()
    app.wait_for("This notebook is encrypted.")
    app.send("wrong\r")
    app.wait_for("That is not the passphrase.")
    assert SECRET.encode() not in app.raw
    assert b"Welcome" not in app.raw
    app.send(f"{PASSPHRASE}\r7")
    app.wait_for(f"#{SECRET}")
    assert PASSPHRASE.encode() not in app.raw
    app.send("q")
    assert app.exit_status() == 0
    assert app.modes() == app.before


def test_everything_in_one_burst(start: Start, sealed_home: Path) -> None:
    app = start()
    app.wait_for_bytes(b"\x1b[?1049h")
    app.send(f"{PASSPHRASE}\rc8\r")
    until(lambda: moods(sealed_home) == [6, 8])
    app.send("q")
    assert app.exit_status() == 0
    assert is_sealed((sealed_home / "mindtui.json").read_bytes())


def test_the_passphrase_may_come_from_a_descriptor_and_is_asked_for_at_the_next_lock(
    sealed_home: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.write_text(f"{PASSPHRASE}\n")
    with_it = ["sh", "-c", f'exec "$@" 7<{given}', "sh", *MINDTUI, "--passphrase-fd", "7"]
    with Terminal(with_it, env=environment(sealed_home)) as app:
        app.wait_for("Check-ins")
        app.walk(("z", "-Check-ins"), (" ", "Passphrase"), (f"{PASSPHRASE}\r", "Check-ins"))
        app.send("q")
        assert app.exit_status() == 0


def test_a_wrong_one_from_a_descriptor_ends_with_its_own_status(sealed_home: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.write_text("wrong\n")
    with_it = ["sh", "-c", f'exec "$@" 7<{given}', "sh", *MINDTUI, "--passphrase-fd", "7"]
    with Terminal(with_it, env=environment(sealed_home)) as app:
        assert app.exit_status() == 6
        assert "is not the passphrase" in app.text


@pytest.mark.parametrize("colors", [{}, {"NO_COLOR": ""}, {"TERM": "linux", "COLORTERM": ""}], ids=str)
def test_a_lock_sends_nothing_and_is_blank(start: Start, sealed_home: Path, colors: Any) -> None:
    app = start(**colors)
    app.wait_for("This notebook is encrypted.")
    app.walk((f"{PASSPHRASE}\r", "Check-ins"), ("7", f"#{SECRET}"))
    app.settle()
    mark = app.mark()
    app.walk(("z", f"-#{SECRET}"))
    app.settle()
    assert app.text.strip() == ""
    assert app.listen(1.0) == b""
    app.send(" ")
    app.wait_for("Passphrase")
    app.settle()
    assert app.listen(1.0) == b""
    app.send("\x11")
    assert app.exit_status() == 0
    assert SECRET.encode() not in app.bytes_since(mark)


def test_an_open_notebook_leaves_no_core(start: Start, sealed_home: Path) -> None:
    app = start()
    app.wait_for("This notebook is encrypted.")
    app.walk((f"{PASSPHRASE}\r", "Check-ins"))
    assert resource.prlimit(app.process.pid, resource.RLIMIT_CORE) == (0, 0)
    app.send("q")
    assert app.exit_status() == 0


def test_the_form_under_the_prompt_asks_first(start: Start, sealed_home: Path) -> None:
    form = start("check-in")
    form.wait_for("Passphrase:")
    form.send(f"{PASSPHRASE}\n")
    form.wait_for("not given")
    form.send("7\r")
    assert form.exit_status() == 0
    assert PASSPHRASE.encode() not in form.raw
    assert moods(sealed_home) == [6, 7]
    assert form.modes() == form.before


def test_damage_is_told_with_the_help_card_at_hand(start: Start, sealed_home: Path) -> None:
    path = sealed_home / "mindtui.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    app = start()
    app.wait_for("This notebook is encrypted.")
    app.send(f"{PASSPHRASE}\r")
    app.wait_for("The data file cannot be used")
    app.walk(("!", "Talk to someone:"), ("\x1b", "-Talk to someone:"))
    app.send("q")
    assert app.exit_status() == 3
    assert path.read_bytes() == whole[:-1] + bytes([whole[-1] ^ 1])
